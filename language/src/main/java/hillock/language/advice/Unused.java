package hillock.language.advice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Span;

/**
 * Names that nothing reads: parameters and inputs; where the experiment looks at anything, also expressions and state variables of what is
 * simulated. A name that several models share, since one extends the other, is read if any of them reads it.
 */
final class Unused {
    private final CheckedFile file;
    private final Reading reading;
    private final boolean observes;
    private final Map<Span, Problem> doubts = new LinkedHashMap<>();
    private final Set<Span> read = new HashSet<>();

    Unused(CheckedFile file) {
        this.file = file;
        this.reading = new Reading(file.experiment());
        this.observes = reading.observes();
    }

    List<Problem> problems() {
        Set<String> simulated = new HashSet<>();
        for (Experiment.Population each : file.experiment().populations()) simulated.add(each.model().name());
        for (Model model : file.models()) look(model, simulated.contains(model.name()));
        for (Connection connection : file.experiment().connections()) look(connection);
        List<Problem> problems = new ArrayList<>();
        doubts.forEach((span, problem) -> {
            if (!read.contains(span)) problems.add(problem);
        });
        return problems;
    }

    private void look(Model model, boolean simulated) {
        Set<String> names = reading.of(model);
        for (Model.Assigned each : model.parameters()) {
            look(model.name(), each.name(), each.name(), names, "no equation uses the parameter " + each.name(),
                    "leave it out, or is it missing in an equation?");
        }
        for (String input : model.inputs()) {
            look(model.name(), input, input, names, "no equation uses the input " + input + ": what connections add to it has no effect",
                    "add it to the equation that it drives");
        }
        for (Model.Definition each : model.expressions()) {
            if (simulated && observes || names.contains(each.name())) expression(model.name(), each.name(), names);
        }
        for (Model.Equation each : model.equations()) {
            if (simulated && observes || names.contains(each.variable())) variable(model.name(), each.variable(), names);
        }
    }

    private void look(Connection connection) {
        Set<String> names = reading.of(connection);
        for (Model.Assigned each : connection.parameters()) {
            boolean decides = connection.pattern() instanceof Pattern.Weights && connection.weights().contains(each.name());
            if (decides) continue;
            look(connection.name(), each.name(), each.name(), names, "nothing uses " + each.name() + " of " + connection.name(),
                    "leave it out, or is it missing in what the connection adds?");
        }
        for (Model.Definition each : connection.expressions()) expression(connection.name(), each.name(), names);
        for (Model.Equation each : connection.equations()) variable(connection.name(), each.variable(), names);
    }

    private void expression(String owner, String name, Set<String> names) {
        look(owner, name, name, names, "nothing uses " + name + ": no equation has it, and it is neither recorded nor plotted",
                "is it missing in an equation?");
    }

    private void variable(String owner, String name, Set<String> names) {
        look(owner, "d" + name + "/dt", name, names, "nothing uses " + name
                + ": no other equation and no connection has it, and it is neither recorded nor plotted", "is it missing somewhere?");
    }

    private void look(String owner, String path, String name, Set<String> names, String message, String hint) {
        file.origins().of(owner + "." + path).ifPresent(span -> {
            if (names.contains(name)) read.add(span);
            doubts.putIfAbsent(span, Problem.warning(span, message, hint));
        });
    }
}
