package hillock.language.advice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.advice.Parts.Pull;
import hillock.language.algebra.Enclosure;
import hillock.language.algebra.Interval;
import hillock.language.algebra.Linear;
import hillock.language.algebra.Notation;
import hillock.language.algebra.Singularities;
import hillock.language.algebra.Substitution;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Contribution;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/**
 * Connections that drive a variable of a neuron away from a value, e S (V - Vr), while the neuron's own equation pulls it back to one:
 * the sign is likely wrong.
 */
record CouplingSigns(CheckedFile file) {

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (Connection connection : file.experiment().connections()) {
            Ends ends = Ends.of(connection, known(connection.source()), known(connection.target()));
            for (int k = 0; k < connection.contributions().size(); k++) problems.addAll(problems(ends, k));
        }
        return problems;
    }

    private List<Problem> problems(Ends ends, int number) {
        Contribution contribution = ends.connection.contributions().get(number);
        Known end = contribution.side() == Term.Scope.PRE ? ends.source : ends.target;
        List<Problem> problems = new ArrayList<>();
        for (Model.Equation equation : end.model().equations()) {
            Term.Variable x = Term.own(equation.variable());
            boolean back = Parts.of(equation.rate(), x, end.definitions()).parts().stream()
                    .anyMatch(part -> Parts.pull(part.term(), x, end.definitions(), end::range) == Pull.BACK);
            if (!back || !rises(equation, contribution.input(), end)) continue;
            Term.Variable there = new Term.Variable(contribution.side(), x.name());
            if (Parts.pull(contribution.value(), there, ends.definitions, ends::range) != Pull.AWAY) continue;
            warning(ends.connection, number, x.name()).ifPresent(problems::add);
        }
        return problems;
    }

    /** Whether the rate rises with an input, in proportion. */
    private static boolean rises(Model.Equation equation, String input, Known end) {
        Optional<Linear> form = Linear.in(Term.own(input), equation.rate(), end.definitions());
        return form.isPresent() && !form.get().isFree() && end.range(form.get().slope()).low() >= 0;
    }

    private Known known(Part part) {
        Model model = file.experiment().populations().stream().filter(each -> each.name().equals(part.population())).findFirst()
                .map(Experiment.Population::model).orElseThrow();
        return Known.of(file, model);
    }

    private Optional<Problem> warning(Connection connection, int number, String x) {
        Contribution contribution = connection.contributions().get(number);
        String side = contribution.side() == Term.Scope.PRE ? "pre." : "post.";
        String message = connection.name() + " drives " + side + x + " away from a value by what it adds to " + side + contribution.input()
                + ", " + Notation.text(contribution.value());
        return file.origins().of(connection.name() + ".adds." + number).map(span -> Problem.warning(span, message,
                "is its sign right? What pulls " + x + " towards E is g * (E - " + side + x + ")"));
    }

    /**
     * What is known of the names in a connection.
     *
     * @param definitions named expressions of both models and of the connection
     */
    private record Ends(Connection connection, Known source, Known target, Map<Term.Variable, Term> definitions) {
        static Ends of(Connection connection, Known source, Known target) {
            Map<Term.Variable, Term> all = new HashMap<>();
            add(source, Term.Scope.PRE, all);
            add(target, Term.Scope.POST, all);
            for (Model.Definition each : connection.expressions()) all.put(Term.own(each.name()), each.value());
            return new Ends(connection, source, target, all);
        }

        private static void add(Known known, Term.Scope scope, Map<Term.Variable, Term> all) {
            known.definitions().forEach((name, value) -> all.put(new Term.Variable(scope, name.name()),
                    Substitution.in(value, own -> Optional.of(new Term.Variable(scope, own.name())))));
        }

        Interval range(Term term) {
            return Enclosure.of(Singularities.removed(term, definitions), definitions, this::named);
        }

        private Interval named(Term.Variable name) {
            return switch (name.scope()) {
                case PRE -> source.named(name);
                case POST -> target.named(name);
                case OWN -> connection.parameters().stream().filter(each -> each.name().equals(name.name())).map(Model.Assigned::value)
                        .map(value -> Known.range(value, this::range)).reduce(Interval::and).orElse(Interval.ALL);
            };
        }
    }
}
