package hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.language.model.CheckedFile;
import hillock.language.model.Sweep;
import hillock.language.syntax.UserError;
import hillock.outputs.files.CheckpointFolder;
import hillock.outputs.files.Errand;
import hillock.outputs.files.SweepLedger;
import hillock.outputs.files.SweepResults;
import hillock.outputs.files.WritingFailed;
import hillock.simulator.engine.Progress;
import hillock.simulator.engine.Simulation;
import hillock.simulator.recording.Checkpoint;
import hillock.simulator.recording.StorageFailed;
import hillock.simulator.recording.Swept;

/**
 * A sweep, from a checked file to results on disk: what {@code run} and {@code resume} share. Finished runs are put down as they finish.
 *
 * @param errand  what was asked; of the text as it was before the sweep, which may be edited meanwhile
 * @param folder  of the results
 * @param quiet   shows no progress and no summary
 * @param checked how long reading and checking the file took, in seconds
 */
record SweepJob(Terminal terminal, CheckedFile file, Errand errand, Path folder, boolean quiet, double checked) {
    Status run() {
        try (CheckpointFolder kept = CheckpointFolder.begin(folder)) {
            kept.write(errand, Checkpoint.OF_A_SWEEP);
            try {
                return resume(kept);
            } catch (UserError wrong) {
                // with this text nothing can go on
                kept.forget();
                throw wrong;
            }
        }
    }

    /** Goes on with the same errand. */
    Status resume(CheckpointFolder kept) {
        String sequel = "; hillock resume " + folder + " goes on";
        try (SweepLedger ledger = kept.ledger(); Interruption interruption = new Interruption(terminal, "stopped" + sequel)) {
            try {
                Swept swept = withCheckingTime(swept(ledger, interruption));
                String interrupted = "interrupted after " + done(ledger) + "; what they gave is in " + folder + sequel;
                if (!swept.isWhole()) terminal.err().println(interrupted);
                interruption.says("stopped while writing; the results in " + folder + " are incomplete" + sequel);
                List<Path> files = SweepResults.write(swept, folder, RunCommand.options(errand));
                if (!quiet) terminal.out().print(summary(swept, files));
                if (!swept.isWhole()) return Status.INTERRUPTED;
                kept.remove();
                interruption.says("stopped; the results in " + folder + " are complete");
                new Failures(terminal, errand.file()).tell(swept, simulation());
                return swept.failed() == swept.rows().size() ? Status.BLEW_UP : Status.DONE;
            } catch (WritingFailed e) {
                terminal.err().println("error: " + e.getMessage() + "\n  no run is lost" + sequel);
                return Status.WRITING_FAILED;
            } catch (StorageFailed e) {
                terminal.err().println("error: " + Main.said(e) + "\n  the sweep ended after " + done(ledger) + sequel);
                return Status.WRITING_FAILED;
            }
        }
    }

    private Simulation simulation() {
        Simulation plain = Simulation.of(file);
        return errand.state().map(plain::withState).orElse(plain);
    }

    private Swept swept(SweepLedger ledger, Interruption interruption) {
        Simulation simulation = simulation();
        if (!terminal.interactive() || quiet) return simulation.sweep(Progress.NONE, interruption::asked, ledger);
        long first = Progress.PARTS * ledger.count();
        ProgressLine line = new ProgressLine(() -> file.experiment().name() + ", " + done(ledger), terminal.err(), first);
        try {
            return simulation.sweep(line, interruption::asked, ledger);
        } finally {
            line.clear();
        }
    }

    private String done(SweepLedger ledger) {
        return ledger.count() + " of " + file.experiment().sweep().orElseThrow().runs() + " runs";
    }

    private Swept withCheckingTime(Swept swept) {
        Map<String, Double> seconds = new LinkedHashMap<>(Map.of("check", checked));
        seconds.putAll(swept.seconds());
        return new Swept(swept.experiment(), swept.rows(), swept.threads(), seconds, swept.warnings(), swept.calculus());
    }

    /** Which run it is: {@code point 7: cell.I = 2 nA, repeat 1}. */
    static String named(Sweep sweep, int number) {
        List<Double> values = sweep.values(number);
        StringBuilder place = new StringBuilder();
        for (int a = 0; a < sweep.axes().size(); a++) {
            Sweep.Axis axis = sweep.axes().get(a);
            String unit = axis.unit().symbol();
            place.append(place.isEmpty() ? "" : ", ").append(axis.label()).append(" = ")
                    .append(RunSummary.number(axis.unit().fromCoherent(values.get(a)))).append(unit.isEmpty() ? "" : " " + unit);
        }
        return "point " + number + ": " + place + (sweep.repeat() > 1 ? ", repeat " + number % sweep.repeat() : "");
    }

    private String summary(Swept swept, List<Path> files) {
        Sweep sweep = swept.sweep();
        StringBuilder text = new StringBuilder(file.experiment().name()).append(": ").append(swept.rows().size()).append(" runs");
        for (Sweep.Axis axis : sweep.axes()) text.append(", ").append(axis.values().size()).append(" values of ").append(axis.label());
        if (sweep.repeat() > 1) text.append(", ").append(sweep.repeat()).append(" repeats");
        text.append('\n').append("  measured ").append(String.join(", ", sweep.measures().stream().map(Sweep.Measure::label).toList()))
                .append('\n');
        text.append("simulated in ").append(RunSummary.number(swept.seconds().getOrDefault("simulate", 0.0))).append(" s on ")
                .append(swept.threads() == 1 ? "one thread" : swept.threads() + " threads").append('\n');
        text.append("wrote ").append(folder).append(": ")
                .append(String.join(", ", files.stream().map(path -> path.getFileName().toString()).toList())).append('\n');
        return text.toString();
    }
}
