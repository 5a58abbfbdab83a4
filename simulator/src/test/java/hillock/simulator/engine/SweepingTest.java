package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;
import hillock.simulator.network.SweepPoint;
import hillock.simulator.plan.Integrator;
import hillock.simulator.recording.Ledger;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Swept;
import org.junit.jupiter.api.Test;

class SweepingTest {
    /** A leaky integrator with a threshold at 20 mV, a reset to 0, and noise. */
    private static final String NOISY = """
            model LIF {
              param tau = 10 ms, drive = 25 mV, sigma = 0 mV/ms^0.5
              dV/dt = (drive - V) / tau + sigma * xi
              spike when V > 20 mV { V = 0 mV; refractory 2 ms holding V }
              V(0) = 10 mV * uniform()
            }
            population cells = LIF[3]
            simulate 200 ms { dt = 0.1 ms; method = euler-maruyama; seed = 5 }
            """;
    private static final String SWEEP = """
            sweep { cells.drive = 15 .. 40 mV in 3 steps; cells[0].sigma = [0, 2] mV/ms^0.5; repeat 2
              measure rate(cells) after 20 ms, cv(cells[0]), latency(cells), mean(cells[1:3].V), synchrony(cells.V) }
            """;

    private static CheckedFile file(String text) {
        return Checker.check(new Source("text", text), new Checker.Options(Path.of(""), List.of(), false));
    }

    private static List<Swept.Row> rows(PointRunner runner, CheckedFile file) {
        return runner.run(SweepPoint.all(file.experiment().sweep().orElseThrow()), Progress.NONE, () -> false);
    }

