package hillock.simulator.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.language.algebra.Notation;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Population;
import hillock.language.model.Model;
import hillock.language.model.Model.Bound;
import hillock.language.model.Model.Definition;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;

/** One step of an experiment as text, as it is carried out: for {@code hillock show}. Numbers are in ms, mV, uA and cm. */
public final class StepText {
    private StepText() {}

    /**
     * By heading, for each model and each connection with equations of its own; empty if the file simulates nothing.
     *
     * @param known by connection, state variables that are not stepped, because only its events read them
     */
    public static Map<String, String> of(Experiment experiment, Map<String, List<String>> known) {
        Map<String, String> texts = new LinkedHashMap<>();
        experiment.simulation().flatMap(simulation -> Integrator.named(simulation.method())).ifPresent(method -> {
            for (Population population : experiment.populations()) {
                Model model = population.model();
                if (model.source().isPresent()) continue;
                texts.putIfAbsent(heading(model.name(), method, model.equations()),
                        text(method, model.equations(), model.expressions(), model.bounds()));
            }
            experiment.connections().stream().filter(connection -> !connection.equations().isEmpty()).forEach(connection ->
                    texts.put(heading(connection.name(), method, connection.equations()),
                            text(method, connection, known.getOrDefault(connection.name(), List.of()))));
        });
        return texts;
    }

    private static String text(Integrator method, Connection connection, List<String> known) {
        List<Equation> stepped = connection.equations().stream().filter(each -> !known.contains(each.variable())).toList();
        String rest = stepped.isEmpty() ? "" : text(method, stepped, connection.expressions(), connection.bounds());
        return known.isEmpty() ? rest : "# not stepped, but exact from one event to the next: " + String.join(", ", known) + "\n" + rest;
    }

    private static String heading(String owner, Integrator method, List<Equation> equations) {
        boolean noise = equations.stream().anyMatch(equation -> !equation.noises().isEmpty());
        String order = noise ? method.calculus().map(Calculus::text).orElse("no method for noise") : "order " + method.order();
        return "one step of " + owner + ": " + method.name() + ", " + order + ", in ms, mV, uA and cm";
    }

    private static String text(Integrator method, List<Equation> equations, List<Definition> expressions, List<Bound> bounds) {
        Mathematics mathematics = Mathematics.of(equations, expressions);
        List<Stage> stages;
        try {
            stages = Reflection.applied(method.stages(mathematics.equations(), mathematics.definitions()), bounds);
        } catch (UnsuitableEquation unsuitable) {
            return unsuitable.getMessage() + "\n";
        }
        StringBuilder text = new StringBuilder();
        mathematics.definitions().forEach((name, value) -> line(text, name, value));
        for (int k = 0; k < stages.size(); k++) {
            if (stages.size() > 1) text.append("# stage ").append(k + 1).append(" of ").append(stages.size()).append('\n');
            for (Stage.Update update : stages.get(k).updates()) {
                line(text, update.target(), update.value());
            }
        }
        method.calculus().ifPresent(calculus -> otherSense(text, calculus, mathematics));
        return text.toString();
    }

    /** The drift that has the same solutions in the other sense, where an amplitude depends on the state. */
    private static void otherSense(StringBuilder text, Calculus calculus, Mathematics mathematics) {
        Noises noises = new Noises(mathematics.equations(), mathematics.definitions());
        for (Equation equation : mathematics.equations()) {
            Term correction = noises.correction(equation);
            if (correction.equals(Term.ZERO)) continue;
            String from = "# in the sense of " + (calculus == Calculus.ITO ? Calculus.STRATONOVICH : Calculus.ITO).text() + ", d";
            text.append(from).append(equation.variable()).append("/dt has ").append(Notation.text(correction))
                    .append(calculus == Calculus.ITO ? " less" : " more").append('\n');
        }
    }

    private static void line(StringBuilder text, Term.Variable name, Term value) {
        text.append(name.name()).append(" = ").append(Notation.text(value)).append('\n');
    }
}
