package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole messages for functions, initial values and derivatives that are written as in other languages. */
class OtherLanguagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '@', value = {
        "ln(V)          | log is the natural logarithm",
        "log10(V)       | write log(x) / log(10)",
        "log2(V)        | write log(x) / log(2)",
        "expm1(V)       | write x * exprel(x)",
        "pow(V, 2)      | write x^y",
        "sqr(V)         | write x^2",
        "ceil(V)        | write -floor(-x)",
        "round(V)       | write floor(x + 0.5)",
        "fabs(V)        | write abs(x)",
        "fmod(V, 2)     | write mod(x, y)",
        "heaviside(V)   | write H(x), 1 where x > 0",
        "sigmoid(V)     | write 1 / (1 + exp(-x))",
        "rand()         | uniform() draws from 0 to 1",
        "randn()        | normal() draws with mean 0 and standard deviation 1",
        "where(V, 1, 2) | write if a > b then x else y",
        "atan(V)        | inverses of sin, cos and tan are not among the functions",
        "erf(V)         | functions are H, abs, clip, cos, cosh, exp, exprel, floor, hold, log, max, min, mod, normal, poisson, pulse, "
                + "sign, sin, sinh, sqrt, table, tan, tanh and uniform"})
    void aFunctionOfOtherLanguages(String call, String hint) {
        String name = call.substring(0, call.indexOf('('));
        assertThat(mistakes("model A { dV/dt = " + call + "; V(0) = 1 }\n")).isEqualTo("""
                cell.hillock:1:19: error: there is no function %s
                  1 | model A { dV/dt = %s; V(0) = 1 }
                    |                   %s
                    hint: %s""".formatted(name, call, "^".repeat(name.length()), hint));
    }

    @Test void aFunctionOfTheUsersOwnMayHaveSuchAName() {
        assertThat(mistakes("""
                model A { ln(x) = log(x); dV/dt = ln(V); V(0) = 1 }
                population a = A
                simulate 1 { dt = 0.1 }
                """)).isEqualTo("no mistake was found");
    }

    @Test void anInitialValueUnderAnotherName() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V0 = 1 }
                model B { param w_init = 1; dw/dt = -w }
                model C { dx/dt = -x }
                population a = A
                population b = B
                population c = C { x0 = 3 }
                c.x_0 = 4
                simulate 1 { dt = 0.1 }
                """)).isEqualTo("""
                cell.hillock:4:12: error: a: V has no initial value
                  4 | population a = A
                    |            ^
                    hint: V0 is a name like any other: write V(0) = V0
                cell.hillock:5:12: error: b: w has no initial value
                  5 | population b = B
                    |            ^
                    hint: w_init is a name like any other: write w(0) = w_init
                cell.hillock:6:12: error: c: x has no initial value
                  6 | population c = C { x0 = 3 }
                    |            ^
                    hint: x(0) = ... or x(0) = steady
                cell.hillock:6:20: error: C has no parameter x0
                  6 | population c = C { x0 = 3 }
                    |                    ^^
                    hint: did you mean x(0)?
                cell.hillock:7:3: error: C has no parameter x_0
                  7 | c.x_0 = 4
                    |   ^^^
                    hint: did you mean x(0)?""");
    }

    @Test void theMendOfAnInitialValueUnderAnotherName() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V0 = 1; V(0) = V0 }
                population a = A
                simulate 1 { dt = 0.1 }
                """)).isEqualTo("no mistake was found");
    }

    @Test void aDerivativeUnderAnotherName() {
        assertThat(mistakes("""
                model A { dVdt = -3; w_dot = 2; V(0) = 1; w(0) = 3 }
                """)).isEqualTo("""
                cell.hillock:1:33: error: V has an initial value but no equation
                  1 | model A { dVdt = -3; w_dot = 2; V(0) = 1; w(0) = 3 }
                    |                                 ^
                    hint: dVdt is a name like any other: write dV/dt = ...
                cell.hillock:1:43: error: w has an initial value but no equation
                  1 | model A { dVdt = -3; w_dot = 2; V(0) = 1; w(0) = 3 }
                    |                                           ^
                    hint: w_dot is a name like any other: write dw/dt = ...""");
    }

    @Test void anEquationThatCouldNotBeReadIsNoMissingOne() {
        assertThat(mistakes("""
                model A { d/dt(V) = -3; V(0) = 1 }
                model B { d(V)/dt = -3; V(0) = 1 }
                model C { V' = -3; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:11: error: a derivative is written with its variable behind the d
                  1 | model A { d/dt(V) = -3; V(0) = 1 }
                    |           ^^^^^^^
                    hint: write dV/dt
                cell.hillock:2:11: error: a derivative is written with its variable behind the d
                  2 | model B { d(V)/dt = -3; V(0) = 1 }
                    |           ^^^^^^^
                    hint: write dV/dt
                cell.hillock:3:12: error: ' is not a sign of the language
                  3 | model C { V' = -3; V(0) = 1 }
                    |            ^
                    hint: a derivative is written dV/dt; texts stand in double quotes""");
    }

    @Test void aVariableRecordedWithoutItsPopulation() {
        assertThat(mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population a = A
                simulate 1 { dt = 0.1 }
                record V
                plot mean(V)
                plot a.V against t
                """)).isEqualTo("""
                cell.hillock:4:8: error: V is not known here
                  4 | record V
                    |        ^
                    hint: did you mean a.V?
                cell.hillock:5:11: error: V is not known here
                  5 | plot mean(V)
                    |           ^
                    hint: did you mean a.V?
                cell.hillock:6:18: error: t names no population or connection
                  6 | plot a.V against t
                    |                  ^
                    hint: leave it out: what is recorded goes along with the time""");
    }
}
