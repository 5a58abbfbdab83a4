package hillock.cli;

import java.util.List;
import hillock.cli.Usage.Operand;
import hillock.language.catalogue.Catalogue;
import hillock.language.catalogue.Entry;

/** {@code hillock models [NAME]}: the catalogue, or the text of one of its models. */
final class ModelsCommand implements Command {
    @Override public Usage usage() {
        return new Usage("models", new Operand("NAME", false), "Lists the catalogue of ready models, or prints the text of one.", List.of(),
                "use HH from models makes a model known in a file.\n");
    }

    @Override public Status run(Request request, Terminal terminal) {
        if (request.operand().isEmpty()) {
            for (Entry entry : Catalogue.ALL) terminal.out().print(listed(entry));
        } else {
            terminal.out().print(named(request.requiredOperand()).source().text());
        }
        return Status.DONE;
    }

    private static String listed(Entry entry) {
        String name = entry.models().getFirst();
        List<String> variants = entry.models().subList(1, entry.models().size());
        return Usage.row(name, entry.title()) + Usage.row("", entry.reference())
                + (variants.isEmpty() ? "" : Usage.row("", "also " + String.join(", ", variants)));
    }

    private static Entry named(String name) {
        return Catalogue.find(name).orElseThrow(() -> Request.wrong("the catalogue has no model " + name,
                Catalogue.meant(name).map(meant -> "did you mean " + meant + "?").orElse("hillock models lists them")));
    }
}
