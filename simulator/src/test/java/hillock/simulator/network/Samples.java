package hillock.simulator.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.CheckedFile;
import hillock.language.model.Condition;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.DataTable;
import hillock.language.model.Experiment;
import hillock.language.model.Function;
import hillock.language.model.Model;
import hillock.language.model.Model.Start;
import hillock.language.model.Model.Values;
import hillock.language.model.Origins;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.units.Dimension;
import hillock.language.units.Rational;
import hillock.language.units.Unit;

/** Terms, models and files for tests, short to write. */
final class Samples {
    static final Unit MILLIVOLT = new Unit("mV", Dimension.NONE, 1, Rational.ZERO);

    private Samples() {}

    static Term number(double value) {
        return new Term.Constant(value);
    }

    static Term v(String name) {
        return Term.own(name);
    }

    static Term sum(Term... terms) {
        return Arrays.stream(terms).reduce(Term.Sum::new).orElseThrow();
    }

    static Term minus(Term left, Term right) {
        return new Term.Difference(left, right);
    }

    static Term times(Term... terms) {
        return Arrays.stream(terms).reduce(Term.Product::new).orElseThrow();
    }

    static Term over(Term left, Term right) {
        return new Term.Quotient(left, right);
    }

    static Term exp(Term x) {
        return new Term.Call(Function.EXP, List.of(x));
    }

    static Term power(Term base, int exponent) {
        return new Term.Power(base, number(exponent));
    }

    static Term normal(double mean, double sd) {
        return new Term.Draw(Term.Distribution.NORMAL, List.of(number(mean), number(sd)), 1);
    }

    static Term uniform() {
        return new Term.Draw(Term.Distribution.UNIFORM, List.of(Term.ZERO, Term.ONE), 1);
    }

    static Values each(Term term) {
        return new Values.Each(term);
    }

    static Values each(double number) {
        return each(number(number));
    }

    static Values list(Double... numbers) {
        return new Values.Listed(List.of(numbers));
    }

    static Start given(double number) {
        return new Start.Given(each(number));
    }

    static final Start STEADY = new Start.Steady(Optional.empty());

    static Start near(double guess) {
        return new Start.Steady(Optional.of(number(guess)));
    }

    /** A model in the making. */
    static final class ModelSketch {
        final List<Model.Assigned> parameters = new ArrayList<>();
        final List<String> inputs = new ArrayList<>();
        final List<Model.Definition> expressions = new ArrayList<>();
        final List<Model.Equation> equations = new ArrayList<>();
        final List<Model.Bound> bounds = new ArrayList<>();
        final List<Model.Hold> holds = new ArrayList<>();
        final List<Model.Table> tables = new ArrayList<>();
        final Map<String, Start> initials = new LinkedHashMap<>();
        final Map<String, Unit> units = new LinkedHashMap<>();

        ModelSketch parameter(String name, Values value) {
            parameters.add(new Model.Assigned(name, value));
            return this;
        }

        ModelSketch parameter(String name, double value) {
            return parameter(name, each(value));
        }

        ModelSketch expression(String name, Term value) {
            expressions.add(new Model.Definition(name, value));
            return this;
        }

        ModelSketch equation(String variable, Term rate, Start start) {
            equations.add(new Model.Equation(variable, rate));
            if (start != null) initials.put(variable, start);
            return this;
        }

        ModelSketch bound(String variable, Condition holds, String text) {
            bounds.add(new Model.Bound(variable, v(variable), holds, text));
            return this;
        }

        ModelSketch start(String variable, Start start) {
            initials.put(variable, start);
            return this;
        }

        Model model(String name) {
            List<Model.Initial> starts = initials.entrySet().stream().map(e -> new Model.Initial(e.getKey(), e.getValue())).toList();
            return new Model(name, parameters, inputs, expressions, equations, bounds, List.of(), holds, tables, starts, units, false);
        }
    }

    /** x' = (a - x), from 0. */
    static ModelSketch decay() {
        return new ModelSketch().parameter("a", 1).equation("x", minus(v("a"), v("x")), given(0));
    }

    static Experiment.Population population(String name, int size, Model model, Experiment.Setting... settings) {
        return new Experiment.Population(name, size, model, List.of(settings), List.of());
    }

    static Experiment.Setting set(int from, int to, String parameter, Values value) {
        return new Experiment.Setting(from, to, parameter, value);
    }

    static Part all(Experiment.Population population) {
        return new Part(population.name(), population.name(), 0, population.size());
    }

    static Part part(Experiment.Population population, int from, int to) {
        return new Part(population.name() + "[" + from + ":" + to + "]", population.name(), from, to);
    }

    static Connection connect(Part source, Part target, Pattern pattern, Model.Assigned... parameters) {
        return connect(source, target, pattern, false, parameters);
    }

