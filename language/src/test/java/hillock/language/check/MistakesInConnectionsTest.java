package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wrong texts, each with all that its user is told: connections. */
class MistakesInConnectionsTest {
    @Test void aMatrixOfTheWrongSize() {
        assertThat(mistakes("""
                model A { input I; dV/dt = -V + I; V(0) = 1 }
                population a = A[3]
                population b = A[2]
                connect a -> b { weight w = [[1, 2], [3, 4], [5, 6]]; post.I += w * pre.V }
                """)).isEqualTo("""
                cell.hillock:4:29: error: the matrix has 3 rows and 2 columns, expected 2 and 3
                  4 | connect a -> b { weight w = [[1, 2], [3, 4], [5, 6]]; post.I += w * pre.V }
                    |                             ^^^^^^^^^^^^^^^^^^^^^^^^
                    hint: one row for each target (b has 2), one column for each source (a has 3)
                """.stripTrailing());
    }

    @Test void aRaggedMatrix() {
        assertThat(mistakes("""
                model A { input I; dV/dt = -V + I; V(0) = 1 }
                population a = A[2]
                connect a -> a { weight w = [[1, 2], [3]]; post.I += w * pre.V }
                """)).isEqualTo("""
                cell.hillock:3:38: error: this row has 1 number, the first has 2
                  3 | connect a -> a { weight w = [[1, 2], [3]]; post.I += w * pre.V }
                    |                                      ^^^
                    hint: every row has one number for each source
                """.stripTrailing());
    }

    @Test void aConnectionWithoutAPattern() {
        assertThat(mistakes("""
                model A { input I; dV/dt = -V + I; V(0) = 1 }
                population a = A[3]
                connect a -> a { post.I += pre.V }
                """)).isEqualTo("""
                cell.hillock:3:9: error: who is connected to whom? a has 3 neurons
                  3 | connect a -> a { post.I += pre.V }
                    |         ^^^^^^
                    hint: give a weight that is a matrix, or say which: all to all, one to one, with probability p, by \
                ring(k), by lattice(rows, columns), where ..., from "edges.csv"
                """.stripTrailing());
    }

    @Test void aConnectionThatIsThereTwice() {
        assertThat(mistakes("""
                model A { input I; dV/dt = -V + I; V(0) = 1 }
                population a = A[1]
                connect a -> a { post.I += pre.V }
                connect a -> a { post.I += 2 * pre.V }
                """)).isEqualTo("""
                cell.hillock:4:9: error: there is a connection a -> a already
                  4 | connect a -> a { post.I += 2 * pre.V }
                    |         ^^^^^^
                    hint: name them apart: connect a -> a as syn2
                """.stripTrailing());
    }

    @Test void aConnectionAddsToInputsOnly() {
        assertThat(mistakes("""
                model A { input I_syn; dV/dt = -V + I_syn; V(0) = 1 }
                population a = A[1]
                connect a -> a { post.V += 1; post.I_sny += pre.W }
                """)).isEqualTo("""
                cell.hillock:3:23: error: V is a state variable of A; a connection adds to inputs only
                  3 | connect a -> a { post.V += 1; post.I_sny += pre.W }
                    |                       ^
                    hint: inputs of A: I_syn
                cell.hillock:3:36: error: A has no input I_sny
                  3 | connect a -> a { post.V += 1; post.I_sny += pre.W }
                    |                                    ^^^^^
                    hint: did you mean I_syn?
                cell.hillock:3:49: error: W is no quantity of the source
                  3 | connect a -> a { post.V += 1; post.I_sny += pre.W }
                    |                                                 ^
                """.stripTrailing());
    }

    @Test void aConnectionsStateNeedsAnInitialValue() {
        assertThat(mistakes("""
                model A { input I; dV/dt = -V + I; V(0) = 1 }
                population a = A[1]
                connect a -> a { ds/dt = pre.V - s; post.I += s }
                """)).isEqualTo("""
                cell.hillock:3:19: error: s has no initial value
                  3 | connect a -> a { ds/dt = pre.V - s; post.I += s }
                    |                   ^
                    hint: s(0) = ...
                """.stripTrailing());
    }

    @Test void anIndegreeBeyondTheNumberOfSources() {
        assertThat(mistakes("""
                model A { input I; dV/dt = -V + I; V(0) = 1 }
                population a = A[9]
                connect a -> a with indegree 9 except self { post.I += 1 }
                connect a -> a as b by small world(2, 1.1) { post.I += 1 }
                connect a -> a as c by small world(2) { post.I += 1 }
                """)).isEqualTo("""
                cell.hillock:3:30: error: each target has 9 different sources, but a has 9 neurons, the target itself excepted
                  3 | connect a -> a with indegree 9 except self { post.I += 1 }
                    |                              ^
                cell.hillock:4:39: error: a probability lies between 0 and 1, found 1.1
                  4 | connect a -> a as b by small world(2, 1.1) { post.I += 1 }
                    |                                       ^^^
                cell.hillock:5:21: error: by small world takes 2 numbers, found 1
                  5 | connect a -> a as c by small world(2) { post.I += 1 }
                    |                     ^^^^^^^^^^^^^^^^^
                    hint: by small world(k, p)
                """.stripTrailing());
    }

    @Test void aNameOfAnEndNeedsItsEnd() {
        assertThat(mistakes("""
                model A { param k = 1 /ms; input s : mV; dV/dt = k * (s - V); V(0) = 0 mV; spike when V > 1 mV { V = 0 mV } }
                model B { dg/dt = -g / 5 ms; g(0) = 0 mV }
                population a = A[2]
                population b = B[2]
                connect a -> b as ab all to all { on pre.spike { g += 1 mV } }
                connect a -> a as aa all to all { weight w = 1; post.s += w * (0 mV - V) }
                connect b -> a as ba all to all { post.s += g }
                simulate 10 ms
                """)).isEqualTo("""
                cell.hillock:5:50: error: ab has no state variable or parameter g
                  5 | connect a -> b as ab all to all { on pre.spike { g += 1 mV } }
                    |                                                  ^
                    hint: did you mean post.g?
                cell.hillock:6:71: error: V is not known here
                  6 | connect a -> a as aa all to all { weight w = 1; post.s += w * (0 mV - V) }
                    |                                                                       ^
                    hint: pre.V is the source's, post.V the target's
                cell.hillock:7:45: error: g is not known here
                  7 | connect b -> a as ba all to all { post.s += g }
                    |                                             ^
                    hint: did you mean pre.g?
                """.stripTrailing());
    }

    @Test void aFileThatIsNotThereIsTheOnlyMistakeOfWhatItWouldHaveGiven() {
        assertThat(mistakes("""
                model A { input k; dx/dt = k - x; x(0) = 1 }
                population a = A[3]
                connect a -> a as syn from "edges.csv" { I = w * pre.x * t; post.k += I + pre.z }
                simulate 10
                record syn.w
                """)).isEqualTo("""
                cell.hillock:3:28: error: there is no file edges.csv
                  3 | connect a -> a as syn from "edges.csv" { I = w * pre.x * t; post.k += I + pre.z }
                    |                            ^^^^^^^^^^^
                    hint: it is looked for in the folder of this file
                cell.hillock:3:79: error: z is no quantity of the source
                  3 | connect a -> a as syn from "edges.csv" { I = w * pre.x * t; post.k += I + pre.z }
                    |                                                                               ^
                """.stripTrailing());
    }
}
