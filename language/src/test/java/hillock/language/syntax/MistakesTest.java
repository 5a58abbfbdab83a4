package hillock.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole messages, as users read them. */
class MistakesTest {
    private static String mistakes(String text) {
        try {
            Parser.parse(new Source("m.hillock", text));
            return "";
        } catch (UserError error) {
            return error.getMessage();
        }
    }

    private static String setting(String text) {
        try {
            return Shown.of(Parser.parseAssignment(new Source("--set", text)));
        } catch (UserError error) {
            return error.getMessage();
        }
    }

    @Test void unitsAndNumbers() {
        assertThat(mistakes("""
                model M {
                  a = 10mV
                  b = 2x
                  c = 5 foo
                  d = 5 mv
                  e = 5 msec
                  f = 5 h
                  g = 2 /tau
                  h = 20 mV/tau
                  j = 20 mV*foo
                  k = 2 x
                  l = [1, 2]mV
                  m = [[1, 2] mV, [3, 4]]
                  n = (1 + 2) mV
                  o = 5 ms^n
                  p = 5 mV^(1/2)
                  q = 1e999
                  input r : foo
                  input s : 3
                  u = 5 uA/cm2
                }
                """)).isEqualTo("""
                m.hillock:2:7: error: a space is missing between a number and its unit
                  2 |   a = 10mV
                    |       ^^^^
                    hint: write 10 mV
                m.hillock:3:7: error: a number cannot run into a name
                  3 |   b = 2x
                    |       ^^
                    hint: write 2 * x
                m.hillock:4:9: error: foo is not a unit
                  4 |   c = 5 foo
                    |         ^^^
                    hint: to multiply, write 5 * foo
                m.hillock:5:9: error: mv is not a unit
                  5 |   d = 5 mv
                    |         ^^
                    hint: did you mean mV?
                m.hillock:6:9: error: msec is not a unit
                  6 |   e = 5 msec
                    |         ^^^^
                    hint: did you mean ms?
                m.hillock:7:9: error: h is not a unit
                  7 |   f = 5 h
                    |         ^
                    hint: did you mean hour?
                m.hillock:8:10: error: tau is not a unit
                  8 |   g = 2 /tau
                    |          ^^^
                    hint: to divide, write 2 / tau
                m.hillock:9:13: error: tau is not a unit
                  9 |   h = 20 mV/tau
                    |             ^^^
                    hint: to divide, write 20 mV / tau
                m.hillock:10:13: error: foo is not a unit
                  10 |   j = 20 mV*foo
                     |             ^^^
                     hint: to multiply, write 20 mV * foo
                m.hillock:11:9: error: x is not a unit
                  11 |   k = 2 x
                     |         ^
                     hint: to multiply, write 2 * x
                m.hillock:12:13: error: a space is missing between a value and its unit
                  12 |   l = [1, 2]mV
                     |             ^^
                     hint: write ] mV
                m.hillock:13:15: error: a matrix takes its unit behind the outermost ]
                  13 |   m = [[1, 2] mV, [3, 4]]
                     |               ^^
                m.hillock:14:15: error: expected the end of the statement, found mV
                  14 |   n = (1 + 2) mV
                     |               ^^
                     hint: a unit stands behind a number or a list; here, write * 1 mV
                m.hillock:15:11: error: a unit's exponent is a decimal number up to 12 directly behind the ^
                  15 |   o = 5 ms^n
                     |           ^
                     hint: cm^-2 and ms^0.5 are units; a power of the whole quantity is written (2 ms)^n
                m.hillock:16:11: error: a unit's exponent is a decimal number up to 12 directly behind the ^
                  16 |   p = 5 mV^(1/2)
                     |           ^
                     hint: cm^-2 and ms^0.5 are units; a power of the whole quantity is written (2 ms)^n
                m.hillock:17:7: error: 1e999 is out of a number's range, 1e-300 to 1e300
                  17 |   q = 1e999
                     |       ^^^^^
                m.hillock:18:13: error: foo is not a unit
                  18 |   input r : foo
                     |             ^^^
                m.hillock:19:13: error: expected a unit, found 3
                  19 |   input s : 3
                     |             ^
                m.hillock:20:12: error: cm2 is not a unit
                  20 |   u = 5 uA/cm2
                     |            ^^^
                     hint: to divide, write 5 uA / cm2; did you mean cm^2?""");
    }

