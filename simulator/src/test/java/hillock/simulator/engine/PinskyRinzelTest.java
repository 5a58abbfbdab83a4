package hillock.simulator.engine;

import static java.lang.Math.exp;
import static java.lang.Math.min;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A bursting pyramidal cell of two compartments, whose rates have kinks and whose calcium is a hundred times as large as its gates: Pinsky
 * and Rinzel (1994), J. Comput. Neurosci. 1:39. Voltages relative to rest.
 */
class PinskyRinzelTest {
    private static final String[] VARIABLES = {"Vs", "Vd", "h", "n", "s", "c", "q", "Ca"};
    private static final double[] START = {-4.6, -4.5, 0.999, 0.001, 0.009, 0.007, 0.01, 0.2};
    private static final double UNTIL = 150;

    private static final String CELL = "use PinskyRinzel from models\npopulation cell = PinskyRinzel { Is = 0.75 uA/cm^2 }\n";

    /** x / (exp(x / y) - 1). */
    private static double trap(double x, double y) {
        return x / Math.expm1(x / y);
    }

    private static void rates(double t, double[] x, double[] r) {
        double vs = x[0];
        double vd = x[1];
        double m = 0.32 * trap(13.1 - vs, 4) / (0.32 * trap(13.1 - vs, 4) + 0.28 * trap(vs - 40.1, 5));
        double calcium = 10 * x[4] * x[4] * (vd - 140);
        double fall = 2 * exp((6.5 - vd) / 27);
        double ac = vd <= 50 ? exp((vd - 10) / 11 - (vd - 6.5) / 27) / 18.975 : fall;
        double bc = Math.max(0, fall - ac);
        r[0] = (-0.1 * vs - 30 * m * m * x[2] * (vs - 120) - 15 * x[3] * (vs + 15) + 4.2 * (vd - vs) + 1.5) / 3;
        r[1] = (-0.1 * vd - calcium - 0.8 * x[6] * (vd + 15) - 15 * x[5] * min(x[7] / 250, 1) * (vd + 15) + 4.2 * (vs - vd)) / 3;
        r[2] = 0.128 * exp((17 - vs) / 18) * (1 - x[2]) - 4 / (1 + exp((40 - vs) / 5)) * x[2];
        r[3] = 0.016 * trap(35.1 - vs, 5) * (1 - x[3]) - 0.25 * exp(0.5 - 0.025 * vs) * x[3];
        r[4] = 1.6 / (1 + exp(-0.072 * (vd - 65))) * (1 - x[4]) - 0.02 * trap(vd - 51.1, 5) * x[4];
        r[5] = ac * (1 - x[5]) - bc * x[5];
        r[6] = min(0.00002 * x[7], 0.01) * (1 - x[6]) - 0.001 * x[6];
        r[7] = -0.13 * calcium - 0.075 * x[7];
    }

    @ParameterizedTest
    @CsvSource({"dopri5, 1e-7", "dopri5, 1e-10", "rosenbrock, 1e-7"})
    void itsBurstsAreAsExactAsTheToleranceAsks(String method, double tolerance) {
        double[] exact = Reference.solve(START, UNTIL, PinskyRinzelTest::rates);
        String simulate = "simulate " + UNTIL + " ms { method = " + method + "; tolerance = " + tolerance + " }";
        Map<String, double[]> found = Simulation.of(CELL + simulate).run().finalState().values();
        double largest = 0;
        for (int k = 0; k < VARIABLES.length; k++) {
            double error = Math.abs(found.get("cell." + VARIABLES[k])[0] - exact[k]);
            largest = Math.max(largest, error / (1 + Math.abs(exact[k])));
        }
        assertThat(largest).isBetween(0.01 * tolerance, 1000 * tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dopri5", "rosenbrock"})
    void itFiresPairsOfSpikes(String method) {
        String text = CELL + "simulate 150 ms { method = " + method + "; tolerance = 1e-7 }\n";
        double[] times = Simulation.of(text).run().spikes().get("cell").of(0);
        double[] start = START.clone();
        start[0] -= 40;
        double[] exact = Reference.crossings(start, UNTIL, 0, (t, shifted, r) -> {
            double[] x = shifted.clone();
            x[0] += 40;
            rates(t, x, r);
        });
        assertThat(times).hasSize(4).containsExactly(exact, within(1e-3));
    }
}
