package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wrong texts, each with all that its user is told: populations, their sizes, parts and values. */
class MistakesInPopulationsTest {
    @Test void aMissingInitialValue() {
        assertThat(mistakes("""
                model A { dV/dt = -V; dW/dt = V - W }
                population cells = A[3] { V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:2:12: error: cells: W has no initial value
                  2 | population cells = A[3] { V(0) = 1 }
                    |            ^^^^^
                    hint: W(0) = ... or W(0) = steady
                """.stripTrailing());
    }

    @Test void initialValuesThatNeedEachOther() {
        assertThat(mistakes("""
                model A { dV/dt = -V; dW/dt = V - W; V(0) = 2 * W; W(0) = V }
                population cells = A[3]
                """)).isEqualTo("""
                cell.hillock:1:38: error: the initial values V(0) -> W(0) -> V(0) need each other
                  1 | model A { dV/dt = -V; dW/dt = V - W; V(0) = 2 * W; W(0) = V }
                    |                                      ^^^^^^^^^^^^
                """.stripTrailing());
    }

    @Test void absurdSizes() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population a = A[3000000000]
                population b = A[2.5]
                population c = A[0]
                population d = A[-3]
                """)).isEqualTo("""
                cell.hillock:2:18: error: the size of a population must be a whole number from 1 to 100000000, found 3000000000
                  2 | population a = A[3000000000]
                    |                  ^^^^^^^^^^
                cell.hillock:3:18: error: the size of a population must be a whole number from 1 to 100000000, found 2.5
                  3 | population b = A[2.5]
                    |                  ^^^
                cell.hillock:4:18: error: the size of a population must be a whole number from 1 to 100000000, found 0
                  4 | population c = A[0]
                    |                  ^
                cell.hillock:5:18: error: the size of a population must be a whole number from 1 to 100000000, found -3
                  5 | population d = A[-3]
                    |                  ^^
                """.stripTrailing());
    }

    @Test void aListOfTheWrongLength() {
        assertThat(mistakes("""
                model A { dV/dt = -V }
                population a = A[3] { V(0) = [1, 2] }
                """)).isEqualTo("""
                cell.hillock:2:30: error: the list has 2 numbers, but a has 3 neurons
                  2 | population a = A[3] { V(0) = [1, 2] }
                    |                              ^^^^^^
                    hint: write one number for each neuron
                """.stripTrailing());
    }

    @Test void aPartOutOfRange() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population a = A[3]
                b = a[1:4]
                c = a[-1:2]
                a[3].k = 1
                """)).isEqualTo("""
                cell.hillock:3:9: error: the end of a part of a must be a whole number from 0 to 3, found 4
                  3 | b = a[1:4]
                    |         ^
                cell.hillock:4:7: error: the start of a part of a must be a whole number from 0 to 3, found -1
                  4 | c = a[-1:2]
                    |       ^^
                cell.hillock:5:3: error: an index of a must be a whole number from 0 to 2, found 3
                  5 | a[3].k = 1
                    |   ^
                """.stripTrailing());
    }

    @Test void anUnknownParameter() {
        assertThat(mistakes("""
                model A { param gain = 1; dV/dt = -gain * V; V(0) = 1 }
                population a = A[3] { gian = 2 }
                a.V = 3
                """)).isEqualTo("""
                cell.hillock:2:23: error: A has no parameter gian
                  2 | population a = A[3] { gian = 2 }
                    |                       ^^^^
                    hint: did you mean gain?
                cell.hillock:3:3: error: V is a state variable; only its initial value can be given
                  3 | a.V = 3
                    |   ^
                    hint: write V(0) = ...
                """.stripTrailing());
    }
}
