package hillock.language.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Change;
import hillock.language.model.Experiment.Population;
import hillock.language.model.Experiment.Simulation;
import hillock.language.model.Model;
import hillock.language.model.Origins;
import hillock.language.model.Part;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;
import hillock.language.syntax.Statement.Assignment;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;
import hillock.language.units.Units;

/**
 * Checks a whole file. The order of the steps is that in which dimensions become known: models, populations, connections, values given
 * outside, then what is simulated and looked at.
 */
final class FileCheck {
    private static final long MOST_NEURONS = 100_000_000;
    private final Home home;
    private final Problems problems;
    private final DataFiles files;
    private final Checking checking;
    private final FixedNumbers numbers;
    private final Owners owners;
    private final SetOptions sets;
    private final boolean plain;
    private final Map<String, Span> spans = new HashMap<>();
    private final Map<String, ExtendedModel> extended = new LinkedHashMap<>();
    private final Map<String, CheckedModel> models = new LinkedHashMap<>();
    private final Map<String, Span> taken = new HashMap<>();
    private final Map<String, List<Model.Bound>> bounds = new HashMap<>();
    private final Map<String, Model> finished = new HashMap<>();
    private final Checker.Options options;

    /** What the braces of a population give. */
    private record Block(CheckedPopulation population, List<Assignment> values) {}

    FileCheck(Home home, Problems problems, DataFiles files, Checker.Options options) {
        this.options = options;
        this.home = home;
        this.problems = problems;
        this.files = files;
        for (String name : home.modelNames()) extended.put(name, ExtendedModel.of(home.model(name).orElseThrow(), problems));
        List<Unit> units = units();
        this.plain = units.isEmpty();
        this.checking = new Checking(problems, new DimensionSystem(), new UnitChoice(units));
        this.numbers = new FixedNumbers(checking, home.constants(), plain, FileUnits.ofIntervalsAlone(home.syntax().statements()));
        this.owners = new Owners(checking, numbers);
        Optional<Expression> duration = statements(Statement.Simulate.class).stream().map(Statement.Simulate::duration).findFirst();
        this.sets = SetOptions.read(options.sets(), home.constants(), duration, problems);
    }

    private List<Unit> units() {
        List<UnitText> units = new ArrayList<>(FileUnits.of(home.syntax().statements()));
        for (ExtendedModel model : extended.values()) units.addAll(model.units());
        return units.stream().map(UnitText::unit).toList();
    }

