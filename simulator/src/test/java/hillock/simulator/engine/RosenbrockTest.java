package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hillock.simulator.recording.Recording;
import org.junit.jupiter.api.Test;

/** Stiff equations: steps as long as the solution allows, however fast what relaxes in it is. */
class RosenbrockTest {
    private static final double MU = 1000;

    private static Recording run(String model, String simulate) {
        return Simulation.of(model + "\npopulation a = A[1]\nsimulate " + simulate + "\n").run();
    }

    private static double end(Recording recording) {
        return recording.finalState().values().get("a.x")[0];
    }

    @Test void theErrorOfAStepIsOfOrderThree() {
        String circle = "model A { dx/dt = y; dy/dt = -x; x(0) = 0; y(0) = 1 }";
        Recording coarse = run(circle, "20 { method = rosenbrock; tolerance = 1e-5 }");
        Recording fine = run(circle, "20 { method = rosenbrock; tolerance = 1e-8 }");
        assertThat((double) fine.summary().steps() / coarse.summary().steps()).isBetween(9.0, 11.0);
        // global errors fall as the third power of the step, as the tolerance does
        double ratio = (end(coarse) - Math.sin(20)) / (end(fine) - Math.sin(20));
        assertThat(Math.abs(ratio)).isBetween(500.0, 2000.0);
    }

    @Test void vanDerPolsOscillatorOfAThousandFoldStiffness() {
        Reference.Rates rates = (t, x, r) -> {
            r[0] = x[1];
            r[1] = MU * (1 - x[0] * x[0]) * x[1] - x[0];
        };
        String model = "model A { dx/dt = y; dy/dt = 1000 * (1 - x^2) * y - x; x(0) = 2; y(0) = 0 }";
        for (double until : new double[] {500, 1000}) {
            double[] exact = Reference.solve(new double[] {2, 0}, until, rates);
            Recording loose = run(model, until + " { method = rosenbrock; tolerance = 1e-5 }");
            Recording tight = run(model, until + " { method = rosenbrock; tolerance = 1e-8 }");
            assertThat(end(loose)).isCloseTo(exact[0], within(2e-3));
            assertThat(end(tight)).isCloseTo(exact[0], within(2e-6));
            assertThat(end(run(model, until + " { method = dopri5; tolerance = 1e-8 }"))).isCloseTo(exact[0], within(2e-6));
            // an explicit method is stable here for steps below 0.001
            assertThat(loose.summary().steps()).isLessThan(2000);
        }
    }

    @Test void whatFollowsAnInputWithinAMicrosecondTakesStepsOfTheInput() {
        Recording followed = run("model A { dx/dt = -1e6 * (x - cos(t)); x(0) = 2 }", "10 { method = rosenbrock; tolerance = 1e-4 }");
        assertThat(end(followed)).isCloseTo(Math.cos(10), within(1e-3));
        assertThat(followed.summary().steps()).isLessThan(1000);
    }

    @Test void aCoupledNetworkIsAsExactAsAnExplicitMethods() {
        String rest = "record cells.V every 10 ms";
        Recording stiff = Simulation.of(Texts.twoNeurons("simulate 50 ms { method = rosenbrock; tolerance = 1e-8 }", rest)).run();
        Recording explicit = Simulation.of(Texts.twoNeurons("simulate 50 ms { method = dopri5; tolerance = 1e-10 }", rest)).run();
        assertThat(stiff.trace("cells.V", 1)).containsExactly(explicit.trace("cells.V", 1), within(1e-5));
        assertThat(stiff.summary().control()).hasValueSatisfying(control -> assertThat(control.jacobian()).isPresent());
    }

    @Test void moreThanFiveHundredVariablesOfANeuronAreRefused() {
        StringBuilder model = new StringBuilder("model A { x(0) = 1; dx/dt = y0;");
        for (int k = 0; k < 500; k++) model.append(" y").append(k).append("(0) = 0; dy").append(k).append("/dt = -y").append(k).append(';');
        assertThatThrownBy(() -> run(model + " }", "1 { method = rosenbrock }"))
                .hasMessageContaining("dx/dt is one of 501 of its model, and rosenbrock solves for at most 500 together");
    }

    @Test void aConditionOnMorePairsThanCanBeLookedAtIsRefused() {
        assertThatThrownBy(() -> Simulation.of("""
                model A { input c; dx/dt = c; x(0) = 0 }
                population a = A[1000000]
                connect a -> a where pre.i < post.i { post.c += pre.x }
                simulate 1 { dt = 0.1; method = euler }
                """).run()).hasMessageStartingWith(
                "text:3:16: error: this would look at 1000000000000 pairs of neurons, more than 10000000000");
    }
}
