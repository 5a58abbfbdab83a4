package hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import hillock.cli.Usage.Operand;
import hillock.cli.Usage.Option;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Sweep;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;
import hillock.outputs.files.Redrawing;
import hillock.outputs.files.StoredRecording;
import hillock.outputs.files.StoredRun;
import hillock.outputs.files.StoredSweep;
import hillock.outputs.plots.Figures.Form;
import hillock.simulator.engine.Simulation;
import hillock.simulator.recording.Recording;

/** {@code hillock plot DIR}: draws again, or something else, from what a run wrote. */
final class PlotCommand implements Command {
    private static final String SHOW = "--show";

    @Override public Usage usage() {
        return new Usage("plot", new Operand("DIR", true),
                "Draws the figures of a finished run or sweep again, or others, from its results.", List.of(
                Option.repeated(SHOW, "PLOT", "what to draw instead, as behind plot: --show \"cells.V from 100 ms to 200 ms\""),
                Option.valued("--plots", "FORMS", "what pictures are written as: svg,png by default, and pdf"),
                Option.flag("--allow-outside", "lets use, table, from and times read files outside the file's folder"),
                Option.flag("--quiet", "shows no summary")),
                "Only what was recorded can be drawn. The text of the run must still be where it was, unchanged.\n");
    }

    @Override public Status run(Request request, Terminal terminal) {
        List<Form> forms = RunCommand.plots(request);
        StoredRun run = StoredRun.of(Path.of(request.requiredOperand()));
        String text = run.text();
        CheckedFile file = check(run, text, request);
        String more = request.values(SHOW).stream().map(other -> "plot " + other + "\n").collect(Collectors.joining());
        CheckedFile shown = more.isEmpty() ? file : check(run, text + "\n" + more, request);
        List<Path> written = run.failures().isPresent() ? sweep(run, file.experiment(), shown.experiment(), forms)
                : single(run, file, shown.experiment(), forms);
        if (!request.has("--quiet")) {
            terminal.out().println("wrote " + run.results() + ": "
                    + written.stream().map(path -> path.getFileName().toString()).collect(Collectors.joining(", ")));
        }
        return Status.DONE;
    }

    /** @param shown that of the same text with what is to be shown instead behind it, if anything */
    private static List<Path> single(StoredRun run, CheckedFile file, Experiment shown, List<Form> forms) {
        List<Figure> own = file.experiment().figures();
        List<Figure> others = shown.figures().subList(own.size(), shown.figures().size());
        // a point of a sweep has figures that no text asks for
        List<Figure> before = run.point().isPresent() ? file.experiment().sweep().orElseThrow().figures() : own;
        List<Figure> figures = others.isEmpty() ? before : others;
        if (figures.isEmpty()) throw nothing(run, "cells.V");
        Simulation simulation = Simulation.of(file);
        Recording recording = run.point().map(simulation::ofSweep).orElse(simulation)
                .withNullclines(StoredRecording.of(run, file.experiment(), figures));
        return Redrawing.write(recording, run.results(), forms);
    }

    private static List<Path> sweep(StoredRun run, Experiment file, Experiment shown, List<Form> forms) {
        Sweep sweep = file.sweep().orElseThrow();
        List<Sweep.Plot> all = shown.sweep().orElseThrow().plots();
        List<Sweep.Plot> others = all.subList(sweep.plots().size(), all.size());
        List<Sweep.Plot> plots = others.isEmpty() ? sweep.plots() : others;
        if (plots.isEmpty()) throw nothing(run, "\"rate(cells) against cells.I\"");
        return Redrawing.write(StoredSweep.of(run, file.swept(sweep.plotted(plots))), run.results(), forms);
    }

    private static UserError nothing(StoredRun run, String example) {
        return Request.wrong(run.file() + " has no plot", "say what to draw: hillock plot " + run.results() + " --show " + example);
    }

    private static CheckedFile check(StoredRun run, String text, Request request) {
        Path folder = Optional.ofNullable(run.place().getParent()).orElse(Path.of(""));
        return Checker.check(new Source(run.file().toString(), text.startsWith("\uFEFF") ? text.substring(1) : text),
                new Checker.Options(folder, run.settings(), request.has("--allow-outside"), run.point().isPresent()));
    }
}
