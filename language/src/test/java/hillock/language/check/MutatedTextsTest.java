package hillock.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import hillock.language.syntax.Parser;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;
import org.junit.jupiter.api.Test;

/**
 * Texts that nobody would write, made from those that somebody did: whatever they are, they pass, or get errors that can be shown. With
 * {@code -Dhillock.mutants=1000000} a long trial; each is made from its number alone.
 */
class MutatedTextsTest {
    private static final int MUTANTS = Integer.getInteger("hillock.mutants", 3000);
    private static final Pattern TOKEN = Pattern.compile("\\d+(\\.\\d+)?|\\w+|\\s+|.");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\n(.*?)\"\"\"", Pattern.DOTALL);

    private static final List<String> ODD = List.of("0", "1e300", "1e-300", "steady", "xi", "-1", "size", "t", "i", "100000000", "pi",
            "(V / V)");

    private static Path home() {
        Path home = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(home.resolve("examples"))) home = home.getParent();
        return home;
    }

    /** The examples, and the texts that stand in the tests of this package. */
    private static List<List<String>> seeds() throws IOException {
        List<List<String>> seeds = new ArrayList<>();
        Path tests = home().resolve("language/src/test/java/hillock/language/check");
        try (Stream<Path> examples = Files.list(home().resolve("examples")); Stream<Path> sources = Files.list(tests)) {
            for (Path file : Stream.concat(examples, sources).filter(Files::isRegularFile).sorted().toList()) {
                String text = Files.readString(file);
                if (file.toString().endsWith(".hillock")) seeds.add(tokens(text));
                if (!file.toString().endsWith(".java")) continue;
                for (Matcher block = TEXT_BLOCK.matcher(text); block.find(); ) {
                    String inside = block.group(1).stripIndent();
                    if (parses(inside)) seeds.add(tokens(inside));
                }
            }
        }
        return seeds;
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(found -> found.group()).toList();
    }

    private static String mutant(List<List<String>> seeds, Random random) {
        List<String> text = new ArrayList<>(seeds.get(random.nextInt(seeds.size())));
        for (int slips = random.nextInt(3); slips >= 0 && !text.isEmpty(); slips--) {
            List<String> other = random.nextBoolean() ? text : seeds.get(random.nextInt(seeds.size()));
            int at = random.nextInt(text.size());
            int from = random.nextInt(other.size());
            List<String> piece = List.copyOf(other.subList(from, Math.min(other.size(), from + 1 + random.nextInt(8))));
            switch (random.nextInt(12)) {
                case 0 -> text.remove(at);
                case 1 -> text.addAll(at, piece);
                case 2 -> text.subList(at, Math.min(text.size(), at + piece.size())).clear();
                case 3, 4, 5 -> text.set(word(text, at), ODD.get(random.nextInt(ODD.size())));
                default -> text.set(word(text, at), other.get(word(other, from)));
            }
        }
        return String.join("", text);
    }

    /** The place of the next name or number; that of the last token if there is none. */
    private static int word(List<String> text, int at) {
        while (at < text.size() - 1 && !Character.isLetterOrDigit(text.get(at).charAt(0))) at++;
        return at;
    }

    @Test void whateverIsWrittenIsCheckedOrRefusedInWordsThatCanBeShown() throws IOException {
        List<List<String>> seeds = seeds();
        assertThat(seeds).hasSizeGreaterThan(20);
        int parsed = 0;
        for (int seed = 0; seed < MUTANTS; seed++) {
            String text = mutant(seeds, new Random(seed));
            try {
                Checker.check(new Source("x", text), new Checker.Options(home().resolve("examples"), List.of(), false));
                parsed++;
            } catch (UserError error) {
                for (Problem problem : error.problems()) assertThat(problem.message()).isNotBlank().hasSizeLessThan(1000);
                if (parses(text)) parsed++;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
                throw new AssertionError("the text number " + seed + ":\n" + text, broken);
            }
        }
        // so that it is not only the parser that is tried
        assertThat(parsed).isGreaterThan(MUTANTS / 8);
    }

    private static boolean parses(String text) {
        try {
            Parser.parse(new Source("x", text));
            return true;
        } catch (UserError _) {
            return false;
        }
    }
}
