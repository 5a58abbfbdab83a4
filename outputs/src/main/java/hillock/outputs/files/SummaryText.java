package hillock.outputs.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import hillock.language.model.Experiment;
import hillock.simulator.recording.Recording;

/** The text of {@code summary.json}: what was run, how, and what came of it. Times are in ms, phases in seconds. */
final class SummaryText {
    static final String PROGRAM = "hillock";

    private SummaryText() {}

    /**
     * @param seconds    by phase, the writing itself included
     * @param files      complete ones
     * @param incomplete those not yet, or never fully, written
     */
    static String of(Recording recording, ResultOptions options, Map<String, Double> seconds, List<Path> files, List<String> incomplete) {
        Recording.Summary run = recording.summary();
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("program", new Json.Text(PROGRAM));
        members.put("version", new Json.Text(options.version()));
        members.put("status", new Json.Text(options.blownUp().isPresent() ? "blown up" : recording.isEarly() ? "interrupted" : "done"));
        options.blownUp().ifPresent(message -> members.put("message", new Json.Text(message)));
        members.put("file", new Json.Text(options.file()));
        members.put("folder", new Json.Text(Path.of("").toAbsolutePath().toString()));
        members.put("sha256", new Json.Text(options.sha256()));
        members.put("set", Json.texts(options.settings()));
        options.point().ifPresent(number -> members.put("point", new Json.Whole(number)));
        members.put("seed", new Json.Whole(run.seed()));
        members.put("method", new Json.Text(run.method()));
        run.calculus().ifPresent(calculus -> members.put("calculus", new Json.Text(calculus)));
        recording.experiment().simulation().ifPresent(simulation -> members.putAll(numbers(simulation)));
        run.control().ifPresent(control -> members.put("tolerance", new Json.Number(control.tolerance())));
        run.control().flatMap(Recording.Control::jacobian).ifPresent(how -> members.put("jacobian", new Json.Text(how)));
        members.put("dt", new Json.Number(run.dt()));
        members.put("duration", new Json.Number(run.duration()));
        members.put("simulated", new Json.Number(recording.finalState().time()));
        members.put("steps", new Json.Whole(run.steps()));
        run.control().ifPresent(control -> members.put("rejected", new Json.Whole(control.rejected())));
        members.put("threads", new Json.Whole(run.threads()));
        members.put("kernel", new Json.Text(run.kernel()));
        members.put("neurons", neurons(recording.experiment()));
        members.put("spikes", Json.members(new TreeMap<>(recording.spikes()), s -> new Json.Whole(s.count())));
        if (!run.reflections().isEmpty()) members.put("reflections", Json.members(run.reflections(), n -> new Json.Whole(n)));
        members.put("seconds", Json.members(seconds, Json.Number::new));
        options.trust().ifPresent(trust -> members.put("trust", TrustJson.of(trust, recording.experiment().plain())));
        members.put("warnings", Json.texts(run.warnings()));
        members.put("files", Json.texts(files.stream().map(f -> f.getFileName().toString()).toList()));
        if (!incomplete.isEmpty()) members.put("incomplete", Json.texts(incomplete));
        return new Json.Members(members).text() + "\n";
    }

    /** In which numbers the steps are computed. */
    static Map<String, Json> numbers(Experiment.Simulation simulation) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("arithmetic", new Json.Text(simulation.arithmetic().name().toLowerCase(Locale.ROOT)));
        members.put("precision", new Json.Text(simulation.precision().word()));
        members.put("weights", new Json.Text(simulation.weights().word()));
        return members;
    }

    /** How many each population has. */
    static Json neurons(Experiment experiment) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        experiment.populations().forEach(p -> sizes.put(p.name(), p.size()));
        return Json.members(sizes, n -> new Json.Whole(n));
    }
}
