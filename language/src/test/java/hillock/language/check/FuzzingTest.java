package hillock.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fuzzer that watches which branches are taken tries bytes, in a process of its own as it instruments what it runs. With
 * {@code -Dhillock.fuzz=600} for ten minutes each, and {@code -Dhillock.fuzz.corpus=DIR} goes on where an earlier trial was.
 */
class FuzzingTest {
    private static final int SECONDS = Integer.getInteger("hillock.fuzz", 4);
    private static final List<String> TABLES = List.of("t [ms],I [uA/cm^2]\n0,1\n1,2\n2.5,3e-2\n",
            "source,target,w [mS],delay [ms]\n0,1,0.5,2\n", "# made by hand\n t , a \n 0 , nan\n", "\"t [ms]\",\"I\"\r\n0,1\r\n",
            "0,1\n1,2\n");
    @TempDir Path folder;

    private static Path home() {
        Path home = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(home.resolve("examples"))) home = home.getParent();
        return home;
    }

    @Test void textsAreCheckedOrRefused() throws IOException, InterruptedException {
        Path words = folder.resolve("words");
        Files.write(words, List.of("model", "param", "input", "population", "connect", "simulate", "record", "plot", "sweep", "spike",
                "when", "weight", "delay", "every", "where", "steady", "reflected", "refractory", "holding", "extends", "all to all", "d",
                "/dt", "(0)", "->", "+=", "..", " mV", " /ms", "[", "]", "{", "}").stream().map(word -> '"' + word + '"').toList());
        fuzz("FuzzedTexts", home().resolve("examples"), List.of("-dict=" + words));
    }

    @Test void tablesAreReadOrRefused() throws IOException, InterruptedException {
        Path seeds = Files.createDirectory(folder.resolve("tables"));
        for (int k = 0; k < TABLES.size(); k++) Files.writeString(seeds.resolve(k + ".csv"), TABLES.get(k));
        fuzz("FuzzedTables", seeds, List.of());
    }

    private void fuzz(String target, Path seeds, List<String> more) throws IOException, InterruptedException {
        Path corpus = Path.of(System.getProperty("hillock.fuzz.corpus", folder.toString())).resolve(target);
        Files.createDirectories(corpus);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "-Xss4m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer", "--target_class=hillock.language.check." + target,
                "--instrumentation_includes=hillock.**", "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/", "-seed=1", "-timeout=30", "-max_len=6000", "-max_total_time=" + SECONDS));
        command.addAll(more);
        command.add(corpus.toString());
        command.add(seeds.toString());
        Path log = folder.resolve("log");
        Process fuzzer = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        int status = fuzzer.waitFor();
        String told = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(status).as(told).isZero();
        assertThat(told).contains("Done ");
    }
}