    static Connection connect(Part source, Part target, Pattern pattern, boolean exceptSelf, Model.Assigned... parameters) {
        List<String> weights = Arrays.stream(parameters).map(Model.Assigned::name).distinct().toList();
        return new Connection(source.label() + " -> " + target.label(), source.label() + "-" + target.label(), source, target, pattern,
                exceptSelf, List.of(parameters), weights, Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(),
                true);
    }

    static Connection delayed(Connection c, Values delay) {
        return new Connection(c.name(), c.fileName(), c.source(), c.target(), c.pattern(), c.exceptSelf(), c.parameters(), c.weights(),
                Optional.of(delay), c.expressions(), c.equations(), c.bounds(), c.initials(), c.contributions(), c.units(), c.plain());
    }

    static Connection withState(Connection c, String variable, Term rate, Start start) {
        return new Connection(c.name(), c.fileName(), c.source(), c.target(), c.pattern(), c.exceptSelf(), c.parameters(), c.weights(),
                c.delay(), c.expressions(), List.of(new Model.Equation(variable, rate)), c.bounds(),
                List.of(new Model.Initial(variable, start)), c.contributions(), c.units(), c.plain());
    }

    static Model.Assigned weight(String name, Values value) {
        return new Model.Assigned(name, value);
    }

    static CheckedFile file(List<Experiment.Population> populations, Connection... connections) {
        return file(1, populations, List.of(), connections);
    }

    static CheckedFile file(long seed, List<Experiment.Population> populations, List<Experiment.Change> changes,
            Connection... connections) {
        Experiment experiment = new Experiment("test", false, populations, List.of(connections),
                Optional.of(new Experiment.Simulation(100, 0.01, "euler", seed, 1, Experiment.Arithmetic.FAST, Experiment.Precision.DOUBLE,
                        Experiment.Precision.DOUBLE, 1e-6)),
                changes, List.of(), List.of());
        return new CheckedFile(experiment, List.of(), new Origins(Map.of()), List.of());
    }

    static Neurons neurons(Experiment.Population population) {
        return Network.build(file(List.of(population)), Optional.empty()).populations().getFirst();
    }

    static Edges edges(List<Experiment.Population> populations, Connection connection) {
        return Network.build(file(populations, connection), Optional.empty()).connections().getFirst();
    }

    static DataTable table(double[]... columns) {
        List<String> names = new ArrayList<>(List.of("t"));
        for (int k = 1; k < columns.length; k++) names.add("I" + k);
        List<Unit> units = names.stream().map(_ -> Unit.NONE).toList();
        return new DataTable("current.csv", names, units, List.of(columns));
    }

    /** The squid axon of two-neurons.hillock; V starts at a number. */
    static ModelSketch squid(double current, Start start) {
        ModelSketch hh = new ModelSketch().parameter("I", current);
        Term voltage = v("V");
        hh.expression("alpha_m", vanishing(0.1, 40));
        hh.expression("beta_m", times(number(4), exp(decay(65, 18))));
        hh.expression("alpha_h", times(number(0.07), exp(decay(65, 20))));
        hh.expression("beta_h", over(Term.ONE, sum(Term.ONE, exp(decay(35, 10)))));
        hh.expression("alpha_n", vanishing(0.01, 55));
        hh.expression("beta_n", times(number(0.125), exp(decay(65, 80))));
        hh.expression("I_Na", times(number(120), power(v("m"), 3), v("h"), minus(voltage, number(50))));
        hh.expression("I_K", times(number(36), power(v("n"), 4), minus(voltage, number(-77))));
        hh.expression("I_L", times(number(0.3), minus(voltage, number(-54.387))));
        hh.equation("V", minus(minus(minus(v("I"), v("I_Na")), v("I_K")), v("I_L")), start);
        for (String gate : List.of("m", "h", "n")) {
            Term rate = minus(times(v("alpha_" + gate), minus(Term.ONE, v(gate))), times(v("beta_" + gate), v(gate)));
            hh.equation(gate, rate, STEADY);
            hh.bound(gate, new Condition.And(new Condition.Comparison(Condition.Relation.AT_MOST, Term.ZERO, v(gate)),
                    new Condition.Comparison(Condition.Relation.AT_MOST, v(gate), Term.ONE)), "0 <= " + gate + " <= 1");
        }
        Term size = new Term.Call(Function.ABS, List.of(voltage));
        hh.bound("V", new Condition.Comparison(Condition.Relation.AT_MOST, size, number(200)), "abs(V) <= 200 mV");
        hh.units.put("V", MILLIVOLT);
        return hh;
    }

    /** -(V + rest) / width. */
    private static Term decay(double rest, double width) {
        return over(new Term.Negation(sum(v("V"), number(rest))), number(width));
    }

    /** factor * (V + zero) / (1 - exp(-(V + zero) / 10)): 0/0 at V = -zero. */
    private static Term vanishing(double factor, double zero) {
        return over(times(number(factor), sum(v("V"), number(zero))), minus(Term.ONE, exp(decay(zero, 10))));
    }
}
