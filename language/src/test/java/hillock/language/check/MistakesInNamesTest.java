package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Wrong texts, each with all that its user is told: names that are unknown, taken, or need themselves. */
class MistakesInNamesTest {
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

    @Test void reservedNames() {
        assertThat(mistakes("""
                model A { param size = 3; dV/dt = -V; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:1:17: error: size is the number of neurons and cannot be defined anew
                  1 | model A { param size = 3; dV/dt = -V; V(0) = 1 }
                    |                 ^^^^
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

    @Test void aModelThatIsNotInTheCatalogue() {
        assertThat(mistakes("""
                use HodgkinHuxley, Lorentz, Cell from models
                population a = Lorentz[1]
                """)).isEqualTo("""
                cell.hillock:1:5: error: the catalogue has no model HodgkinHuxley
                  1 | use HodgkinHuxley, Lorentz, Cell from models
                    |     ^^^^^^^^^^^^^
                    hint: did you mean HH?
                cell.hillock:1:20: error: the catalogue has no model Lorentz
                  1 | use HodgkinHuxley, Lorentz, Cell from models
                    |                    ^^^^^^^
                    hint: did you mean Lorenz?
                cell.hillock:1:29: error: the catalogue has no model Cell
                  1 | use HodgkinHuxley, Lorentz, Cell from models
                    |                             ^^^^
                    hint: hillock models lists them
                """.stripTrailing());
    }

    @Test void aModelOfTheCatalogueThatTheTextDoesNotUse() {
        assertThat(mistakes("""
                population a = HH[2]
                model Noisy extends WangBuzsaki { I = 1 uA/cm^2 }
                """)).isEqualTo("""
                cell.hillock:1:16: error: there is no model HH here
                  1 | population a = HH[2]
                    |                ^^
                    hint: the catalogue has one: use HH from models
                cell.hillock:2:21: error: there is no model WangBuzsaki here
                  2 | model Noisy extends WangBuzsaki { I = 1 uA/cm^2 }
                    |                     ^^^^^^^^^^^
                    hint: the catalogue has one: use WangBuzsaki from models
                """.stripTrailing());
    }

    @Test void aModelOfTheCatalogueAndOneOfOurOwnCannotShareAName() {
        assertThat(mistakes("""
                use HH from models
                model HH { dV/dt = -V; V(0) = 1 }
                """)).isEqualTo("""
                cell.hillock:2:7: error: there are two models HH
                  2 | model HH { dV/dt = -V; V(0) = 1 }
                    |       ^^
                    hint: rename one of them
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
}
