package hillock.language.syntax;

import static hillock.language.syntax.Mistakes.of;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whole messages, as users read them: statements of the top level, and settings. */
class MistakesInStatementsTest {
    @Test void connections() {
        assertThat(of("""
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
        assertThat(of("""
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
                     hint: write in 4 steps
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
        assertThat(of("simulate 5 { method = stochastic heun; dt = 0.1 }\n")).isEqualTo("""
                m.hillock:1:34: error: expected the end of the statement, found heun
                  1 | simulate 5 { method = stochastic heun; dt = 0.1 }
                    |                                  ^^^^
                    hint: a method's name is one word, with hyphens: stochastic-heun""");
        assertThat(of("simulate 5 { method = euler dt = 0.1 }\n")).endsWith("hint: statements are separated by ; or a line end");
    }

    @Test void settings() {
        assertThat(Mistakes.ofSetting("cells.I")).isEqualTo("""
                --set:1:8: error: expected =, found the end of the text
                  1 | cells.I
                    |        ^""");
        assertThat(Mistakes.ofSetting("cells.I=12uA")).isEqualTo("""
                --set:1:9: error: a space is missing between a number and its unit
                  1 | cells.I=12uA
                    |         ^^^^
                    hint: write 12 uA""");
        assertThat(Mistakes.ofSetting("t=3")).startsWith("--set:1:1: error: t is a word of the language and cannot be a name here");
        assertThat(Mistakes.ofSetting("a.I=3; a.J=4")).startsWith("--set:1:6: error: expected the end, found ;");
        assertThat(Mistakes.ofSetting("")).startsWith("--set:1:1: error: expected a statement, found the end of the text");
        assertThat(Mistakes.ofSetting("method="))
                .startsWith("--set:1:8: error: expected a method's name, such as exponential-euler, found the end of the text");
    }

    @Test void misspeltKeywords() {
        assertThat(of("""
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
