package hillock.simulator.engine;

/** Partial slopes of all elements of a population or connection, and what they add to a matrix. */
sealed interface Entries {
    /** One an element: what the pass finds. */
    double[] values();

    /** Adds these values to the matrix. */
    void add(double[] values);

    /**
     * How something depends on a state variable.
     *
     * @param rows    by element, whose row
     * @param columns by element, whose column
     */
    record Direct(double[] values, double[][] matrix, int[] rows, int[] columns) implements Entries {
        @Override public void add(double[] values) {
            for (int e = 0; e < rows.length; e++) matrix[rows[e]][columns[e]] += values[e];
        }
    }

    /**
     * How something depends on an input, which depends on states: the chain rule.
     *
     * @param inner how the input depends on states, a row a neuron
     * @param at    by element, whose input
     */
    record Chained(double[] values, double[][] matrix, int[] rows, double[][] inner, int[] at) implements Entries {
        @Override public void add(double[] values) {
            for (int e = 0; e < rows.length; e++) {
                double outer = values[e];
                if (outer == 0) continue;
                double[] to = matrix[rows[e]];
                double[] from = inner[at[e]];
                for (int c = 0; c < to.length; c++) to[c] += outer * from[c];
            }
        }
    }
}
