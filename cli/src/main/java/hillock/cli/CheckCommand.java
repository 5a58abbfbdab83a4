package hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import hillock.cli.Usage.Operand;
import hillock.cli.Usage.Option;
import hillock.language.advice.Advice;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Problem;
import hillock.simulator.engine.Simulation;

/** {@code hillock check FILE}: every problem, and what is likely wrong; nothing simulated but a short trial. */
final class CheckCommand implements Command {
    @Override public Usage usage() {
        return new Usage("check", new Operand("FILE", true),
                "Says every problem of a file and what is likely wrong; simulates no more than a short trial.", OPTIONS, "");
    }

    /** The options that decide how a file is read: every command that reads one has them. */
    static final List<Option> OPTIONS = List.of(
            Option.repeated("--set", "NAME=VALUE", "replaces a value of the file: --set cells.I=\"12 uA/cm^2\", --set dt=0.005"),
            Option.flag("--allow-outside", "lets use, table, from and times read files outside the file's folder"));

    @Override public Status run(Request request, Terminal terminal) {
        CheckedFile file = read(request, terminal);
        List<Problem> more = new ArrayList<>(Advice.on(file));
        if (file.experiment().simulation().isPresent()) more.addAll(Simulation.of(file).check());
        for (Problem warning : more) terminal.err().println(warning.render());
        boolean spotless = file.warnings().isEmpty() && more.isEmpty();
        terminal.out().println(request.requiredOperand() + ": " + (spotless ? "no problems" : "no errors"));
        return Status.DONE;
    }

    /** Checks the file that a request names, and shows warnings. */
    static CheckedFile read(Request request, Terminal terminal) {
        CheckedFile file = Checker.check(Path.of(request.requiredOperand()), request.values("--set"), request.has("--allow-outside"));
        for (Problem warning : file.warnings()) terminal.err().println(warning.render());
        return file;
    }
}
