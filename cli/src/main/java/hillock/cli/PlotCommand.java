package hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import hillock.cli.Usage.Operand;
import hillock.cli.Usage.Option;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment.Figure;
import hillock.language.syntax.Source;
import hillock.outputs.files.Redrawing;
import hillock.outputs.files.StoredRecording;
import hillock.outputs.files.StoredRun;
import hillock.outputs.plots.Figures.Form;
import hillock.simulator.engine.Simulation;
import hillock.simulator.recording.Recording;

/** {@code hillock plot DIR}: draws again, or something else, from what a run wrote. */
final class PlotCommand implements Command {
    private static final String SHOW = "--show";

    @Override public Usage usage() {
        return new Usage("plot", new Operand("DIR", true),
                "Draws the figures of a finished run again, or others, from its results.", List.of(
                Option.repeated(SHOW, "PLOT", "what to draw instead, as behind plot: --show \"cells.V from 100 ms to 200 ms\""),
                Option.valued("--plots", "FORMS", "what pictures are written as: svg,png by default, and pdf"),
                Option.flag("--allow-outside", "lets use and table read files outside the file's folder"),
                Option.flag("--quiet", "shows no summary")),
                "Only what was recorded can be drawn. The text of the run must still be where it was, unchanged.\n");
    }

    @Override public Status run(Request request, Terminal terminal) {
        List<Form> forms = RunCommand.plots(request);
        StoredRun run = StoredRun.of(Path.of(request.requiredOperand()));
        String text = run.text();
        CheckedFile file = check(run, text, request);
        List<Figure> figures = run.point().isPresent() ? file.experiment().sweep().orElseThrow().figures() : file.experiment().figures();
        List<String> others = request.values(SHOW);
        if (!others.isEmpty()) {
            String more = others.stream().map(other -> "plot " + other + "\n").collect(Collectors.joining());
            List<Figure> all = check(run, text + "\n" + more, request).experiment().figures();
            figures = all.subList(file.experiment().figures().size(), all.size());
        }
        if (figures.isEmpty()) {
            throw Request.wrong(run.file() + " has no plot", "say what to draw: hillock plot " + run.results() + " --show cells.V");
        }
        Simulation simulation = Simulation.of(file);
        Recording recording = run.point().map(simulation::ofSweep).orElse(simulation)
                .withNullclines(StoredRecording.of(run, file.experiment(), figures));
        List<Path> written = Redrawing.write(recording, run.results(), forms);
        if (!request.has("--quiet")) {
            terminal.out().println("wrote " + run.results() + ": "
                    + written.stream().map(path -> path.getFileName().toString()).collect(Collectors.joining(", ")));
        }
        return Status.DONE;
    }

    private static CheckedFile check(StoredRun run, String text, Request request) {
        Path folder = Optional.ofNullable(run.place().getParent()).orElse(Path.of(""));
        return Checker.check(new Source(run.file().toString(), text.startsWith("\uFEFF") ? text.substring(1) : text),
                new Checker.Options(folder, run.settings(), request.has("--allow-outside"), run.point().isPresent()));
    }
}
