package hillock.simulator.kernels;

import hillock.language.model.Condition;
import hillock.language.model.Function;

/** What a {@link Node} does with its arguments. */
sealed interface Operation {
    /** Compared by bits: 0.0 and -0.0 are two constants. */
    record Constant(long bits) implements Operation {
        static Constant of(double value) {
            return new Constant(Double.doubleToRawLongBits(value));
        }

        double value() {
            return Double.longBitsToDouble(bits);
        }
    }

    record Read(Loop.Operand operand) implements Operation {}

    enum Arithmetic implements Operation {
        NEGATE, ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER;

        double of(double x, double y) {
            return switch (this) {
                case NEGATE -> -x;
                case ADD -> x + y;
                case SUBTRACT -> x - y;
                case MULTIPLY -> x * y;
                case DIVIDE -> x / y;
                case POWER -> Elementary.pow(x, y);
            };
        }
    }

    record Apply(Function function) implements Operation {}

    /** Condition, value if it holds, value otherwise: only one of the two is computed. */
    record Choose() implements Operation {}

    record Compare(Condition.Relation relation) implements Operation {}

    enum Logic implements Operation { AND, OR, NOT }
}
