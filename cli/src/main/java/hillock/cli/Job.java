package hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import hillock.language.check.GivenTime;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;
import hillock.outputs.files.CheckpointFolder;
import hillock.outputs.files.Errand;
import hillock.outputs.files.ResultOptions;
import hillock.outputs.files.Results;
import hillock.outputs.files.WritingFailed;
import hillock.simulator.engine.BlowUp;
import hillock.simulator.engine.Checkpoints;
import hillock.simulator.engine.Progress;
import hillock.simulator.engine.Simulation;
import hillock.simulator.engine.Surroundings;
import hillock.simulator.engine.Unrecorded;
import hillock.simulator.recording.Checkpoint;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Recording.Summary;
import hillock.simulator.recording.Storage;
import hillock.simulator.recording.Trust;
import hillock.simulator.trust.Rerun;

/**
 * One run, from a checked file to results on disk: what {@code run} and {@code resume} share.
 *
 * @param errand  what was asked; of the text as it was before the run, which may be edited meanwhile
 * @param folder  of the results
 * @param quiet   shows no progress and no summary
 * @param checked how long reading and checking the file took, in seconds
 */
record Job(Terminal terminal, CheckedFile file, Errand errand, Path folder, boolean quiet, double checked) {
    /** The share of the memory that recordings may take before they go to disk. */
    private static final int SHARE = 8;

    Status run() {
        Optional<String> every = asked().value(RunCommand.CHECKPOINT);
        if (every.isEmpty()) {
            Storage storage = Storage.overflowing(folder, Runtime.getRuntime().maxMemory() / SHARE);
            return run(Surroundings.none().withStorage(storage), "", () -> CheckpointFolder.discard(folder));
        }
        double milliseconds = milliseconds(every.get());
        try (CheckpointFolder checkpoints = CheckpointFolder.begin(folder)) {
            return run(checkpoints, milliseconds, Surroundings.none().withStorage(checkpoints.storage(Map.of())));
        }
    }

    /** Goes on from a checkpoint of the same errand. */
    Status resume(CheckpointFolder checkpoints, Checkpoint from) {
        double every = milliseconds(asked().value(RunCommand.CHECKPOINT).orElseThrow());
        return run(checkpoints, every, Surroundings.none().withStorage(checkpoints.storage(from.rows())).goingOnFrom(from));
    }

    private Status run(CheckpointFolder checkpoints, double every, Surroundings around) {
        Checkpoints kept = new Checkpoints(every, checkpoint -> checkpoints.write(errand, checkpoint));
        return run(around.withCheckpoints(kept), "; hillock resume " + folder + " goes on", checkpoints::remove);
    }

    private Request asked() {
        return Request.of(errand);
    }

    private double milliseconds(String every) {
        return GivenTime.milliseconds(new Source(RunCommand.CHECKPOINT, every), new Source(errand.file(), errand.text()));
    }

    /**
     * @param sequel what can be done with a run that ended early
     * @param over   what to do when nothing is left to be done
     */
    private Status run(Surroundings around, String sequel, Runnable over) {
        try (Storage _ = around.storage(); Interruption interruption = new Interruption(terminal, "stopped; nothing was written")) {
            try {
                Simulation simulation = simulation();
                Recording recording = simulate(simulation, around.withStop(interruption::asked));
                if (recording.isEarly()) {
                    terminal.err().println("interrupted at " + RunSummary.time(recording.finalState().time(), recording)
                            + "; what was recorded until then is in " + folder + sequel);
                }
                boolean judged = asked().has(RunCommand.TRUST) && !recording.isEarly();
                Optional<Trust> trust = judged ? Optional.of(trust(simulation, recording)) : Optional.empty();
                interruption.says("stopped while writing; the results in " + folder + " are incomplete" + sequel);
                report(withNullclines(simulation, recording), Optional.empty(), trust);
                if (recording.isEarly()) return Status.INTERRUPTED;
                over.run();
                return Status.DONE;
            } catch (BlowUp e) {
                terminal.err().println(e.getMessage());
                if (keep(e.recording(), Optional.of(e.getMessage()))) over.run();
                return Status.BLEW_UP;
            } catch (Unrecorded e) {
                terminal.err().println("error: " + Main.said(e.failure()) + "\n  the run ended at "
                        + RunSummary.time(e.recording().finalState().time(), e.recording()) + sequel);
                if (sequel.isEmpty()) keep(e.recording(), Optional.empty());
                return Status.WRITING_FAILED;
            }
        }
    }

