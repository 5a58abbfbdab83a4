package hillock.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java program of README.md, as a reader would copy it: compiled against the artifacts and run in a folder of its own. */
class ReadmeExampleTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final double DT = 0.01;
    @TempDir private Path folder;

    @Test void theJavaExampleCompilesRunsAndDraws() throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("VanDerPol.java"), example());
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", CLASS_PATH, "-d", folder.toString(), source.toString());
        assertThat(compiled).as("the compiler's status").isZero();
        String printed = run("VanDerPol");
        Matcher line = Pattern.compile("x ends at (\\S+)\\R").matcher(printed);
        assertThat(line.matches()).as(printed).isTrue();
        assertThat(Double.parseDouble(line.group(1))).isCloseTo(vanDerPol(4, 50), within(1e-9));
        assertThat(ImageIO.read(folder.resolve("van-der-pol.png").toFile()).getWidth()).isBetween(800, 1600);
    }

    private static String example() throws IOException {
        Path home = Path.of("").toAbsolutePath();
        while (!Files.exists(home.resolve("README.md"))) home = home.getParent();
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(home.resolve("README.md")));
        assertThat(block.find()).as("README.md has a Java program").isTrue();
        return block.group(1);
    }

    /** Runs a class of the folder there; gives all that it printed. */
    private String run(String name) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = folder + System.getProperty("path.separator") + CLASS_PATH;
        Process process = new ProcessBuilder(List.of(java, "-Djava.awt.headless=true", "-XX:+UseSerialGC", "-cp", classPath, name))
                .directory(folder.toFile()).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    /** x of van der Pol's oscillator at the end, by the classical Runge-Kutta method, from (0.1, 0). */
    private static double vanDerPol(double mu, double duration) {
        double[] state = {0.1, 0};
        for (long step = 0; step < Math.round(duration / DT); step++) {
            double[] k1 = rate(mu, state);
            double[] k2 = rate(mu, moved(state, k1, DT / 2));
            double[] k3 = rate(mu, moved(state, k2, DT / 2));
            double[] k4 = rate(mu, moved(state, k3, DT));
            for (int k = 0; k < 2; k++) state[k] += DT / 6 * (k1[k] + 2 * k2[k] + 2 * k3[k] + k4[k]);
        }
        return state[0];
    }

    private static double[] rate(double mu, double... state) {
        return new double[] {state[1], mu * (1 - state[0] * state[0]) * state[1] - state[0]};
    }

    private static double[] moved(double[] state, double[] rate, double by) {
        return new double[] {state[0] + by * rate[0], state[1] + by * rate[1]};
    }
}
