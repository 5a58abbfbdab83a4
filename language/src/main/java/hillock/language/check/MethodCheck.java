package hillock.language.check;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import hillock.language.model.Experiment.Simulation;
import hillock.language.model.Model.Equation;
import hillock.language.syntax.Span;

/** Whether the method can integrate what is simulated: white noise and reflecting bounds need one that is made for them. */
record MethodCheck(Problems problems, Simulation simulation, Map<String, Span> spans) {
    /** Methods for stochastic equations; the first three solve in the sense of Ito, the last in that of Stratonovich. */
    private static final List<String> FOR_NOISE = List.of("euler-maruyama", "milstein", "exponential-euler", "stochastic-heun");
    private static final String HINT = "method = euler-maruyama, milstein or exponential-euler (Ito), or stochastic-heun (Stratonovich)";

    /** Reports one thing that the method is not for: another would mend all. */
    void check(Owners owners) {
        if (FOR_NOISE.contains(simulation.method()) || !SimulateCheck.METHODS.contains(simulation.method())) return;
        List<BodyCheck> all = Stream.concat(owners.populations().stream().map(each -> each.model().body()).distinct(),
                owners.connections().stream().map(CheckedConnection::body)).toList();
        for (BodyCheck each : all) if (reportsNoise(each)) return;
        for (BodyCheck each : all) if (reportsMirror(each)) return;
    }

    private boolean reportsNoise(BodyCheck body) {
        for (Equation equation : body.equations.values()) {
            if (equation.noises().isEmpty()) continue;
            String method = simulation.method() + (spans.containsKey("simulate.method") ? "" : ", the default method,");
            problems.error(spans.getOrDefault("simulate.method", spans.get("simulate")),
                    method + " cannot integrate white noise, the " + equation.noises().getFirst().noise() + " of " + body.owner, HINT);
            return true;
        }
        return false;
    }

    private boolean reportsMirror(BodyCheck body) {
        OptionalInt first = body.bounds.firstReflected();
        if (first.isEmpty()) return false;
        problems.error(body.spans.get(body.owner + ".bound." + first.getAsInt()),
                "reflected needs a method for noise, but the method is " + simulation.method(), HINT);
        return true;
    }
}
