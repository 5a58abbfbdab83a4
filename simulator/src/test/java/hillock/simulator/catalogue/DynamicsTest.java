package hillock.simulator.catalogue;

import static hillock.simulator.catalogue.Ready.after;
import static hillock.simulator.catalogue.Ready.grows;
import static hillock.simulator.catalogue.Ready.intervals;
import static hillock.simulator.catalogue.Ready.spikes;
import static hillock.simulator.catalogue.Ready.swing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import hillock.simulator.engine.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published of the catalogue's oscillators, populations and other dynamics. */
class DynamicsTest {
    /** Wilson and Cowan (1972), figure 11: a limit cycle at P = 1.25; without input the populations rest. */
    @Test void thePopulationsOscillateUnderInput() {
        String text = """
                use WilsonCowan from models
                population driven = WilsonCowan
                population idle = WilsonCowan { P = 0; E(0) = 0.1 }
                simulate 1000 ms { dt = 0.1 ms; method = rk4 }
                record driven.E, idle.E
                """;
        var run = Simulation.of(text).run();
        double[] driven = run.trace("driven.E", 0);
        assertThat(swing(driven, driven.length / 2, driven.length)).isGreaterThan(0.1);
        assertThat(run.trace("idle.E", 0)[driven.length - 1]).isCloseTo(0, within(1e-6));
    }

    /** Wilson and Cowan (1972), figure 4: with these weights the same input leaves two states to rest in. */
    @Test void thePopulationsRememberWhereTheyCameFrom() {
        String text = """
                use WilsonCowan from models
                population columns = WilsonCowan[2] {
                  c1 = 12; c2 = 4; c3 = 13; c4 = 11; a_e = 1.2; theta_e = 2.8; a_i = 1; theta_i = 4; P = 0
                  E(0) = [0, 0.45]; I(0) = [0, 0.2]
                }
                simulate 1000 ms { dt = 0.1 ms; method = rk4 }
                """;
        double[] last = Simulation.of(text).run().finalState().values().get("columns.E");
        assertThat(last[0]).isCloseTo(0, within(1e-6));
        assertThat(last[1]).isGreaterThan(0.3);
    }

    private static double[] pair(double coupling, double duration) {
        String text = String.format(Locale.ROOT, """
                use Kuramoto from models
                population pair = Kuramoto[2] { omega = [1, 1.2]; theta(0) = [0, 0.5] }
                connect pair -> pair all to all except self { weight K = %s / 2; post.coupling += K * sin(pre.theta - post.theta) }
                simulate %s { dt = %s; method = rk4 }
                """, coupling, duration, duration / 40_000);
        return Simulation.of(text).run().finalState().values().get("pair.theta");
    }

    /** Kuramoto (1984): phi' = d - K sin(phi), so the phases lock at asin(d / K), or slip sqrt(d^2 - K^2) / 2 pi times a unit of time. */
    @Test void twoOscillatorsLockWhereTheirCouplingExceedsTheirDifference() {
        double[] locked = pair(0.21, 400);
        assertThat(locked[1] - locked[0]).isCloseTo(Math.asin(0.2 / 0.21), within(1e-6));
        double period = 2 * Math.PI / Math.sqrt(0.2 * 0.2 - 0.15 * 0.15);
        double[] slipping = pair(0.15, 10 * period);
        assertThat(slipping[1] - slipping[0] - 0.5).isCloseTo(20 * Math.PI, within(1e-5));
    }

    /** Kuramoto (1975): with frequencies of Lorentz's distribution of half-width gamma, r = sqrt(1 - 2 gamma / K). */
    @ParameterizedTest
    @CsvSource({"0.5, 0, 0.2", "2, 0.7071, 0.06", "4, 0.8660, 0.06"})
    void manyOscillatorsKeepTimeBeyondTheCriticalCoupling(double coupling, double order, double finiteness) {
        String text = String.format(Locale.ROOT, """
                use Kuramoto from models
                population many = Kuramoto[200] { omega = 0.5 * tan(pi * ((i + 0.5) / size - 0.5)) }
                connect many -> many all to all { weight K = %s / 200; post.coupling += K * sin(pre.theta - post.theta) }
                simulate 30 { dt = 0.05; method = rk4 }
                """, coupling);
        double[] theta = Simulation.of(text).run().finalState().values().get("many.theta");
        double x = 0;
        double y = 0;
        for (double phase : theta) {
            x += Math.cos(phase) / theta.length;
            y += Math.sin(phase) / theta.length;
        }
        assertThat(Math.hypot(x, y)).isCloseTo(order, within(finiteness));
    }

    /** Its limit cycle has the radius sqrt(mu) and the frequency omega - c mu, exactly. */
    @Test void theStuartLandauOscillatorSettlesOnItsCircle() {
        String text = """
                use StuartLandau from models
                population oscillator = StuartLandau { mu = 0.25; omega = 2; c = 1.5; x(0) = 0.1 }
                simulate 100 { dt = 0.01; method = rk4 }
                record oscillator.r2, oscillator.x, oscillator.y
                """;
        var run = Simulation.of(text).run();
        double[] x = run.trace("oscillator.x", 0);
        double[] y = run.trace("oscillator.y", 0);
        int last = x.length - 1;
        assertThat(run.trace("oscillator.r2", 0)[last]).isCloseTo(0.25, within(1e-8));
        double turned = Math.atan2(y[last], x[last]) - Math.atan2(y[last - 100], x[last - 100]);
        assertThat(Math.IEEEremainder(turned - (2 - 1.5 * 0.25), 2 * Math.PI)).isCloseTo(0, within(1e-7));
    }

    /** Andersen and Geer (1982) SIAM J Appl Math 42:678, the period's expansion; its next term is below 1e-5 here. */
    @Test void atSmallMuVanDerPolsPeriodFollowsItsExpansion() {
        double mu = 0.3;
        double[] intervals = intervals(after(100, spikes("VanDerPol", "mu = " + mu, 160)));
        double exact = 2 * Math.PI * (1 + mu * mu / 16 - 5 * Math.pow(mu, 4) / 3072);
        for (double interval : intervals) assertThat(interval).isCloseTo(exact, within(2e-5));
    }

    /** Dorodnitsyn (1947): (3 - 2 log 2) mu + 7.0143 mu^(-1/3) + ..., whose further terms fall as log(mu) / mu. */
    @ParameterizedTest
    @ValueSource(doubles = {20, 50})
    void atLargeMuVanDerPolsOscillatorRelaxes(double mu) {
        double[] intervals = intervals(after(50, spikes("VanDerPol", "mu = " + mu, 350)));
        double exact = (3 - 2 * Math.log(2)) * mu + 7.0143 * Math.pow(mu, -1.0 / 3);
        for (double interval : intervals) assertThat(interval).isCloseTo(exact, within(1.5 * Math.log(mu) / mu));
    }

    /** Lorenz (1963): steady convection gives way at r = 470 / 19 = 24.74. */
    @Test void steadyConvectionGivesWayToChaos() {
        String steady = "x(0) = steady near 8; y(0) = steady near 8; z(0) = steady near 23";
        assertThat(grows("Lorenz", steady, "x", "r", 24.5, "", 100)).isFalse();
        assertThat(grows("Lorenz", steady, "x", "r", 25.0, "", 100)).isTrue();
    }
}
