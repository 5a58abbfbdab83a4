package hillock.language.advice;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import hillock.language.algebra.Enclosure;
import hillock.language.algebra.Interval;
import hillock.language.algebra.Singularities;
import hillock.language.algebra.Substitution;
import hillock.language.model.CheckedFile;
import hillock.language.model.Condition;
import hillock.language.model.Experiment;
import hillock.language.model.Function;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;

/**
 * What is known of a model's names without simulating it.
 *
 * @param definitions named expressions, without removable singularities
 * @param ranges      where parameters lie, and state variables by their bounds, or because their equation keeps them between 0 and 1
 */
record Known(CheckedFile file, Model model, Map<Term.Variable, Term> definitions, Map<String, Interval> ranges) {
    private static final Interval UNIT = new Interval(0, 1);

    static Known of(CheckedFile file, Model model) {
        Map<Term.Variable, Term> definitions = new LinkedHashMap<>();
        for (Model.Definition each : model.expressions()) {
            definitions.put(Term.own(each.name()), Singularities.removed(each.value(), definitions));
        }
        Known known = new Known(file, model, definitions, new HashMap<>());
        for (Model.Assigned each : model.parameters()) known.ranges.put(each.name(), known.given(each.value()));
        settings(file.experiment(), model).forEach(each -> known.ranges.merge(each.name(), known.given(each.value()), Interval::and));
        for (Model.Bound each : model.bounds()) known.narrow(each.holds());
        for (Model.Equation each : model.equations()) {
            if (!known.ranges.containsKey(each.variable()) && known.isKeptInUnit(each)) known.ranges.put(each.variable(), UNIT);
        }
        return new Known(file, model, definitions, Map.copyOf(known.ranges));
    }

    /** The expressions and rates as they stand in the text, by their place in the model: {@code m_inf}, {@code dm/dt}. */
    Map<String, Term> written() {
        Map<String, Term> written = new LinkedHashMap<>();
        for (Model.Definition each : model.expressions()) written.put(each.name(), each.value());
        for (Model.Equation each : model.equations()) written.put("d" + each.variable() + "/dt", each.rate());
        return written;
    }

    /** Empty where the text has no such place. */
    Optional<Problem> warning(String place, String message, String hint) {
        return file.origins().of(model.name() + "." + place).map(span -> Problem.warning(span, message, hint));
    }

    /** Other values that parameters of the model get somewhere. */
    private static Stream<Model.Assigned> settings(Experiment experiment, Model model) {
        List<Experiment.Population> own = experiment.populations().stream()
                .filter(each -> each.model().name().equals(model.name())).toList();
        List<String> names = own.stream().map(Experiment.Population::name).toList();
        Stream<Model.Assigned> given = own.stream().flatMap(each -> each.parameters().stream())
                .map(setting -> new Model.Assigned(setting.parameter(), setting.value()));
        Stream<Model.Assigned> changed = experiment.changes().stream().filter(change -> names.contains(change.owner()))
                .map(change -> new Model.Assigned(change.parameter(), change.value()));
        return Stream.concat(given, changed);
    }

    private Interval given(Model.Values values) {
        return range(values, this::range);
    }

    static Interval range(Model.Values values, java.util.function.Function<Term, Interval> each) {
        return switch (values) {
            case Model.Values.Each(var term) -> each.apply(term);
            case Model.Values.Listed(var numbers) -> numbers.stream().map(Interval::of).reduce(Interval::and).orElse(Interval.ALL);
            case Model.Values.Column(var numbers) -> Arrays.stream(numbers).mapToObj(Interval::of).reduce(Interval::and)
                    .orElse(Interval.ALL);
            case Model.Values.Matrix(var rows) -> Stream.of(rows).flatMapToDouble(Arrays::stream).mapToObj(Interval::of)
                    .reduce(Interval::and).orElse(Interval.ALL);
        };
    }

    /** Between which numbers a term over the model's names lies. */
    Interval range(Term term) {
        return Enclosure.of(Singularities.removed(term, definitions), definitions, this::named);
    }

    /** Between which numbers a name of the model lies; from a connection it may have another scope. */
    Interval named(Term.Variable name) {
        return switch (name.name()) {
            case "i", "size" -> Interval.POSITIVE;
            default -> ranges.getOrDefault(name.name(), Interval.ALL);
        };
    }

    /** Takes down what a bound says of a variable by itself. */
    private void narrow(Condition condition) {
        switch (condition) {
            case Condition.And(var left, var right) -> {
                narrow(left);
                narrow(right);
            }
            case Condition.Comparison(var relation, var left, var right) -> {
                boolean less = relation == Condition.Relation.LESS || relation == Condition.Relation.AT_MOST;
                Term small = less ? left : right;
                Term large = less ? right : left;
                if (small instanceof Term.Variable x) meet(x, new Interval(Double.NEGATIVE_INFINITY, range(large).high()));
                if (large instanceof Term.Variable x) meet(x, new Interval(range(small).low(), Double.POSITIVE_INFINITY));
                if (small instanceof Term.Call(var function, var arguments) && function == Function.ABS
                        && arguments.getFirst() instanceof Term.Variable x) {
                    double most = range(large).high();
                    if (most >= 0) meet(x, new Interval(-most, most));
                }
            }
            case Condition.Or _, Condition.Not _ -> { }
        }
    }

    private void meet(Term.Variable x, Interval with) {
        if (!isState(x)) return;
        Interval old = ranges.getOrDefault(x.name(), Interval.ALL);
        ranges.put(x.name(), Interval.between(Math.max(old.low(), with.low()), Math.min(old.high(), with.high())));
    }

    boolean isState(Term.Variable name) {
        return name.scope() == Term.Scope.OWN && model.equations().stream().anyMatch(each -> each.variable().equals(name.name()));
    }

    /** Whether the equation by itself never takes a variable out of [0, 1]: it does not fall at 0 and does not rise at 1. */
    boolean isKeptInUnit(Model.Equation equation) {
        return range(at(equation, 0)).low() >= 0 && range(at(equation, 1)).high() <= 0;
    }

    /** The rate where the variable has this value. */
    Term at(Model.Equation equation, double value) {
        Term written = Substitution.ofDefinitions(equation.rate(), definitions);
        return Substitution.in(written, name -> name.equals(Term.own(equation.variable()))
                ? Optional.of(new Term.Constant(value)) : Optional.empty());
    }
}
