package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wrong texts, each with all that its user is told: what is simulated, recorded and shown. */
class MistakesInExperimentsTest {
    @Test void anUnknownMethod() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population a = A[1]
                simulate 10 { method = eular }
                """)).isEqualTo("""
                cell.hillock:3:24: error: there is no method eular
                  3 | simulate 10 { method = eular }
                    |                        ^^^^^
                    hint: did you mean euler? Methods are euler, exponential-euler, midpoint, heun, rk4, dopri5, rosenbrock, euler-maruyama, milstein and stochastic-heun
                """.stripTrailing());
    }

    @Test void aToleranceThatNoStepCanKeepAndAPrecisionThatHidesIt() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population a = A[1]
                simulate 10 { method = dopri5; tolerance = 1e-20; precision = single }
                """)).isEqualTo("""
                cell.hillock:3:44: error: tolerance must be from 1e-14 to 0.1, found 1e-20
                  3 | simulate 10 { method = dopri5; tolerance = 1e-20; precision = single }
                    |                                            ^^^^^
                    hint: it is how much a step may err, relative to each variable's size; 1e-6 is the default
                cell.hillock:3:63: error: dopri5 cannot tell its error from rounding in single precision
                  3 | simulate 10 { method = dopri5; tolerance = 1e-20; precision = single }
                    |                                                               ^^^^^^
                    hint: use precision = double
                """.stripTrailing());
    }

    @Test void aNegativeStep() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population a = A[1]
                simulate 10 { dt = -0.1; threads = 0; sed = 3 }
                """)).isEqualTo("""
                cell.hillock:3:20: error: dt must be positive, found -0.1
                  3 | simulate 10 { dt = -0.1; threads = 0; sed = 3 }
                    |                    ^^^^
                cell.hillock:3:36: error: threads must be a whole number from 1 to 1024, found 0
                  3 | simulate 10 { dt = -0.1; threads = 0; sed = 3 }
                    |                                    ^
                cell.hillock:3:39: error: there is no setting sed
                  3 | simulate 10 { dt = -0.1; threads = 0; sed = 3 }
                    |                                       ^^^
                    hint: did you mean seed?
                """.stripTrailing());
    }

    @Test void aDurationWithoutItsUnit() {
        assertThat(mistakes("""
                model A { dV/dt = -V / 1 ms; V(0) = 1 mV }
                population a = A[1]
                simulate 1000
                """)).isEqualTo("""
                cell.hillock:3:10: error: the duration must be a time, but 1000 is a plain number
                  3 | simulate 1000
                    |          ^^^^
                    hint: write 1000 ms
                """.stripTrailing());
    }

    @Test void twoSimulates() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population a = A[1]
                simulate 10
                simulate 20
                """)).isEqualTo("""
                cell.hillock:4:1: error: a file is one experiment: it has one simulate
                  4 | simulate 20
                    | ^^^^^^^^^^^
                    hint: the first is in line 3
                """.stripTrailing());
    }

    @Test void anUnknownPopulationInAPlot() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population cells = A[1]
                simulate 10
                plot cels.V, cells.W
                """)).isEqualTo("""
                cell.hillock:4:6: error: there is no population cels here
                  4 | plot cels.V, cells.W
                    |      ^^^^
                    hint: did you mean cells?
                cell.hillock:4:20: error: cells has no quantity W
                  4 | plot cels.V, cells.W
                    |                    ^
                """.stripTrailing());
    }

    @Test void aRasterOfAModelThatNeverSpikes() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population cells = A[1]
                simulate 10
                plot raster cells
                record cells.spikes
                """)).isEqualTo("""
                cell.hillock:4:13: error: A has no spike condition, so cells never spikes
                  4 | plot raster cells
                    |             ^^^^^
                    hint: add one to the model: spike when V > 0 mV
                cell.hillock:5:8: error: A has no spike condition, so cells never spikes
                  5 | record cells.spikes
                    |        ^^^^^^^^^^^^
                    hint: add one to the model: spike when V > 0 mV
                """.stripTrailing());
    }

    @Test void intervalsOfARecording() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population cells = A[2]
                simulate 10 { dt = 0.01 }
                record cells.V every 0.015
                record cells[0].V every 0.1
                record cells[1].V every 0.2 from 3 to 2
                """)).isEqualTo("""
                cell.hillock:4:22: error: 0.015 is not a whole number of steps of 0.01
                  4 | record cells.V every 0.015
                    |                      ^^^^^
                    hint: the nearest is 0.02
                cell.hillock:5:25: error: cells.V is recorded at two different intervals
                  5 | record cells[0].V every 0.1
                    |                         ^^^
                    hint: a variable has one file: record it with one every
                cell.hillock:6:25: error: cells.V is recorded at two different intervals
                  6 | record cells[1].V every 0.2 from 3 to 2
                    |                         ^^^
                    hint: a variable has one file: record it with one every
                cell.hillock:6:39: error: the window is empty: it ends before it begins
                  6 | record cells[1].V every 0.2 from 3 to 2
                    |                                       ^
                    hint: from the earlier time to the later one
                """.stripTrailing());
    }

    @Test void aStateIsNotChangedDuringTheRun() {
        assertThat(mistakes("""
                model A { param k = 1 /ms; dV/dt = -k * V; V(0) = 1 mV }
                population cell = A[2]
                simulate 10 ms
                at 5 ms { cell.V = 3 mV }
                """)).isEqualTo("""
                cell.hillock:4:16: error: V is a state variable; only its initial value can be given
                  4 | at 5 ms { cell.V = 3 mV }
                    |                ^
                    hint: during a run only its equation and spikes change it: let a parameter drive it
                """.stripTrailing());
    }

    @Test void aPhasePlaneOfTwoSizes() {
        assertThat(mistakes("""
                model A { input k; dx/dt = -x + k; dy/dt = -y; x(0), y(0) = 1 }
                population a = A[3]
                population b = A[2]
                connect a -> b as syn all to all { weight w = 1; post.k += w * pre.x }
                simulate 10
                plot a.x against b.x
                plot a[0].x against a.y
                plot mean(a.x) against a[0:2].y
                plot syn.w against a.x
                """)).isEqualTo("""
                cell.hillock:6:6: error: against needs equally many on both sides, or one behind it: a.x is of 3 neurons, b.x is of 2 neurons
                  6 | plot a.x against b.x
                    |      ^^^^^^^^^^^^^^^
                    hint: plot cells.n against cells.V
                cell.hillock:7:6: error: against needs equally many on both sides, or one behind it: a.x is of 1 neuron, a.y is of 3 neurons
                  7 | plot a[0].x against a.y
                    |      ^^^^^^^^^^^^^^^^^^
                    hint: plot cells.n against cells.V
                cell.hillock:8:6: error: against needs equally many on both sides, or one behind it: mean(a.x) is one number, a.y is of 2 neurons
                  8 | plot mean(a.x) against a[0:2].y
                    |      ^^^^^^^^^^^^^^^^^^^^^^^^^^
                    hint: plot cells.n against cells.V
                cell.hillock:9:6: error: against needs equally many on both sides, or one behind it: syn.w is of the edges of a connection, a.x is of 3 neurons
                  9 | plot syn.w against a.x
                    |      ^^^^^^^^^^^^^^^^^
                    hint: plot cells.n against cells.V
                """.stripTrailing());
    }

    @Test void aPhasePlaneOfEquallyMany() {
        assertThat(mistakes("""
                model A { input k; dx/dt = -x + k; dy/dt = -y; x(0), y(0) = 1 }
                population a = A[3]
                population b = A[3]
                connect a -> b as syn all to all { weight w = 1; I = w * pre.x; post.k += I }
                connect a[0] -> b[1] as one { weight w = 1; post.k += w * pre.x }
                connect b[0] -> a[1] as other { weight w = 1; post.k += w * pre.x }
                simulate 10
                plot a.x against b.x
                plot a.x against b[1].y
                plot a.x against mean(b.y)
                plot syn.w against syn.I
                plot one.w against other.w
                plot syn.I against a[0].x
                """)).isEqualTo("no mistake was found");
    }

    @Test void spikesHaveNoValueAtEachStep() {
        assertThat(mistakes("""
                model A { dx/dt = 1; x(0) = 0; spike when x > 1 { x = 0 } }
                population a = A[3]
                simulate 10
                plot histogram a.spikes
                plot a.x against a.spikes
                plot a[0:2]
                """)).isEqualTo("""
                cell.hillock:4:16: error: spikes are shown in a raster
                  4 | plot histogram a.spikes
                    |                ^^^^^^^^
                    hint: plot raster a
                cell.hillock:5:18: error: spikes are shown in a raster
                  5 | plot a.x against a.spikes
                    |                  ^^^^^^^^
                    hint: plot raster a
                cell.hillock:6:6: error: a[0:2] is neurons, not a quantity of them
                  6 | plot a[0:2]
                    |      ^^^^^^
                    hint: write a[0:2].V
                """.stripTrailing());
    }
}
