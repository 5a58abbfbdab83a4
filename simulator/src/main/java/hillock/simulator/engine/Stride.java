package hillock.simulator.engine;

import java.util.List;
import java.util.Optional;
import hillock.simulator.plan.Adaptive;
import hillock.simulator.plan.Stage;

/** The step that a population or connection tries or took last, by a method that chooses its steps: from where, to where, and its error. */
final class Stride {
    private final double[][] present;
    private final double[][] start;
    private final double[][] reached;
    private final double[][] firstSlopes;
    private final double[][] lastSlopes;
    private final double[] errors;
    private final Optional<Pass> between;

    Stride(Dynamics dynamics, Adaptive method) {
        List<String> variables = dynamics.mathematics.variables();
        present = variables.stream().map(x -> dynamics.doubles(x).values()).toArray(double[][]::new);
        start = variables.stream().map(x -> dynamics.doubles(Stage.start(x).name()).values()).toArray(double[][]::new);
        reached = variables.stream().map(x -> dynamics.doubles(Stage.intermediate(x).name()).values()).toArray(double[][]::new);
        firstSlopes = variables.stream().map(x -> dynamics.doubles(Stage.slope(x, 1).name()).values()).toArray(double[][]::new);
        lastSlopes = variables.stream().map(x -> dynamics.doubles(Stage.slope(x, method.lastSlope()).name()).values())
                .toArray(double[][]::new);
        errors = variables.isEmpty() ? new double[0] : dynamics.doubles(Stage.ERROR.name()).values();
        between = dynamics.between();
    }

    /** The present state is where the next step starts. */
    void begin() {
        copy(present, start);
    }

    /** The present state is again where the step started. */
    void goBack() {
        copy(start, present);
    }

    /** The present state is where the step ended. */
    void arrive() {
        copy(reached, present);
    }

    /** The same for one element. */
    void arrive(int element) {
        for (int v = 0; v < present.length; v++) present[v][element] = reached[v][element];
    }

    /** The slopes at the end of the step are those at the start of the next. */
    void keepSlopes() {
        copy(lastSlopes, firstSlopes);
    }

    /** The slopes at the end of the step, one array a variable: the arrays themselves. */
    double[][] lastSlopes() {
        return lastSlopes;
    }

    /** The present state is that at the clock's {@link Clock#THETA}. */
    void look(Clock clock, Team team) {
        if (between.isPresent()) team.run(between.get(), clock);
    }

    /** The same for one element. */
    void look(Clock clock, int element) {
        if (between.isPresent()) between.get().run(clock, element, element + 1);
    }

    /** The largest error of all elements; NaN if one is. It does not depend on the order in which they are looked at. */
    double error() {
        double largest = 0;
        for (double error : errors) largest = Math.max(largest, error);
        return largest;
    }

    private static void copy(double[][] from, double[][] to) {
        for (int v = 0; v < from.length; v++) System.arraycopy(from[v], 0, to[v], 0, from[v].length);
    }
}
