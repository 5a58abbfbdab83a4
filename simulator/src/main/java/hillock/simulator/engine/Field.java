package hillock.simulator.engine;

import java.util.Arrays;
import hillock.language.model.Experiment.Precision;

/**
 * One quantity of every element of a population or connection: {@code V}, {@code V@stage}, {@code I_syn}. Its numbers lie in an array of
 * their precision, which kernels work on and which is the engine's to change, but for those of parameters that no {@code at} changes.
 */
sealed interface Field {
    String name();

    int size();

    /** The {@code double[]} or {@code float[]}, for kernels. */
    Object array();

    double at(int element);

    /** Rounds to the field's precision, as all do that give it numbers. */
    void put(int element, double value);

    void fill(double value);

    /** Takes as many numbers as there are, for the elements from 0 on. */
    void take(double[] numbers);

    /** Takes those of a field of the same precision, for some elements. */
    void take(Field other, int from, int count);

    /** Brings those of some elements into an array, from 0 on. */
    void read(int from, double[] into, int count);

    /**
     * The first element, from one on and before an end, that differs from those of another field of this precision from 0 on; else the end.
     */
    int differing(Field others, int from, int end);

    /** The first elements in a field of their own. */
    Field copy(int size);

    /** All numbers: the array itself if it has that precision, else another. */
    double[] doubles();

    static Doubles of(String name, int size) {
        return new Doubles(name, new double[size]);
    }

    static Field of(String name, int size, Precision precision) {
        return switch (precision) {
            case DOUBLE -> of(name, size);
            case SINGLE -> new Singles(name, new float[size]);
        };
    }

    /** In binary64. */
    record Doubles(String name, double[] values) implements Field {
        @Override public int size() {
            return values.length;
        }

        @Override public Object array() {
            return values;
        }

        @Override public double at(int element) {
            return values[element];
        }

        @Override public void put(int element, double value) {
            values[element] = value;
        }

        @Override public void fill(double value) {
            Arrays.fill(values, value);
        }

        @Override public void take(double[] numbers) {
            System.arraycopy(numbers, 0, values, 0, numbers.length);
        }

        @Override public void take(Field other, int from, int count) {
            System.arraycopy(other.array(), from, values, from, count);
        }

        @Override public void read(int from, double[] into, int count) {
            System.arraycopy(values, from, into, 0, count);
        }

        @Override public int differing(Field others, int from, int end) {
            int first = Arrays.mismatch(values, from, end, (double[]) others.array(), 0, end - from);
            return first < 0 ? end : from + first;
        }

        @Override public Field copy(int size) {
            return new Doubles(name, Arrays.copyOf(values, size));
        }

        @Override public double[] doubles() {
            return values;
        }
    }

    /** In binary32: half the memory, and as many lanes again in a vector. */
    record Singles(String name, float[] values) implements Field {
        @Override public int size() {
            return values.length;
        }

        @Override public Object array() {
            return values;
        }

        @Override public double at(int element) {
            return values[element];
        }

        @Override public void put(int element, double value) {
            values[element] = (float) value;
        }

        @Override public void fill(double value) {
            Arrays.fill(values, (float) value);
        }

        @Override public void take(double[] numbers) {
            for (int e = 0; e < numbers.length; e++) values[e] = (float) numbers[e];
        }

        @Override public void take(Field other, int from, int count) {
            System.arraycopy(other.array(), from, values, from, count);
        }

        @Override public void read(int from, double[] into, int count) {
            for (int e = 0; e < count; e++) into[e] = values[from + e];
        }

        @Override public int differing(Field others, int from, int end) {
            int first = Arrays.mismatch(values, from, end, (float[]) others.array(), 0, end - from);
            return first < 0 ? end : from + first;
        }

        @Override public Field copy(int size) {
            return new Singles(name, Arrays.copyOf(values, size));
        }

        @Override public double[] doubles() {
            double[] doubles = new double[values.length];
            read(0, doubles, doubles.length);
            return doubles;
        }
    }
}
