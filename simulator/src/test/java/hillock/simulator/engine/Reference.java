package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** Independent solutions, written by hand and integrated by another library at a tolerance of 1e-13. */
final class Reference {
    private Reference() {}

    interface Rates {
        void at(double t, double[] x, double[] rate);
    }

    /** The state at a time, from a state at 0. */
    static double[] solve(double[] start, double until, Rates rates) {
        return integrator().integrate(equation(start.length, rates), new ODEState(0, start), until).getPrimaryState();
    }

    private static DormandPrince853Integrator integrator() {
        return new DormandPrince853Integrator(1e-9, 0.5, 1e-13, 1e-13);
    }

    private static OrdinaryDifferentialEquation equation(int size, Rates rates) {
        return new OrdinaryDifferentialEquation() {
            @Override public int getDimension() {
                return size;
            }

            @Override public double[] computeDerivatives(double t, double[] x) {
                double[] rate = new double[x.length];
                rates.at(t, x, rate);
                return rate;
            }
        };
    }

    /** When a variable rises through 0, located to 1e-10 ms on the other library's dense output. */
    static double[] crossings(double[] start, double until, int variable, Rates rates) {
        DormandPrince853Integrator integrator = integrator();
        List<Double> found = new ArrayList<>();
        integrator.addStepHandler(step -> {
            double from = step.getPreviousState().getTime();
            double to = step.getCurrentState().getTime();
            if (step.getPreviousState().getPrimaryState()[variable] > 0) return;
            if (!(step.getCurrentState().getPrimaryState()[variable] > 0)) return;
            while (to - from > 1e-10) {
                double middle = (from + to) / 2;
                if (step.getInterpolatedState(middle).getPrimaryState()[variable] > 0) to = middle;
                else from = middle;
            }
            found.add(to);
        });
        integrator.integrate(equation(start.length, rates), new ODEState(0, start), until);
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** V, m, h, n, S of each neuron of a Hodgkin-Huxley pair; {@code e} is the coupling in mS/cm^2. */
    static Rates pair(double current, double e) {
        return (t, x, r) -> {
            for (int j = 0; j < 2; j++) {
                int k = 5 * j;
                double v = x[k];
                double m = x[k + 1];
                double h = x[k + 2];
                double n = x[k + 3];
                double input = e * x[5 * (1 - j) + 4] * (20 - v);
                r[k] = current - 120 * m * m * m * h * (v - 50) - 36 * n * n * n * n * (v + 77) - 0.3 * (v + 54.387) + input;
                r[k + 1] = 0.1 * vtrap(v + 40, 10) * (1 - m) - 4 * Math.exp(-(v + 65) / 18) * m;
                r[k + 2] = 0.07 * Math.exp(-(v + 65) / 20) * (1 - h) - h / (1 + Math.exp(-(v + 35) / 10));
                r[k + 3] = 0.01 * vtrap(v + 55, 10) * (1 - n) - 0.125 * Math.exp(-(v + 65) / 80) * n;
                r[k + 4] = 5 * (1 - x[k + 4]) / (1 + Math.exp(-(v + 3) / 8)) - x[k + 4];
            }
        };
    }

    /** x / (1 - exp(-x / y)), with its limit at 0. */
    private static double vtrap(double x, double y) {
        double z = x / y;
        return Math.abs(z) < 1e-6 ? y * (1 + z / 2) : x / -Math.expm1(-z);
    }
}
