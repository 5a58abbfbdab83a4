package hillock.language.check;

import static hillock.language.check.Texts.checked;
import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import hillock.language.syntax.Problem;
import org.junit.jupiter.api.Test;

/** Wrong texts, each with all that its user is told: what spikes change in connections. */
class MistakesInEventsTest {
    @Test void aSpikeAddsToNoInput() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > -50 mV { V = E }
                  V(0) = E
                }
                model Silent { dx/dt = -x / 1 ms; x(0) = 0 }
                population a = LIF[2]
                population s = Silent[2]
                connect a -> a all to all { weight w = 1 mV; on pre.spike { post.I += w } }
                """)).isEqualTo("""
                cell.hillock:12:66: error: I is an input of LIF, which no event changes
                  12 | connect a -> a all to all { weight w = 1 mV; on pre.spike { post.I += w } }
                     |                                                                  ^
                     hint: an input is summed anew at each step; let the event change a state variable that decays
                """.stripTrailing());
    }

    @Test void whatASpikeAddsHasTheSameUnit() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > -50 mV { V = E }
                  V(0) = E
                }
                model Silent { dx/dt = -x / 1 ms; x(0) = 0 }
                population a = LIF[2]
                population s = Silent[2]
                connect a -> a all to all { weight w = 1 mV; on pre.spike { post.V += 1 } }
                """)).isEqualTo("""
                cell.hillock:12:71: error: post.V is in mV, 1 is a plain number
                  12 | connect a -> a all to all { weight w = 1 mV; on pre.spike { post.V += 1 } }
                     |                                                                       ^
                     hint: write 1 mV
                """.stripTrailing());
    }

    @Test void aWeightThatOthersFollowFromDoesNotChange() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > -50 mV { V = E }
                  V(0) = E
                }
                model Silent { dx/dt = -x / 1 ms; x(0) = 0 }
                population a = LIF[2]
                population s = Silent[2]
                connect a -> a all to all { weight w = 1 mV; param k = 2 * w; on post.spike { w = 3 mV; post.V += k } }
                """)).isEqualTo("""
                cell.hillock:12:79: error: the parameter k is worked out from w once, and would not follow this change
                  12 | connect a -> a all to all { weight w = 1 mV; param k = 2 * w; on post.spike { w = 3 mV; post.V += k } }
                     |                                                                               ^
                     hint: let k be an expression, without param
                """.stripTrailing());
    }

    @Test void whatASpikeChangesIsThere() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > -50 mV { V = E }
                  V(0) = E
                }
                model Silent { dx/dt = -x / 1 ms; x(0) = 0 }
                population a = LIF[2]
                population s = Silent[2]
                connect a -> a all to all { weight w = 1 mV; on pre.spike { post.u = 3 mV; q = 3; post.Vv = 2 mV; a.V = 1 mV } }
                """)).isEqualTo("""
                cell.hillock:12:66: error: u is an expression of LIF, which no event changes
                  12 | connect a -> a all to all { weight w = 1 mV; on pre.spike { post.u = 3 mV; q = 3; post.Vv = 2 mV; a.V = 1 mV } }
                     |                                                                  ^
                     hint: an event changes state variables and parameters
                cell.hillock:12:76: error: a -> a has no state variable or parameter q
                  12 | connect a -> a all to all { weight w = 1 mV; on pre.spike { post.u = 3 mV; q = 3; post.Vv = 2 mV; a.V = 1 mV } }
                     |                                                                            ^
                cell.hillock:12:88: error: LIF has no state variable or parameter Vv
                  12 | connect a -> a all to all { weight w = 1 mV; on pre.spike { post.u = 3 mV; q = 3; post.Vv = 2 mV; a.V = 1 mV } }
                     |                                                                                        ^^
                cell.hillock:12:99: error: an event changes what the connection has, pre. and post., found a.V
                  12 | connect a -> a all to all { weight w = 1 mV; on pre.spike { post.u = 3 mV; q = 3; post.Vv = 2 mV; a.V = 1 mV } }
                     |                                                                                                   ^^^
                """.stripTrailing());
    }

    @Test void refractoryIsTheNeurons() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > -50 mV { V = E }
                  V(0) = E
                }
                model Silent { dx/dt = -x / 1 ms; x(0) = 0 }
                population a = LIF[2]
                population s = Silent[2]
                connect a -> a all to all { weight w = 1 mV; on pre.spike { post.V += w; refractory 2 ms } }
                """)).isEqualTo("""
                cell.hillock:12:74: error: refractory stands in a model's spike when, found in a connection
                  12 | connect a -> a all to all { weight w = 1 mV; on pre.spike { post.V += w; refractory 2 ms } }
                     |                                                                          ^^^^^^^^^^^^^^^
                     hint: write it behind the condition: spike when V > 0 mV { refractory 2 ms }
                """.stripTrailing());
    }

    @Test void aSilentNeuronSendsNoEvents() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > -50 mV { V = E }
                  V(0) = E
                }
                model Silent { dx/dt = -x / 1 ms; x(0) = 0 }
                population a = LIF[2]
                population s = Silent[2]
                connect s -> a one to one { weight w = 1 mV; on pre.spike { post.V += w } }
                """)).isEqualTo("""
                cell.hillock:12:49: error: Silent never spikes
                  12 | connect s -> a one to one { weight w = 1 mV; on pre.spike { post.V += w } }
                     |                                                 ^^^^^^^^^
                     hint: say when in the model: spike when V > 0 mV
                """.stripTrailing());
    }

    private static final String PAIR = """
            model LIF { dV/dt = -V / 10 ms; spike when V > 1 mV { V = 0 mV }; V(0) = 0 mV }
            population a = LIF[2]
            """;

    @Test void aDelayDoesNotFollowEvents() {
        assertThat(mistakes(PAIR + """
                connect a -> a all to all { param d = 1 ms; delay d; on pre.spike { post.V += 1 mV; d = 2 ms } }
                """)).isEqualTo("""
                cell.hillock:3:45: error: the delay is worked out from d once, and would not follow the change by pre.spike
                  3 | connect a -> a all to all { param d = 1 ms; delay d; on pre.spike { post.V += 1 mV; d = 2 ms } }
                    |                                             ^^^^^^^
                    hint: give the delay a parameter of its own
                """.stripTrailing());
    }

    @Test void aRefractoryPeriodIsNotNegative() {
        assertThat(mistakes("""
                model LIF { dV/dt = -V / 10 ms; spike when V > 1 mV { refractory -2 ms }; V(0) = 0 mV }
                """)).isEqualTo("""
                cell.hillock:1:66: error: a refractory period cannot be negative, found -2 ms
                  1 | model LIF { dV/dt = -V / 10 ms; spike when V > 1 mV { refractory -2 ms }; V(0) = 0 mV }
                    |                                                                  ^^^^^
                """.stripTrailing());
    }

    @Test void anEventIsASpikeOfAnEnd() {
        assertThat(mistakes(PAIR + """
                connect a -> a all to all { on pre.V { post.V += 1 mV } }
                """)).isEqualTo("""
                cell.hillock:3:32: error: expected pre.spike or post.spike, found pre.V
                  3 | connect a -> a all to all { on pre.V { post.V += 1 mV } }
                    |                                ^^^^^
                """.stripTrailing());
    }

    @Test void aSourceIsNotExtendedAndItsMovingRateNotSet() {
        assertThat(mistakes("""
                model Mine extends Poisson { param k = 2 }
                population p = Poisson { rate = 10 Hz * sin(t / 1 ms)^2; rate = 3 Hz }
                p.rate = 3 Hz
                population s = SpikeTimes { times = [1] ms; times = [2] ms }
                """)).isEqualTo("""
                cell.hillock:1:20: error: Poisson is built in and has no equations to extend
                  1 | model Mine extends Poisson { param k = 2 }
                    |                    ^^^^^^^
                    hint: take a population of it: p = Poisson[10] { ... }
                cell.hillock:2:58: error: rate is given twice
                  2 | population p = Poisson { rate = 10 Hz * sin(t / 1 ms)^2; rate = 3 Hz }
                    |                                                          ^^^^
                    hint: first in line 2
                cell.hillock:3:3: error: rate is an expression of Poisson; only parameters can be changed
                  3 | p.rate = 3 Hz
                    |   ^^^^
                    hint: it changes with time here: let its expression say how
                cell.hillock:4:45: error: times is given twice
                  4 | population s = SpikeTimes { times = [1] ms; times = [2] ms }
                    |                                             ^^^^^
                    hint: first in line 4
                """.stripTrailing());
    }

    @Test void aDelayOfNothingIsDoubtful() {
        assertThat(checked(PAIR + """
                connect a -> a all to all { delay 2 ms; on post.spike { pre.V += 1 mV } }
                """).warnings()).extracting(Problem::message).containsExactly("this delays nothing: what arrives later are spikes of the source, "
                        + "and only post.spike does anything");
    }

    @Test void aWeightThatIsNotDeclared() {
        assertThat(mistakes("""
                model A { dx/dt = -x; x(0) = 0; spike when x > 1 { x = 0 } }
                population a = A[3]
                connect a -> a all to all { on pre.spike { post.x += w } }
                simulate 10
                """)).isEqualTo("""
                cell.hillock:3:54: error: w is not known here
                  3 | connect a -> a all to all { on pre.spike { post.x += w } }
                    |                                                      ^
                    hint: declare it in the connection: weight w = ... or param w = ...
                """.stripTrailing());
    }

    @Test void aSpikeIsThatOfOneEnd() {
        assertThat(mistakes("""
                model A { dx/dt = -x; x(0) = 0; spike when x > 1 { x = 0 } }
                population a = A[3]
                connect a -> a all to all { on spike { post.x += 0.1 } }
                simulate 10
                """)).isEqualTo("""
                cell.hillock:3:32: error: whose spike?
                  3 | connect a -> a all to all { on spike { post.x += 0.1 } }
                    |                                ^^^^^
                    hint: on pre.spike or on post.spike
                """.stripTrailing());
    }

    @Test void aDelayOfLessThanHalfAStepIsToldToBeNone() {
        String text = """
                model A { dx/dt = -x / 1 ms; x(0) = 0; spike when x > 1 { x = 0 } }
                population a = A[3]
                connect a -> a all to all { delay 30 us; on pre.spike { post.x += 0.1 } }
                simulate 10 ms { dt = %s; method = %s }
                """;
        assertThat(checked(text.formatted("0.1 ms", "euler")).warnings()).extracting(Problem::render).containsExactly("""
                cell.hillock:3:29: warning: a delay of 30 us is less than half a step of 100 us, so these spikes arrive without any
                  3 | connect a -> a all to all { delay 30 us; on pre.spike { post.x += 0.1 } }
                    |                             ^^^^^^^^^^^
                    hint: delays of spikes are whole steps, the nearest: choose a smaller dt
                """.stripTrailing());
        assertThat(checked(text.formatted("0.05 ms", "euler")).warnings()).isEmpty();
        assertThat(checked(text.formatted("0.1 ms", "dopri5")).warnings()).isEmpty();
    }
}
