package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummaryTest {
    @TempDir Path folder;

    @Test void numbersAreRoundedToThreeDigitsAndKeepOutOfPowersOfTen() {
        assertThat(RunSummary.number(1000)).isEqualTo("1000");
        assertThat(RunSummary.number(0.01)).isEqualTo("0.01");
        assertThat(RunSummary.number(0.123456)).isEqualTo("0.123");
        assertThat(RunSummary.number(123456.789)).isEqualTo("123000");
        assertThat(RunSummary.number(68.99)).isEqualTo("69");
        assertThat(RunSummary.number(6.082553942749481E-4)).isEqualTo("0.000608");
        assertThat(RunSummary.number(1e-6)).isEqualTo("0.000001");
    }

    @Test void veryLargeAndVerySmallNumbersHaveThreeDigitsToo() {
        assertThat(RunSummary.number(2e-7)).isEqualTo("2e-7");
        assertThat(RunSummary.number(-6.082553942749481E-14)).isEqualTo("-6.08e-14");
        assertThat(RunSummary.number(1.23456e12)).isEqualTo("1.23e12");
        assertThat(RunSummary.number(4e9)).isEqualTo("4e9");
    }

    @Test void aFileWithoutUnitsHasPlainTimes() throws IOException {
        Path file = Files.writeString(folder.resolve("decay.hillock"), """
                model Decay { dx/dt = -x; x(0) = 1 }
                population cells = Decay[1]
                simulate 5 { dt = 0.01; method = rk4 }
                plot cells.x
                """);
        assertThat(Ran.hillock("run", file.toString(), "--no-plots", "--out", folder.resolve("out").toString()).out())
                .startsWith("decay: 5 in 500 steps of 0.01, rk4, seed 1\n")
                .containsPattern("\nsimulated 5 in [0-9.e-]+ s: [0-9.e-]+ million")
                .doesNotContain("ms", "real time");
    }

    @Test void aRunWhoseStepsAddUpToAnUlpLessThanItsDurationIsNotStopped() throws IOException {
        Path file = Files.writeString(folder.resolve("decay.hillock"), """
                model Decay { dx/dt = -x; x(0) = 1 }
                population cells = Decay[1]
                simulate 0.9 { dt = 0.3 }
                record cells.x
                """);
        assertThat(3 * 0.3).isLessThan(0.9);
        assertThat(Ran.hillock("run", file.toString(), "--out", folder.resolve("out").toString()).out())
                .startsWith("decay: 0.9 in 3 steps of 0.3, rk4, seed 1\n");
    }

    @Test void theSenseOfNoiseAndReflectionsAreTold() throws IOException {
        Path file = Files.writeString(folder.resolve("walk.hillock"), """
                model Walk { dx/dt = xi; x >= 0 reflected; dy/dt = 1; y <= 100 reflected; x(0) = 0; y(0) = 99 }
                population cells = Walk[1]
                simulate 2 { dt = 1; method = euler-maruyama }
                record cells.y
                """);
        assertThat(Ran.hillock("run", file.toString(), "--out", folder.resolve("out").toString()).out())
                .startsWith("walk: 2 in 2 steps of 1, euler-maruyama (Ito), seed 1\n")
                .containsPattern("\n  reflected: cells.x (0 times|once|2 times), cells.y once\n");
    }

    @Test void aRunIsComparedWithShorterStepsIfItIsToBeTrusted() throws IOException {
        Path file = Files.writeString(folder.resolve("rise.hillock"), """
                model Rise { dx/dt = x - x^3; spike when x > 0.5; x(0) = 0.1 }
                population cells = Rise[1]
                simulate 5 { dt = 0.1; method = euler }
                record cells.x
                """);
        Ran ran = Ran.hillock("run", file.toString(), "--trust", "--out", folder.resolve("out").toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).containsPattern("\ntrust: compared with steps of 0\\.05 and 0\\.025; the error is of order 1"
                + "\n  spike times of cells are good to 0\\.0\\d+ until 5: 1 spike, 1 in steps half as long"
                + "\n  cells\\.x is good to \\S+ on average, \\S+ at worst \\(\\S+\\); order \\S+ observed\nwrote ");
        assertThat(folder.resolve("out/summary.json")).content().containsPattern("\"trust\": \\{\\s+\"dt\": 0\\.05,");
    }

    @Test void aRunThatChoosesItsStepsIsComparedWithATighterTolerance() throws IOException {
        Path file = Files.writeString(folder.resolve("rise.hillock"), """
                model Rise { dx/dt = x - x^3; spike when x > 0.5; x(0) = 0.1 }
                population cells = Rise[1]
                simulate 5 { dt = 0.1; method = dopri5; tolerance = 1e-5 }
                record cells.x
                """);
        Ran ran = Ran.hillock("run", file.toString(), "--trust", "--out", folder.resolve("out").toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).containsPattern("\ntrust: compared with a tolerance of 0\\.000001 and 1e-7;"
                + " the error is taken to be the difference"
                + "\n  spike times of cells are good to \\S+ until 5: 1 spike, 1 at a tenth of the tolerance"
                + "\n  cells\\.x is good to \\S+ on average, \\S+ at worst \\(\\S+\\);"
                + " a tenth of the tolerance gains a factor of \\S+\nwrote ");
        assertThat(folder.resolve("out/summary.json")).content()
                .containsPattern("\"trust\": \\{\\s+\"tolerance\": \\S+,\\s+\"third_tolerance\": ");
    }

    @Test void aFileWithUnitsHasMilliseconds() throws IOException {
        Path file = Files.writeString(folder.resolve("decay.hillock"), """
                model Decay { param tau = 2 ms; dx/dt = -x / tau; x(0) = 1 mV }
                population cells = Decay[1]
                simulate 5 ms { dt = 0.01 ms; method = rk4 }
                plot cells.x
                """);
        assertThat(Ran.hillock("run", file.toString(), "--no-plots", "--out", folder.resolve("out").toString()).out())
                .startsWith("decay: 5 ms in 500 steps of 0.01 ms, rk4, seed 1\n")
                .containsPattern("\nsimulated 5 ms in [0-9.e-]+ s: [0-9.e-]+ times real time, ");
    }
}
