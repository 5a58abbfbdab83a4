package hillock.language.check;

/**
 * An array of NumPy's, as numbers. The bytes of a text count as numbers, along one more dimension.
 *
 * @param shape        the size along each dimension; none for a single number
 * @param firstFastest whether the first index moves fastest in {@code values}, not the last
 */
record NumberArray(int[] shape, boolean firstFastest, double[] values) {
    int dimensions() {
        return shape.length;
    }

    double at(int row, int column) {
        return values[firstFastest ? column * shape[0] + row : row * shape[1] + column];
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (double value : values) if (value != 0) text.append((char) value);
        return text.toString();
    }
}
