package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every complete example of the pages on the language, on the catalogue and for those who come from elsewhere, is right as it stands. */
class LanguageReferenceTest {
    /** A fence's kind, the name that other blocks know the file by (may be missing), and its text. */
    private static final Pattern FENCED = Pattern.compile("^```(hillock|csv)(?: (\\S+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final List<String> PAGES = List.of("language", "models", "coming-from");

    @TempDir Path folder;

    record Block(String name, String text) {
        @Override public String toString() {
            return name;
        }
    }

    static List<Block> blocks(String wanted) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (String name : PAGES) {
            String page = Files.readString(Checkout.HOME.resolve("docs/" + name + ".md"));
            for (Matcher fence = FENCED.matcher(page); fence.find();) {
                if (!fence.group(1).equals(wanted)) continue;
                long line = page.substring(0, fence.start()).lines().count() + 1;
                blocks.add(new Block(fence.group(2) == null ? name + "-" + line + "." + wanted : fence.group(2), fence.group(3)));
            }
        }
        return blocks;
    }

    static List<Block> examples() throws IOException {
        return blocks("hillock");
    }

    private void writeAll() throws IOException {
        for (Block block : blocks("csv")) Files.writeString(folder.resolve(block.name()), block.text());
        for (Block block : examples()) Files.writeString(folder.resolve(block.name()), block.text());
    }

    @Test void thePagesHaveExamples() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasNothingWrongWithIt(Block example) throws IOException {
        writeAll();
        Path file = folder.resolve(example.name());
        assertThat(Ran.hillock("check", file.toString())).isEqualTo(new Ran(0, file + ": no problems\n", ""));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runs(Block example) throws IOException {
        if (!example.text().contains("\nsimulate ")) return;
        writeAll();
        Path out = folder.resolve("results");
        Ran ran = Ran.hillock("run", folder.resolve(example.name()).toString(), "--out", out.toString(), "--quiet", "--no-plots");
        assertThat(ran).isEqualTo(new Ran(0, "", ""));
        assertThat(out.resolve("summary.json")).content().contains("\"status\": \"done\"");
    }
}
