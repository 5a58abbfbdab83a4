package hillock.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import hillock.language.check.Meaning.Array;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.ListOf;

/** Lists and matrices as written: {@code [-65, -50] mV}, {@code [[0, 1], [1, 0]]}. */
final class Lists {
    private final Checking checking;
    private final NameMeanings names;

    Lists(Checking checking) {
        this.checking = checking;
        this.names = new NameMeanings(checking, Place.CONSTANT);
    }

    /** The list or matrix that an expression is or names; empty where it is something else. */
    Optional<Array> array(Expression expression, Reach reach) {
        return switch (expression) {
            case ListOf list -> Optional.of(read(list, reach));
            case Expression.Name name when reach.find(name.text()).orElse(null) instanceof Meaning.Numbers(var array) -> Optional.of(array);
            case Expression _ -> Optional.empty();
        };
    }

    private Array read(ListOf list, Reach reach) {
        list.unit().ifPresent(unit -> names.unambiguous(list, unit, reach));
        Dim dim = list.unit().map(unit -> Dim.of(unit.unit().dimension())).orElseGet(() -> checking.dimensions().fresh());
        boolean matrix = !list.elements().isEmpty() && list.elements().getFirst() instanceof ListOf;
        List<List<Double>> rows = new ArrayList<>();
        if (list.elements().isEmpty()) checking.problems().error(list.span(), "the list is empty");
        if (!matrix) {
            rows.add(row(list.elements(), list, dim, reach));
            return new Array(rows, false, dim);
        }
        int columns = ((ListOf) list.elements().getFirst()).elements().size();
        for (Expression element : list.elements()) {
            if (!(element instanceof ListOf row)) {
                checking.problems().error(element.span(), "expected a row of the matrix in brackets, found " + Wording.side(element,
                        "a number"));
                continue;
            }
            row.unit().ifPresent(unit -> checking.problems().error(unit.span(), "a unit stands behind the outermost bracket only"));
            if (row.elements().size() != columns) {
                checking.problems().error(row.span(), "this row has " + Wording.count(row.elements().size(), "number")
                        + ", the first has " + columns,
                        "every row has one number for each source");
            }
            rows.add(row(row.elements(), list, dim, reach));
        }
        return new Array(rows, true, dim);
    }

    private List<Double> row(List<Expression> elements, ListOf list, Dim dim, Reach reach) {
        List<Double> numbers = new ArrayList<>(elements.size());
        for (Expression element : elements) numbers.add(element(element, list, dim, reach));
        return numbers;
    }

    private double element(Expression element, ListOf list, Dim dim, Reach reach) {
        boolean negative = element instanceof Expression.Unary(_, var operator, _) && operator == Expression.UnaryOperator.NEGATE;
        Expression inner = negative ? ((Expression.Unary) element).operand() : element;
        if (list.unit().isPresent() && inner instanceof Expression.Quantity(_, var value, var own) && own.isEmpty()) {
            double number = list.unit().get().unit().toCoherent(value);
            return negative ? -number : number;
        }
        Typed value = new Resolver(checking, Place.CONSTANT).number(element, reach);
        OptionalDouble number = ConstantTerm.value(value.term());
        if (list.unit().isPresent()) {
            checking.plain(element.span(), "a number in a list with a unit", value.dim());
            return list.unit().get().unit().toCoherent(number.orElse(Double.NaN));
        }
        checking.agree(element.span(), "the numbers of a list must agree", "the first", dim, Wording.side(element, "this"), value.dim());
        return number.orElse(Double.NaN);
    }
}
