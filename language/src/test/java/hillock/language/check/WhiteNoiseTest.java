package hillock.language.check;

import static hillock.language.check.Texts.checked;
import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import hillock.language.model.Model;
import hillock.language.model.Model.Diffusion;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import org.junit.jupiter.api.Test;

class WhiteNoiseTest {
    private static final Term SIGMA = Term.own("sigma");

    private static Model model(String text) {
        return checked(text + "\npopulation a = A[1]").models().getFirst();
    }

    @Test void anEquationFallsApartIntoDriftAndNoise() {
        Model model = model("model A { param sigma = 2, k = 3; k * dV/dt = -V + sigma * xi; V(0) = 1 }");
        assertThat(model.equations()).containsExactly(new Equation("V", new Term.Negation(new Term.Quotient(Term.own("V"), Term.own("k"))),
                List.of(new Diffusion("xi", new Term.Quotient(SIGMA, Term.own("k"))))));
    }

    @Test void noiseComesThroughExpressionsAndFunctionsWhichThenHaveNoValueOfTheirOwn() {
        Model model = model("""
                model A {
                  param sigma = 2
                  noise = sigma * xi
                  both = noise + scaled(xi_a) + V
                  scaled(x) = V * x
                  dV/dt = -both
                  dw/dt = noise - w
                  V(0) = 1; w(0) = 0
                }""");
        assertThat(model.expressions()).isEmpty();
        assertThat(model.equations()).containsExactly(
                new Equation("V", new Term.Negation(Term.own("V")), List.of(new Diffusion("xi", new Term.Negation(SIGMA)),
                        new Diffusion("xi_a", new Term.Negation(Term.own("V"))))),
                new Equation("w", new Term.Negation(Term.own("w")), List.of(new Diffusion("xi", SIGMA))));
    }

    @Test void noiseThatCancelsIsNone() {
        assertThat(model("model A { dV/dt = -V + xi - xi; V(0) = 1 }").equations()).containsExactly(
                new Equation("V", new Term.Negation(Term.own("V"))));
    }

    @Test void noiseHasTheDimensionOfOneOverTheRootOfTime() {
        String model = "model A { param sigma = 2 %s, tau = 5 ms; dV/dt = -V / tau + sigma * xi; V(0) = 1 mV }\npopulation a = A[1]";
        assertThat(mistakes(model.formatted("mV/ms^0.5"))).isEqualTo("no mistake was found");
        assertThat(mistakes(model.formatted("mV/ms"))).isEqualTo("""
                cell.hillock:1:63: error: cannot add: -V / tau is in mV/ms, sigma * xi in mV/ms^1.5
                  1 | model A { param sigma = 2 mV/ms, tau = 5 ms; dV/dt = -V / tau + sigma * xi; V(0) = 1 mV }
                    |                                                               ^
                """.stripTrailing());
    }

    @Test void aNameOfTheUsersOwnIsNoNoise() {
        Model model = model("model A { param xi_a = 2; dV/dt = -xi_a * V; V(0) = 1 }");
        assertThat(model.equations().getFirst().noises()).isEmpty();
    }

    @Test void noiseEntersLinearly() {
        for (String term : List.of("xi^2", "xi * xi_a", "exp(xi)", "abs(xi)", "1 / xi", "(if xi > 0 then 1 else 2)")) {
            String text = "model A { dV/dt = -V + " + term + "; V(0) = 1 }";
            int column = text.indexOf("xi") + 1;
            assertThat(mistakes(text)).isEqualTo("""
                    cell.hillock:1:%d: error: white noise must enter dV/dt linearly
                      1 | %s
                        | %s^^
                        hint: write a sum of terms like sigma * xi, where sigma may be any expression without noise\
                    """.formatted(column, text, " ".repeat(column - 1)));
        }
    }

    @Test void noiseIsNamedWhereAnExpressionHidesIt() {
        assertThat(mistakes("model A { n = 2 * xi; dV/dt = -V + n * n; V(0) = 1 }")).isEqualTo("""
                cell.hillock:1:36: error: white noise must enter dV/dt linearly
                  1 | model A { n = 2 * xi; dV/dt = -V + n * n; V(0) = 1 }
                    |                                    ^
                    hint: write a sum of terms like sigma * xi, where sigma may be any expression without noise
                """.stripTrailing());
    }

