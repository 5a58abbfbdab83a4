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
import java.util.function.Function;
import hillock.cli.Usage.Operand;
import hillock.cli.Usage.Option;
import hillock.language.model.CheckedFile;
import hillock.language.model.Sweep;
import hillock.outputs.files.Errand;
import hillock.outputs.files.FileHash;
import hillock.outputs.files.FinalStates;
import hillock.outputs.files.Format;
import hillock.outputs.files.ResultOptions;
import hillock.outputs.plots.Figures.Form;
import hillock.simulator.kernels.Backend;

/** {@code hillock run FILE}: checks, simulates, writes the results and says what came of it. */
final class RunCommand implements Command {
    static final String CHECKPOINT = "--checkpoint";
    static final String TRUST = "--trust";
    private static final String POINT = "--point";

    @Override public Usage usage() {
        List<Option> options = new ArrayList<>(List.of(
                Option.valued("--out", "DIR", "where to write; by default NAME-results in this folder"),
                Option.valued("--format", "FORMAT", "how to write recordings: csv, npz (NumPy) or hdf5"),
                Option.valued("--plots", "FORMS", "what pictures are written as: svg,png by default, and pdf"),
                Option.flag("--no-plots", "writes no pictures"),
                Option.flag("--quiet", "shows no progress and no summary"),
                Option.valued("--from", "STATE", "starts from the final-state of an earlier run"),
                Option.valued(CHECKPOINT, "TIME", "every \"10 s\" of the simulation, keeps what hillock resume needs to go on"),
                Option.valued(POINT, "N", "runs one point of a sweep alone, by its row in sweep.csv, from 0"),
                Option.flag(TRUST, "runs again, more exactly, and says how far the numbers can be believed"),
                Option.valued("--kernel", "KERNEL", "auto, scalar, vector or interpreter: the results are the same")));
        options.addAll(CheckCommand.OPTIONS);
        return new Usage("run", new Operand("FILE", true), "Simulates a file and writes its results.", options,
                "Exit status: 0 done; 1 Hillock itself made a mistake; 2 the file or an option is wrong; 3 the run blew up;\n"
                        + "4 writing failed; 130 stopped with Ctrl-C, with what was recorded until then written.\n");
    }

    @Override public Status run(Request request, Terminal terminal) {
        format(request);
        plots(request);
        if (backend(request.value("--kernel")).isEmpty()) Backend.warmUpVectors();
        long start = System.nanoTime();
        CheckedFile file = CheckCommand.read(request, terminal);
        double checked = (System.nanoTime() - start) * 1e-9;
        Optional<Map<String, double[]>> state = request.value("--from").map(from -> FinalStates.read(Path.of(from)));
        if (state.isPresent()) refuseInitialValues(request);
        Path folder = Path.of(request.value("--out").orElse(file.experiment().name() + "-results"));
        Optional<String> obstacle = OutputFolder.obstacle(folder);
        if (obstacle.isPresent()) {
            terminal.err().println("error: cannot write into " + folder + ": " + obstacle.get());
            return Status.WRITING_FAILED;
        }
        boolean sweeps = sweeps(request, file);
        if (sweeps) refuseWithSweep(request);
        Errand errand = errand(request, file, state, sweeps || request.has(CHECKPOINT));
        return sweeps ? new SweepJob(terminal, file, errand, folder, request.has("--quiet"), checked).run()
                : new Job(terminal, file, errand, folder, request.has("--quiet"), checked).run();
    }

    /** Whether the whole sweep of a file is wanted: it has one, and no point of it is asked for. */
    static boolean sweeps(Request request, CheckedFile file) {
        return file.experiment().sweep().isPresent() && point(request, file).isEmpty();
    }

    /** Which run of the file's sweep is wanted alone. */
    static Optional<Integer> point(Request request, CheckedFile file) {
        Optional<String> written = request.value(POINT);
        if (written.isEmpty()) return Optional.empty();
        long runs = file.experiment().sweep().map(Sweep::runs)
                .orElseThrow(() -> Request.wrong("--point is that of a sweep, and the file has none", "leave it out"));
        // nothing longer can be one of them
        boolean number = written.get().matches("[0-9]{1,9}");
        if (number && Integer.parseInt(written.get()) < runs) return Optional.of(Integer.parseInt(written.get()));
        throw Request.wrong("there is no point " + written.get() + " of the sweep",
                "its " + runs + " runs count from 0 to " + (runs - 1) + ", as the rows of sweep.csv");
    }

    /** @param goesOn whether another process may go on with it */
    private static Errand errand(Request request, CheckedFile file, Optional<Map<String, double[]>> state, boolean goesOn) {
        String name = request.requiredOperand();
        Map<Path, String> others = new LinkedHashMap<>();
        // only who may go on needs to know whether they have changed
        if (goesOn) for (Path other : file.files()) others.put(other.toAbsolutePath(), FileHash.of(other));
        return new Errand(Version.NUMBER, name, text(Path.of(name)), Path.of("").toAbsolutePath(), request.options(), others, state);
    }

    /** What is written, and how, of an errand. */
    static ResultOptions options(Errand errand) {
        Request asked = Request.of(errand);
        return ResultOptions.of(errand.file(), errand.text(), errand.version()).withSettings(asked.values("--set")).withPlots(plots(asked))
                .withFormat(format(asked));
    }

    /** What belongs to one run. */
    private static void refuseWithSweep(Request request) {
        boolean chosen = backend(request.value("--kernel")).isPresent();
        for (String option : List.of(CHECKPOINT, TRUST, "--kernel")) {
            if (!request.has(option) || option.equals("--kernel") && !chosen) continue;
            throw Request.wrong(option + " belongs to a single run, and the file has a sweep", option.equals(CHECKPOINT)
                    ? "leave it out: a sweep keeps its finished runs by itself, and hillock resume goes on"
                    : "leave it out, or run one point of the sweep alone: --point 0");
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

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What pictures are written as; none for no pictures. */
    static List<Form> plots(Request request) {
        if (request.has("--no-plots")) return List.of();
        List<Form> forms = new ArrayList<>();
        for (String word : request.value("--plots").orElse("svg,png").split(",")) {
            Form form = List.of(Form.values()).stream().filter(each -> each.ending().equals("." + word.strip())).findFirst()
                    .orElseThrow(() -> Request.wrong("there is no form of pictures " + word.strip(),
                            "--plots svg,png,pdf, or some of them"));
            if (!forms.contains(form)) forms.add(form);
        }
        return forms;
    }

    /** What recordings are written as. */
    static Format format(Request request) {
        String word = request.value("--format").orElse(Format.CSV.word());
        return Format.named(word).orElseThrow(() -> Request.wrong("there is no format " + word, "--format csv, npz or hdf5"));
    }

    /** Empty for {@code auto} or nothing. */
    static Optional<Backend> backend(Optional<String> named) {
        return named.flatMap(kernel -> switch (kernel) {
            case "auto" -> Optional.empty();
            case "scalar" -> Optional.of(Backend.SCALAR);
            case "vector" -> Optional.of(Backend.VECTOR);
            case "interpreter" -> Optional.of(Backend.INTERPRETER);
            default -> throw Request.wrong("there is no kernel " + kernel, "--kernel auto, scalar, vector or interpreter");
        });
    }
}
