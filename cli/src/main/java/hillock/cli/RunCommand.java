package hillock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.cli.Usage.Operand;
import hillock.cli.Usage.Option;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Problem;
import hillock.outputs.files.FinalStates;
import hillock.outputs.files.ResultOptions;
import hillock.outputs.files.Results;
import hillock.outputs.files.WritingFailed;
import hillock.simulator.engine.BlowUp;
import hillock.simulator.engine.Simulation;
import hillock.simulator.kernels.Backend;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Recording.Summary;

/** {@code hillock run FILE}: checks, simulates, writes the results and says what came of it. */
final class RunCommand implements Command {
    private static final List<String> FORMATS_TO_COME = List.of("npz", "hdf5");

    @Override public Usage usage() {
        List<Option> options = new ArrayList<>(List.of(
                Option.valued("--out", "DIR", "where to write; by default NAME-results in this folder"),
                Option.valued("--format", "csv", "how to write traces (npz and hdf5: not supported yet)"),
                Option.flag("--no-plots", "writes no pictures"),
                Option.flag("--quiet", "shows no progress and no summary"),
                Option.valued("--from", "STATE", "starts from the final-state of an earlier run"),
                Option.valued("--kernel", "KERNEL", "auto, scalar, vector or interpreter: the results are the same")));
        options.addAll(CheckCommand.OPTIONS);
        return new Usage("run", new Operand("FILE", true), "Simulates a file and writes its results.", options,
                "Exit status: 0 done; 2 the file or an option is wrong; 3 the run blew up; 4 writing failed.\n");
    }

    @Override public Status run(Request request, Terminal terminal) {
        requireCsv(request);
        Optional<Backend> backend = backend(request);
        if (backend.isEmpty()) Backend.warmUpVectors();
        long start = System.nanoTime();
        CheckedFile file = CheckCommand.read(request, terminal);
        double checked = (System.nanoTime() - start) * 1e-9;
        Simulation simulation = backend.map(Simulation.of(file)::withBackend).orElse(Simulation.of(file));
        Optional<String> state = request.value("--from");
        if (state.isPresent()) {
            refuseInitialValues(request);
            simulation = simulation.withState(FinalStates.read(Path.of(state.get())));
        }

        Path folder = Path.of(request.value("--out").orElse(file.experiment().name() + "-results"));
        Optional<String> obstacle = OutputFolder.obstacle(folder);
        if (obstacle.isPresent()) {
            terminal.err().println("error: cannot write into " + folder + ": " + obstacle.get());
            return Status.WRITING_FAILED;
        }
        Job job = new Job(terminal, file, folder, options(request), request.has("--quiet"), checked);
        try (Interruption interruption = new Interruption(terminal, "stopped; nothing was written")) {
            try {
                Recording recording = simulate(simulation, request, terminal);
                interruption.says("stopped while writing; the results in " + folder + " are incomplete");
                job.report(recording, Optional.empty());
                return Status.DONE;
            } catch (BlowUp e) {
                return job.keep(e);
            }
        }
    }

    /** The state of {@code --from} would replace them without a word. */
    private static void refuseInitialValues(Request request) {
        for (String set : request.values("--set")) {
            String name = set.substring(0, Math.max(0, set.indexOf('='))).strip();
            if (name.endsWith(")")) throw Request.wrong("--set " + name + " does nothing beside --from, which gives every initial value",
                    "leave one of them out");
        }
    }

    private static Recording simulate(Simulation simulation, Request request, Terminal terminal) {
        if (!terminal.interactive() || request.has("--quiet")) return simulation.run();
        ProgressLine line = new ProgressLine(simulation.experiment().name(), terminal.err());
        try {
            return simulation.run(line);
        } finally {
            line.clear();
        }
    }

    /**
     * What is done with one run's results.
     *
     * @param options of the text as it was before the run; it may be edited while it runs
     * @param checked how long reading and checking the file took, in seconds
     */
    private record Job(Terminal terminal, CheckedFile file, Path folder, ResultOptions options, boolean quiet, double checked) {

        void report(Recording recording, Optional<String> blownUp) {
            List<String> known = file.warnings().stream().map(Problem::message).toList();
            for (String warning : recording.summary().warnings()) {
                if (!known.contains(warning)) terminal.err().println("warning: " + warning);
            }
            List<Path> files = Results.write(withCheckingTime(recording), folder, blownUp.map(options::withBlownUp).orElse(options));
            if (!quiet) terminal.out().print(RunSummary.of(recording, folder, files));
        }

        private Recording withCheckingTime(Recording recording) {
            Map<String, Double> seconds = new LinkedHashMap<>(Map.of("check", checked));
            seconds.putAll(recording.summary().seconds());
            Summary s = recording.summary();
            Summary summary = new Summary(s.method(), s.dt(), s.duration(), s.steps(), s.seed(), s.threads(), s.kernel(), seconds,
                    s.warnings(), s.calculus(), s.reflections(), s.control());
            return new Recording(recording.experiment(), recording.traces(), recording.spikes(), recording.figures(),
                    recording.finalState(), summary);
        }

        /** Keeps what a run that blew up had recorded, as far as it can be written. */
        Status keep(BlowUp blowUp) {
            terminal.err().println(blowUp.getMessage());
            try {
                report(blowUp.recording(), Optional.of(blowUp.getMessage()));
            } catch (WritingFailed e) {
                terminal.err().println("error: " + e.getMessage());
            }
            return Status.BLEW_UP;
        }
    }

    private static ResultOptions options(Request request) {
        String file = request.requiredOperand();
        return ResultOptions.of(file, text(Path.of(file)), Version.NUMBER)
                .withSettings(request.values("--set")).withPlots(!request.has("--no-plots"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireCsv(Request request) {
        String format = request.value("--format").orElse("csv");
        if (FORMATS_TO_COME.contains(format)) throw Request.wrong("--format " + format + " is not supported yet", "--format csv");
        if (!format.equals("csv")) throw Request.wrong("there is no format " + format, "--format csv");
    }

    private static Optional<Backend> backend(Request request) {
        return request.value("--kernel").flatMap(kernel -> switch (kernel) {
            case "auto" -> Optional.empty();
            case "scalar" -> Optional.of(Backend.SCALAR);
            case "vector" -> Optional.of(Backend.VECTOR);
            case "interpreter" -> Optional.of(Backend.INTERPRETER);
            default -> throw Request.wrong("there is no kernel " + kernel, "--kernel auto, scalar, vector or interpreter");
        });
    }
}
