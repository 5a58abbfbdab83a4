package hillock.simulator.kernels;

import hillock.language.model.Condition;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;

/** What a {@link Node} does with its arguments. */
sealed interface Operation {
    /** What its result is. */
    enum Kind { NUMBER, TRUTH, BITS }

    default Kind kind() {
        return Kind.NUMBER;
    }

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
        NEGATE, ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER,
        /** {@code x * y + z}, rounded once. */
        FMA;

        double of(double x, double y, double z, Precision precision) {
            return switch (precision) {
                case DOUBLE -> of(x, y, z);
                case SINGLE -> switch (this) {
                    case NEGATE, ADD, SUBTRACT, MULTIPLY, DIVIDE -> (float) of(x, y, z);
                    case POWER -> ElementarySingle.pow((float) x, (float) y);
                    case FMA -> Math.fma((float) x, (float) y, (float) z);
                };
            };
        }

        private double of(double x, double y, double z) {
            return switch (this) {
                case NEGATE -> -x;
                case ADD -> x + y;
                case SUBTRACT -> x - y;
                case MULTIPLY -> x * y;
                case DIVIDE -> x / y;
                case POWER -> Elementary.pow(x, y);
                case FMA -> Math.fma(x, y, z);
            };
        }
    }

    record Apply(Function function) implements Operation {}

    /** Condition, value if it holds, value otherwise: only one of the two is computed. */
    record Choose() implements Operation {}

    record Compare(Condition.Relation relation) implements Operation {
        @Override public Kind kind() {
            return Kind.TRUTH;
        }
    }

    enum Logic implements Operation {
        AND, OR, NOT;

        @Override public Kind kind() {
            return Kind.TRUTH;
        }
    }

    /**
     * Operations on the bits of numbers, as {@link Format} lays them out: what functions are made of below arithmetic. Only loops in
     * {@link Lanes} have them.
     */
    sealed interface Bitwise extends Operation {
        @Override default Kind kind() {
            return Kind.BITS;
        }

        record Pattern(long bits) implements Bitwise {}

        enum Whole implements Bitwise {
            PLUS, MINUS, AND, OR, XOR;

            long of(long x, long y, Format format) {
                return format.pattern(switch (this) {
                    case PLUS -> x + y;
                    case MINUS -> x - y;
                    case AND -> x & y;
                    case OR -> x | y;
                    case XOR -> x ^ y;
                });
            }
        }

        record Shift(Direction direction, int by) implements Bitwise {
            enum Direction { LEFT, RIGHT, RIGHT_UNSIGNED }

            long of(long x, Format format) {
                return format.pattern(switch (direction) {
                    case LEFT -> x << by;
                    case RIGHT -> x >> by;
                    case RIGHT_UNSIGNED -> format.unsigned(x) >>> by;
                });
            }
        }

        /** The bits of a number. */
        record OfNumber() implements Bitwise {}

        /** The number with these bits. */
        record ToNumber() implements Bitwise {
            @Override public Kind kind() {
                return Kind.NUMBER;
            }
        }
    }
}
