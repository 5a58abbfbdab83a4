package hillock.outputs.files;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import hillock.simulator.recording.Refinement;
import hillock.simulator.recording.Trust;

/** What {@code summary.json} says under {@code trust}. Times are in ms, variables in their units. */
final class TrustJson {
    private TrustJson() {}

    static Json of(Trust trust, boolean plain) {
        Map<String, Json> members = new LinkedHashMap<>();
        String smaller = switch (trust.than()) {
            case Refinement.Steps _ -> "dt";
            case Refinement.Tolerance _ -> "tolerance";
        };
        members.put(smaller, new Json.Number(trust.than().second()));
        members.put("third_" + smaller, optional(trust.than().third()));
        members.put("order", new Json.Number(trust.order()));
        members.put("reached", new Json.Number(trust.reached()));
        members.put("complete", new Json.Flag(trust.complete()));
        members.put("sentences", Json.texts(trust.sentences(plain)));
        members.put("doubts", Json.texts(trust.doubts(plain)));
        Map<String, Json> trains = new LinkedHashMap<>();
        trust.trains().forEach(train -> trains.put(train.population(), of(train)));
        members.put("spikes", new Json.Members(trains));
        Map<String, Json> variables = new LinkedHashMap<>();
        trust.variables().forEach(variable -> variables.put(variable.label(), of(variable)));
        members.put("variables", new Json.Members(variables));
        return new Json.Members(members);
    }

    private static Json of(Trust.Train train) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("count", new Json.Whole(train.spikes()));
        members.put("finer_count", new Json.Whole(train.finer()));
        members.put("difference", new Json.Number(train.difference()));
        members.put("error", new Json.Number(train.error()));
        members.put("order", new Json.Number(train.order()));
        members.put("observed_order", optional(train.observed()));
        members.put("bound", new Json.Number(train.bound()));
        members.put("parted", optional(train.parted()));
        members.put("parted_neurons", new Json.Whole(train.neurons()));
        return new Json.Members(members);
    }

    private static Json of(Trust.Variable variable) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("unit", new Json.Text(variable.unit().symbol()));
        members.put("difference", new Json.Number(variable.difference()));
        members.put("at", new Json.Number(variable.at()));
        members.put("error", new Json.Number(variable.error()));
        members.put("rms_error", new Json.Number(variable.rms()));
        members.put("observed_order", optional(variable.observed()));
        members.put("parted", optional(variable.parted()));
        return new Json.Members(members);
    }

    private static Json optional(Optional<Double> number) {
        return number.<Json>map(Json.Number::new).orElse(new Json.Null());
    }
}
