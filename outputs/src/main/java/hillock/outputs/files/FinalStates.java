package hillock.outputs.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.Span;
import hillock.language.syntax.UserError;
import hillock.simulator.recording.Recording.FinalState;

/**
 * A run's last state as a text file, which a later run may start from.
 *
 * <pre>{@code
 * # The state at the end of a run of Hillock, for `hillock run --from`. Numbers are in ms, mV, uA, cm and units made of these.
 * time = 1000.0
 * cells.V: 2
 * -65.00012
 * -64.1
 * }</pre>
 */
public final class FinalStates {
    private static final String FIRST_LINE =
            "# The state at the end of a run of Hillock, for `hillock run --from`. Numbers are in ms, mV, uA, cm and units made of these.";

    private FinalStates() {}

    static void write(FinalState state, LineSink sink) throws IOException {
        sink.text(FIRST_LINE).endLine();
        sink.text("time = ").number(state.time()).endLine();
        for (Map.Entry<String, double[]> variable : state.values().entrySet()) {
            sink.text(variable.getKey()).text(": ").number(variable.getValue().length).endLine();
            for (double value : variable.getValue()) sink.number(value).endLine();
        }
        sink.flush();
    }

    /**
     * Reads a file that {@link Results} wrote.
     *
     * @return for each state variable, {@code cells.V}, its values in coherent units
     * @throws UserError if there is no such file or it is not a whole final state; the problem names the line
     */
    public static Map<String, double[]> read(Path file) {
        try {
            return new Reader(new Source(file.toString(), Files.readString(file))).read();
        } catch (NoSuchFileException _) {
            throw new UserError(Problem.error("there is no file " + file, "a run writes final-state into its results folder"));
        } catch (MalformedInputException _) {
            throw new UserError(Problem.error(file + " is not a final state: it is not text", "name a final-state file of an earlier run"));
        } catch (IOException e) {
            throw new UserError(Problem.error("cannot read " + file + ": " + Reasons.of(e), "name a final-state file of an earlier run"));
        }
    }

    /** Reads line by line, keeping the position for messages. */
    private static final class Reader {
        private final Source source;
        private int start;
        private int end;

        Reader(Source source) {
            this.source = source;
        }

        Map<String, double[]> read() {
            if (!next() || !line().equals(FIRST_LINE)) throw broken("this is not a final state that Hillock wrote");
            if (!next() || !line().startsWith("time = ")) throw broken("expected the time, such as time = 1000.0");
            number(line().substring("time = ".length()));
            Map<String, double[]> values = new LinkedHashMap<>();
            while (next()) {
                String line = line();
                int colon = line.lastIndexOf(": ");
                if (colon < 0) throw broken("expected a variable and its number of values, such as cells.V: 2");
                String name = line.substring(0, colon);
                if (values.containsKey(name)) throw broken(name + " stands here twice");
                values.put(name, values(count(line.substring(colon + 2))));
            }
            return values;
        }

        private double[] values(int count) {
            double[] values = new double[count];
            for (int k = 0; k < count; k++) {
                int left = count - k;
                String missing = left == 1 ? "1 more value" : left + " more values";
                if (!next()) throw broken("the file ends here, but " + missing + " should follow");
                values[k] = number(line());
            }
            return values;
        }

        private int count(String text) {
            try {
                int count = Integer.parseInt(text);
                // one value takes two characters at least, so no broken count can ask for more memory than its file
                if (count >= 0 && count <= source.text().length() / 2) return count;
            } catch (NumberFormatException _) {
                // said below
            }
            throw broken("expected the number of values that follow, found " + text);
        }

        private double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException _) {
                throw broken("expected a number, found " + (text.isEmpty() ? "an empty line" : text));
            }
        }

        private boolean next() {
            start = start == 0 && end == 0 ? 0 : end + 1;
            if (start >= source.text().length()) {
                start = end = source.text().length();
                return false;
            }
            int newLine = source.text().indexOf('\n', start);
            end = newLine < 0 ? source.text().length() : newLine;
            return true;
        }

        private String line() {
            return source.text().substring(start, end).stripTrailing();
        }

        private UserError broken(String message) {
            return new UserError(new Problem(Problem.Severity.ERROR, Optional.of(new Span(source, start, end)), message,
                    Optional.of("a final state is written by a run and read back as it is: name another one")));
        }
    }
}
