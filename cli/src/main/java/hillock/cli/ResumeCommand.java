package hillock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.cli.Usage.Operand;
import hillock.cli.Usage.Option;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.outputs.files.CheckpointFolder;
import hillock.outputs.files.CheckpointFolder.Saved;
import hillock.outputs.files.Errand;
import hillock.outputs.files.FileHash;
import hillock.simulator.kernels.Backend;

/** {@code hillock resume DIR}: goes on with a run or sweep that was interrupted, to the bytes that it would have written. */
final class ResumeCommand implements Command {
    @Override public Usage usage() {
        return new Usage("resume", new Operand("DIR", true),
                "Goes on with an interrupted run --checkpoint or sweep, in its results folder.",
                List.of(Option.flag("--quiet", "shows no progress and no summary")),
                "Text and options are those of the run. Exit status as of hillock run.\n");
    }

    @Override public Status run(Request request, Terminal terminal) {
        Path folder = Path.of(request.requiredOperand());
        try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
            Saved saved = checkpoints.read();
            Errand errand = saved.errand();
            Request asked = Request.of(errand);
            refuseOtherVersion(errand);
            refuseChanges(errand);
            if (RunCommand.backend(asked.value("--kernel")).isEmpty()) Backend.warmUpVectors();
            long start = System.nanoTime();
            CheckedFile file = check(errand, asked);
            for (Problem warning : file.warnings()) terminal.err().println(warning.render());
            double checked = (System.nanoTime() - start) * 1e-9;
            boolean quiet = request.has("--quiet") || asked.has("--quiet");
            return RunCommand.sweeps(asked, file) ? new SweepJob(terminal, file, errand, folder, quiet, checked).resume(checkpoints)
                    : new Job(terminal, file, errand, folder, quiet, checked).resume(checkpoints, saved.checkpoint());
        }
    }

    private static CheckedFile check(Errand errand, Request asked) {
        Path named = Path.of(errand.file());
        String text = errand.text().startsWith("\uFEFF") ? errand.text().substring(1) : errand.text();
        Path folder = Optional.ofNullable(here(errand, named).getParent()).orElse(Path.of(""));
        return Checker.check(new Source(named.toString(), text),
                new Checker.Options(folder, asked.values("--set"), asked.has("--allow-outside")));
    }

    /** A file that the run was given, as it is called from where we are. */
    private static Path here(Errand errand, Path named) {
        return errand.folder().equals(Path.of("").toAbsolutePath()) ? named : errand.folder().resolve(named);
    }

    private static void refuseOtherVersion(Errand errand) {
        if (errand.version().equals(Version.NUMBER)) return;
        throw Request.wrong("this run was begun by hillock " + errand.version() + ", and this is hillock " + Version.NUMBER,
                "go on with that version, or run " + errand.file() + " anew: only the same version gives the same bits");
    }

    private static void refuseChanges(Errand errand) {
        Path main = here(errand, Path.of(errand.file()));
        if (Files.exists(main) && !errand.text().equals(text(main))) throw changed(errand.file(), errand);
        for (Map.Entry<Path, String> other : errand.files().entrySet()) {
            if (!Files.exists(other.getKey())) {
                throw Request.wrong("there is no file " + other.getKey() + ", which " + errand.file() + " names", "put it back to go on");
            }
            if (!FileHash.of(other.getKey()).equals(other.getValue())) throw changed(other.getKey().toString(), errand);
        }
    }

    private static RuntimeException changed(String name, Errand errand) {
        return Request.wrong(name + " is no longer what it was when this run began",
                "put it back to go on, or run " + errand.file() + " anew");
    }

    /** What cannot be read is not what it was. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return "";
        }
    }
}
