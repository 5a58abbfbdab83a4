package hillock.language.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Experiment.Simulation;
import hillock.language.model.Model;
import hillock.language.syntax.Span;

/** Whether the method can integrate what is simulated: white noise and reflecting bounds need one that is made for them. */
record MethodCheck(Problems problems, Simulation simulation, Map<String, Span> spans) {
    /** Methods for stochastic equations; the first three solve in the sense of Ito, the last in that of Stratonovich. */
    static final List<String> FOR_NOISE = List.of("euler-maruyama", "milstein", "exponential-euler", "stochastic-heun");
    private static final String HINT = "method = euler-maruyama, milstein or exponential-euler (Ito), or stochastic-heun (Stratonovich)";

    /** @param bounds of each model */
    void check(Owners owners, Map<String, List<Model.Bound>> bounds) {
        for (CheckedModel model : owners.populations().stream().map(CheckedPopulation::model).distinct().toList()) {
            suits(model.name(), model.body(), bounds.get(model.name()));
        }
        for (CheckedConnection connection : owners.connections()) {
            suits(connection.name(), connection.body(), connection.body().bounds.checked());
        }
    }

    private void suits(String owner, BodyCheck body, List<Model.Bound> bounds) {
        if (FOR_NOISE.contains(simulation.method())) return;
        Optional<String> noise = body.equations.values().stream().flatMap(equation -> equation.noises().stream())
                .map(Model.Diffusion::noise).findFirst();
        Span at = spans.getOrDefault("simulate.method", spans.get("simulate"));
        noise.ifPresent(name -> problems.error(at, method() + " cannot integrate white noise, the " + name + " of " + owner, HINT));
        for (int k = 0; k < bounds.size(); k++) {
            if (!bounds.get(k).reflected()) continue;
            problems.error(body.spans.get(owner + ".bound." + k),
                    "reflected needs a method for noise, but the method is " + simulation.method(), HINT);
        }
    }

    private String method() {
        return simulation.method() + (spans.containsKey("simulate.method") ? "" : ", the default method,");
    }
}
