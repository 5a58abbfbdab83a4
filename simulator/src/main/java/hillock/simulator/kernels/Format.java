package hillock.simulator.kernels;

import hillock.language.model.Experiment.Precision;

/**
 * How numbers of a precision are laid out in bits (IEEE 754). A pattern of bits is a long; one of binary32 is an int, so a long whose upper
 * half repeats the sign.
 */
enum Format {
    BINARY64(0x1.8p52, 1 + 0x1p-50, Long.MIN_VALUE, -1L) {
        @Override long bits(double number) {
            return Double.doubleToRawLongBits(number);
        }

        @Override double number(long bits) {
            return Double.longBitsToDouble(bits);
        }

        @Override long pattern(long whole) {
            return whole;
        }

        @Override double above(double number) {
            return Math.nextUp(number);
        }

        @Override Object[] rows(int count, int length) {
            return new double[count][length];
        }
    },
    BINARY32(0x1.8p23, 1 + 0x1p-21, Integer.MIN_VALUE, 0xffffffffL) {
        @Override long bits(double number) {
            return Float.floatToRawIntBits((float) number);
        }

        @Override double number(long bits) {
            return Float.intBitsToFloat((int) bits);
        }

        @Override long pattern(long whole) {
            return (int) whole;
        }

        @Override double above(double number) {
            return Math.nextUp((float) number);
        }

        @Override Object[] rows(int count, int length) {
            return new float[count][length];
        }
    };

    /** Added to a number of less than a third of its size, rounds it to a whole one and leaves that in the low bits. */
    final double rounder;
    /** Times it, a bound also bounds what an operation's rounding makes of it. */
    final double slack;
    /** The pattern of the sign alone. */
    final long sign;
    private final long allBits;

    Format(double rounder, double slack, long sign, long allBits) {
        this.rounder = rounder;
        this.slack = slack;
        this.sign = sign;
        this.allBits = allBits;
    }

    static Format of(Precision precision) {
        return switch (precision) {
            case DOUBLE -> BINARY64;
            case SINGLE -> BINARY32;
        };
    }

    /** The pattern of a number that has this format. */
    abstract long bits(double number);

    abstract double number(long bits);

    /** What is left of a whole number that grew too long. */
    abstract long pattern(long whole);

    /** A number of the format that is larger. */
    abstract double above(double number);

    /** Arrays of numbers of the format. */
    abstract Object[] rows(int count, int length);

    /** The bits alone, with zeros above them. */
    long unsigned(long pattern) {
        return pattern & allBits;
    }
}
