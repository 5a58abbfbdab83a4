package hillock.language.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RobustnessTest {
    private static final List<String> WORDS = List.of("model", "param", "input", "population", "connect", "simulate", "record", "plot",
            "sweep", "use", "if", "then", "else", "and", "or", "not", "pre", "post", "t", "dt", "xi", "steady", "i", "M", "cells", "V", "m",
            "dV/dt", "V(0)", "spike", "when", "on", "weight", "delay", "at", "from", "to", "every", "by", "as", "all", "with", "where",
            "except", "self", "near", "repeat", "measure", "after", "in", "steps", "log", "reflected", "refractory", "holding", "raster",
            "against", "extends", "mV", "ms", "1", "0", "0.5", "1e400", "10mV", "5", "\"a.csv\"", "\"", "=", "+=", "==", "<=", "<", "->",
            "..", "+", "-", "*", "/", "^", ",", ";", ":", ".", "(", ")", "[", "]", "{", "}", "#", "@", "**", "\u00B2", "\n", "\n", "\n",
            " ", " ", "/ms", "^2", "mV/ms^0.5");

    private static List<Path> examples() throws IOException {
        Path home = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(home.resolve("examples"))) home = home.getParent();
        try (Stream<Path> files = Files.list(home.resolve("examples"))) {
            return files.filter(file -> file.toString().endsWith(".hillock")).sorted().toList();
        }
    }

    /** Parses; all that may go wrong is a user's error, whose problems lie within the text and can be shown. */
    private static int problems(String text) {
        try {
            Parser.parse(new Source("x", text));
            return 0;
        } catch (UserError error) {
            for (Problem problem : error.problems()) {
                Span span = problem.span().orElseThrow();
                assertThat(span.start()).isBetween(0, span.end());
                assertThat(span.end()).isLessThanOrEqualTo(text.length());
                assertThat(problem.message()).isNotBlank().hasSizeLessThan(400);
            }
            return error.problems().size();
        }
    }

    @Test void everyExampleParses() throws IOException {
        assertThat(examples()).isNotEmpty();
        for (Path file : examples()) {
            assertThat(Parser.parse(new Source(file.getFileName().toString(), Files.readString(file))).statements()).isNotEmpty();
        }
    }

    @Test void wordsInAnyOrderNeverBreakTheParser() {
        for (int seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(60); k >= 0; k--) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(3) == 0 ? "" : " ");
            }
            String soup = text.toString();
            assertThat(problems(soup)).isLessThanOrEqualTo(1 + soup.length());
            try {
                Parser.parseAssignment(new Source("x", soup));
            } catch (UserError error) {
                assertThat(error.problems()).hasSize(1);
            }
        }
    }

    @Test void oneSlipInAnExampleIsOneOrTwoProblems() throws IOException {
        Random random = new Random(1);
        int slips = 0;
        int many = 0;
        for (Path file : examples()) {
            String text = Files.readString(file);
            for (int k = 0; k < 150; k++) {
                int at = random.nextInt(text.length());
                String word = WORDS.get(random.nextInt(WORDS.size()));
                String changed = text.substring(0, at) + word + text.substring(Math.min(text.length(), at + random.nextInt(4)));
                int problems = problems(changed);
                assertThat(problems).as(changed).isLessThanOrEqualTo(8);
                slips++;
                if (problems > 3) many++;
            }
        }
        // a brace that is lost or one too many may spoil what follows
        assertThat(many).isLessThanOrEqualTo(slips / 200);
    }

    @Test void deepNestingIsAnErrorAndNoOverflow() throws InterruptedException {
        for (String deep : List.of("x = " + "(".repeat(100_000), "x = " + "-".repeat(100_000) + "1", "x = " + "[".repeat(100_000),
                "x = " + "(".repeat(5000) + "1" + ")".repeat(5000), "x = " + "2^".repeat(100_000) + "2", "x = 1" + " + 1".repeat(100_000),
                "x = " + "if a then b else ".repeat(100_000) + "c", "x = " + "exp(".repeat(100_000), "x = " + "not ".repeat(100_000) + "a",
                "x = " + "a[".repeat(100_000), "x = a" + ".b".repeat(100_000), "x = a" + "[0]".repeat(100_000),
                "x = " + "a + b * -c ^ (".repeat(100_000), "x = 1" + " * 2".repeat(1100),
                "x = " + "a or b and c < d + e * (".repeat(10_000), "model M { " + "(".repeat(5000) + "dV/dt = 1 }")) {
            assertThat(inSmallThread(deep)).isEqualTo(1);
        }
        assertThat(messages("x = " + "(".repeat(1001) + "1" + ")".repeat(1001))).containsExactly(
                "this is nested deeper than 1000, or a chain of more than 1000 terms");
    }

    @Test void nestingUpTo1000IsFine() throws InterruptedException {
        for (String deep : List.of("x = 1" + " + 1".repeat(999), "x = -(1" + " - y".repeat(999) + ")",
                "x = " + "(".repeat(1000) + "1" + ")".repeat(1000), "x = " + "(1 + ".repeat(1000) + "1" + ")".repeat(1000),
                "x = " + "-".repeat(1000) + "1", "x = " + "2^".repeat(1000) + "2",
                "x = " + "if a then b else ".repeat(1000) + "c", "x = [" + "1, ".repeat(100_000) + "1]",
                "x = " + "exp(".repeat(1000) + "1" + ")".repeat(1000), "model M { dV/dt" + " * a".repeat(999) + " = 1 }",
                "model M { " + "(".repeat(999) + "dV/dt" + ")".repeat(999) + " = 1 }")) {
            assertThat(inSmallThread(deep)).isZero();
        }
    }

    private static int inSmallThread(String text) throws InterruptedException {
        int[] found = {-1};
        Thread thread = new Thread(null, () -> found[0] = problems(text), "small", 1 << 20);
        thread.start();
        thread.join();
        return found[0];
    }

    private static List<String> messages(String text) {
        try {
            Parser.parse(new Source("x", text));
            return List.of();
        } catch (UserError error) {
            return error.problems().stream().map(Problem::message).toList();
        }
    }

    @Test void whatIsNoTextIsOneProblem() {
        byte[] bytes = new byte[5000];
        new Random(3).nextBytes(bytes);
        assertThat(messages(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))).hasSize(1);
        assertThat(messages(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))).hasSize(1);
        assertThat(messages("x = 1\n\uFFFD = 2\n\uFFFD = 3")).containsExactly("this is not text in UTF-8");
        assertThat(messages("# caf\uFFFD\nx = 1")).isEmpty();
        assertThatThrownBy(() -> Parser.parse(new Source("a.hillock", "x = 1\ny\0 = 2"))).hasMessage("""
                a.hillock:2:2: error: this is not a text: it holds the control character U+0000
                  2 | y? = 2
                    |  ^
                    hint: a Hillock file is plain text in UTF-8""");
    }

    @Test void aLongFileIsParsedInReasonableTime() {
        String text = "model M {\n" + "a = 5 mV + (b * c\n".repeat(20_000) + "}\n";
        long start = System.nanoTime();
        assertThat(problems(text)).isEqualTo(20_000);
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
