package hillock.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Another program, run to its end. */
final class Program {
    private Program() {}

    /** What it printed; fails if its status is not 0. */
    static String output(String... command) {
        Result result = run(command);
        if (result.status() != 0) throw new AssertionError(String.join(" ", command) + " ended with status " + result.status() + ":\n" + result.output());
        return result.output();
    }

    /** Whether the command can be run at all, with status 0. */
    static boolean works(String... command) {
        try {
            return run(command).status() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private record Result(int status, String output) {}

    private static Result run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
