package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wrong texts, each with all that its user is told: what a spike does to its own neuron. */
class MistakesInResetsTest {
    @Test void aResetWrittenAsInAScript() {
        assertThat(mistakes("""
                model A { dx/dt = 1 - x; x(0) = 0; if x > 1 then x = 0 }
                population a = A(10)
                simulate 10
                """)).isEqualTo("""
                cell.hillock:1:52: error: expected else, found =
                  1 | model A { dx/dt = 1 - x; x(0) = 0; if x > 1 then x = 0 }
                    |                                                    ^
                    hint: if is a value, if ... then ... else ...; what a spike changes: spike when V > 20 mV { V = -65 mV }
                cell.hillock:2:17: error: expected [, found (
                  2 | population a = A(10)
                    |                 ^
                    hint: how many there are stands in brackets: A[10]
                """.stripTrailing());
    }

    @Test void aResetNeedsItsUnit() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { V = -65 }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:34: error: V is in mV, -65 is a plain number
                  6 |   spike when V > threshold { V = -65 }
                    |                                  ^^^
                    hint: write -65 mV
                """.stripTrailing());
    }

    @Test void anExpressionIsNotReset() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { u = 3 mV }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:30: error: u is an expression of LIF, which no event changes
                  6 |   spike when V > threshold { u = 3 mV }
                    |                              ^
                    hint: an event changes state variables and parameters
                """.stripTrailing());
    }

    @Test void anInputIsNotReset() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { I += 1 mV }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:30: error: I is an input of LIF, which no event changes
                  6 |   spike when V > threshold { I += 1 mV }
                    |                              ^
                    hint: an input is summed anew at each step; let the event change a state variable that decays
                """.stripTrailing());
    }

    @Test void whatMultipliesIsAPlainNumber() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { V *= 2 mV }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:35: error: what *= takes must be a plain number, but is in mV
                  6 |   spike when V > threshold { V *= 2 mV }
                    |                                   ^^^^
                """.stripTrailing());
    }

    @Test void aParameterThatOthersFollowFromIsNotReset() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { E = -60 mV }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:30: error: the parameter threshold is worked out from E once, and would not follow this change
                  6 |   spike when V > threshold { E = -60 mV }
                    |                              ^
                    hint: let threshold be an expression, without param
                """.stripTrailing());
    }

    @Test void anUnknownNameIsNotReset() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { w = 3; V = W }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:30: error: LIF has no state variable or parameter w
                  6 |   spike when V > threshold { w = 3; V = W }
                    |                              ^
                cell.hillock:6:41: error: W is not known here
                  6 |   spike when V > threshold { w = 3; V = W }
                    |                                         ^
                """.stripTrailing());
    }

    @Test void refractoryTakesATime() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { refractory 2 mV }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:41: error: refractory takes a time: 2 mV is in mV, t in ms
                  6 |   spike when V > threshold { refractory 2 mV }
                    |                                         ^^^^
                """.stripTrailing());
    }

    @Test void whatIsHeldIsAStateVariable() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { refractory 2 ms holding V, tau, x }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:57: error: tau is a parameter, not a state variable
                  6 |   spike when V > threshold { refractory 2 ms holding V, tau, x }
                    |                                                         ^^^
                cell.hillock:6:62: error: LIF has no state variable x
                  6 |   spike when V > threshold { refractory 2 ms holding V, tau, x }
                    |                                                              ^
                """.stripTrailing());
    }

    @Test void oneRefractoryForEachSpike() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { refractory 1 ms; refractory 2 ms }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:47: error: a second refractory
                  6 |   spike when V > threshold { refractory 1 ms; refractory 2 ms }
                    |                                               ^^^^^^^^^^^^^^^
                    hint: one for each spike when
                """.stripTrailing());
    }

    @Test void anEventDrawsNothing() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { V = -65 mV + normal() * 1 mV }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:43: error: normal(...) draws a random number and cannot stand in an event
                  6 |   spike when V > threshold { V = -65 mV + normal() * 1 mV }
                    |                                           ^^^^^^^^
                    hint: give it to a parameter: param k = normal()
                """.stripTrailing());
    }

    @Test void aResetIsOfTheNeuronItself() {
        assertThat(mistakes("""
                model LIF {
                  param tau = 10 ms, E = -70 mV, threshold = E + 20 mV
                  input I : mV
                  u = V - E
                  dV/dt = (E - V + I) / tau
                  spike when V > threshold { post.V = 3 mV }
                  V(0) = E
                }
                """)).isEqualTo("""
                cell.hillock:6:30: error: an event changes state variables and parameters of its own model, found post.V
                  6 |   spike when V > threshold { post.V = 3 mV }
                    |                              ^^^^^^
                """.stripTrailing());
    }
}
