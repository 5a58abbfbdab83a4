package hillock.language.syntax;

import static hillock.language.syntax.Mistakes.of;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole messages, as users read them: numbers, names, signs and brackets. */
class MistakesInExpressionsTest {
    @Test void unitsAndNumbers() {
        assertThat(of("""
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
        assertThat(of("""
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
        assertThat(of("""
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

    @Test void expressions() {
        assertThat(of("""
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

    @Test void longNamesAreShortenedInMessages() {
        assertThat(of("model M {\n a = 5 " + "x".repeat(10_000) + "\n}")).hasSizeLessThan(700)
                .startsWith("m.hillock:2:8: error: " + "x".repeat(39) + "… is not a unit\n  2 |  a = 5 xxx");
    }
}
