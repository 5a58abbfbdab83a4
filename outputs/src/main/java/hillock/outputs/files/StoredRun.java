package hillock.outputs.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.syntax.Problem;
import hillock.language.syntax.UserError;

/**
 * What {@code summary.json} says of the run whose results lie in a folder.
 *
 * @param results   the folder of the results
 * @param file      the user's file, as it was named then
 * @param from      the folder from which it was named
 * @param sha256    of its text
 * @param settings  each {@code --set} as it was written
 * @param point     which run of a sweep it was, if one
 * @param failures  of a whole sweep, which of its points blew up; empty for a single run
 * @param simulated up to where a single run came, ms
 * @param steps     how many it took
 * @param files     names of all that it wrote
 */
public record StoredRun(Path results, Path file, Path from, String sha256, List<String> settings, Optional<Integer> point,
        Optional<Set<Integer>> failures, double simulated, long steps, List<String> files) {

    /** @throws UserError if a folder holds no results of a run */
    public static StoredRun of(Path results) {
        Path summary = results.resolve(ResultFolder.SUMMARY);
        Optional<Json> json = Optional.empty();
        try {
            if (Files.isRegularFile(summary)) json = JsonReader.read(Files.readString(summary, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw wrong("cannot read " + summary + ": " + Reasons.of(e), "look at the folder");
        }
        if (!(json.orElse(new Json.Null()) instanceof Json.Members(var values))
                || !new Json.Text(SummaryText.PROGRAM).equals(values.get("program"))) {
            throw wrong(results + " holds no results of a run: there is no " + ResultFolder.SUMMARY + " of hillock in it",
                    "name the folder that hillock run wrote into");
        }
        return new StoredRun(results, Path.of(text(values, "file")), Path.of(text(values, "folder")), text(values, "sha256"),
                texts(values, "set"), point(values), failures(values), number(values, "simulated"),
                (long) number(values, "steps"), texts(values, "files"));
    }

    /** Where the text lies now, if it is still where it was. */
    public Path place() {
        return from.equals(Path.of("").toAbsolutePath()) ? file : from.resolve(file);
    }

    /**
     * The text of the run.
     *
     * @throws UserError if it is gone, or another one
     */
    public String text() {
        try {
            String text = Files.readString(place());
            if (FileHash.of(text).equals(sha256)) return text;
        } catch (IOException _) {
            throw wrong("there is no file " + place() + ", whose run wrote " + results, "put it back: it says what the numbers are");
        }
        throw wrong(place() + " is no longer what it was when it wrote " + results, "run it again, or put the old text back");
    }

    private static Optional<Set<Integer>> failures(Map<String, Json> values) {
        if (values.containsKey("simulated")) return Optional.empty();
        Set<Integer> points = new HashSet<>();
        if (values.get("failures") instanceof Json.Array(var elements)) {
            for (Json each : elements) if (each instanceof Json.Members(var failure)) point(failure).ifPresent(points::add);
        }
        return Optional.of(points);
    }

    private static Optional<Integer> point(Map<String, Json> values) {
        return values.get("point") instanceof Json.Whole(long number) ? Optional.of((int) number) : Optional.empty();
    }

    private static String text(Map<String, Json> values, String name) {
        return values.get(name) instanceof Json.Text(String text) ? text : "";
    }

    private static double number(Map<String, Json> values, String name) {
        return switch (values.getOrDefault(name, new Json.Null())) {
            case Json.Number(double value) -> value;
            case Json.Whole(long value) -> value;
            case Json.Text _, Json.Flag _, Json.Null _, Json.Array _, Json.Members _ -> Double.NaN;
        };
    }

    private static List<String> texts(Map<String, Json> values, String name) {
        List<String> texts = new ArrayList<>();
        if (values.get(name) instanceof Json.Array(var elements)) {
            for (Json each : elements) if (each instanceof Json.Text(String text)) texts.add(text);
        }
        return texts;
    }

    static UserError wrong(String message, String hint) {
        return new UserError(Problem.error(message, hint));
    }
}
