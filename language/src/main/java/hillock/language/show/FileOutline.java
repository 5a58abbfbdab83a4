package hillock.language.show;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import hillock.language.algebra.NumberText;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Part;
import hillock.language.model.Sweep;
import hillock.language.model.Term;
import hillock.language.show.Outline.Group;
import hillock.language.show.Outline.Left;
import hillock.language.show.Outline.Line;
import hillock.language.show.Outline.Section;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;
import hillock.language.units.Units;

/** What {@code show} says about a whole file. */
record FileOutline(Experiment experiment) {
    private static final int MOST_VALUES = 8;

    static Outline of(CheckedFile file) {
        FileOutline outline = new FileOutline(file.experiment());
        List<Section> sections = new ArrayList<>();
        Map<String, Model> models = new LinkedHashMap<>();
        outline.experiment.populations().forEach(population -> models.putIfAbsent(population.model().name(), population.model()));
        // without populations, the models are what the file is about
        if (models.isEmpty()) file.models().forEach(model -> models.put(model.name(), model));
        models.values().forEach(model -> sections.add(ModelOutline.of(model)));
        outline.experiment.populations().forEach(population -> sections.add(outline.population(population)));
        outline.experiment.connections().forEach(connection -> sections.add(outline.connection(connection)));
        outline.experiment.simulation().ifPresent(simulation -> sections.add(outline.simulation(simulation)));
        outline.experiment.sweep().ifPresent(sweep -> sections.add(outline.sweep(sweep)));
        return new Outline(outline.experiment.name(), sections);
    }

    private Section population(Experiment.Population population) {
        ModelOutline outline = new ModelOutline(ShownNames.of(population.model()));
        List<Group> groups = new ArrayList<>();
        Map<String, List<Line>> byStretch = new LinkedHashMap<>();
        for (Experiment.Setting setting : population.parameters()) {
            byStretch.computeIfAbsent(stretch(population, setting.from(), setting.to()), _ -> new ArrayList<>()).add(outline.value(
                    new Left.Name(Term.own(setting.parameter())), setting.value(), outline.names().unit(Term.own(setting.parameter()))));
        }
        for (Experiment.Start start : population.initials()) {
            byStretch.computeIfAbsent(stretch(population, start.from(), start.to()), _ -> new ArrayList<>())
                    .add(outline.initial(start.initial()));
        }
        byStretch.forEach((stretch, lines) -> outline.add(groups, stretch, lines));
        return new Section("Population " + population.name() + " = " + population.model().name() + "[" + population.size() + "]", groups);
    }

    private static String stretch(Experiment.Population population, int from, int to) {
        if (from == 0 && to == population.size()) return "";
        return population.name() + "[" + from + (to == from + 1 ? "" : ":" + to) + "]";
    }

    private Section connection(Connection connection) {
        ModelOutline outline = new ModelOutline(ShownNames.of(connection, model(connection.source()), model(connection.target())));
        List<Group> groups = new ArrayList<>();
        List<Line> who = new ArrayList<>(List.of(who(connection, outline)));
        connection.delay().ifPresent(delay -> who.add(outline.value(new Left.Label("delay"), delay,
                connection.plain() ? Unit.NONE : Units.of(Dimension.TIME))));
        if (connection.delay().isPresent()) {
            who.add(new Line.Words("pre.* means the value that long ago"
                    + (connection.events().isEmpty() ? "" : ", and spikes arrive then")));
        }
        outline.add(groups, "", who);
        outline.add(groups, "Variables", outline.variables(connection.equations()));
        outline.add(groups, "Parameters", outline.values(connection.parameters().stream()
                .filter(one -> !connection.weights().contains(one.name())).toList()));
        outline.add(groups, "Weights", outline.values(connection.parameters().stream()
                .filter(one -> connection.weights().contains(one.name())).toList()));
        outline.add(groups, "Expressions", outline.expressions(connection.expressions()));
        outline.add(groups, "Equations", outline.equations(connection.equations()));
        outline.add(groups, "Noise", outline.noises(connection.equations(), "connection"));
        outline.add(groups, "Bounds", outline.bounds(connection.bounds()));
        outline.add(groups, "Initial values", outline.initials(connection.initials()));
        outline.add(groups, "Contributions", connection.contributions().stream().map(one -> contribution(one, outline.names())).toList());
        for (Connection.On event : connection.events()) {
            outline.add(groups, "On a spike of the " + (event.side() == Term.Scope.PRE ? "source" : "target"),
                    outline.jumps(event.jumps()));
        }
        return new Section("Connection " + connection.source().label() + " -> " + connection.target().label()
                + (connection.name().contains("->") ? "" : " as " + connection.name()), groups);
    }

    private static Line contribution(Connection.Contribution one, ShownNames names) {
        Term.Variable input = new Term.Variable(one.side(), one.input());
        Unit unit = names.unit(input);
        return new Line.Equation(new Left.Contribution(input), names.shown(one.value(), unit.dimension()), names, unit);
    }

