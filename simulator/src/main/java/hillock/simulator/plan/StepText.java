package hillock.simulator.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.language.algebra.Notation;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Population;
import hillock.language.model.Model;
import hillock.language.model.Model.Definition;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;

/** One step of an experiment as text, as it is carried out: for {@code hillock show}. Numbers are in ms, mV, uA and cm. */
public final class StepText {
    private StepText() {}

    /** By heading, for each model and each connection with equations of its own; empty if the file simulates nothing. */
    public static Map<String, String> of(Experiment experiment) {
        Map<String, String> texts = new LinkedHashMap<>();
        experiment.simulation().flatMap(simulation -> Integrator.named(simulation.method())).ifPresent(method -> {
            for (Population population : experiment.populations()) {
                Model model = population.model();
                texts.putIfAbsent(heading(model.name(), method), text(method, model.equations(), model.expressions()));
            }
            experiment.connections().stream().filter(connection -> !connection.equations().isEmpty()).forEach(connection ->
                    texts.put(heading(connection.name(), method), text(method, connection.equations(), connection.expressions())));
        });
        return texts;
    }

    private static String heading(String owner, Integrator method) {
        return "one step of " + owner + ": " + method.name() + ", order " + method.order() + ", in ms, mV, uA and cm";
    }

    private static String text(Integrator method, List<Equation> equations, List<Definition> expressions) {
        Mathematics mathematics = Mathematics.of(equations, expressions);
        List<Stage> stages = method.stages(mathematics.equations(), mathematics.definitions());
        StringBuilder text = new StringBuilder();
        mathematics.definitions().forEach((name, value) -> line(text, name, value));
        for (int k = 0; k < stages.size(); k++) {
            if (stages.size() > 1) text.append("# stage ").append(k + 1).append(" of ").append(stages.size()).append('\n');
            for (Stage.Update update : stages.get(k).updates()) {
                line(text, update.target(), update.value());
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Term.Variable name, Term value) {
        text.append(name.name()).append(" = ").append(Notation.text(value)).append('\n');
    }
}
