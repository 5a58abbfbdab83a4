package hillock.language.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import hillock.language.algebra.Algebra;
import hillock.language.algebra.NumberText;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.show.Outline.Group;
import hillock.language.show.Outline.Left;
import hillock.language.show.Outline.Line;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;
import hillock.language.units.Units;

/** What {@code show} says about what a model or a connection holds. */
record ModelOutline(ShownNames names) {
    private static final int LONGEST_LIST = 8;

    static Outline.Section of(Model model) {
        ModelOutline outline = new ModelOutline(ShownNames.of(model));
        List<Group> groups = new ArrayList<>();
        outline.add(groups, "Parameters", outline.values(model.parameters()));
        outline.add(groups, "Variables", outline.variables(model.equations()));
        outline.add(groups, "Inputs", model.inputs().stream().map(outline::input).toList());
        outline.add(groups, "Expressions", outline.expressions(model.expressions()));
        outline.add(groups, "Equations", outline.equations(model.equations()));
        outline.add(groups, "Noise", outline.noises(model.equations(), "neuron"));
        outline.add(groups, "Bounds", outline.bounds(model.bounds()));
        outline.add(groups, "Spikes", model.spikes().stream().flatMap(outline::spike).toList());
        outline.add(groups, "Initial values", outline.initials(model.initials()));
        return new Outline.Section("Model " + model.name() + (model.plain() ? " (plain numbers, time in ms)" : ""), groups);
    }

    void add(List<Group> groups, String heading, List<Line> lines) {
        if (!lines.isEmpty()) groups.add(new Group(heading, lines));
    }

    List<Line> values(List<Model.Assigned> assigned) {
        return assigned.stream().map(one -> {
            Term.Variable name = Term.own(one.name());
            return value(new Left.Name(name), one.value(), names.unit(name));
        }).toList();
    }

    List<Line> variables(List<Model.Equation> equations) {
        List<Term.Variable> states = equations.stream().map(Model.Equation::variable).map(Term::own).toList();
        return states.isEmpty() ? List.of() : List.of(new Line.Names(states, names));
    }

    List<Line> expressions(List<Model.Definition> definitions) {
        return definitions.stream().map(one -> {
            Unit unit = names.unit(Term.own(one.name()));
            return (Line) new Line.Equation(new Left.Name(Term.own(one.name())), names.shown(one.value(), unit.dimension()), names, unit);
        }).toList();
    }

    List<Line> equations(List<Model.Equation> equations) {
        return equations.stream().map(one -> {
            Dimension dimension = names.unit(Term.own(one.variable())).dimension().per(names.plain() ? Dimension.NONE : Dimension.TIME);
            Unit unit = names.plain() ? Unit.NONE : Units.of(dimension);
            return (Line) new Line.Equation(new Left.Rate(one.variable()), names.shown(withNoise(one), dimension), names, unit);
        }).toList();
    }

    private static Term withNoise(Model.Equation equation) {
        Term sum = equation.rate();
        for (Model.Diffusion noise : equation.noises()) sum = Algebra.sum(sum, Algebra.product(noise.amplitude(), Term.own(noise.noise())));
        return sum;
    }

    /** @param each {@code neuron} or {@code connection} */
    List<Line> noises(List<Model.Equation> equations, String each) {
        return equations.stream().flatMap(equation -> equation.noises().stream()).map(Model.Diffusion::noise).distinct()
                .map(noise -> (Line) new Line.Statement(new Left.Name(Term.own(noise)), "white noise, one for each " + each,
                        names.unit(Term.own(noise)))).toList();
    }

    List<Line> bounds(List<Model.Bound> bounds) {
        return bounds.stream().map(bound -> (Line) new Line.Bound(bound.text(), bound.holds(), names)).toList();
    }

    private Stream<Line> spike(Model.Spike spike) {
        Stream<Line> when = Stream.of(new Line.Rule("when", spike.when(), names));
        Stream<Line> refractory = spike.refractory().stream().map(each -> new Line.Statement(new Left.Label("refractory"),
                names.text(names.shown(each.duration(), Dimension.TIME))
                        + (each.holding().isEmpty() ? "" : ", holding " + String.join(", ", each.holding())), Unit.NONE));
        return Stream.concat(Stream.concat(when, jumps(spike.reset()).stream()), refractory);
    }

    /** What an event changes, in order. */
    List<Line> jumps(List<Model.Jump> jumps) {
        return jumps.stream().<Line>map(jump -> {
            Unit unit = names.unit(jump.target());
            return new Line.Equation(new Left.Changed(jump.target()), names.shown(jump.value(), unit.dimension()), names, unit);
        }).toList();
    }

    List<Line> initials(List<Model.Initial> initials) {
        return initials.stream().map(this::initial).toList();
    }

    Line initial(Model.Initial initial) {
        Left left = new Left.Start(initial.variable());
        Unit unit = names.unit(Term.own(initial.variable()));
        return switch (initial.start()) {
            case Model.Start.Given(var values) -> value(left, values, unit);
            case Model.Start.Steady(var near) -> new Line.Statement(left, "steady"
                    + near.map(term -> " near " + names.text(names.shown(term, unit.dimension()))).orElse(""), Unit.NONE);
        };
    }

    Line value(Left left, Model.Values values, Unit unit) {
        return switch (values) {
            case Model.Values.Each(Term.Constant(double number)) -> new Line.Quantity(left, number, unit);
            case Model.Values.Each(var term) -> new Line.Equation(left, names.shown(term, unit.dimension()), names, unit);
            case Model.Values.Listed(var numbers) -> new Line.Statement(left, withUnit(list(numbers, unit), unit), Unit.NONE);
            case Model.Values.Matrix(var rows) -> new Line.Statement(left, matrix(rows, unit), Unit.NONE);
            case Model.Values.Column(var numbers) ->
                new Line.Statement(left, withUnit(list(Arrays.stream(numbers).boxed().toList(), unit), unit) + ", from the file",
                        Unit.NONE);
        };
    }

    static String quantity(double number, Unit unit) {
        return withUnit(number(number, unit), unit);
    }

    private Line input(String name) {
        Unit unit = names.unit(Term.own(name));
        return new Line.Statement(new Left.Name(Term.own(name)), "the sum of what connections add", unit);
    }

    private static String matrix(double[][] rows, Unit unit) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        String note = " (row = target, column = source)";
        if (rows.length > LONGEST_LIST || columns > LONGEST_LIST) {
            return withUnit("a matrix of " + rows.length + " x " + columns + ", in", unit).replaceAll(", in$", "") + note;
        }
        List<String> texts = new ArrayList<>();
        for (double[] row : rows) texts.add(list(Arrays.stream(row).boxed().toList(), unit));
        return withUnit("[" + String.join(", ", texts) + "]", unit) + note;
    }

    private static String list(List<Double> numbers, Unit unit) {
        List<String> texts = new ArrayList<>(numbers.stream().limit(LONGEST_LIST).map(number -> number(number, unit)).toList());
        if (numbers.size() > LONGEST_LIST) texts.add("... " + numbers.size() + " in all");
        return "[" + String.join(", ", texts) + "]";
    }

    private static String number(double number, Unit unit) {
        double shown = unit.fromCoherent(number);
        return Double.isFinite(shown) ? NumberText.of(shown) : Double.toString(shown);
    }

    private static String withUnit(String text, Unit unit) {
        return unit.symbol().isEmpty() ? text : text + " " + unit.symbol();
    }
}