    private static Line who(Connection connection, ModelOutline outline) {
        String except = connection.exceptSelf() ? ", except self" : "";
        return switch (connection.pattern()) {
            case Connection.Pattern.Weights _ -> new Line.Words("wherever a weight is not zero" + except);
            case Connection.Pattern.AllToAll _ -> new Line.Words("all to all" + except);
            case Connection.Pattern.OneToOne _ -> new Line.Words("one to one" + except);
            case Connection.Pattern.WithProbability(double p) -> new Line.Words("each pair with probability " + NumberText.of(p) + except);
            case Connection.Pattern.Ring(int reach) ->
                new Line.Words("a ring: from " + reach + (reach == 1 ? " neighbour" : " neighbours") + " on either side" + except);
            case Connection.Pattern.Lattice(int rows, int columns) ->
                new Line.Words("a lattice of " + rows + " x " + columns + ": from the four neighbours" + except);
            case Connection.Pattern.WithIndegree(int count) ->
                new Line.Words("each target from " + count + (count == 1 ? " source" : " different sources") + ", drawn evenly" + except);
            case Connection.Pattern.SmallWorld(int reach, double p) ->
                new Line.Words("a small world: from " + reach + (reach == 1 ? " neighbour" : " neighbours")
                        + " on either side, each replaced by any other neuron with probability " + NumberText.of(p) + except);
            case Connection.Pattern.Where(var condition) ->
                new Line.Rule(connection.exceptSelf() ? "except self, where" : "where", condition, outline.names());
            case Connection.Pattern.Listed(var sources, _) -> new Line.Words(sources.length + " connections from a file" + except);
        };
    }

    private Section simulation(Experiment.Simulation simulation) {
        Unit time = experiment.plain() ? Unit.NONE : Units.of(Dimension.TIME);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line.Quantity(new Left.Label("duration"), simulation.duration(), time));
        lines.add(new Line.Quantity(new Left.Label("dt"), simulation.dt(), time));
        lines.add(new Line.Statement(new Left.Label("method"), simulation.method() + sense(simulation), Unit.NONE));
        if (simulation.precision() == Experiment.Precision.SINGLE) {
            lines.add(new Line.Statement(new Left.Label("precision"), simulation.precision().word(), Unit.NONE));
        }
        lines.add(new Line.Statement(new Left.Label("seed"), Long.toString(simulation.seed()), Unit.NONE));
        List<Group> groups = new ArrayList<>(List.of(new Group("", lines)));
        for (Experiment.Change change : experiment.changes()) {
            groups.add(new Group("At " + ModelOutline.quantity(change.time(), time), List.of(change(change))));
        }
        return new Section("Simulation", groups);
    }

    private Section sweep(Sweep sweep) {
        List<Line> lines = new ArrayList<>();
        for (Sweep.Axis axis : sweep.axes()) {
            List<Double> values = axis.values();
            String text = values.size() <= MOST_VALUES
                    ? values.stream().map(value -> ModelOutline.quantity(value, axis.unit())).collect(joining(", "))
                    : values.size() + " values from " + ModelOutline.quantity(values.getFirst(), axis.unit()) + " to "
                            + ModelOutline.quantity(values.getLast(), axis.unit());
            lines.add(new Line.Statement(new Left.Label(axis.label()), text, Unit.NONE));
        }
        lines.add(new Line.Statement(new Left.Label("runs"), sweep.points() * sweep.repeat()
                + (sweep.repeat() == 1 ? "" : ", " + sweep.repeat() + " of each combination"), Unit.NONE));
        Unit time = experiment.plain() ? Unit.NONE : Units.of(Dimension.TIME);
        lines.add(new Line.Statement(new Left.Label("measured"), sweep.measures().stream().map(measure -> measured(measure, time))
                .collect(joining(", ")), Unit.NONE));
        return new Section("Sweep", List.of(new Group("", lines)));
    }

    /** With its beginning, which the label tells already where the same is measured twice. */
    private static String measured(Sweep.Measure measure, Unit time) {
        boolean told = measure.after() == 0 || measure.label().contains(" after ");
        return measure.label() + (told ? "" : " after " + ModelOutline.quantity(measure.after(), time));
    }

    /** In which sense noise is integrated, where there is any. */
    private String sense(Experiment.Simulation simulation) {
        Stream<Model.Equation> equations = Stream.concat(
                experiment.populations().stream().flatMap(population -> population.model().equations().stream()),
                experiment.connections().stream().flatMap(connection -> connection.equations().stream()));
        if (equations.allMatch(equation -> equation.noises().isEmpty())) return "";
        return simulation.method().equals("stochastic-heun") ? " (Stratonovich)" : " (Ito)";
    }

    private Line change(Experiment.Change change) {
        for (Experiment.Population population : experiment.populations()) {
            if (!population.name().equals(change.owner())) continue;
            ShownNames names = ShownNames.of(population.model());
            String stretch = stretch(population, change.from(), change.to());
            return new ModelOutline(names).value(new Left.Label((stretch.isEmpty() ? change.owner() : stretch) + "." + change.parameter()),
                    change.value(), names.unit(Term.own(change.parameter())));
        }
        Connection connection = experiment.connections().stream().filter(one -> one.name().equals(change.owner())).findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is called " + change.owner()));
        ShownNames names = ShownNames.of(connection, model(connection.source()), model(connection.target()));
        return new ModelOutline(names).value(new Left.Label("(" + change.owner() + ")." + change.parameter()), change.value(),
                names.unit(Term.own(change.parameter())));
    }

    private Model model(Part part) {
        return experiment.populations().stream().filter(population -> population.name().equals(part.population())).findFirst()
                .orElseThrow(() -> new IllegalStateException("no population is called " + part.population())).model();
    }
}
