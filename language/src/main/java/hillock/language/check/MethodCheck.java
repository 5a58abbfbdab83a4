package hillock.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import hillock.language.model.Experiment.Simulation;
import hillock.language.model.Model;
import hillock.language.model.Model.Equation;
import hillock.language.syntax.Span;

/** Whether the method can integrate what is simulated: white noise and reflecting bounds need one that is made for them. */
record MethodCheck(Problems problems, Simulation simulation, Map<String, Span> spans) {
    /** Methods for stochastic equations; the first three solve in the sense of Ito, the last in that of Stratonovich. */
    private static final List<String> FOR_NOISE = List.of("euler-maruyama", "milstein", "exponential-euler", "stochastic-heun");
    private static final String HINT = "method = euler-maruyama, milstein or exponential-euler (Ito), or stochastic-heun (Stratonovich)";

    /** A model or a connection. */
    private record Owner(String name, BodyCheck body, List<Model.Bound> bounds) {}

    /**
     * Reports one thing that the method is not for: another would mend all.
     *
     * @param bounds of each model
     */
    void check(Owners owners, Map<String, List<Model.Bound>> bounds) {
        if (FOR_NOISE.contains(simulation.method()) || !SimulateCheck.METHODS.contains(simulation.method())) return;
        List<Owner> all = new ArrayList<>();
        for (CheckedModel model : owners.populations().stream().map(CheckedPopulation::model).distinct().toList()) {
            all.add(new Owner(model.name(), model.body(), bounds.get(model.name())));
        }
        for (CheckedConnection connection : owners.connections()) {
            all.add(new Owner(connection.name(), connection.body(), connection.body().bounds.checked()));
        }
        for (Owner each : all) if (reportsNoise(each)) return;
        for (Owner each : all) if (reportsMirror(each)) return;
    }

    private boolean reportsNoise(Owner owner) {
        for (Equation equation : owner.body.equations.values()) {
            if (equation.noises().isEmpty()) continue;
            String method = simulation.method() + (spans.containsKey("simulate.method") ? "" : ", the default method,");
            problems.error(spans.getOrDefault("simulate.method", spans.get("simulate")),
                    method + " cannot integrate white noise, the " + equation.noises().getFirst().noise() + " of " + owner.name, HINT);
            return true;
        }
        return false;
    }

    private boolean reportsMirror(Owner owner) {
        for (int k = 0; k < owner.bounds.size(); k++) {
            if (!owner.bounds.get(k).reflected()) continue;
            problems.error(owner.body.spans.get(owner.name + ".bound." + k),
                    "reflected needs a method for noise, but the method is " + simulation.method(), HINT);
            return true;
        }
        return false;
    }
}
