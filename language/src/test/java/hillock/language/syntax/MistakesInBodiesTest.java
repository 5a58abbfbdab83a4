package hillock.language.syntax;

import static hillock.language.syntax.Mistakes.of;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole messages, as users read them: what stands in braces, and the braces. */
class MistakesInBodiesTest {
    @Test void derivatives() {
        assertThat(of("""
                model M {
                  dV / dt = 3
                  C * dV/ dt = 3
                  a = dV/dt + 1
                  dV/dt + dw/dt = 3
                  V' = 3
                }
                """)).isEqualTo("""
                m.hillock:2:3: error: a derivative is written without spaces
                  2 |   dV / dt = 3
                    |   ^^^^^^^
                    hint: write dV/dt
                m.hillock:3:7: error: a derivative is written without spaces
                  3 |   C * dV/ dt = 3
                    |       ^^^^^^
                    hint: write dV/dt
                m.hillock:4:7: error: dV/dt stands for a derivative, which only the left of an equation may hold
                  4 |   a = dV/dt + 1
                    |       ^^^^^
                    hint: give its right-hand side a name and use that; a quotient is written dV / dt
                m.hillock:5:11: error: an equation has one derivative
                  5 |   dV/dt + dw/dt = 3
                    |           ^^^^^
                m.hillock:6:4: error: ' is not a sign of the language
                  6 |   V' = 3
                    |    ^
                    hint: a derivative is written dV/dt; texts stand in double quotes""");
    }

    @Test void modelStatements() {
        assertThat(of("""
                model M {
                  a
                  a, b = 3
                  a + b = 3
                  a += 3
                  f() = 3
                  f(1, 2) = 3
                  V(1) = 3
                  V == 3
                  0 <= m, h <= 1, n
                  0 <= m >= 1
                  spike if V > 3
                  spike when V > 1 { V + 1 = 3; V == 3 }
                  weight w = 3
                  post.I += 3
                  param a = 1 b = 2
                }
                """)).isEqualTo("""
                m.hillock:2:4: error: expected = or a comparison, found the end of the line
                  2 |   a
                    |    ^
                m.hillock:3:6: error: only initial values can share one value, as in m(0), h(0) = 0
                  3 |   a, b = 3
                    |      ^
                    hint: separate statements by ; or a line end
                m.hillock:4:3: error: expected a name or a derivative on the left of =, found a + b
                  4 |   a + b = 3
                    |   ^^^^^
                m.hillock:5:5: error: expected =, found +=
                  5 |   a += 3
                    |     ^^
                    hint: only inputs (post.I += ...) and what happens at a spike are changed by +=
                m.hillock:6:3: error: a function needs a parameter
                  6 |   f() = 3
                    |   ^^^
                    hint: write f = ...
                m.hillock:7:5: error: expected a parameter's name, found 1
                  7 |   f(1, 2) = 3
                    |     ^
                    hint: rate(v) = ... defines a function, V(0) = ... an initial value
                m.hillock:8:3: error: expected an initial value, V(0), found V(1)
                  8 |   V(1) = 3
                    |   ^^^^
                m.hillock:9:5: error: a bound is written with <, <=, > or >=, not ==
                  9 |   V == 3
                    |     ^^
                    hint: a value is given by =
                m.hillock:10:19: error: a bound has one list
                  10 |   0 <= m, h <= 1, n
                     |                   ^
                     hint: write 0 <= m, h, n <= 1
                m.hillock:11:3: error: the two comparisons of a bound point different ways
                  11 |   0 <= m >= 1
                     |   ^^^^^^^^^^^
                     hint: write lower <= x <= upper
                m.hillock:12:9: error: expected when, found if
                  12 |   spike if V > 3
                     |         ^^
                m.hillock:13:22: error: expected a variable to change, found V + 1
                  13 |   spike when V > 1 { V + 1 = 3; V == 3 }
                     |                      ^^^^^
                m.hillock:13:35: error: expected =, +=, -=, *= or /=, found ==
                  13 |   spike when V > 1 { V + 1 = 3; V == 3 }
                     |                                   ^^
                m.hillock:14:3: error: weight can only stand in the braces of a connection
                  14 |   weight w = 3
                     |   ^^^^^^
                m.hillock:15:3: error: post can only stand in the braces of a connection
                  15 |   post.I += 3
                     |   ^^^^
                m.hillock:16:15: error: expected the end of the statement, found b
                  16 |   param a = 1 b = 2
                     |               ^
                     hint: statements are separated by ; or a line end""");
    }

    @Test void aForgottenBrace() {
        assertThat(of("""
                model M {
                  spike when V > 3 {
                    V = 0
                population p = M
                simulate 5 { dt = 1
                record p.V
                """)).isEqualTo("""
                m.hillock:2:20: error: this { is never closed
                  2 |   spike when V > 3 {
                    |                    ^
                m.hillock:5:12: error: this { is never closed
                  5 | simulate 5 { dt = 1
                    |            ^""");
    }

    @Test void aBraceTooMany() {
        assertThat(of("""
                model M {
                  a = 1 }
                  dV/dt = a
                  V(0) = 3
                  0 <= V
                }
                record p.V
                }
                """)).isEqualTo("""
                m.hillock:3:3: error: an equation can only stand in the braces of a model or a connection
                  3 |   dV/dt = a
                    |   ^^
                    hint: write model NAME { ... } around it, or look for a } too many above
                m.hillock:8:1: error: this } closes nothing
                  8 | }
                    | ^""");
    }
}
