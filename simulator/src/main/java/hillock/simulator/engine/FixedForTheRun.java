package hillock.simulator.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import hillock.language.algebra.Variables;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;

/** Delays, intervals of {@code hold} and columns of tables are found once: an {@code at} that would change one is an error, not silence. */
record FixedForTheRun(CheckedFile file, Changes changes) {

    void check() {
        for (Connection connection : file.experiment().connections()) {
            connection.delay().ifPresent(delay -> {
                if (delay instanceof Values.Each(Term term)) checkDelay(connection, term);
            });
        }
        for (Experiment.Population population : file.experiment().populations()) {
            Model model = population.model();
            Set<String> varying = changes.varying(population.name());
            if (varying.isEmpty()) continue;
            for (Model.Hold hold : model.holds()) checkOwn(model, hold.name(), "the interval of hold", hold.interval(), varying);
            for (Model.Table table : model.tables()) {
                table.column().ifPresent(column -> checkOwn(model, table.name(), "the column of the table", column, varying));
            }
        }
    }

    private void checkDelay(Connection connection, Term delay) {
        for (Term.Variable name : Variables.of(delay)) {
            String owner = switch (name.scope()) {
                case OWN -> connection.name();
                case PRE -> connection.source().population();
                case POST -> connection.target().population();
            };
            if (changes.varying(owner).contains(name.name())) refuse(connection.name() + ".delay", "the delay", Wording.name(name));
        }
    }

    private void checkOwn(Model model, String signal, String what, Term term, Set<String> varying) {
        Map<Term.Variable, Term> definitions = definitions(model);
        for (Term.Variable name : Variables.of(term, definitions)) {
            if (varying.contains(name.name())) refuse(model.name() + "." + signal, what, name.name());
        }
    }

    private static Map<Term.Variable, Term> definitions(Model model) {
        Map<Term.Variable, Term> definitions = new HashMap<>();
        for (Model.Definition definition : model.expressions()) definitions.put(Term.own(definition.name()), definition.value());
        return definitions;
    }

    private void refuse(String path, String what, String name) {
        throw file.origins().error(path,
                what + " depends on " + name + ", which at ... changes while it runs; " + what + " is fixed for the run",
                "leave " + name + " as it is, or give " + what + " a parameter of its own");
    }
}
