package hillock.language.check;

import java.util.List;
import hillock.language.syntax.Statement;

/** What a name means where it stands. */
sealed interface Meaning {
    Kind kind();

    /** A number. */
    record Quantity(Typed value, Kind kind) implements Meaning {}

    /** A list (one row) or matrix of the file's constants, in coherent units. */
    record Numbers(Array array) implements Meaning {
        @Override public Kind kind() {
            return Kind.CONSTANT;
        }
    }

    /** A function that the user wrote, to be written out where it is called, its other names meaning what they mean in {@code home}. */
    record UserFunction(Statement.Definition definition, Reach home) implements Meaning {
        @Override public Kind kind() {
            return Kind.EXPRESSION;
        }
    }

    /** Numbers that a user listed. {@code matrix} tells {@code [[1, 2]]} from {@code [1, 2]}. */
    record Array(List<List<Double>> rows, boolean matrix, Dim dim) {}
}