    private <S extends Statement.OfFile> List<S> statements(Class<S> kind) {
        return home.syntax().statements().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    CheckedFile checked() {
        constants();
        names();
        extended.forEach((name, model) -> models.put(name, ModelCheck.check(checking, model, files)));
        populations();
        connections();
        Assignments assignments = new Assignments(checking, home, owners, spans);
        for (Assignment assignment : statements(Assignment.class)) {
            if (!(assignment.target() instanceof Name)) assignments.atTop(assignment);
        }
        for (Assignment assignment : sets.values()) assignments.atTop(withUnit(assignment, assignments));
        for (CheckedPopulation population : owners.populations()) new InitialState(problems, spans, population).check();
        models.values().forEach(model -> bounds.put(model.name(), model.body().bounds.checked()));
        Optional<Simulation> simulation = simulation();
        if (statements(Statement.Population.class).isEmpty()) {
            for (Statement.Simulate simulate : statements(Statement.Simulate.class)) {
                problems.error(simulate.span(), "nothing to simulate: the file has no population", "population cells = "
                        + home.modelNames().stream().findFirst().orElse("Model") + "[10]");
            }
        }
        simulation.ifPresent(known -> new MethodCheck(problems, known, spans).check(owners));
        List<Change> changes = changes(assignments, simulation);
        Observing observing = new Observing(checking, home, owners);
        SweepCheck sweep = new SweepCheck(checking, numbers, observing, new SweepAxes(checking, numbers, home, owners, assignments), spans,
                plain);
        for (Statement.Sweep each : statements(Statement.Sweep.class)) sweep.sweep(each, sets.values());
        Viewing viewing = viewing(simulation, observing, sweep);
        Experiment experiment = experiment(simulation, changes, viewing, sweep);
        problems.throwIfAny();
        simulation.ifPresent(known -> new StepWarnings(problems, numbers, known).warn(owners, statements(Statement.At.class)));
        return new CheckedFile(experiment, models.values().stream().map(this::finished).toList(), origins(), problems.warnings(),
                files.read());
    }

    private void constants() {
        home.constants().evaluate(checking, home.constants().names());
        for (ExtendedModel model : extended.values()) {
            for (ExtendedModel.Item item : model.items()) {
                Set<String> used = new HashSet<>();
                for (Expression expression : Bodies.expressions(item.statement())) {
                    for (Name name : Walk.names(expression)) used.add(name.text());
                }
                item.home().constants().evaluate(checking, used);
            }
        }
    }

    /** Names of the top level that are there twice. */
    private void names() {
        for (Statement.OfFile statement : home.syntax().statements()) {
            switch (statement) {
                case Statement.Population population -> take(population.name(), "a population");
                case Statement.Connect connect -> connect.alias().ifPresent(alias -> take(alias, "a connection"));
                case Assignment(_, Name name, _) -> take(name, "a constant or part");
                case Assignment _, Statement.Model _, Statement.Use _, Statement.Simulate _, Statement.At _, Statement.Record _,
                     Statement.Plot _, Statement.Sweep _ -> { }
            }
        }
    }

    private void take(Name name, String what) {
        Span before = taken.putIfAbsent(name.text(), name.span());
        if (before == null) return;
        problems.error(name.span(), name.text() + " is declared twice", "first " + Bodies.at(before, name.span()));
    }

    private void populations() {
        List<Block> blocks = new ArrayList<>();
        for (Statement.Population statement : statements(Statement.Population.class)) {
            OptionalLong size = statement.size().map(written -> numbers.whole(written, "the size of a population", 1, MOST_NEURONS))
                    .orElse(OptionalLong.of(1));
            boolean second = taken.get(statement.name().text()) != statement.name().span();
            boolean source = SpikeSources.NAMES.contains(statement.model().text()) && !models.containsKey(statement.model().text());
            Optional<SpikeSources.Found> found = source && size.isPresent()
                    ? Optional.of(new SpikeSources(checking, home, files, plain).of(statement, (int) size.getAsLong())) : Optional.empty();
            Optional<CheckedModel> model = source ? found.map(SpikeSources.Found::model) : model(statement.model());
            if (model.isEmpty() || size.isEmpty() || second) {
                owners.addBroken(statement.name().text());
                continue;
            }
            CheckedPopulation population = new CheckedPopulation(statement, (int) size.getAsLong(), model.get());
            owners.add(population);
            blocks.add(new Block(population, found.map(SpikeSources.Found::block).orElse(statement.body())));
            spans.put(population.name(), statement.name().span());
        }
        for (Assignment assignment : statements(Assignment.class)) {
            if (assignment.target() instanceof Name name && Uses.isPart(assignment)) owners.addPart(name, assignment);
        }
        owners.checkParts();
        Assignments assignments = new Assignments(checking, home, owners, spans);
        for (Block block : blocks) block.values.forEach(assignment -> assignments.inBlock(block.population, assignment));
    }

    private Optional<CheckedModel> model(Name name) {
        if (models.containsKey(name.text())) return Optional.of(models.get(name.text()));
        if (!home.isBroken(name.text())) {
            List<String> known = new ArrayList<>(home.modelNames());
            known.addAll(SpikeSources.NAMES);
            problems.error(name.span(), "there is no model " + name.text() + " here", Wording.modelMeant(name.text(), known));
        }
        return Optional.empty();
    }

    private void connections() {
        for (Statement.Connect statement : statements(Statement.Connect.class)) {
            Optional<Part> source = owners.part(statement.source());
            Optional<Part> target = owners.part(statement.target());
            if (source.isEmpty() || target.isEmpty()) {
                owners.addBroken(Wording.compact(statement.source()) + " -> " + Wording.compact(statement.target()));
                statement.alias().ifPresent(alias -> owners.addBroken(alias.text()));
                continue;
            }
            CheckedConnection connection = new ConnectionCheck(checking, statement, home, owners, source.get(), target.get())
                    .checked(files, numbers);
            if (owners.connection(connection.name()).isPresent()) {
                problems.error(statement.source().span().to(statement.target().span()), "there is a connection " + connection.name()
                        + " already",
                        "name them apart: connect " + connection.arrow() + " as syn2");
                continue;
            }
            owners.add(connection);
        }
    }

    private Assignment withUnit(Assignment assignment, Assignments assignments) {
        int before = problems.count();
        Optional<Unit> unit = assignments.unit(assignment);
        if (problems.count() > before) return assignment;
        return unit.map(known -> new Assignment(assignment.span(), assignment.target(), SetOptions.inUnit(assignment.value(), known)))
                .orElse(assignment);
    }

    private Optional<Simulation> simulation() {
        List<Statement.Simulate> statements = statements(Statement.Simulate.class);
        if (statements.isEmpty()) return Optional.empty();
        for (Statement.Simulate second : statements.subList(1, statements.size())) {
            problems.error(second.span(), "a file is one experiment: it has one simulate", "the first is in line "
                    + home.syntax().source().line(statements.getFirst().span().start()));
        }
        Statement.Simulate statement = statements.getFirst();
        Optional<Unit> duration = SetOptions.unitOf(statement.duration());
        Optional<Unit> dt = statement.settings().stream().filter(setting -> setting.name().text().equals("dt"))
                .flatMap(setting -> SetOptions.unitOf(setting.value()).stream()).findFirst()
                .or(() -> plain ? Optional.empty() : Optional.of(Units.of(Dimension.TIME)));
        return Optional.of(new SimulateCheck(checking, numbers, spans).check(statement, sets.settings(dt, duration)));
    }

    private List<Change> changes(Assignments assignments, Optional<Simulation> simulation) {
        List<Change> changes = new ArrayList<>();
        int number = 0;
        for (Statement.At at : statements(Statement.At.class)) {
            OptionalDouble time = numbers.time(at.time(), "the time of a change");
            if (time.isPresent() && time.getAsDouble() < 0) {
                problems.error(at.time().span(), "a run begins at time 0, found at " + Wording.text(at.time()));
            } else if (time.isPresent() && simulation.isPresent() && time.getAsDouble() > simulation.get().duration()) {
                problems.warning(at.time().span(), "this is after the end of the run, so it never happens",
                        "lengthen the run, or leave it out");
            }
            for (Assignment change : at.changes()) {
                spans.put("at." + number, change.span());
                assignments.during(time.orElse(0), number++, change).ifPresent(changes::add);
            }
        }
        changes.sort(Comparator.comparingDouble(Change::time));
        return changes;
    }

    private Viewing viewing(Optional<Simulation> simulation, Observing observing, SweepCheck sweep) {
        Viewing viewing = new Viewing(checking, numbers, observing, simulation, spans);
        boolean sweeps = !options.ofOneRun() && !statements(Statement.Sweep.class).isEmpty();
        for (Statement.OfFile statement : home.syntax().statements()) {
            if (statement instanceof Statement.Record record) {
                if (sweeps) unkept(record.span(), "records");
                viewing.record(record);
            }
            if (statement instanceof Statement.Plot plot && !sweep.plots(plot)) {
                if (sweeps) unkept(plot.span(), "plots");
                viewing.plot(plot);
            }
        }
        return viewing;
    }

    private void unkept(Span at, String verb) {
        problems.error(at, "a sweep keeps what it measures, and no single run's course, which this " + verb,
                "plot rate(cells) against cells.I, or leave out the sweep");
    }

    private Experiment experiment(Optional<Simulation> simulation, List<Change> changes, Viewing viewing, SweepCheck sweep) {
        List<Population> populations = new ArrayList<>();
        for (CheckedPopulation population : owners.populations()) {
            populations.add(new Population(population.name(), population.size(), finished(population.model()),
                    List.copyOf(population.settings()), List.copyOf(population.starts())));
        }
        List<Connection> connections = new ArrayList<>();
        for (CheckedConnection connection : owners.connections()) connections.add(connection.connection(problems));
        return new Experiment(name(), plain, populations, connections, simulation, changes, viewing.records(), viewing.figures(),
                sweep.checked());
    }

    private Model finished(CheckedModel model) {
        if (model.spiking().isPresent()) return model.model(List.of());
        return finished.computeIfAbsent(model.name(), name -> model.model(bounds.get(name)));
    }

    private String name() {
        String file = home.syntax().source().name().replace('\\', '/');
        String last = file.substring(file.lastIndexOf('/') + 1);
        return last.lastIndexOf('.') > 0 ? last.substring(0, last.lastIndexOf('.')) : last;
    }

    private Origins origins() {
        Map<String, Span> all = new HashMap<>();
        for (CheckedModel model : models.values()) all.putAll(model.body().spans);
        for (CheckedPopulation population : owners.populations()) {
            BodyCheck body = population.model().body();
            body.spans.forEach((key, span) -> {
                String name = key.substring(body.owner.length() + 1);
                if (body.parameters.containsKey(name) || name.endsWith("(0)")) all.put(population.name() + "." + name, span);
            });
        }
        for (CheckedConnection connection : owners.connections()) all.putAll(connection.body().spans);
        all.putAll(spans);
        return new Origins(Map.copyOf(all));
    }
}