    @Test void noiseHasNoValueThatCouldBeBoundedRecordedOrPassedOn() {
        assertThat(mistakes("""
                model A { n = 2 * xi; input c; dV/dt = -V + n + c; V(0) = xi; spike when n > 0; V <= xi }
                population a = A[1]
                connect a -> a { post.c += pre.n }
                connect a -> a as b { post.c += xi }
                simulate 1 { method = milstein }
                record a.n
                """)).isEqualTo("""
                cell.hillock:1:59: error: xi is white noise and cannot stand in an initial value
                  1 | model A { n = 2 * xi; input c; dV/dt = -V + n + c; V(0) = xi; spike when n > 0; V <= xi }
                    |                                                           ^^
                    hint: white noise has no value at a time; it stands in differential equations and in expressions for them
                cell.hillock:1:74: error: n is white noise and cannot stand in a spike condition
                  1 | model A { n = 2 * xi; input c; dV/dt = -V + n + c; V(0) = xi; spike when n > 0; V <= xi }
                    |                                                                          ^
                    hint: white noise has no value at a time; it stands in differential equations and in expressions for them
                cell.hillock:1:86: error: xi is white noise and cannot stand in a bound
                  1 | model A { n = 2 * xi; input c; dV/dt = -V + n + c; V(0) = xi; spike when n > 0; V <= xi }
                    |                                                                                      ^^
                    hint: white noise has no value at a time; it stands in differential equations and in expressions for them
                cell.hillock:3:28: error: pre.n is white noise and cannot be seen from outside
                  3 | connect a -> a { post.c += pre.n }
                    |                            ^^^^^
                    hint: noise of the connection's own is written xi in its equations
                cell.hillock:4:33: error: xi is white noise and cannot stand in a connection
                  4 | connect a -> a as b { post.c += xi }
                    |                                 ^^
                    hint: white noise has no value at a time; it stands in differential equations and in expressions for them
                cell.hillock:6:8: error: a.n is white noise and cannot stand in a recording
                  6 | record a.n
                    |        ^^^
                    hint: white noise has no value at a time; it stands in differential equations and in expressions for them
                """.stripTrailing());
    }

    @Test void aConnectionsOwnStateHasNoiseOfItsOwn() {
        assertThat(checked("""
                model A { input c; dV/dt = -V + c; V(0) = 1 }
                population a = A[1]
                connect a -> a { param k = 2; n = k * xi; ds/dt = -s + n; s(0) = 0; post.c += s }
                simulate 1 { method = milstein }
                """).experiment().connections().getFirst().equations()).containsExactly(
                        new Equation("s", new Term.Negation(Term.own("s")), List.of(new Diffusion("xi", Term.own("k")))));
    }

    @Test void noiseNeedsAMethodForIt() {
        assertThat(mistakes("""
                model A { dV/dt = -V + xi; V(0) = 1 }
                population a = A[1]
                simulate 1 { method = rk4 }
                """)).isEqualTo("""
                cell.hillock:3:23: error: rk4 cannot integrate white noise, the xi of A
                  3 | simulate 1 { method = rk4 }
                    |                       ^^^
                    hint: method = euler-maruyama, milstein or exponential-euler (Ito), or stochastic-heun (Stratonovich)
                """.stripTrailing());
        assertThat(mistakes("""
                model A { input c; dV/dt = -V + c; V(0) = 1 }
                population a = A[1]
                connect a -> a as syn { ds/dt = -s + xi_s; s(0) = 0; post.c += s }
                simulate 1
                """)).isEqualTo("""
                cell.hillock:4:1: error: rk4, the default method, cannot integrate white noise, the xi_s of syn
                  4 | simulate 1
                    | ^^^^^^^^^^
                    hint: method = euler-maruyama, milstein or exponential-euler (Ito), or stochastic-heun (Stratonovich)
                """.stripTrailing());
    }

    @Test void onlyAVariableIsReflectedOnlyAtAPlaceThatStandsStill() {
        assertThat(mistakes("""
                model A { param top = 1; 0 <= V <= top reflected; abs(V) <= 2 reflected; w >= V reflected; dV/dt = -V; dw/dt = xi; V(0), w(0) = 1 }
                population a = A[1]
                simulate 1 { method = milstein }
                """)).isEqualTo("""
                cell.hillock:1:51: error: only a state variable can be reflected, found abs(V)
                  1 | model A { param top = 1; 0 <= V <= top reflected; abs(V) <= 2 reflected; w >= V reflected; dV/dt = -V; dw/dt = xi; V(0), w(0) = 1 }
                    |                                                   ^^^^^^
                    hint: name the variable alone: 0 <= m <= 1 reflected
                cell.hillock:1:74: error: a bound that reflects must stand still
                  1 | model A { param top = 1; 0 <= V <= top reflected; abs(V) <= 2 reflected; w >= V reflected; dV/dt = -V; dw/dt = xi; V(0), w(0) = 1 }
                    |                                                                          ^^^^^^^^^^^^^^^^
                    hint: make its ends of numbers and parameters
                """.stripTrailing());
    }

    @Test void reflectingNeedsAMethodForNoise() {
        assertThat(mistakes("""
                model A { V >= 0 reflected; dV/dt = -V; V(0) = 1 }
                population a = A[1]
                simulate 1 { method = heun }
                """)).isEqualTo("""
                cell.hillock:1:11: error: reflected needs a method for noise, but the method is heun
                  1 | model A { V >= 0 reflected; dV/dt = -V; V(0) = 1 }
                    |           ^
                    hint: method = euler-maruyama, milstein or exponential-euler (Ito), or stochastic-heun (Stratonovich)
                """.stripTrailing());
    }
}
