package hillock.language.syntax;

import static hillock.language.syntax.Mistakes.of;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole messages for what is written as in other languages. */
class OtherLanguagesTest {
    @Test void signsOfOtherLanguages() {
        assertThat(of("""
                model M {
                  a = x > 0 ? 1 : 2
                  b = if x <> 0 then 1 else 2
                  c = if x ~= 0 then 1 else 2
                  d = if x => 0 then 1 else 2
                  e := 3
                  f = if !(x > 0) || x => 2 then 1 else 2
                  /* of
                     other languages */
                  g = \\
                }
                sweep { a.I = 0 ... 3 in 4 steps }
                """)).isEqualTo("""
                m.hillock:2:13: error: ? is not a sign of the language
                  2 |   a = x > 0 ? 1 : 2
                    |             ^
                    hint: write if a > b then x else y
                m.hillock:3:12: error: <> is not a sign of the language
                  3 |   b = if x <> 0 then 1 else 2
                    |            ^^
                    hint: write !=
                m.hillock:4:12: error: ~= is not a sign of the language
                  4 |   c = if x ~= 0 then 1 else 2
                    |            ^^
                    hint: write !=
                m.hillock:5:12: error: => is not a sign of the language
                  5 |   d = if x => 0 then 1 else 2
                    |            ^^
                    hint: write >=
                m.hillock:6:5: error: := is not a sign of the language
                  6 |   e := 3
                    |     ^^
                    hint: write =
                m.hillock:7:10: error: ! is not a sign of the language
                  7 |   f = if !(x > 0) || x => 2 then 1 else 2
                    |          ^
                    hint: write not
                m.hillock:8:3: error: /* is not a sign of the language
                  8 |   /* of
                    |   ^^
                    hint: a comment begins with #, on each of its lines
                m.hillock:10:7: error: \\ is not a sign of the language
                  10 |   g = \\
                     |       ^
                     hint: a line goes on if it ends in an operator or a comma
                m.hillock:12:17: error: ... is not a sign of the language
                  12 | sweep { a.I = 0 ... 3 in 4 steps }
                     |                 ^^^
                     hint: write ..""");
    }

    @Test void derivativesWithTheirVariableElsewhere() {
        assertThat(of("""
                model M {
                  d/dt(V) = 3
                  C * d/dt V = 3
                  d(V)/dt = 3
                  V[0] = 3
                }
                """)).isEqualTo("""
                m.hillock:2:3: error: a derivative is written with its variable behind the d
                  2 |   d/dt(V) = 3
                    |   ^^^^^^^
                    hint: write dV/dt
                m.hillock:3:7: error: a derivative is written with its variable behind the d
                  3 |   C * d/dt V = 3
                    |       ^^^^^^
                    hint: write dV/dt
                m.hillock:4:3: error: a derivative is written with its variable behind the d
                  4 |   d(V)/dt = 3
                    |   ^^^^^^^
                    hint: write dV/dt
                m.hillock:5:3: error: expected a name or a derivative on the left of =, found V[0]
                  5 |   V[0] = 3
                    |   ^^^^
                    hint: an initial value is written V(0) = ...""");
    }