    /**
     * A run's numbers are not lost because a picture lacks something: a state that a bound holds only within a tolerance cannot be started
     * from.
     */
    private Recording withNullclines(Simulation simulation, Recording recording) {
        try {
            return simulation.withNullclines(recording);
        } catch (UserError wrong) {
            terminal.err().println("warning: the nullclines are not drawn: " + wrong.problems().getFirst().message());
            return recording;
        }
    }

    private Simulation simulation() {
        Simulation plain = RunCommand.backend(asked().value("--kernel")).map(Simulation.of(file)::withBackend).orElse(Simulation.of(file));
        Simulation started = errand.state().map(plain::withState).orElse(plain);
        return point().map(started::ofSweep).orElse(started);
    }

    private Optional<Integer> point() {
        return RunCommand.point(asked(), file);
    }

    private Recording simulate(Simulation simulation, Surroundings around) {
        long first = around.from().map(Checkpoint::step).orElse(0L);
        return watched(simulation.experiment().name(), first, progress -> simulation.run(around.withProgress(progress)));
    }

    private Trust trust(Simulation simulation, Recording recording) {
        return watched(simulation.experiment().name() + ", more exactly", 0, progress -> Rerun.of(simulation, recording, progress));
    }

    /** Work that tells how far it is, if anybody looks. */
    private <R> R watched(String name, long first, Function<Progress, R> work) {
        if (!terminal.interactive() || quiet) return work.apply(Progress.NONE);
        ProgressLine line = new ProgressLine(() -> name, terminal.err(), first);
        try {
            return work.apply(line);
        } finally {
            line.clear();
        }
    }

    private void report(Recording recording, Optional<String> blownUp, Optional<Trust> trust) {
        List<String> known = file.warnings().stream().map(Problem::message).toList();
        for (String warning : recording.summary().warnings()) {
            if (!known.contains(warning)) terminal.err().println("warning: " + warning);
        }
        ResultOptions plain = RunCommand.options(errand);
        ResultOptions options = point().map(plain::withPoint).orElse(plain);
        ResultOptions ended = blownUp.map(options::withBlownUp).orElse(options);
        Recording told = asTold(recording);
        List<Path> files = Results.write(told, folder, trust.map(ended::withTrust).orElse(ended));
        if (quiet) return;
        point().ifPresent(number -> terminal.out().println(SweepJob.named(file.experiment().sweep().orElseThrow(), number)));
        terminal.out().print(RunSummary.of(told, trust, folder, files));
    }

    private Recording asTold(Recording recording) {
        Map<String, Double> seconds = new LinkedHashMap<>(Map.of("check", checked));
        seconds.putAll(recording.summary().seconds());
        Summary s = recording.summary();
        // a point of a sweep has one of its own, which nobody could give
        long seed = file.experiment().simulation().orElseThrow().seed();
        Summary summary = new Summary(s.method(), s.dt(), s.duration(), s.steps(), seed, s.threads(), s.kernel(), seconds,
                s.warnings(), s.calculus(), s.reflections(), s.control());
        return new Recording(recording.experiment(), recording.traces(), recording.spikes(), recording.figures(),
                recording.finalState(), summary);
    }

    /** Keeps what a run that ended badly had recorded, as far as it can be written; whether all of it was. */
    private boolean keep(Recording recording, Optional<String> blownUp) {
        try {
            report(recording, blownUp, Optional.empty());
            return true;
        } catch (WritingFailed e) {
            terminal.err().println("error: " + e.getMessage());
            return false;
        }
    }
}
