package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wrong texts, each with all that its user is told: what stands in a model's braces. */
class MistakesInModelsTest {
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
}
