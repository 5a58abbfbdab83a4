package hillock.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenderingTest {
    private static String shown(String text, int start, int end) {
        return Problem.error(new Span(new Source("cell.hillock", text), start, end), "found it").render();
    }

    @Test void theLineWithCaretsAndTheHint() {
        String text = "model HH {\n".repeat(11) + "  I_Na = gNaa * m^3 * h * (V - ENa)\n}";
        int at = text.indexOf("gNaa");
        Span span = new Span(new Source("cell.hillock", text), at, at + 4);
        assertThat(Problem.error(span, "gNaa is not known here", "did you mean gNa?").render()).isEqualTo("""
                cell.hillock:12:10: error: gNaa is not known here
                  12 |   I_Na = gNaa * m^3 * h * (V - ENa)
                     |          ^^^^
                     hint: did you mean gNa?""");
    }

    @Test void warningsAndProblemsWithoutAPlace() {
        Span span = new Span(new Source("a", "x = 1"), 4, 5);
        assertThat(Problem.warning(span, "dt is large", "take half").render()).isEqualTo("""
                a:1:5: warning: dt is large
                  1 | x = 1
                    |     ^
                    hint: take half""");
        assertThat(Problem.error("--foo is no option", "see --help").render()).isEqualTo("error: --foo is no option\n  hint: see --help");
    }

    @Test void anEmptySpanAndTheEndOfTheTextHaveACaret() {
        assertThat(shown("ab", 2, 2)).isEqualTo("cell.hillock:1:3: error: found it\n  1 | ab\n    |   ^");
        assertThat(shown("", 0, 0)).isEqualTo("cell.hillock:1:1: error: found it\n  1 | \n    | ^");
        assertThat(shown("ab\n", 3, 3)).isEqualTo("cell.hillock:2:1: error: found it\n  2 | \n    | ^");
    }

    @Test void aSpanOfManyLinesIsCutAtItsFirstLinesEnd() {
        assertThat(shown("x = (a +\r\n b)\r\n", 4, 13)).isEqualTo("cell.hillock:1:5: error: found it\n  1 | x = (a +\n    |     ^^^^");
    }

    @Test void caretsCountCharactersNotChars() {
        assertThat(shown("\u03B1\uD835\uDC49 = \u00B5 + b", 10, 11))
                .isEqualTo("cell.hillock:1:10: error: found it\n  1 | \u03B1\uD835\uDC49 = \u00B5 + b\n    |          ^");
    }

    @Test void tabsAreOneSpaceAndControlCharactersVisible() {
        assertThat(shown("\ta\u0007\u200Eb", 4, 5)).isEqualTo("cell.hillock:1:5: error: found it\n  1 |  a??b\n    |     ^");
    }

    @Test void longLinesAreCutAroundTheCaret() {
        String text = "0123456789".repeat(50);
        String[] middle = shown(text, 250, 253).split("\n");
        assertThat(middle[1]).isEqualTo("  1 | …" + text.substring(190, 348) + "…");
        assertThat(middle[2]).isEqualTo("    | " + " ".repeat(61) + "^^^");
        String[] start = shown(text, 5, 500).split("\n");
        assertThat(start[1]).isEqualTo("  1 | " + text.substring(0, 158) + "…");
        assertThat(start[2]).isEqualTo("    | " + " ".repeat(5) + "^".repeat(153));
        String[] end = shown(text, 499, 500).split("\n");
        assertThat(end[1]).isEqualTo("  1 | …" + text.substring(439));
        assertThat(end[2]).isEqualTo("    | " + " ".repeat(61) + "^");
    }

    @Test void linesAndColumnsOfEveryPosition() {
        Source source = new Source("a", "ab\n\ncd\r\n");
        assertThat(new int[] {source.line(0), source.line(2), source.line(3), source.line(4), source.line(7), source.line(8)})
                .containsExactly(1, 1, 2, 3, 3, 4);
        assertThat(source.column(5)).isEqualTo(2);
        assertThat(source.lineText(5)).isEqualTo("cd");
        assertThat(source.lineText(3)).isEmpty();
        assertThat(source).isEqualTo(new Source("a", "ab\n\ncd\r\n")).isNotEqualTo(new Source("b", "ab\n\ncd\r\n"));
    }
}
