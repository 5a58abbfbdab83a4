package hillock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another process, run to its end or left running. */
record Shell(Process process, Path err) {
    static Shell start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path err = Files.createTempFile("hillock-test", ".err");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeAll(List.of("JAVA_HOME", "HILLOCK_JAVA_OPTIONS", "LC_ALL"));
            builder.environment().putAll(environment);
            return new Shell(builder.start(), err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ran end() {
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            String said = Files.readString(err);
            Files.delete(err);
            return new Ran(status, out, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
