package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wrong texts, each with all that its user is told: units and dimensions. */
class MistakesInUnitsTest {
    @Test void aUnitBehindAnOperatorGetsItsRightSpelling() {
        assertThat(mistakes("""
                model A { param x = 10*mV, y = 5/ms; dV/dt = x * y; V(0) = 0 mV }
                """)).isEqualTo("""
                cell.hillock:1:24: error: mV is a unit, not a quantity
                  1 | model A { param x = 10*mV, y = 5/ms; dV/dt = x * y; V(0) = 0 mV }
                    |                        ^^
                    hint: write 10 mV
                cell.hillock:1:34: error: ms is a unit, not a quantity
                  1 | model A { param x = 10*mV, y = 5/ms; dV/dt = x * y; V(0) = 0 mV }
                    |                                  ^^
                    hint: write 5 /ms
                """.stripTrailing());
    }

    @Test void aUnitThatIsAlsoAVariableHasTwoWaysOut() {
        assertThat(mistakes("""
                model A { param m = 3 mV; z = 20 mV/m; w = 5 m; dV/dt = -V / 1 ms; V(0) = 0 mV }
                """)).isEqualTo("""
                cell.hillock:1:37: error: m is a parameter here and a unit too
                  1 | model A { param m = 3 mV; z = 20 mV/m; w = 5 m; dV/dt = -V / 1 ms; V(0) = 0 mV }
                    |                                     ^
                    hint: 20 mV / m for the parameter m, 20 mV/metre for the unit
                cell.hillock:1:46: error: m is a parameter here and a unit too
                  1 | model A { param m = 3 mV; z = 20 mV/m; w = 5 m; dV/dt = -V / 1 ms; V(0) = 0 mV }
                    |                                              ^
                    hint: 5 * m for the parameter m, 5 metre for the unit
                """.stripTrailing());
    }

    @Test void dimensionsOfASum() {
        assertThat(mistakes("""
                model A { param C = 1 uF, g = 1 mS; I = g * V; C * dV/dt = V - I; V(0) = -65 mV }
                """)).isEqualTo("""
                cell.hillock:1:62: error: cannot subtract: V is in mV, I in uA
                  1 | model A { param C = 1 uF, g = 1 mS; I = g * V; C * dV/dt = V - I; V(0) = -65 mV }
                    |                                                              ^
                """.stripTrailing());
    }

    @Test void dimensionsOfAnEquation() {
        assertThat(mistakes("""
                model A { param C = 1 uF, g = 1 mS; I = g * V; dV/dt = -I; V(0) = -65 mV }
                """)).isEqualTo("""
                cell.hillock:1:48: error: the two sides of the equation differ: dV/dt is in mV/ms, the right side in uA
                  1 | model A { param C = 1 uF, g = 1 mS; I = g * V; dV/dt = -I; V(0) = -65 mV }
                    |                                                ^^^^^
                """.stripTrailing());
    }

    @Test void aBareNumberWhereAUnitIsExpected() {
        assertThat(mistakes("""
                model A { dV/dt = -V / 1 ms; V(0) = -65 mV; spike when V > 30 }
                population a = A[2] { V(0) = -65 }
                """)).isEqualTo("""
                cell.hillock:1:58: error: cannot compare: V is in mV, 30 is a plain number
                  1 | model A { dV/dt = -V / 1 ms; V(0) = -65 mV; spike when V > 30 }
                    |                                                          ^
                    hint: write 30 mV
                cell.hillock:2:30: error: V is in mV, -65 is a plain number
                  2 | population a = A[2] { V(0) = -65 }
                    |                              ^^^
                    hint: write -65 mV
                """.stripTrailing());
    }

    @Test void exponentialsOfQuantities() {
        assertThat(mistakes("""
                model A { r = exp(V / 1 ms); dV/dt = -V / 1 ms; V(0) = -65 mV }
                """)).isEqualTo("""
                cell.hillock:1:19: error: exp takes a plain number, but V / 1 ms is in mV/ms
                  1 | model A { r = exp(V / 1 ms); dV/dt = -V / 1 ms; V(0) = -65 mV }
                    |                   ^^^^^^^^
                    hint: divide it by a quantity, such as 1 mV/ms
                """.stripTrailing());
    }

    @Test void branchesOfAChoice() {
        assertThat(mistakes("""
                model A { r = if V > 0 then V else 1 ms; dV/dt = -V / 1 ms; V(0) = -65 mV }
                """)).isEqualTo("""
                cell.hillock:1:15: error: both branches must agree: V is in mV, 1 ms in ms
                  1 | model A { r = if V > 0 then V else 1 ms; dV/dt = -V / 1 ms; V(0) = -65 mV }
                    |               ^^^^^^^^^^^^^^^^^^^^^^^^^
                """.stripTrailing());
    }

    @Test void argumentsOfMin() {
        assertThat(mistakes("""
                model A { r = min(V, 0, 1 ms); dV/dt = -V / 1 ms; V(0) = -65 mV }
                """)).isEqualTo("""
                cell.hillock:1:25: error: min's arguments must agree: V is in mV, 1 ms in ms
                  1 | model A { r = min(V, 0, 1 ms); dV/dt = -V / 1 ms; V(0) = -65 mV }
                    |                         ^^^^
                """.stripTrailing());
    }

    @Test void anExponentWithAUnit() {
        assertThat(mistakes("""
                model A { param n = 2 mV; r = 2^n; q = V^k; param k = 2; dV/dt = -V / 1 ms; V(0) = -65 mV }
                """)).isEqualTo("""
                cell.hillock:1:33: error: an exponent must be a plain number, but is in mV
                  1 | model A { param n = 2 mV; r = 2^n; q = V^k; param k = 2; dV/dt = -V / 1 ms; V(0) = -65 mV }
                    |                                 ^
                cell.hillock:1:40: error: with the exponent k, V must be a plain number, but is in mV
                  1 | model A { param n = 2 mV; r = 2^n; q = V^k; param k = 2; dV/dt = -V / 1 ms; V(0) = -65 mV }
                    |                                        ^
                """.stripTrailing());
    }

    @Test void anOptionWithAUnitForAFileWithout() {
        String text = """
                model A { param I = 0; dV/dt = -V + I; V(0) = 1 }
                population a = A
                simulate 5 { dt = 0.5 }
                """;
        assertThat(mistakes(text, "dt=0.25 ms", "duration=-4 ms", "a.I=3 mV")).isEqualTo("""
                --set:1:4: error: dt must be a plain number, as this file has no units, but 0.25 ms is in ms
                  1 | dt=0.25 ms
                    |    ^^^^^^^
                    hint: write 0.25, if the file counts times in ms
                --set:1:5: error: I is a plain number, 3 mV is in mV
                  1 | a.I=3 mV
                    |     ^^^^
                    hint: write 3, if the file counts I in mV
                --set:1:10: error: the duration must be a plain number, as this file has no units, but -4 ms is in ms
                  1 | duration=-4 ms
                    |          ^^^^^""");
        assertThat(mistakes(text, "dt=0.25", "duration=4", "a.I=3")).isEqualTo("no mistake was found");
    }
}
