package hillock.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What grows without end, or doubles with each line, is refused where it stands, before it is built. */
class LimitsTest {
    private static final String REST = """

            population cells = M[2]
            simulate 1 { dt = 0.1; method = euler }
            """;
    @TempDir Path folder;

    /** Empty where there are none. */
    private String problems(String text) {
        try {
            Checker.check(new Source("x", text), new Checker.Options(folder, List.of(), false));
            return "";
        } catch (UserError error) {
            return error.getMessage();
        }
    }

    private static String lines(int count, String line) {
        return IntStream.range(0, count).mapToObj(k -> line.replace("<k>", "" + k).replace("<k+1>", "" + (k + 1)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test void expressionsThatDoubleStayShared() {
        assertThat(problems("model M {\n" + lines(60, "a<k> = a<k+1> + a<k+1>") + "a60 = x; dx/dt = a0; x(0) = 1 }" + REST)).isEmpty();
    }

    @Test void functionsThatDoubleAreRefused() {
        for (String line : List.of("f<k>(v) = f<k+1>(v) + f<k+1>(v)", "f<k>(v) = f<k+1>(f<k+1>(v))", "f<k>(v) = f<k+1>(v + v)")) {
            assertThat(problems("model M {\n" + lines(60, line) + "f60(v) = v\ndx/dt = f0(x); x(0) = 1 }" + REST))
                    .startsWith("x:63:9: error: this grows beyond 100,000 operations when its functions are written out");
        }
    }

    @Test void modelsExtendEachOtherAHundredDeep() {
        String root = "model M0 { dx/dt = 1; x(0) = 0 }\n";
        String line = "model M<k+1> extends M<k> { y<k> = x }";
        assertThat(problems(root + lines(100, line) + REST.replace("M[2]", "M100[2]"))).isEmpty();
        assertThat(problems(root + lines(101, line) + REST.replace("M[2]", "M101[2]")))
                .startsWith("x:102:7: error: models extend each other more than 100 deep");
    }

    @Test void aModelHasAtMostTenThousandStatements() {
        assertThat(problems("model M {\n" + lines(10_000, "a<k> = a<k+1> + 1") + "a10000 = x; dx/dt = a0; x(0) = 1 }" + REST))
                .startsWith("x:1:7: error: this model has 10003 statements, and 10000 are as many as there may be");
    }

    @Test void filesUseEachOtherAHundredDeep() throws IOException {
        for (int k = 0; k < 200; k++) {
            Files.writeString(folder.resolve("u" + k + ".hillock"), "use M from \"u" + (k + 1) + ".hillock\"\n");
        }
        Files.writeString(folder.resolve("u200.hillock"), "model M { dx/dt = 1; x(0) = 0 }\n");
        assertThat(problems("use M from \"u150.hillock\"" + REST)).isEmpty();
        assertThat(problems("use M from \"u0.hillock\"" + REST).lines().toList().getFirst())
                .endsWith("error: files use each other more than 100 deep");
    }

    @Test void spikeTimesAreListedForAMillionNeuronsAtMost() {
        assertThat(problems("population p = SpikeTimes[100000000] { times = 3 ms }\nsimulate 10 ms { dt = 1 ms; method = euler }"))
                .startsWith("x:1:12: error: SpikeTimes has at most 1000000 neurons, found 100000000");
    }

    @Test void aTextOfMoreThanFiftyMegabytesIsRefusedUnread() {
        assertThat(problems("#".repeat(50_000_001))).startsWith("x:1:1: error: this text has 50000001 characters; one of up to ")
                .endsWith("hint: edges and recorded inputs may stand in files of their own");
    }

    @Test void aThousandProblemsAreShownHoweverManyStandInALine() {
        assertThat(problems("x;".repeat(50_000))).startsWith("x:1:2: error: expected =, found ;\n  1 | x;x;x;")
                .endsWith("\nand 49000 more");
    }

    @Test void aListOfAMillionNumbersIsOnlyOneProblem() {
        String list = IntStream.range(0, 1_000_000).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));
        assertThat(problems("model M { param k = 0; dx/dt = k; x(0) = 1 }\npopulation cells = M[2] { k = " + list + " }\n"))
                .startsWith("x:2:31: error: the list has 1000000 numbers, but cells has 2 neurons");
    }
}
