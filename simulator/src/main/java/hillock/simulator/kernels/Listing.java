package hillock.simulator.kernels;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import hillock.language.algebra.Notation;
import hillock.language.model.Condition;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Term;

/**
 * A loop as text that a person can read: one line for each operand, sorted by where it is found, then one for each statement.
 *
 * <pre>
 * cells.step, for each element e:
 *   dt = scalars[0]
 *   x = arrays[0][e]
 *   let x@next = x + dt * -x
 *   arrays[0][e] = x@next
 *   require x@next &lt;= 1, else flag 1
 * </pre>
 */
public final class Listing {
    private Listing() {}

    public static String of(Loop loop) {
        Stream<String> operands = loop.operands().entrySet().stream()
                .sorted(Comparator.comparing(Listing::place).thenComparing(entry -> Notation.text(entry.getKey())))
                .map(entry -> Notation.text(entry.getKey()) + " = " + text(entry.getValue()));
        Stream<String> statements = loop.statements().stream().map(Listing::text);
        return Stream.concat(operands, statements)
                .collect(Collectors.joining("\n  ", loop.name() + in(loop.precision())
                        + (loop.fused() ? ", x * y + z rounded once" : "") + ", for each element e:\n  ", "\n"));
    }

    private static String in(Precision precision) {
        return switch (precision) {
            case DOUBLE -> "";
            case SINGLE -> " in single precision";
        };
    }

    /** Scalars first, then elements, then what is gathered; each by number. */
    private static long place(Map.Entry<Term, Loop.Operand> entry) {
        return switch (entry.getValue()) {
            case Loop.Operand.Scalar(int slot) -> slot;
            case Loop.Operand.Element(int array) -> (1L << 32) + array;
            case Loop.Operand.Gathered(int array, int _) -> (1L << 33) + array;
        };
    }

    private static String text(Loop.Operand operand) {
        return switch (operand) {
            case Loop.Operand.Scalar(int slot) -> "scalars[" + slot + "]";
            case Loop.Operand.Element(int array) -> element(array);
            case Loop.Operand.Gathered(int array, int index) -> element(array, index);
        };
    }

    private static String text(Loop.Statement statement) {
        return switch (statement) {
            case Loop.Statement.Let(Term.Variable name, Term value) -> "let " + Notation.text(name) + " = " + Notation.text(value);
            case Loop.Statement.Store(int array, Term value) -> element(array) + " = " + Notation.text(value);
            case Loop.Statement.Add(int array, int index, Term value) -> element(array, index) + " += " + Notation.text(value);
            case Loop.Statement.Put(int array, int index, Term value) -> element(array, index) + " = " + Notation.text(value);
            case Loop.Statement.Require(Condition condition, int mask) -> "require " + Notation.text(condition) + ", else flag " + mask;
            case Loop.Statement.Mark(Condition condition, int array, Term value, int mask) -> "where " + Notation.text(condition) + ": "
                    + element(array) + " = " + Notation.text(value) + ", flag " + mask;
        };
    }

    private static String element(int array) {
        return "arrays[" + array + "][e]";
    }

    private static String element(int array, int index) {
        return "arrays[" + array + "][indices[" + index + "][e]]";
    }
}
