package hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.language.model.CheckedFile;
import hillock.language.model.Sweep;
import hillock.outputs.files.ResultOptions;
import hillock.outputs.files.SweepResults;
import hillock.simulator.engine.Progress;
import hillock.simulator.engine.Simulation;
import hillock.simulator.recording.Swept;

/** A sweep, from a checked file to results on disk. */
record SweepJob(Terminal terminal, CheckedFile file, ResultOptions options, Path folder, boolean quiet, double checked) {
    Status run() {
        try (Interruption interruption = new Interruption(terminal, "stopped; nothing was written")) {
            Swept swept = withCheckingTime(swept(interruption));
            interruption.says("stopped while writing; the results in " + folder + " are incomplete");
            List<Path> files = SweepResults.write(swept, folder, options);
            swept.rows().stream().filter(row -> row.failure().isPresent()).findFirst().ifPresent(row -> terminal.err()
                    .println("warning: " + runs(swept.failed()) + " of " + swept.rows().size() + " blew up, the first at " + place(swept.sweep(), row)
                            + ": " + row.failure().orElseThrow()));
            if (!quiet) terminal.out().print(summary(swept, files));
            if (!swept.isWhole()) return Status.INTERRUPTED;
            return swept.failed() == swept.rows().size() ? Status.BLEW_UP : Status.DONE;
        }
    }

    private Swept swept(Interruption interruption) {
        Simulation simulation = Simulation.of(file);
        if (!terminal.interactive() || quiet) return simulation.sweep(Progress.NONE, interruption::asked);
        ProgressLine line = new ProgressLine(file.experiment().name(), terminal.err(), 0);
        try {
            return simulation.sweep(line, interruption::asked);
        } finally {
            line.clear();
        }
    }

    private Swept withCheckingTime(Swept swept) {
        Map<String, Double> seconds = new LinkedHashMap<>(Map.of("check", checked));
        seconds.putAll(swept.seconds());
        return new Swept(swept.experiment(), swept.rows(), swept.threads(), seconds);
    }

    private static String place(Sweep sweep, Swept.Row row) {
        StringBuilder place = new StringBuilder();
        for (int a = 0; a < sweep.axes().size(); a++) {
            Sweep.Axis axis = sweep.axes().get(a);
            String unit = axis.unit().symbol();
            place.append(place.isEmpty() ? "" : ", ").append(axis.label()).append(" = ")
                    .append(RunSummary.number(axis.unit().fromCoherent(row.values().get(a)))).append(unit.isEmpty() ? "" : " " + unit);
        }
        return place + (sweep.repeat() > 1 ? ", repeat " + row.repeat() : "");
    }

    private static String runs(long count) {
        return count == 1 ? "one run" : count + " runs";
    }

    private String summary(Swept swept, List<Path> files) {
        Sweep sweep = swept.sweep();
        StringBuilder text = new StringBuilder(file.experiment().name()).append(": ").append(swept.rows().size()).append(" runs");
        for (Sweep.Axis axis : sweep.axes()) text.append(", ").append(axis.values().size()).append(" values of ").append(axis.label());
        if (sweep.repeat() > 1) text.append(", ").append(sweep.repeat()).append(" repeats");
        text.append('\n').append("  measured ").append(String.join(", ", sweep.measures().stream().map(Sweep.Measure::label).toList())).append('\n');
        text.append("simulated in ").append(RunSummary.number(swept.seconds().getOrDefault("simulate", 0.0))).append(" s on ")
                .append(swept.threads() == 1 ? "one thread" : swept.threads() + " threads").append('\n');
        text.append("wrote ").append(folder).append(": ")
                .append(String.join(", ", files.stream().map(path -> path.getFileName().toString()).toList())).append('\n');
        return text.toString();
    }
}
