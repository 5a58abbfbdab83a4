package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.simulator.plan.Integrator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions of time seen through a delay: before t = 0 they are what they were at 0, as states are. */
class DelayedTimeTest {
    static java.util.stream.Stream<Integrator> methods() {
        return Integrator.ALL.stream().filter(method -> method.adaptive().isEmpty());
    }

    private static double[] seen(Integrator method, String signal) {
        return Simulation.of("""
                model Source { f = %s; dx/dt = 0; x(0) = 0 }
                model Target { input c; dy/dt = c; y(0) = 0 }
                population a = Source[1]
                population b = Target[1]
                connect a -> b { delay 1; post.c += pre.f }
                simulate 4 { dt = 0.125; method = %s }
                record b.y
                """.formatted(signal, method.name())).run().trace("b.y", 0);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theTimeBeforeTheStartIsTheStart(Integrator method) {
        double[] y = seen(method, "cos(t) + 3 * t");
        assertThat(y[8]).isCloseTo(1, Offset.offset(1e-12));
        double exact = 1 + Math.sin(3) + 13.5;
        assertThat(y[32]).isCloseTo(exact, Offset.offset(method.order() == 1 ? 1 : method.order() == 2 ? 0.005 : 2e-5));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aJumpAtTheStartHasHappenedBeforeIt(Integrator method) {
        double[] y = seen(method, "H(t) + pulse(t, 0, 1) + (if t > 0 then 1 else 0)");
        assertThat(y[8]).isCloseTo(3, Offset.offset(1e-12));
        assertThat(y[16]).isCloseTo(6, Offset.offset(1e-12));
        assertThat(y[32]).isCloseTo(10, Offset.offset(1e-12));
    }
}
