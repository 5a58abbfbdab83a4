package hillock.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinesTest {
    /** The statements of a model with this body. */
    private static List<String> body(String text) {
        Statement.Model model = (Statement.Model) Parser.parse(new Source("x", "model M {\n" + text + "\n}\n")).statements().getFirst();
        return model.body().stream().map(Shown::of).toList();
    }

    private static String file(String text) {
        return Parser.parse(new Source("x", text)).statements().stream().map(Shown::of).collect(Collectors.joining("\n"));
    }

    @Test void aStatementEndsAtItsLineASemicolonOrItsBlock() {
        assertThat(body("a = 1\nb = 2; c = 3;; d = 4")).containsExactly("a := 1", "b := 2", "c := 3", "d := 4");
        assertThat(file("model M { a = 1 }")).isEqualTo("model M {a := 1}");
        assertThat(file("model M { a = 1 } ; model N { }")).isEqualTo("model M {a := 1}\nmodel N {}");
    }

    @Test void lineEndsDoNotCountInParenthesesAndBrackets() {
        assertThat(body("a = (b\n+ c\n\n- d)")).containsExactly("a := (- (+ b c) d)");
        assertThat(body("a = exp(\n  b\n)\nc = 1")).containsExactly("a := exp(b)", "c := 1");
        assertThat(body("a = [\n [1, 2],\n [3, 4]\n] mV\nc = 1")).containsExactly("a := {{1, 2}, {3, 4}}[mV]", "c := 1");
        assertThat(body("a = (b # why\n -c)")).containsExactly("a := (- b c)");
    }

    @Test void aLineThatEndsInAnOperatorOrACommaGoesOn() {
        for (String operator : List.of("+", "-", "*", "/", "^", "<", ">=", "==", "and", "or")) {
            assertThat(body("a = b " + operator + "\n\n # comment\n c")).containsExactly("a := (" + operator + " b c)");
        }
        assertThat(body("a =\n b")).containsExactly("a := b");
        assertThat(body("param a = 1,\n b = 2")).containsExactly("param a = 1", "param b = 2");
        assertThat(file("connect a ->\n b")).isEqualTo("connect a -> b {}");
    }

    @Test void aLineGoesOnIfTheNextBeginsWithAnOperatorAndASpace() {
        for (String operator : List.of("+", "-", "*", "/", "^", "<", ">=", "==", "and", "or")) {
            assertThat(body("a = b # comment\n\n  # comment\n   " + operator + " c")).containsExactly("a := (" + operator + " b c)");
        }
        assertThat(body("a\n = b")).containsExactly("a := b");
        assertThat(body("I = g\n  - gNa * m^3\n  - gK")).containsExactly("I := (- (- g (* gNa (^ m 3))) gK)");
    }

    @Test void aSignDirectlyBeforeItsOperandBeginsAStatement() {
        assertThat(body("a = b\n-80 mV <= V")).containsExactly("a := b", "bound V >= (negate 80[mV])");
        assertThat(body("a = b\n-80 mV <= V <= 60 mV")).containsExactly("a := b", "bound (negate 80[mV]) <= V <= 60[mV]");
    }

    @Test void aSemicolonEndsAStatementForGood() {
        assertThatThrownBy(() -> body("a = b;\n - c")).hasMessageContaining("x:3:");
    }

    @Test void thenAndElseMayBeginOrEndALine() {
        assertThat(body("a = if b > c\n then d\n else e\nf = 1")).containsExactly("a := (if (> b c) d e)", "f := 1");
        assertThat(body("a = if b > c then\n d\n else\n e\nf = 1")).containsExactly("a := (if (> b c) d e)", "f := 1");
    }

    @Test void aBlocksBraceMayStandOnTheNextLine() {
        assertThat(file("model M\n{\n a = 1\n}\npopulation p = M[2]\n# here\n{ a = 1 }\nsimulate 5 ms\n\n{ dt = 1 ms }"))
                .isEqualTo("model M {a := 1}\npopulation p = M[2] {a = 1}\nsimulate 5[ms] {dt = 1[ms]}");
    }

    @Test void windowsTabsMarksAndAMissingLineEnd() {
        assertThat(file("\uFEFFmodel M {\r\n\ta = 1\r\n\t- b\r\n}\r\nrecord p.V")).isEqualTo("model M {a := (- 1 b)}\nrecord p.V");
        assertThat(file("a\u00A0= 1")).isEqualTo("a = 1");
    }

    @Test void nothingIsNoMistakeHere() {
        assertThat(file("")).isEmpty();
        assertThat(file("\n\n# only a comment")).isEmpty();
        assertThat(file(" ;;\n;")).isEmpty();
    }

    @Test void textsAndCommentsDoNotMix() {
        assertThat(file("use A from \"a#b;{.hillock\" # a comment \" {")).isEqualTo("use A from \"a#b;{.hillock\"");
    }
}
