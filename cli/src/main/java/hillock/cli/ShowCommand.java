package hillock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import hillock.cli.Usage.Operand;
import hillock.cli.Usage.Option;
import hillock.language.model.CheckedFile;
import hillock.language.model.Show;
import hillock.simulator.plan.StepText;

/** {@code hillock show FILE}: the model as Hillock understood it. */
final class ShowCommand implements Command {
    @Override public Usage usage() {
        List<Option> options = new ArrayList<>(List.of(Option.flag("--latex", "as LaTeX, for a methods section")));
        options.addAll(CheckCommand.OPTIONS);
        return new Usage("show", new Operand("FILE", true), "Shows the model as Hillock understood it: equations, dimensions, method, one step.", options, "");
    }

    @Override public Status run(Request request, Terminal terminal) {
        CheckedFile file = CheckCommand.read(request, terminal);
        Map<String, String> step = StepText.of(file.experiment());
        terminal.out().print(request.has("--latex") ? Show.latex(file, step) : Show.text(file, step));
        return Status.DONE;
    }
}
