package hillock.simulator.sums;

/** Weights in memory, by edge or by place in a matrix. Sums are computed in binary64 from either. */
public sealed interface Stored {
    int count();

    /** An array of so many zeros of the same kind. */
    Stored zeros(int count);

    /** Copies one of another array of the same kind. */
    void copy(Stored from, int place, int to);

    record Doubles(double[] values) implements Stored {
        @Override public int count() {
            return values.length;
        }

        @Override public Stored zeros(int count) {
            return new Doubles(new double[count]);
        }

        @Override public void copy(Stored from, int place, int to) {
            values[to] = ((Doubles) from).values[place];
        }
    }

    /** Half the memory to read; each is off by at most 2^-24 of itself. */
    record Singles(float[] values) implements Stored {
        @Override public int count() {
            return values.length;
        }

        @Override public Stored zeros(int count) {
            return new Singles(new float[count]);
        }

        @Override public void copy(Stored from, int place, int to) {
            values[to] = ((Singles) from).values[place];
        }
    }

    /** Rounded to binary32, unless one of them is beyond the range in which that costs 2^-24 at most. */
    static Stored rounded(double[] values) {
        float[] singles = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            singles[k] = (float) values[k];
            boolean fits = values[k] == 0 || Math.abs(singles[k]) >= Float.MIN_NORMAL && Math.abs(singles[k]) <= Float.MAX_VALUE;
            if (!fits) return new Doubles(values);
        }
        return new Singles(singles);
    }
}
