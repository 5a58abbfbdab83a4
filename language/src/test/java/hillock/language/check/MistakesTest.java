package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wrong texts, each with all that its user is told. */
class MistakesTest {
    @Test void aMisspeltNameGetsTheNearestOne() {
        assertThat(mistakes("""
                model A { param gNa = 1; dV/dt = -gNaa * V; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:35: error: gNaa is not known here
                  1 | model A { param gNa = 1; dV/dt = -gNaa * V; V(0) = 1 }
                    |                                   ^^^^
                    hint: did you mean gNa?
                """.stripTrailing());
    }

    @Test void aMistakeThatAnExtensionTakesOverIsToldOnce() {
        assertThat(mistakes("""
                model A { dV/dt = -gNaa * V; V(0) = 1 }
                model B extends A { W = 2 * V }
                population a = A
                population b = B[2]
                """)).isEqualTo("""
                cell.hillock:1:20: error: gNaa is not known here
                  1 | model A { dV/dt = -gNaa * V; V(0) = 1 }
                    |                    ^^^^
                """.stripTrailing());
    }

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

    @Test void expressionsInACircleShowIt() {
        assertThat(mistakes("""
                model A { a = b + 1; b = c; c = 2 * a; dV/dt = a; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:11: error: the expressions a -> b -> c -> a need each other
                  1 | model A { a = b + 1; b = c; c = 2 * a; dV/dt = a; V(0) = 1 }
                    |           ^
                """.stripTrailing());
    }

    @Test void anExpressionOfItself() {
        assertThat(mistakes("""
                model A { a = a + 1; dV/dt = a; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:11: error: a needs itself
                  1 | model A { a = a + 1; dV/dt = a; V(0) = 1 }
                    |           ^
                    hint: what changes over time has an equation: da/dt = ...
                """.stripTrailing());
    }

    @Test void aRecursiveFunction() {
        assertThat(mistakes("""
                model A { f(x) = g(x) + 1; g(x) = f(x); dV/dt = f(V); V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:11: error: a function cannot use itself: f -> g -> f
                  1 | model A { f(x) = g(x) + 1; g(x) = f(x); dV/dt = f(V); V(0) = 1 }
                    |           ^
                """.stripTrailing());
    }

    @Test void constantsInACircle() {
        assertThat(mistakes("""
                N = M + 1
                M = N
                model A { dV/dt = -V; V(0) = 1 }
                population a = A[N]
                """)).isEqualTo("""
                cell.hillock:1:1: error: the constants N -> M -> N need each other
                  1 | N = M + 1
                    | ^
                """.stripTrailing());
    }

    @Test void modelsThatExtendEachOther() {
        assertThat(mistakes("""
                model A extends B { dV/dt = -V; V(0) = 1 }
                model B extends A { param k = 1 }
                """)).isEqualTo("""
                cell.hillock:1:17: error: a model cannot extend itself: A -> B -> A
                  1 | model A extends B { dV/dt = -V; V(0) = 1 }
                    |                 ^
                cell.hillock:2:17: error: a model cannot extend itself: B -> A -> B
                  2 | model B extends A { param k = 1 }
                    |                 ^
                """.stripTrailing());
    }

    @Test void twoEquationsForOneVariable() {
        assertThat(mistakes("""
                model A { dV/dt = -V; dV/dt = V; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:24: error: V has two equations
                  1 | model A { dV/dt = -V; dV/dt = V; V(0) = 1 }
                    |                        ^
                    hint: first in line 1
                """.stripTrailing());
    }

    @Test void anEquationForAParameter() {
        assertThat(mistakes("""
                model A { param V = 1; dV/dt = -V }
                """)).isEqualTo("""
                cell.hillock:1:25: error: V is a parameter and cannot have an equation
                  1 | model A { param V = 1; dV/dt = -V }
                    |                         ^
                    hint: first in line 1
                """.stripTrailing());
    }

    @Test void aNameDeclaredTwice() {
        assertThat(mistakes("""
                model A { param k = 1, k = 2; dV/dt = -k * V; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:24: error: k is declared twice
                  1 | model A { param k = 1, k = 2; dV/dt = -k * V; V(0) = 1 }
                    |                        ^
                    hint: first in line 1
                """.stripTrailing());
    }

    @Test void twoPopulationsOfOneName() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population a = A[1]
                population a = A[2]
                """)).isEqualTo("""
                cell.hillock:3:12: error: a is declared twice
                  3 | population a = A[2]
                    |            ^
                    hint: first in line 2
                """.stripTrailing());
    }

    @Test void anInitialValueWithoutEquation() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1; W(0) = 2 }
                """)).isEqualTo("""
                cell.hillock:1:33: error: W has an initial value but no equation
                  1 | model A { dV/dt = -V; V(0) = 1; W(0) = 2 }
                    |                                 ^
                    hint: only what has an equation, dW/dt = ..., has an initial value
                """.stripTrailing());
    }

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

    @Test void anExponentThatMoves() {
        assertThat(mistakes("""
                model A { r = 2^V; dV/dt = -V; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:17: error: an exponent must be constant, but V is not
                  1 | model A { r = 2^V; dV/dt = -V; V(0) = 1 }
                    |                 ^
                    hint: write exp(y * log(x)) for x^y
                """.stripTrailing());
    }

    @Test void aDrawInAnEquation() {
        assertThat(mistakes("""
                model A { dV/dt = -V + normal(); V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:24: error: normal(...) draws a random number and cannot stand in an equation
                  1 | model A { dV/dt = -V + normal(); V(0) = 1 }
                    |                        ^^^^^^^^
                    hint: hold(normal(), interval) draws anew at every interval
                """.stripTrailing());
    }

    @Test void aStateInAParameter() {
        assertThat(mistakes("""
                model A { param k = 2 * V; dV/dt = -V; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:25: error: V is a state variable and cannot stand in a parameter's value
                  1 | model A { param k = 2 * V; dV/dt = -V; V(0) = 1 }
                    |                         ^
                    hint: a parameter uses parameters and constants only
                """.stripTrailing());
    }

    @Test void theStepInAnEquation() {
        assertThat(mistakes("""
                model A { dV/dt = -V / dt; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:24: error: dt is no quantity of a model: equations must not depend on the step
                  1 | model A { dV/dt = -V / dt; V(0) = 1 }
                    |                        ^^
                    hint: hold(..., interval) makes something that lasts a fixed time
                """.stripTrailing());
    }

    @Test void anIndexInAnEquation() {
        assertThat(mistakes("""
                model A { dV/dt = -V + i; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:24: error: i cannot stand in an equation
                  1 | model A { dV/dt = -V + i; V(0) = 1 }
                    |                        ^
                    hint: give it to a parameter: param k = i
                """.stripTrailing());
    }

    @Test void anUnknownFunction() {
        assertThat(mistakes("""
                model A { dV/dt = -tahn(V); V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:20: error: there is no function tahn
                  1 | model A { dV/dt = -tahn(V); V(0) = 1 }
                    |                    ^^^^
                    hint: did you mean tan?
                """.stripTrailing());
    }

    @Test void tooManyArguments() {
        assertThat(mistakes("""
                model A { f(x) = 2 * x; dV/dt = -f(V, 1) + exp(V, V) + clip(V); V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:34: error: f takes one argument, found 2
                  1 | model A { f(x) = 2 * x; dV/dt = -f(V, 1) + exp(V, V) + clip(V); V(0) = 1 }
                    |                                  ^^^^^^^
                cell.hillock:1:44: error: exp takes one argument, found 2
                  1 | model A { f(x) = 2 * x; dV/dt = -f(V, 1) + exp(V, V) + clip(V); V(0) = 1 }
                    |                                            ^^^^^^^^^
                cell.hillock:1:56: error: clip takes three arguments, found 1
                  1 | model A { f(x) = 2 * x; dV/dt = -f(V, 1) + exp(V, V) + clip(V); V(0) = 1 }
                    |                                                        ^^^^^^^
                """.stripTrailing());
    }

    @Test void aConditionWhereANumberIsExpected() {
        assertThat(mistakes("""
                model A { m = V > 3; dV/dt = -m; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:15: error: a condition stands where a number is expected
                  1 | model A { m = V > 3; dV/dt = -m; V(0) = 1 }
                    |               ^^^^^
                    hint: if V > 3 then 1 else 0
                """.stripTrailing());
    }

    @Test void aNumberWhereAConditionIsExpected() {
        assertThat(mistakes("""
                model A { m = if V then 1 else 0; dV/dt = -m; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:18: error: expected a condition, found a number
                  1 | model A { m = if V then 1 else 0; dV/dt = -m; V(0) = 1 }
                    |                  ^
                    hint: compare it, as in V > 0 mV
                """.stripTrailing());
    }

    @Test void aBoundWithoutAStateVariable() {
        assertThat(mistakes("""
                model A { param k = 1; 0 <= k <= 1; dV/dt = -V; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:29: error: a bound is about a state variable, but k has none
                  1 | model A { param k = 1; 0 <= k <= 1; dV/dt = -V; V(0) = 1 }
                    |                             ^
                """.stripTrailing());
    }

    @Test void aResetIsNotThereYet() {
        assertThat(mistakes("""
                model A { dV/dt = -V; spike when V > 1 { V = 0; refractory 2 }; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:42: error: a reset is not supported yet
                  1 | model A { dV/dt = -V; spike when V > 1 { V = 0; refractory 2 }; V(0) = 1 }
                    |                                          ^^^^^
                cell.hillock:1:49: error: refractory is not supported yet
                  1 | model A { dV/dt = -V; spike when V > 1 { V = 0; refractory 2 }; V(0) = 1 }
                    |                                                 ^^^^^^^^^^^^
                """.stripTrailing());
    }

    @Test void theCatalogueIsNotThereYet() {
        assertThat(mistakes("""
                use HH from models
                population a = HH[1]
                """)).isEqualTo("""
                cell.hillock:1:1: error: use ... from models is not supported yet
                  1 | use HH from models
                    | ^^^^^^^^^^^^^^^^^^
                """.stripTrailing());
    }

    @Test void sourcesAreNotThereYet() {
        assertThat(mistakes("""
                population p = Poisson[10] { rate = 3 }
                """)).isEqualTo("""
                cell.hillock:1:16: error: the source Poisson is not supported yet
                  1 | population p = Poisson[10] { rate = 3 }
                    |                ^^^^^^^
                """.stripTrailing());
    }

    @Test void anUnknownModel() {
        assertThat(mistakes("""
                model Cell { dV/dt = -V; V(0) = 1 }
                population a = Cel[1]
                """)).isEqualTo("""
                cell.hillock:2:16: error: there is no model Cel here
                  2 | population a = Cel[1]
                    |                ^^^
                    hint: did you mean Cell?
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

    @Test void eventsAreNotThereYet() {
        assertThat(mistakes("""
                model A { input I; dV/dt = -V + I; V(0) = 1 }
                population a = A[1]
                connect a -> a { on pre.spike { post.I += 1 } }
                """)).isEqualTo("""
                cell.hillock:3:18: error: on pre.spike is not supported yet
                  3 | connect a -> a { on pre.spike { post.I += 1 } }
                    |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
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

    @Test void laterPatterns() {
        assertThat(mistakes("""
                model A { input I; dV/dt = -V + I; V(0) = 1 }
                population a = A[9]
                connect a -> a with indegree 3 { post.I += 1 }
                connect a -> a as b by small world(2, 0.1) { post.I += 1 }
                """)).isEqualTo("""
                cell.hillock:3:16: error: with indegree is not supported yet
                  3 | connect a -> a with indegree 3 { post.I += 1 }
                    |                ^^^^^^^^^^^^^^^
                cell.hillock:4:21: error: by small world is not supported yet
                  4 | connect a -> a as b by small world(2, 0.1) { post.I += 1 }
                    |                     ^^^^^^^^^^^^^^^^^^^^^^
                """.stripTrailing());
    }

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

    @Test void sweepsAreNotThereYet() {
        assertThat(mistakes("""
                model A { param k = 1; dV/dt = -k * V; V(0) = 1 }
                population cell = A[1]
                simulate 10
                sweep { cell.k = [1, 2]; repeat 3; measure mean(cell.V) }
                """)).isEqualTo("""
                cell.hillock:4:1: error: sweep is not supported yet
                  4 | sweep { cell.k = [1, 2]; repeat 3; measure mean(cell.V) }
                    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """.stripTrailing());
    }

    @Test void aMissingTable() {
        assertThat(mistakes("""
                model A { dV/dt = -V + table("current.csv"); V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:30: error: there is no file current.csv
                  1 | model A { dV/dt = -V + table("current.csv"); V(0) = 1 }
                    |                              ^^^^^^^^^^^^^
                    hint: it is looked for in the folder of this file
                """.stripTrailing());
    }

    @Test void aFileOutsideTheFolder() {
        assertThat(mistakes("""
                use A from "../cell.hillock"
                """)).isEqualTo("""
                cell.hillock:1:12: error: ../cell.hillock lies outside the folder of this file
                  1 | use A from "../cell.hillock"
                    |            ^^^^^^^^^^^^^^^^^
                    hint: move it there, or give --allow-outside
                """.stripTrailing());
    }

    @Test void reservedNames() {
        assertThat(mistakes("""
                model A { param size = 3; dV/dt = -V; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:17: error: size is the number of neurons and cannot be defined anew
                  1 | model A { param size = 3; dV/dt = -V; V(0) = 1 }
                    |                 ^^^^
                """.stripTrailing());
    }
}