    @Test void names() {
        assertThat(mistakes("""
                model M {
                  t = 3
                  i = 3
                  param size = 3, if = 4
                  f(x, dt) = x
                  dxi/dt = 1
                  a = 3 * model
                  b = x.use
                  c = steady
                }
                model plot { }
                population record = M
                """)).isEqualTo("""
                m.hillock:2:3: error: t is a word of the language and cannot be a name here
                  2 |   t = 3
                    |   ^
                m.hillock:3:3: error: i is the index of a neuron and cannot be defined anew
                  3 |   i = 3
                    |   ^
                m.hillock:4:9: error: size is the number of neurons and cannot be defined anew
                  4 |   param size = 3, if = 4
                    |         ^^^^
                m.hillock:5:8: error: dt is a word of the language and cannot be a name here
                  5 |   f(x, dt) = x
                    |        ^^
                m.hillock:6:4: error: xi is a word of the language and cannot be a name here
                  6 |   dxi/dt = 1
                    |    ^^
                m.hillock:7:11: error: expected a value, found model, a word of the language
                  7 |   a = 3 * model
                    |           ^^^^^
                m.hillock:8:9: error: use is a word of the language and cannot be a name here
                  8 |   b = x.use
                    |         ^^^
                m.hillock:9:7: error: steady can only be a whole initial value
                  9 |   c = steady
                    |       ^^^^^^
                    hint: as in m(0) = steady
                m.hillock:11:7: error: plot is a word of the language and cannot be a name here
                  11 | model plot { }
                     |       ^^^^
                m.hillock:12:12: error: record is a word of the language and cannot be a name here
                  12 | population record = M
                     |            ^^^^^^""");
    }

    @Test void bracketsAndQuotes() {
        assertThat(mistakes("""
                model M {
                  a = (b + c
                  d = f(x, [1, 2)
                  e = a[1
                  g = (x y
                    + z)
                  h = "abc
                  k = exp(-(V + 40 mV) / 10 mV))
                """)).isEqualTo("""
                m.hillock:1:9: error: this { is never closed
                  1 | model M {
                    |         ^
                m.hillock:2:7: error: this ( is never closed
                  2 |   a = (b + c
                    |       ^
                m.hillock:3:17: error: expected ], found )
                  3 |   d = f(x, [1, 2)
                    |                 ^
                m.hillock:4:8: error: this [ is never closed
                  4 |   e = a[1
                    |        ^
                m.hillock:5:10: error: expected ), found y
                  5 |   g = (x y
                    |          ^
                    hint: to multiply, write *
                m.hillock:7:7: error: this " is never closed on its line
                  7 |   h = "abc
                    |       ^
                m.hillock:8:32: error: this ) closes nothing
                  8 |   k = exp(-(V + 40 mV) / 10 mV))
                    |                                ^""");
    }

