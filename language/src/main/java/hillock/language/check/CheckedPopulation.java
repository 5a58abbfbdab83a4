package hillock.language.check;

import java.util.ArrayList;
import java.util.List;
import hillock.language.model.Experiment.Setting;
import hillock.language.model.Experiment.Start;
import hillock.language.model.Part;
import hillock.language.syntax.Statement;

/** A population as far as it is checked; settings and starts are added in the order in which they decide. */
record CheckedPopulation(Statement.Population statement, int size, CheckedModel model, List<Setting> settings, List<Start> starts) {
    CheckedPopulation(Statement.Population statement, int size, CheckedModel model) {
        this(statement, size, model, new ArrayList<>(), new ArrayList<>());
    }

    String name() {
        return statement.name().text();
    }

    Part whole() {
        return new Part(name(), name(), 0, size);
    }
}
