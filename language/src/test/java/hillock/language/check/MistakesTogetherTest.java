package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What cannot be read and what has no meaning are told at once, and nothing that only follows from what could not be read. */
class MistakesTogetherTest {
    @Test void mistakesOfSpellingNamesAndDimensionsAreToldTogether() {
        assertThat(mistakes("""
                model A {
                  param tau = 10ms, E = 5*mV, r = 5/ms
                  dV/dt = (E - V) / tau + 2 /tau
                  dm/dt = (minf - m) / 5 ms + 1
                  V(0) = E; m(0) = 0
                }
                population cells = A[2]
                simulate 100 ms { method = eular }
                plot cells.W
                """)).isEqualTo("""
                cell.hillock:2:15: error: a space is missing between a number and its unit
                  2 |   param tau = 10ms, E = 5*mV, r = 5/ms
                    |               ^^^^
                    hint: write 10 ms
                cell.hillock:2:27: error: mV is a unit, not a quantity
                  2 |   param tau = 10ms, E = 5*mV, r = 5/ms
                    |                           ^^
                    hint: write 5 mV
                cell.hillock:2:37: error: ms is a unit, not a quantity
                  2 |   param tau = 10ms, E = 5*mV, r = 5/ms
                    |                                     ^^
                    hint: write 5 /ms
                cell.hillock:3:30: error: tau is not a unit
                  3 |   dV/dt = (E - V) / tau + 2 /tau
                    |                              ^^^
                    hint: to divide, write 2 / tau
                cell.hillock:4:12: error: minf is not known here
                  4 |   dm/dt = (minf - m) / 5 ms + 1
                    |            ^^^^
                cell.hillock:8:28: error: there is no method eular
                  8 | simulate 100 ms { method = eular }
                    |                            ^^^^^
                    hint: did you mean euler? Methods are euler, exponential-euler, midpoint, heun, rk4, dopri5, rosenbrock, euler-maruyama, milstein and stochastic-heun
                cell.hillock:9:12: error: cells has no quantity W
                  9 | plot cells.W
                    |            ^
                """.stripTrailing());
    }

    @Test void whatFollowsFromAStatementThatCannotBeReadIsNotTold() {
        assertThat(mistakes("""
                modl A {
                  dV/dt = -V / 1 ms
                  V(0) = 1 mV
                }
                model B { input k : mV; dx/dt = (k - x) / 1 ms; x(0) = * 1 mV; spike when x > 3mV }
                population cells = A[2]
                population others = B[2]
                connect others > others as syn all to all { weight w = 1; post.k += w * pre.q }
                simulate 10 ms
                record cells.V, others.x, others.spikes, syn.w, others.y
                """)).isEqualTo("""
                cell.hillock:1:1: error: no statement begins with modl
                  1 | modl A {
                    | ^^^^
                    hint: did you mean model?
                cell.hillock:5:56: error: expected a value, found *
                  5 | model B { input k : mV; dx/dt = (k - x) / 1 ms; x(0) = * 1 mV; spike when x > 3mV }
                    |                                                        ^
                cell.hillock:5:79: error: a space is missing between a number and its unit
                  5 | model B { input k : mV; dx/dt = (k - x) / 1 ms; x(0) = * 1 mV; spike when x > 3mV }
                    |                                                                               ^^^
                    hint: write 3 mV
                cell.hillock:8:16: error: expected ->, found >
                  8 | connect others > others as syn all to all { weight w = 1; post.k += w * pre.q }
                    |                ^
                """.stripTrailing());
    }

    @Test void aModelThatLostItsOnlyUnitIsNotTakenForPlainNumbers() {
        assertThat(mistakes("""
                model A { dV/dt = -V / * 1 ms; V(0) = 0 }
                population cells = A[2] { V(0) = 1 mV }
                simulate 10 ms
                record cells.W
                """)).isEqualTo("""
                cell.hillock:1:24: error: expected a value, found *
                  1 | model A { dV/dt = -V / * 1 ms; V(0) = 0 }
                    |                        ^
                cell.hillock:4:14: error: cells has no quantity W
                  4 | record cells.W
                    |              ^
                """.stripTrailing());
    }

    @Test void behindABraceThatIsMissingNothingElseIsTold() {
        assertThat(mistakes("""
                model A { dx/dt = -q; x(0) = 1
                population cells = A[2]
                simulate 10
                """)).isEqualTo("""
                cell.hillock:1:9: error: this { is never closed
                  1 | model A { dx/dt = -q; x(0) = 1
                    |         ^
                """.stripTrailing());
    }
}
