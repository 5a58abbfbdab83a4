package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import hillock.simulator.recording.Portrait;
import hillock.simulator.recording.Portrait.Box;
import hillock.simulator.recording.Portrait.Nullcline;
import org.junit.jupiter.api.Test;

/** Nullclines against what can be had by solving for the other variable. */
class NullclinesTest {
    private static final Box PLANE = new Box(-2, 2, -2, 2);

    private static Portrait portrait(String text) {
        Simulation simulation = Simulation.of(text);
        return simulation.withNullclines(simulation.run()).figures().getFirst().portrait().orElseThrow();
    }

    /** Every point lies on y = f(x), and wherever that is within the box there is one. */
    private static void isGraph(Nullcline nullcline, Box box, DoubleUnaryOperator f, double tolerance) {
        boolean[] there = new boolean[100];
        for (int k = 0; k < nullcline.xs().length; k++) {
            double x = nullcline.xs()[k];
            if (Double.isNaN(x)) continue;
            assertThat(nullcline.ys()[k]).as("at %f", x).isCloseTo(f.applyAsDouble(x), within(tolerance));
            there[(int) Math.min(99, (x - box.left()) / (box.right() - box.left()) * 100)] = true;
        }
        for (int k = 0; k < there.length; k++) {
            double low = f.applyAsDouble(box.left() + k * (box.right() - box.left()) / 100);
            double high = f.applyAsDouble(box.left() + (k + 1) * (box.right() - box.left()) / 100);
            boolean within = Math.min(low, high) > box.low() && Math.max(low, high) < box.high();
            if (within) assertThat(there[k]).as("place %d", k).isTrue();
        }
    }

    @Test void thoseOfFitzHughAndNagumoAreACubicAndALine() {
        Portrait portrait = portrait("""
                use FitzHughNagumo from models
                population cell = FitzHughNagumo { I = 0.5 }
                simulate 100 { dt = 0.01; method = rk4 }
                plot cell.w against cell.v with nullclines
                """);
        assertThat(portrait.x().variable()).isEqualTo("v");
        assertThat(portrait.note()).isEmpty();
        assertThat(portrait.box().left()).isBetween(-2.4, -2.0);
        isGraph(portrait.x(), portrait.box(), v -> v - v * v * v / 3 + 0.5, 1e-12);
        isGraph(portrait.y(), portrait.box(), v -> (v + 0.7) / 0.8, 1e-12);
    }

    @Test void thoseOfMorrisAndLecarAreTheirs() {
        Portrait portrait = portrait("""
                use MorrisLecar from models
                population cell = MorrisLecar { I = 60 uA/cm^2 }
                simulate 300 ms { dt = 0.05 ms; method = rk4 }
                at 50 ms { cell.I = 100 uA/cm^2 }
                plot cell.w against cell.V with nullclines
                """);
        isGraph(portrait.x(), portrait.box(), v -> {
            double calcium = 4.4 * 0.5 * (1 + Math.tanh((v + 1.2) / 18)) * (v - 120);
            return (100 - 2 * (v + 60) - calcium) / (8 * (v + 84));
        }, 1e-10);
        isGraph(portrait.y(), portrait.box(), v -> 0.5 * (1 + Math.tanh((v - 2) / 30)), 1e-12);
        assertThat(portrait.note()).isEqualTo("as all else is at 300 ms");
    }

    /** The axes may be the other way round, in other units, and other variables and inputs stay as they are at the end. */
    @Test void whatIsNotInThePlaneStaysAsItIsAtTheEnd() {
        Portrait portrait = portrait("""
                model Three {
                  input c : mV
                  dx/dt = (y + z + c - x) / 1 ms; dy/dt = (2 * x - y) / 2 ms; dz/dt = (5 mV - z) / 1 ms
                  x(0) = 1 V; y(0) = 3 mV; z(0) = 0 mV
                }
                population cells = Three[2] { x(0) = [1, 2] mV }
                connect cells -> cells as syn one to one { post.c += 3 * pre.z }
                simulate 40 ms { dt = 0.01 ms; method = rk4 }
                plot cells.x against cells.y from 0 ms to 1 ms with nullclines
                """);
        assertThat(portrait.note()).isEqualTo("cells[0] at 40 ms: z = 5 mV, c = 15 mV");
        Box box = portrait.box();
        isGraph(new Nullcline("x", portrait.y().xs(), portrait.y().ys()), box, y -> y / 1000 + 0.02, 1e-12);
        isGraph(portrait.x(), box, y -> y / 2000, 1e-12);
    }

    @Test void aCircleIsOneClosedLine() {
        double[][] circle = Contour.of((x, y) -> x * x + y * y - 1, PLANE);
        assertThat(circle[0].length).isGreaterThan(300);
        for (int k = 0; k < circle[0].length; k++) assertThat(Math.hypot(circle[0][k], circle[1][k])).isCloseTo(1, within(1e-14));
        assertThat(circle[0][0]).isEqualTo(circle[0][circle[0].length - 1]);
        assertThat(circle[1][0]).isEqualTo(circle[1][circle[1].length - 1]);
    }

    @Test void linesThatCrossGoOnAndHyperbolasDoNotTouch() {
        double[][] hyperbola = Contour.of((x, y) -> x * y - 1e-6, PLANE);
        assertThat(Arrays.stream(hyperbola[0]).filter(Double::isNaN).count()).isEqualTo(1);
        for (int k = 0; k < hyperbola[0].length; k++) {
            if (!Double.isNaN(hyperbola[0][k])) assertThat(hyperbola[0][k] * hyperbola[1][k]).isCloseTo(1e-6, within(1e-14));
        }
    }

    @Test void polesAndJumpsAreNoLines() {
        List<DoubleBinaryOperator> none = List.of((x, _) -> 1 / (x - 0.1), (x, _) -> x > 0.1 ? 1 : -1,
                (_, _) -> Double.NaN, (_, _) -> 1, (_, _) -> 0);
        for (DoubleBinaryOperator function : none) assertThat(Contour.of(function, PLANE)[0]).isEmpty();
        assertThat(Contour.of((x, _) -> Math.tanh(1e9 * (x - 0.1)), PLANE)[0]).hasSize(181);
    }
}