    @Test void wordsOfOtherLanguages() {
        assertThat(of("""
                model M {
                  par a = 1
                  constant b = 2
                  parm c = 3
                  init V = 3
                  spik when V > 3
                  delya 2 ms
                  d = if a > 0 AND b > 0 then 1 else 2
                  e = if a > b OR b > c then 1 else 2
                  f = if a > 0 then 1 elif b > 0 then 2 else 3
                  dV/dt = -V : volt
                  g = 3 mS cm^-2
                  h = 3 mS.cm^-2
                }
                population p[3] = M
                """)).isEqualTo("""
                m.hillock:2:3: error: no statement begins with par
                  2 |   par a = 1
                    |   ^^^
                    hint: did you mean param?
                m.hillock:3:3: error: no statement begins with constant
                  3 |   constant b = 2
                    |   ^^^^^^^^
                    hint: did you mean param?
                m.hillock:4:3: error: no statement begins with parm
                  4 |   parm c = 3
                    |   ^^^^
                    hint: did you mean param?
                m.hillock:5:3: error: no statement begins with init
                  5 |   init V = 3
                    |   ^^^^
                    hint: an initial value is written V(0) = ...
                m.hillock:6:3: error: no statement begins with spik
                  6 |   spik when V > 3
                    |   ^^^^
                    hint: did you mean spike?
                m.hillock:7:3: error: no statement begins with delya
                  7 |   delya 2 ms
                    |   ^^^^^
                    hint: did you mean delay?
                m.hillock:8:16: error: AND is not a unit
                  8 |   d = if a > 0 AND b > 0 then 1 else 2
                    |                ^^^
                    hint: did you mean and?
                m.hillock:9:16: error: expected then, found OR
                  9 |   e = if a > b OR b > c then 1 else 2
                    |                ^^
                    hint: did you mean or?
                m.hillock:10:23: error: elif is not a unit
                  10 |   f = if a > 0 then 1 elif b > 0 then 2 else 3
                     |                       ^^^^
                     hint: did you mean else if?
                m.hillock:11:14: error: expected the end of the statement, found :
                  11 |   dV/dt = -V : volt
                     |              ^
                     hint: dimensions are inferred; only an input may name its unit, input I : nA
                m.hillock:12:12: error: expected the end of the statement, found cm
                  12 |   g = 3 mS cm^-2
                     |            ^^
                     hint: the parts of a unit are joined by * or /: mS*cm
                m.hillock:13:11: error: expected the end of the statement, found .
                  13 |   h = 3 mS.cm^-2
                     |           ^
                     hint: the parts of a unit are joined by * or /: mS*cm
                m.hillock:15:13: error: expected =, found [
                  15 | population p[3] = M
                     |             ^
                     hint: how many there are stands behind the model: population p = MODEL[10]""");
    }

    @Test void ranges() {
        assertThat(of("""
                sweep { a.I = 0 .. 20; a.J = 0 nA .. 20 nA steps 5; a.K = 0 .. 20 by 2 }
                sweep { a.I = 0 to 20 in 5 steps; a.J = 0:2:20 }
                sweep { a.I = 0 .. 20 in N; a.J = 0 .. 20 in 5 log; a.K = 0 .. 20 in 5 points; a.L = 0 .. 20 in 5 log stpes }
                """)).isEqualTo("""
                m.hillock:1:22: error: expected in, found ;
                  1 | sweep { a.I = 0 .. 20; a.J = 0 nA .. 20 nA steps 5; a.K = 0 .. 20 by 2 }
                    |                      ^
                    hint: write 0 .. 20 in 41 steps
                m.hillock:1:44: error: expected in, found steps
                  1 | sweep { a.I = 0 .. 20; a.J = 0 nA .. 20 nA steps 5; a.K = 0 .. 20 by 2 }
                    |                                            ^^^^^
                    hint: write 0 nA .. 20 nA in 41 steps
                m.hillock:1:67: error: expected in, found by
                  1 | sweep { a.I = 0 .. 20; a.J = 0 nA .. 20 nA steps 5; a.K = 0 .. 20 by 2 }
                    |                                                                   ^^
                    hint: write 0 .. 20 in 41 steps
                m.hillock:2:17: error: expected .., found to
                  2 | sweep { a.I = 0 to 20 in 5 steps; a.J = 0:2:20 }
                    |                 ^^
                    hint: a range is written 0 .. 20 in 41 steps
                m.hillock:2:42: error: expected .., found :
                  2 | sweep { a.I = 0 to 20 in 5 steps; a.J = 0:2:20 }
                    |                                          ^
                    hint: a range is written 0 .. 20 in 41 steps
                m.hillock:3:27: error: expected steps, found ;
                  3 | sweep { a.I = 0 .. 20 in N; a.J = 0 .. 20 in 5 log; a.K = 0 .. 20 in 5 points; a.L = 0 .. 20 in 5 log stpes }
                    |                           ^
                    hint: write in N steps
                m.hillock:3:51: error: expected steps, found ;
                  3 | sweep { a.I = 0 .. 20 in N; a.J = 0 .. 20 in 5 log; a.K = 0 .. 20 in 5 points; a.L = 0 .. 20 in 5 log stpes }
                    |                                                   ^
                    hint: write in 5 log steps
                m.hillock:3:72: error: points is not a unit
                  3 | sweep { a.I = 0 .. 20 in N; a.J = 0 .. 20 in 5 log; a.K = 0 .. 20 in 5 points; a.L = 0 .. 20 in 5 log stpes }
                    |                                                                        ^^^^^^
                    hint: did you mean steps?
                m.hillock:3:103: error: expected steps, found stpes
                  3 | sweep { a.I = 0 .. 20 in N; a.J = 0 .. 20 in 5 log; a.K = 0 .. 20 in 5 points; a.L = 0 .. 20 in 5 log stpes }
                    |                                                                                                       ^^^^^
                    hint: did you mean steps?""");
    }