    @Test void derivatives() {
        assertThat(mistakes("""
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

    @Test void expressions() {
        assertThat(mistakes("""
                model M {
                  a = 2(x + 1)
                  b = y z
                  c = a < b < c
                  d = a * not b
                  e = if a = b then 1 else 2
                  f = if a then b
                  g = a ** 2
                  h = a && b
                  j = \u22123
                  k = x\u00B2
                  l = x @ y
                  m = a.3
                  n =
                  o = 0 .. 3
                  p = )
                }
                """)).isEqualTo("""
                m.hillock:2:8: error: expected the end of the statement, found (
                  2 |   a = 2(x + 1)
                    |        ^
                    hint: to multiply, write *
                m.hillock:3:9: error: expected the end of the statement, found z
                  3 |   b = y z
                    |         ^
                    hint: to multiply, write *
                m.hillock:4:13: error: a comparison cannot follow < directly
                  4 |   c = a < b < c
                    |             ^
                    hint: write a < b and b < c
                m.hillock:5:11: error: not binds more loosely than the operator in front of it
                  5 |   d = a * not b
                    |           ^^^
                    hint: write (not ...)
                m.hillock:6:12: error: expected then, found =
                  6 |   e = if a = b then 1 else 2
                    |            ^
                    hint: to compare, write ==
                m.hillock:7:18: error: expected else, found the end of the line
                  7 |   f = if a then b
                    |                  ^
                m.hillock:8:9: error: ** is not a sign of the language
                  8 |   g = a ** 2
                    |         ^^
                    hint: a power is written ^
                m.hillock:9:9: error: && is not a sign of the language
                  9 |   h = a && b
                    |         ^^
                    hint: write and
                m.hillock:10:7: error: \u2212 is not a sign of the language
                  10 |   j = \u22123
                     |       ^
                     hint: write -
                m.hillock:11:8: error: \u00B2 is not a sign of the language
                  11 |   k = x\u00B2
                     |        ^
                     hint: write ^2
                m.hillock:12:9: error: @ is not a sign of the language
                  12 |   l = x @ y
                     |         ^
                m.hillock:13:8: error: expected the end of the statement, found .3
                  13 |   m = a.3
                     |        ^^
                m.hillock:15:5: error: expected the end of the statement, found =
                  15 |   o = 0 .. 3
                     |     ^
                     hint: the line above ends in an operator or a comma, so this line goes on with it
                m.hillock:16:7: error: expected a value, found )
                  16 |   p = )
                     |       ^""");
    }

    @Test void modelStatements() {
        assertThat(mistakes("""
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

    @Test void connections() {
        assertThat(mistakes("""
                connect a b
                connect a + b -> c
                connect a -> b everywhere
                connect a -> b with chance 0.1
                connect a -> b by ring
                connect a -> b all to one
                connect a -> b from edges.csv
                connect a -> b { post.I = 3; on pre.spik { }; input c }
                """)).isEqualTo("""
                m.hillock:1:11: error: expected ->, found b
                  1 | connect a b
                    |           ^
                m.hillock:2:9: error: expected the source's name, found a + b
                  2 | connect a + b -> c
                    |         ^^^^^
                    hint: a population or a part of one, as in cells[0:800]
                m.hillock:3:16: error: expected { or a pattern, found everywhere
                  3 | connect a -> b everywhere
                    |                ^^^^^^^^^^
                    hint: the patterns are all to all, one to one, with probability p, with indegree k, by ring(k), by lattice(rows, columns), by small world(k, p), where ..., from "file"
                m.hillock:4:21: error: expected probability or indegree after with, found chance
                  4 | connect a -> b with chance 0.1
                    |                     ^^^^^^
                m.hillock:5:23: error: expected ( after ring, found the end of the line
                  5 | connect a -> b by ring
                    |                       ^
                m.hillock:6:23: error: expected all, found one
                  6 | connect a -> b all to one
                    |                       ^^^
                m.hillock:7:21: error: expected a file's name in double quotes, found edges
                  7 | connect a -> b from edges.csv
                    |                     ^^^^^
                m.hillock:8:25: error: expected +=, found =
                  8 | connect a -> b { post.I = 3; on pre.spik { }; input c }
                    |                         ^
                    hint: connections add to inputs: post.I += ...
                m.hillock:8:33: error: expected pre.spike or post.spike, found pre.spik
                  8 | connect a -> b { post.I = 3; on pre.spik { }; input c }
                    |                                 ^^^^^^^^
                m.hillock:8:47: error: input can only stand in the braces of a model
                  8 | connect a -> b { post.I = 3; on pre.spik { }; input c }
                    |                                               ^^^^^""");
    }

    @Test void experiments() {
        assertThat(mistakes("""
                model A extend B { }
                population p M[3]
                population p = M[3] { V(0) = 1, I = 3 }
                use HH from two-neurons
                simulate 5 { dt = 0.1 method = rk4; method = 3 }
                record a.V evry 1 ms
                record a.V every 1 every 2
                plot a.V agaist b.V
                record
                at 5 ms
                a.I = 0 .. 20 in 4 steps
                sweep { a.I = 0 .. 20 in 4; repeat 3; repeat 4 }
                a.I, a.J = 3
                a.V(1) = 3
                3 = a
                a.f(x) + 1
                """)).isEqualTo("""
                m.hillock:1:9: error: expected { or extends after the model's name, found extend
                  1 | model A extend B { }
                    |         ^^^^^^
                    hint: did you mean extends?
                m.hillock:2:14: error: expected =, found M
                  2 | population p M[3]
                    |              ^
                m.hillock:3:31: error: expected the end of the statement, found ,
                  3 | population p = M[3] { V(0) = 1, I = 3 }
                    |                               ^
                    hint: statements are separated by ; or a line end
                m.hillock:4:13: error: expected a file's name in double quotes, or models, found two
                  4 | use HH from two-neurons
                    |             ^^^
                m.hillock:5:23: error: expected the end of the statement, found method
                  5 | simulate 5 { dt = 0.1 method = rk4; method = 3 }
                    |                       ^^^^^^
                    hint: statements are separated by ; or a line end
                m.hillock:5:46: error: expected a method's name, such as exponential-euler, found 3
                  5 | simulate 5 { dt = 0.1 method = rk4; method = 3 }
                    |                                              ^
                m.hillock:6:12: error: expected a comma, every, from, to or the end of the statement, found evry
                  6 | record a.V evry 1 ms
                    |            ^^^^
                    hint: did you mean every?
                m.hillock:7:20: error: every is given twice
                  7 | record a.V every 1 every 2
                    |                    ^^^^^
                m.hillock:8:10: error: expected a comma, against, by, with nullclines, from, to or the end of the statement, found agaist
                  8 | plot a.V agaist b.V
                    |          ^^^^^^
                    hint: did you mean against?
                m.hillock:9:7: error: expected a value, found the end of the line
                  9 | record
                    |       ^
                m.hillock:10:8: error: expected { after the time, found the end of the line
                  10 | at 5 ms
                     |        ^
                m.hillock:11:9: error: expected the end of the statement, found ..
                  11 | a.I = 0 .. 20 in 4 steps
                     |         ^^
                     hint: a range, 0 .. 20 in 41 steps, can only stand in a sweep
                m.hillock:12:27: error: expected steps, found ;
                  12 | sweep { a.I = 0 .. 20 in 4; repeat 3; repeat 4 }
                     |                           ^
                m.hillock:12:39: error: repeat is given twice
                  12 | sweep { a.I = 0 .. 20 in 4; repeat 3; repeat 4 }
                     |                                       ^^^^^^
                m.hillock:13:6: error: only initial values can share one value, as in m(0), h(0) = 0
                  13 | a.I, a.J = 3
                     |      ^^^
                     hint: separate statements by ; or a line end
                m.hillock:14:1: error: expected an initial value, V(0), found a.V(1)
                  14 | a.V(1) = 3
                     | ^^^^^^
                m.hillock:15:1: error: expected a statement, found 3
                  15 | 3 = a
                     | ^
                m.hillock:16:11: error: expected =, found the end of the text
                  16 | a.f(x) + 1
                     |           ^""");
    }

    @Test void aMethodOfTwoWords() {
        assertThat(mistakes("simulate 5 { method = stochastic heun; dt = 0.1 }\n")).isEqualTo("""
                m.hillock:1:34: error: expected the end of the statement, found heun
                  1 | simulate 5 { method = stochastic heun; dt = 0.1 }
                    |                                  ^^^^
                    hint: a method's name is one word, with hyphens: stochastic-heun""");
        assertThat(mistakes("simulate 5 { method = euler dt = 0.1 }\n")).endsWith("hint: statements are separated by ; or a line end");
    }

    @Test void aForgottenBrace() {
        assertThat(mistakes("""
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
        assertThat(mistakes("""
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

    @Test void settings() {
        assertThat(setting("cells.I")).isEqualTo("""
                --set:1:8: error: expected =, found the end of the text
                  1 | cells.I
                    |        ^""");
        assertThat(setting("cells.I=12uA")).isEqualTo("""
                --set:1:9: error: a space is missing between a number and its unit
                  1 | cells.I=12uA
                    |         ^^^^
                    hint: write 12 uA""");
        assertThat(setting("t=3")).startsWith("--set:1:1: error: t is a word of the language and cannot be a name here");
        assertThat(setting("a.I=3; a.J=4")).startsWith("--set:1:6: error: expected the end, found ;");
        assertThat(setting("")).startsWith("--set:1:1: error: expected a statement, found the end of the text");
        assertThat(setting("method=")).startsWith("--set:1:8: error: expected a method's name, such as exponential-euler, found the end of the text");
    }

    @Test void longNamesAreShortenedInMessages() {
        assertThat(mistakes("model M {\n a = 5 " + "x".repeat(10_000) + "\n}")).hasSizeLessThan(700)
                .startsWith("m.hillock:2:8: error: " + "x".repeat(39) + "… is not a unit\n  2 |  a = 5 xxx");
    }

    @Test void misspeltKeywords() {
        assertThat(mistakes("""
                modle M { dV/dt = 1; V(0) = 0 }
                popluation p = M[3]
                simulat 5 ms
                count = 3
                nothing p = 3
                """)).isEqualTo("""
                m.hillock:1:1: error: no statement begins with modle
                  1 | modle M { dV/dt = 1; V(0) = 0 }
                    | ^^^^^
                    hint: did you mean model?
                m.hillock:2:1: error: no statement begins with popluation
                  2 | popluation p = M[3]
                    | ^^^^^^^^^^
                    hint: did you mean population?
                m.hillock:3:1: error: no statement begins with simulat
                  3 | simulat 5 ms
                    | ^^^^^^^
                    hint: did you mean simulate?
                m.hillock:5:9: error: expected =, found p
                  5 | nothing p = 3
                    |         ^
                    hint: statements are separated by ; or a line end""");
    }
}
