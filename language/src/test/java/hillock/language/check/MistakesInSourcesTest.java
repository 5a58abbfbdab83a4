package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wrong texts, each with all that its user is told: built-in sources of spikes. */
class MistakesInSourcesTest {
    @Test void aPoissonSourceNeedsARate() {
        assertThat(mistakes("""
                population p = Poisson[3]
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:12: error: p needs a rate
                  1 | population p = Poisson[3]
                    |            ^
                    hint: population p = Poisson[3] { rate = 15 Hz }
                """.stripTrailing());
    }

    @Test void aRateIsANumberPerTime() {
        assertThat(mistakes("""
                population p = Poisson[3] { rate = 15 mV }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:36: error: rate is in /ms, 15 mV in mV
                  1 | population p = Poisson[3] { rate = 15 mV }
                    |                                    ^^^^^
                """.stripTrailing());
    }

    @Test void aRateThatChangesIsANumberPerTimeToo() {
        assertThat(mistakes("""
                population p = Poisson { rate = 10 mV * (1 + sin(t / 10 ms)) }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:33: error: a rate is a number per time: rate is in mV, 1/t in /ms
                  1 | population p = Poisson { rate = 10 mV * (1 + sin(t / 10 ms)) }
                    |                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """.stripTrailing());
    }

    @Test void aRateWithoutAUnitIsNotTakenForOneInMilliseconds() {
        assertThat(mistakes("""
                population p = Poisson[3] { rate = 5 }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:36: error: a rate is a number per time, found 5
                  1 | population p = Poisson[3] { rate = 5 }
                    |                                    ^
                    hint: write 5 Hz
                """.stripTrailing());
    }

    @Test void aSourceHasNoState() {
        assertThat(mistakes("""
                population p = Poisson[3] { rate = 15 Hz; V(0) = 3 }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:43: error: V has an initial value but no equation
                  1 | population p = Poisson[3] { rate = 15 Hz; V(0) = 3 }
                    |                                           ^
                    hint: only what has an equation, dV/dt = ..., has an initial value
                """.stripTrailing());
    }

    @Test void aMisspeltRate() {
        assertThat(mistakes("""
                population p = Poisson[3] { rat = 15 Hz }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:12: error: p needs a rate
                  1 | population p = Poisson[3] { rat = 15 Hz }
                    |            ^
                    hint: population p = Poisson[3] { rate = 15 Hz }
                cell.hillock:1:29: error: Poisson has no parameter rat
                  1 | population p = Poisson[3] { rat = 15 Hz }
                    |                             ^^^
                    hint: did you mean rate?
                """.stripTrailing());
    }

    @Test void aRegularSourceNeedsAPeriod() {
        assertThat(mistakes("""
                population p = Regular[2]
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:12: error: p needs a period
                  1 | population p = Regular[2]
                    |            ^
                    hint: population p = Regular[2] { period = 50 ms }
                """.stripTrailing());
    }

    @Test void aRateAndAPeriodAreOneTooMany() {
        assertThat(mistakes("""
                population p = Regular[2] { rate = 10 Hz; period = 3 ms }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:29: error: a rate and a period say the same twice
                  1 | population p = Regular[2] { rate = 10 Hz; period = 3 ms }
                    |                             ^^^^^^^^^^^^
                    hint: give one of them
                """.stripTrailing());
    }

    @Test void timesAreNeeded() {
        assertThat(mistakes("""
                population p = SpikeTimes[2]
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:12: error: p needs a list of times
                  1 | population p = SpikeTimes[2]
                    |            ^
                    hint: population p = SpikeTimes[2] { times = [10, 20] ms }
                """.stripTrailing());
    }

    @Test void timesAreAList() {
        assertThat(mistakes("""
                population p = SpikeTimes[2] { times = 3 ms }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:40: error: expected a list of times, found 3 ms
                  1 | population p = SpikeTimes[2] { times = 3 ms }
                    |                                        ^^^^
                    hint: times = [10, 20] ms, or times = "spikes.csv"
                """.stripTrailing());
    }

    @Test void noSpikeBeforeTheRun() {
        assertThat(mistakes("""
                population p = SpikeTimes[2] { times = [3, -1] ms }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:40: error: a run begins at time 0, and there is a spike before it
                  1 | population p = SpikeTimes[2] { times = [3, -1] ms }
                    |                                        ^^^^^^^^^^
                """.stripTrailing());
    }

    @Test void aListForEachNeuron() {
        assertThat(mistakes("""
                population p = SpikeTimes[3] { times = [[3, 1], []] ms }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:40: error: there are 2 lists of times, but 3 neurons
                  1 | population p = SpikeTimes[3] { times = [[3, 1], []] ms }
                    |                                        ^^^^^^^^^^^^^^^
                    hint: write one list for each neuron, [] for none
                """.stripTrailing());
    }

    @Test void timesAreTimes() {
        assertThat(mistakes("""
                population p = SpikeTimes[2] { times = [3, 1] mV }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:40: error: spikes happen at times: [3, 1] mV is in mV, t in ms
                  1 | population p = SpikeTimes[2] { times = [3, 1] mV }
                    |                                        ^^^^^^^^^
                """.stripTrailing());
    }

    @Test void aMisspeltSource() {
        assertThat(mistakes("""
                population p = Pisson[2] { rate = 3 Hz }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:1:16: error: there is no model Pisson here
                  1 | population p = Pisson[2] { rate = 3 Hz }
                    |                ^^^^^^
                    hint: did you mean Poisson?
                """.stripTrailing());
    }
}
