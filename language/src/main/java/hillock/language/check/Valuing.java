package hillock.language.check;

import java.util.List;
import java.util.Optional;
import hillock.language.check.Meaning.Array;
import hillock.language.model.Model.Start;
import hillock.language.model.Model.Values;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;

/** Values of parameters, weights and initial values: an expression for each, or a list or matrix where there is a size for it. */
final class Valuing {
    private final Checking checking;
    private final Reach reach;
    private final Place place;
    private final Extent extent;

    /** For how many the value is. */
    sealed interface Extent {
        /** A model's own value, for neurons of any number. */
        record Open() implements Extent {}

        record Neurons(int count, String label) implements Extent {}

        /** Rows are targets, columns sources. */
        record Pairs(Part source, Part target) implements Extent {}
    }

    record Valued(Values values, Dim dim) {}

    Valuing(Checking checking, Reach reach, Place place, Extent extent) {
        this.checking = checking;
        this.reach = reach;
        this.place = place;
        this.extent = extent;
    }

    Valued value(Expression expression) {
        Optional<Array> array = new Lists(checking).array(expression, reach);
        if (array.isPresent()) return new Valued(listed(expression, array.get()), array.get().dim());
        Typed value = new Resolver(checking, place).number(expression, reach);
        return new Valued(new Values.Each(value.term()), value.dim());
    }

    /** An initial value of something of dimension {@code dim}. */
    Start start(Expression expression, String variable, Dim dim) {
        if (expression instanceof Expression.Steady(_, var near)) {
            return new Start.Steady(near.map(guess -> {
                Typed value = new Resolver(checking, Place.INITIAL).number(guess, reach);
                checking.agreeValue(guess, variable, dim, "the guess", value.dim());
                return value.term();
            }));
        }
        Valued value = value(expression);
        checking.agreeValue(expression, variable, dim, "its initial value", value.dim());
        return new Start.Given(value.values());
    }

    private Values listed(Expression at, Array array) {
        return switch (extent) {
            case Extent.Open() -> {
                checking.problems().error(at.span(), "a model cannot hold a list, since it does not know its number of neurons",
                        "give the list in the population's braces");
                yield new Values.Each(Term.ZERO);
            }
            case Extent.Neurons(int count, String label) -> {
                List<Double> numbers = array.rows().size() == 1 ? array.rows().getFirst() : List.of();
                if (array.matrix()) {
                    checking.problems().error(at.span(), "a matrix stands where one number for each neuron is expected",
                            "write a list of " + Wording.count(count, "number"));
                } else if (numbers.size() != count) {
                    checking.problems().error(at.span(), "the list has " + Wording.count(numbers.size(), "number") + ", but " + label
                            + " has "
                            + Wording.count(count, "neuron"), "write one number for each neuron");
                }
                yield new Values.Listed(numbers);
            }
            case Extent.Pairs(Part source, Part target) -> matrix(at, array, source, target);
        };
    }

    private Values matrix(Expression at, Array array, Part source, Part target) {
        List<List<Double>> rows = array.rows();
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        if (!array.matrix()) {
            checking.problems().error(at.span(), "a list stands where a matrix is expected",
                    "write one row in brackets for each target: [[...], [...]]");
        } else if (rows.size() != target.size() || columns != source.size()) {
            checking.problems().error(at.span(), "the matrix has " + Wording.count(rows.size(), "row") + " and "
                    + Wording.count(columns, "column") + ", expected " + target.size() + " and " + source.size(),
                    "one row for each target (" + target.label() + " has " + target.size() + "), one column for each source ("
                    + source.label() + " has " + source.size() + ")");
        }
        double[][] numbers = new double[rows.size()][];
        for (int r = 0; r < numbers.length; r++) numbers[r] = rows.get(r).stream().mapToDouble(Double::doubleValue).toArray();
        return new Values.Matrix(numbers);
    }
}
