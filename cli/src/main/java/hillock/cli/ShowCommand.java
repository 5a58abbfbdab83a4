package hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import hillock.cli.Usage.Operand;
import hillock.cli.Usage.Option;
import hillock.language.model.CheckedFile;
import hillock.language.show.Show;
import hillock.simulator.engine.Simulation;

/** {@code hillock show FILE}: the model as Hillock understood it. */
final class ShowCommand implements Command {
    @Override public Usage usage() {
        List<Option> options = new ArrayList<>(List.of(Option.flag("--latex", "as LaTeX, for a methods section")));
        options.addAll(CheckCommand.OPTIONS);
        return new Usage("show", new Operand("FILE", true),
                "Shows the model as Hillock understood it: equations, dimensions, method, one step.", options, "");
    }

    @Override public Status run(Request request, Terminal terminal) {
        CheckedFile file = CheckCommand.read(request, terminal);
        terminal.out().print(request.has("--latex") ? Show.latex(file) : Show.text(file, steps(file)));
        return Status.DONE;
    }

    /** One step, as mathematics and as it is carried out. */
    private static Map<String, String> steps(CheckedFile file) {
        return file.experiment().simulation().isPresent() ? Simulation.of(file).step() : Map.of();
    }
}
