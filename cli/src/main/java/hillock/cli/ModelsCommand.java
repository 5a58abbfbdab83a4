package hillock.cli;

import java.util.List;
import hillock.cli.Usage.Operand;

/** {@code hillock models [NAME]}. There is no catalogue yet, and it says so. */
final class ModelsCommand implements Command {
    @Override public Usage usage() {
        return new Usage("models", new Operand("NAME", false), "Lists the catalogue of ready models (not supported yet).", List.of(), "");
    }

    @Override public Status run(Request request, Terminal terminal) {
        throw Request.wrong("the catalogue of ready models is not supported yet",
                "write the model's equations; hillock new NAME makes a file to start from");
    }
}