    private static void same(List<Swept.Row> found, List<Swept.Row> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int k = 0; k < found.size(); k++) {
            assertThat(found.get(k).values()).isEqualTo(expected.get(k).values());
            assertThat(found.get(k).failure()).isEqualTo(expected.get(k).failure());
            assertThat(found.get(k).measures()).as("run %d", k).isEqualTo(expected.get(k).measures());
            assertThat(found.get(k).work().map(Swept.Work::steps)).isEqualTo(expected.get(k).work().map(Swept.Work::steps));
            assertThat(found.get(k).work().map(Swept.Work::spikes)).isEqualTo(expected.get(k).work().map(Swept.Work::spikes));
        }
    }

    @Test void pointsSideBySideAreRunsByThemselvesBitForBit() {
        CheckedFile file = file(NOISY + SWEEP);
        Integrator method = Integrator.named("euler-maruyama").orElseThrow();
        assertThat(SideBySide.suits(file.experiment(), method)).isTrue();
        List<Swept.Row> alone = rows(new OneByOne(file, Optional.empty()), file);
        assertThat(alone).hasSize(12);
        for (int threads : new int[] {1, 2, 3}) same(rows(new SideBySide(file, method, threads, Optional.empty()), file), alone);
    }

    @Test void inSinglePrecisionTheyAreSoToo() {
        CheckedFile file = file(NOISY.replace("seed = 5", "seed = 5; precision = single") + SWEEP);
        Integrator method = Integrator.named("euler-maruyama").orElseThrow();
        same(rows(new SideBySide(file, method, 2, Optional.empty()), file), rows(new OneByOne(file, Optional.empty()), file));
    }

    @Test void aPointDoesNotDependOnWhichOthersThereAre() {
        CheckedFile file = file(NOISY + SWEEP);
        List<SweepPoint> points = SweepPoint.all(file.experiment().sweep().orElseThrow());
        PointRunner runner = new SideBySide(file, Integrator.named("euler-maruyama").orElseThrow(), 1, Optional.empty());
        List<Swept.Row> all = rows(runner, file);
        same(runner.run(points.subList(5, 8), Progress.NONE, () -> false), all.subList(5, 8));
    }

    @Test void repeatsAreIndependentAndNoiselessPointsOfOneStartAlike() {
        Swept swept = Simulation.of(file(NOISY + SWEEP)).sweep(Progress.NONE, () -> false, Ledger.NONE);
        assertThat(swept.isWhole()).isTrue();
        // the last point has noise, and its two repeats differ
        assertThat(swept.rows().get(10).measures()).isNotEqualTo(swept.rows().get(11).measures());
    }

    @Test void theRateOfALeakyIntegratorFollowsItsClosedForm() {
        CheckedFile file = file(NOISY.replace("200 ms", "2000 ms").replace("dt = 0.1 ms", "dt = 0.01 ms") + """
                sweep { cells.drive = [15, 25, 30, 60] mV; measure rate(cells) }
                """);
        Swept swept = Simulation.of(file).sweep(Progress.NONE, () -> false, Ledger.NONE);
        for (Swept.Row row : swept.rows()) {
            double drive = row.values().getFirst();
            double expected = drive <= 20 ? 0 : 1000 / (2 + 10 * Math.log(drive / (drive - 20)));
            assertThat(row.measures()[0]).as("drive %f", drive).isCloseTo(expected, within(0.01 * expected + 0.5));
        }
    }

    @Test void aPointThatBlowsUpIsToldAndTheOthersFinish() {
        CheckedFile file = file("""
                model Growing { param k = 1 /ms; dx/dt = k * x; x(0) = 1; x <= 1000 }
                population cells = Growing
                simulate 10 ms { dt = 0.01 ms; method = euler }
                sweep { cells.k = [-1, 1, 0.5, 2] /ms; measure max(cells.x) }
                """);
        List<Swept.Row> alone = rows(new OneByOne(file, Optional.empty()), file);
        List<Swept.Row> beside = rows(new SideBySide(file, Integrator.named("euler").orElseThrow(), 1, Optional.empty()), file);
        same(beside, alone);
        assertThat(beside.get(0).measures()).containsExactly(1);
        assertThat(beside.get(2).measures()[0]).isCloseTo(Math.exp(5), within(5.0));
        Swept.Failure failure = beside.get(1).failure().orElseThrow();
        assertThat(failure.text()).isEqualTo("blew up at 6.95 ms");
        assertThat(failure.cause()).isEqualTo("x left its bound x <= 1000");
        assertThat(failure.spot()).isPresent();
        assertThat(beside.get(3).failure()).isPresent();
    }

    @Test void wherePointsBlowUpIsToldAlikeBesideAndAlone() {
        CheckedFile file = file("""
                model Growing { param k = 1 /ms; dx/dt = k * x; dy/dt = k * y; x(0) = 1 mV; y(0) = 1 mV; x + y <= 1000 mV }
                population first = Growing[2]
                population cells = Growing[3] { k = -1 /ms }
                simulate 10 ms { dt = 0.01 ms; method = euler }
                sweep { first.k = [-1, 3e200] /ms; cells[1:3].k = [-1, 1, 2] /ms; measure max(cells.x) }
                """);
        List<Swept.Row> alone = rows(new OneByOne(file, Optional.empty()), file);
        same(rows(new SideBySide(file, Integrator.named("euler").orElseThrow(), 1, Optional.empty()), file), alone);
        assertThat(alone).extracting(row -> row.failure().isPresent()).containsExactly(false, true, true, true, true, true);
        Swept.Failure left = alone.get(1).failure().orElseThrow();
        assertThat(left.cause()).startsWith("x + y <= 1000 mV does not hold, x + y is 10");
        assertThat(left.spot()).hasValueSatisfying(spot -> assertThat(spot)
                .extracting(Swept.Spot::where, Swept.Spot::variable, Swept.Spot::unit).containsExactly("cells, neuron 1", "x", "mV"));
        assertThat(alone.get(5).failure().orElseThrow().spot().orElseThrow().where()).isEqualTo("first, neuron 0");
    }

    /** x^2 = k has a root for positive k alone. */
    @Test void wherePointsHaveNoStartTheOthersFinish() {
        CheckedFile file = file("""
                model Cell { param k = 1; dx/dt = k - x^2; x(0) = steady near 1 }
                population cells = Cell
                simulate 10 { dt = 0.1; method = euler }
                sweep { cells.k = [4, -1, 9]; measure max(cells.x) }
                """);
        List<Swept.Row> alone = rows(new OneByOne(file, Optional.empty()), file);
        Swept swept = Simulation.of(file).sweep(Progress.NONE, () -> false, Ledger.NONE);
        same(swept.rows(), alone);
        assertThat(alone.get(0).measures()).containsExactly(2);
        assertThat(alone.get(2).measures()).containsExactly(3);
        Swept.Failure failure = alone.get(1).failure().orElseThrow();
        assertThat(failure.isUnbegun()).isTrue();
        assertThat(failure.cause()).contains("steady");
        assertThat(Simulation.of(file).explained(1))
                .hasValueSatisfying(message -> assertThat(message).startsWith("text:1:").contains(failure.cause()));
    }

    @Test void aTextThatCannotBeginAtAllIsWrong() {
        CheckedFile file = file("""
                model Cell { param k = -1; dx/dt = k - x^2; x(0) = steady near 1 }
                population cells = Cell
                simulate 10 { dt = 0.1; method = euler }
                sweep { cells.k = [4, -1, 9]; measure max(cells.x) }
                """);
        assertThatThrownBy(() -> Simulation.of(file).sweep(Progress.NONE, () -> false, Ledger.NONE)).isInstanceOf(UserError.class);
    }

    @Test void aPointByItselfIsTheRunOfTheSweep() {
        CheckedFile file = file(NOISY + SWEEP);
        Swept swept = Simulation.of(file).sweep(Progress.NONE, () -> false, Ledger.NONE);
        for (int number : List.of(0, 7, 11)) {
            Recording recording = Simulation.of(file).ofSweep(number).run();
            double spikes = 0;
            for (int k = 0; k < recording.spikes().get("cells").count(); k++) if (recording.spikes().get("cells").time(k) >= 20) spikes++;
            assertThat(swept.rows().get(number).measures()[0]).isCloseTo(spikes / 3 / 0.18, within(1e-9));
            assertThat(recording.figures()).hasSize(4);
        }
    }

    @Test void allPointsStartFromAGivenState() {
        CheckedFile file = file(NOISY + "sweep { cells.drive = [15, 16] mV; measure max(cells[0].V), max(cells[1].V) }\n");
        Optional<Map<String, double[]>> state = Optional.of(Map.of("cells.V", new double[] {19, 18, 17}));
        List<Swept.Row> alone = rows(new OneByOne(file, state), file);
        same(rows(new SideBySide(file, Integrator.named("euler-maruyama").orElseThrow(), 1, state), file), alone);
        // without noise they decay from there
        for (Swept.Row row : alone) assertThat(row.measures()).containsExactly(19, 18);
        Simulation simulation = Simulation.of(file).withState(state.get());
        same(simulation.sweep(Progress.NONE, () -> false, Ledger.NONE).rows(), alone);
    }

    @Test void connectedNeuronsRunOneByOneWithTheSameNumbersForAnyThreads() {
        CheckedFile file = file("""
                model Cell { param I = 1; input c; dx/dt = I - x + c; x(0) = normal(); spike when x > 1.5 }
                population cells = Cell[4]
                connect cells -> cells as syn with probability 0.5 { weight w = 0.3; post.c += w * pre.x }
                simulate 5 { dt = 0.01; method = rk4 }
                sweep { syn.w = 0 .. 0.4 in 3 steps; repeat 2; measure count(cells), mean(cells.x), max(mean(cells.x)) }
                """);
        Integrator method = Integrator.named("rk4").orElseThrow();
        assertThat(SideBySide.suits(file.experiment(), method)).isFalse();
        List<Swept.Row> one = new Sweeping(file, method, 1, Optional.empty()).all(Progress.NONE, () -> false, Ledger.NONE).rows();
        for (int threads : new int[] {2, 8}) {
            same(new Sweeping(file, method, threads, Optional.empty()).all(Progress.NONE, () -> false, Ledger.NONE).rows(), one);
        }
        // a repeat has other connections and other initial values
        assertThat(one.get(0).measures()).isNotEqualTo(one.get(1).measures());
    }
}