    @Test void plotsOfOneVariableOverAnother() {
        assertThat(of("""
                plot a.V vs a.w
                plot a.V versus a.w
                """)).isEqualTo("""
                m.hillock:1:10: error: expected a comma, against, by, with nullclines, from, to or the end of the statement, found vs
                  1 | plot a.V vs a.w
                    |          ^^
                    hint: did you mean against?
                m.hillock:2:10: error: expected a comma, against, by, with nullclines, from, to or the end of the statement, found versus
                  2 | plot a.V versus a.w
                    |          ^^^^^^
                    hint: did you mean against?""");
    }

    @Test void patternsWithHyphens() {
        assertThat(of("""
                connect a -> b all-to-all { }
                connect a -> b one-to-one
                connect a -> b all to all except-self
                connect a -> b by small-world(4, 0.1)
                connect a -> b with probability = 0.1
                connect a -> b with indegree = 10
                """)).isEqualTo("""
                m.hillock:1:16: error: expected all to all, found all-to-all
                  1 | connect a -> b all-to-all { }
                    |                ^^^^^^^^^^
                    hint: write it without hyphens
                m.hillock:2:16: error: expected one to one, found one-to-one
                  2 | connect a -> b one-to-one
                    |                ^^^^^^^^^^
                    hint: write it without hyphens
                m.hillock:3:27: error: expected except self, found except-self
                  3 | connect a -> b all to all except-self
                    |                           ^^^^^^^^^^^
                    hint: write it without hyphens
                m.hillock:4:16: error: expected by small world, found by small-world
                  4 | connect a -> b by small-world(4, 0.1)
                    |                ^^^^^^^^^^^^^^
                    hint: write it without hyphens
                m.hillock:5:33: error: expected a value, found =
                  5 | connect a -> b with probability = 0.1
                    |                                 ^
                    hint: write with probability 0.1
                m.hillock:6:30: error: expected a value, found =
                  6 | connect a -> b with indegree = 10
                    |                              ^
                    hint: write with indegree 10""");
    }

    @Test void parametersOutsideOfModels() {
        assertThat(of("par I = 90\nparameter gl = 2\n")).isEqualTo("""
                m.hillock:1:1: error: no statement begins with par
                  1 | par I = 90
                    | ^^^
                    hint: a constant of the whole file is written I = ...
                m.hillock:2:1: error: no statement begins with parameter
                  2 | parameter gl = 2
                    | ^^^^^^^^^
                    hint: a constant of the whole file is written gl = ...""");
    }

    @Test void functionsOfALibrary() {
        assertThat(of("model M {\n  a = 2 * np.exp(3)\n  b = c.d(4)\n}\n")).isEqualTo("""
                m.hillock:2:17: error: expected the end of the statement, found (
                  2 |   a = 2 * np.exp(3)
                    |                 ^
                    hint: write exp(...)
                m.hillock:3:10: error: expected the end of the statement, found (
                  3 |   b = c.d(4)
                    |          ^
                    hint: to multiply, write *""");
    }
}
