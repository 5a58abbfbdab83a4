package hillock.simulator.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import hillock.language.model.CheckedFile;
import hillock.language.model.Condition;
import hillock.language.model.Experiment;
import hillock.language.model.Linear;
import hillock.language.model.Model;
import hillock.language.model.Notation;
import hillock.language.model.Term;
import hillock.language.model.Variables;
import hillock.language.syntax.Problem;
import hillock.language.units.Unit;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;

/**
 * Explains a blow-up: replays the last steps from a snapshot, finds the sub-expression that failed first, and tries what would have held.
 * All of it happens after the fact; the running step pays only for noticing.
 */
final class Diagnosis {
    private static final int GOOD_VALUES = 3;
    private final CheckedFile file;
    private final Machine machine;
    private final Experiment.Simulation simulation;
    private final Trials trials;

    /** What failed: a variable of one neuron or connection, and the bound that it left, if it is finite or has one. */
    record Failure(Owner owner, int element, String variable, double value, Optional<Integer> bound) {}

    /** A population or a connection, as messages need it. */
    record Owner(String name, String model, Dynamics dynamics, Map<Term.Variable, Term> definitions, Map<String, Unit> units, Optional<Wires> wires) {
        static Owner of(Cells cells) {
            Model model = cells.neurons.population().model();
            return new Owner(cells.name(), model.name(), cells.dynamics, cells.dynamics.mathematics.definitions(), model.units(), Optional.empty());
        }

        static Owner of(Wires wires) {
            Map<Term.Variable, Term> all = new HashMap<>(wires.definitionsOfEnds());
            all.putAll(wires.dynamics.mathematics.definitions());
            return new Owner(wires.connection().name(), wires.connection().name(), wires.dynamics, all, wires.connection().units(), Optional.of(wires));
        }

        double value(Term term, Clock clock, int element) {
            Field out = Field.of("value", dynamics.size);
            Assembly assembly = new Assembly(name + ".value", dynamics.size, dynamics.bindingIn(0), definitions);
            assembly.store(out, term);
            assembly.finish(Backend.INTERPRETER).run(clock, element, element + 1);
            return out.values()[element];
        }

        String element(int element) {
            return wires.map(w -> "connection " + (w.edges.sources()[element] - w.connection().source().from()) + " -> "
                    + (w.edges.targets()[element] - w.connection().target().from())).orElse("neuron " + element);
        }
    }

    Diagnosis(CheckedFile file, Network network, Machine machine, Experiment.Simulation simulation, Backend backend) {
        this.file = file;
        this.machine = machine;
        this.simulation = simulation;
        this.trials = new Trials(file, network, simulation, backend);
    }

    /** The first neuron or connection, in order, whose state is bad, and its first bad variable. */
    static Failure first(Machine machine) {
        List<Owner> owners = new ArrayList<>();
        for (Cells each : machine.cells) if ((each.dynamics.raised() & Dynamics.OUT_OF_BOUNDS) != 0) owners.add(Owner.of(each));
        for (Wires each : machine.wires) if ((each.dynamics.raised() & Dynamics.OUT_OF_BOUNDS) != 0) owners.add(Owner.of(each));
        for (Owner owner : owners) {
            Optional<Failure> failure = first(owner, machine.clock);
            if (failure.isPresent()) return failure.get();
        }
        throw new IllegalStateException("a bound was left, but every value is within its bounds");
    }

    private static Optional<Failure> first(Owner owner, Clock clock) {
        Dynamics dynamics = owner.dynamics;
        Optional<Failure> earliest = Optional.empty();
        for (int b = 0; b < dynamics.bounds.size(); b++) {
            Model.Bound bound = dynamics.bounds.get(b);
            int element = firstWhere(new Condition.Not(bound.holds()), owner, clock);
            if (element < earliest.map(Failure::element).orElse(Integer.MAX_VALUE)) {
                double value = dynamics.mathematics.variables().contains(bound.variable())
                        ? dynamics.field(bound.variable()).values()[element] : owner.value(bound.subject(), clock, element);
                earliest = Optional.of(new Failure(owner, element, bound.variable(), value, Optional.of(b)));
            }
        }
        for (String variable : dynamics.mathematics.variables()) {
            double[] values = dynamics.field(variable).values();
            for (int i = 0; i < values.length && i < earliest.map(Failure::element).orElse(Integer.MAX_VALUE); i++) {
                if (!Double.isFinite(values[i])) earliest = Optional.of(new Failure(owner, i, variable, values[i], Optional.empty()));
            }
        }
        return earliest;
    }

    private static int firstWhere(Condition condition, Owner owner, Clock clock) {
        Field out = Field.of("bad", owner.dynamics.size);
        Assembly assembly = new Assembly(owner.name + ".bad", owner.dynamics.size, owner.dynamics.bindingIn(0), owner.definitions);
        assembly.store(out, new Term.Choice(condition, Term.ONE, Term.ZERO));
        assembly.finish(Backend.INTERPRETER).run(clock);
        for (int i = 0; i < out.values().length; i++) if (out.values()[i] != 0) return i;
        return Integer.MAX_VALUE;
    }

    /** The whole message. Leaves the machine at the start of the failed step. */
    String explain(Failure failure, Machine.Snapshot snapshot, long step) {
        boolean delays = Arrays.stream(machine.wires).anyMatch(each -> each.edges.delays().isPresent());
        boolean recent = !delays || snapshot.step() == 0;
        Map<String, double[]> state = recent ? state() : Map.of();
        double origin = machine.clock.at(snapshot.step());
        Deque<String> good = new ArrayDeque<>();
        for (long k = snapshot.step(); k <= step; k++) {
            machine.begin(k);
            if (good.size() == GOOD_VALUES) good.removeFirst();
            good.add(shown(failure, failure.variable, present(failure)) + " at " + time(machine.clock.at(k)));
            if (k < step) machine.advance(k);
        }
        StringBuilder text = new StringBuilder(headline(failure, step));
        line(text, "before: " + String.join(", ", good));
        line(text, "state at " + time(machine.clock.at(step)) + ": " + state(failure));
        cause(failure, step).forEach(each -> line(text, each));
        if (recent) line(text, advice(trials.from(state, origin, machine.clock.at(step + 1)), origin));
        else line(text, "with delays, other steps and methods were not tried");
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append("\n     ").append(line);
    }

    private String headline(Failure failure, long step) {
        Owner owner = failure.owner;
        String where = owner.name + ", " + owner.element(failure.element);
        String when = "at " + time(machine.clock.at(step + 1));
        String what = failure.bound.filter(_ -> Double.isFinite(failure.value))
                .map(b -> failure.variable + " left its bound " + owner.dynamics.bounds.get(b).text())
                .orElse(failure.variable + " is no longer finite");
        String path = failure.bound.map(b -> owner.model + ".bound." + b).orElse(owner.model + ".d" + failure.variable + "/dt");
        String message = where + ": " + what + " " + when + ": " + shown(failure, failure.variable, failure.value);
        return new Problem(Problem.Severity.ERROR, file.origins().of(path), message, Optional.empty()).render();
    }

    private double present(Failure failure) {
        return failure.owner.dynamics.field(failure.variable).values()[failure.element];
    }

    private String state(Failure failure) {
        StringJoiner joined = new StringJoiner(", ");
        for (String variable : failure.owner.dynamics.mathematics.variables()) {
            joined.add(shown(failure, variable, failure.owner.dynamics.field(variable).values()[failure.element]));
        }
        return joined.toString();
    }

    private Map<String, double[]> state() {
        Map<String, double[]> state = new LinkedHashMap<>();
        for (Cells each : machine.cells) Run.putState(state, each.name(), each.dynamics);
        for (Wires each : machine.wires) Run.putState(state, each.connection().fileName(), each.dynamics);
        return state;
    }

    /** Takes the failed step again, looking at each stage; the state is restored afterwards. */
    private List<String> cause(Failure failure, long step) {
        List<String> lines = new ArrayList<>(rate(failure));
        Machine.Snapshot good = machine.snapshot(step);
        List<FirstFailure> found = new ArrayList<>();
        machine.advance(step, stage -> {
            if (found.isEmpty()) search(failure, stage).ifPresent(found::add);
        });
        machine.restore(good);
        machine.begin(step);
        if (!found.isEmpty()) lines.add(sentence(failure, found.getFirst()));
        return lines;
    }

    private Optional<FirstFailure> search(Failure failure, int stage) {
        for (Wires each : machine.wires) {
            if (failure.owner.wires.isPresent() || !each.target.dynamics.equals(failure.owner.dynamics)) continue;
            for (int e = 0; e < each.edges.count(); e++) {
                if (each.edges.targets()[e] != failure.element) continue;
                Optional<FirstFailure> found = FirstFailure.in(each.contribution(stage), machine.clock, e);
                if (found.isPresent()) return found;
            }
        }
        return FirstFailure.in(failure.owner.dynamics.passes.get(stage), machine.clock, failure.element);
    }

    private String sentence(Failure failure, FirstFailure first) {
        StringJoiner with = new StringJoiner(", ");
        first.values().forEach((name, value) -> with.add(shown(failure, plain(name), value)));
        return "first to fail: " + first.within().map(name -> plain(name) + ", in ").orElse("") + Notation.text(first.term())
                + " = " + first.value() + (with.length() == 0 ? "" : " with " + with);
    }

    /** What pushed the variable: its rate at the last good state, what the rate is made of, and how far one step throws it. */
    private List<String> rate(Failure failure) {
        Dynamics dynamics = failure.owner.dynamics;
        Optional<Model.Equation> equation = dynamics.mathematics.equations().stream()
                .filter(each -> each.variable().equals(failure.variable)).findFirst();
        if (equation.isEmpty()) return List.of();
        List<String> lines = new ArrayList<>();
        Term rate = equation.get().rate();
        StringJoiner parts = new StringJoiner(", ");
        for (Term.Variable name : Variables.of(rate)) {
            if (failure.owner.definitions.containsKey(name) || dynamics.fields.containsKey(name.name()) && !dynamics.mathematics.variables().contains(name.name())) {
                parts.add(shown(failure, plain(name), failure.owner.value(name, machine.clock, failure.element)));
            }
        }
        String unit = failure.owner.units.getOrDefault(failure.variable, Unit.NONE).symbol();
        String perTime = file.experiment().plain() ? "" : unit.isEmpty() ? " /ms" : " " + unit + "/ms";
        double value = failure.owner.units.getOrDefault(failure.variable, Unit.NONE).fromCoherent(failure.owner.value(rate, machine.clock, failure.element));
        lines.add("d" + failure.variable + "/dt = " + number(value) + perTime + " there" + (parts.length() == 0 ? "" : ", with " + parts));
        Linear.in(Term.own(failure.variable), rate, failure.owner.definitions).filter(linear -> !linear.isFree()).ifPresent(linear -> {
            double slope = failure.owner.value(linear.slope(), machine.clock, failure.element);
            double factor = 1 + simulation.dt() * slope;
            if (simulation.method().equals("euler") && factor < 0 && Double.isFinite(factor)) {
                lines.add("one step of " + time(simulation.dt()) + " multiplies a deviation of " + failure.variable + " by " + number(factor)
                        + ": it overshoots. Forward Euler does not for dt < " + time(-1 / slope) + " here");
            }
        });
        return lines;
    }

    private String advice(List<Trials.Trial> tried, double origin) {
        if (tried.isEmpty()) return "a smaller dt and other methods were not tried: the network is too large to try them here";
        List<String> held = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Trials.Trial trial : tried) (trial.held() ? held : failed).add(trial.method() + " with dt = " + time(trial.dt()));
        String tail = " (tried from " + time(origin) + " to " + time(tried.getFirst().until()) + ")";
        if (held.isEmpty()) {
            return "no smaller step helps: " + String.join(", ", failed) + " leave it too" + tail + ". Look at the equation: its signs, its units, its rates";
        }
        return "would have held: " + String.join("; ", held) + tail + (failed.isEmpty() ? "" : ". Would not: " + String.join("; ", failed));
    }

    private static String plain(Term.Variable name) {
        String text = name.name().replaceAll("@.*", "");
        if (name.name().contains("@k")) text = "d" + text + "/dt";
        return switch (name.scope()) {
            case OWN -> text;
            case PRE -> "pre." + text;
            case POST -> "post." + text;
        };
    }

    private String shown(Failure failure, String variable, double value) {
        Unit unit = failure.owner.units.getOrDefault(variable, Unit.NONE);
        return variable + " = " + number(unit.fromCoherent(value)) + (unit.symbol().isEmpty() ? "" : " " + unit.symbol());
    }

    private String time(double ms) {
        return number(ms) + (file.experiment().plain() ? "" : " ms");
    }

    /** Six significant digits, without trailing zeros. */
    static String number(double value) {
        if (!Double.isFinite(value)) return Double.toString(value);
        return new java.math.BigDecimal(value).round(new java.math.MathContext(6)).stripTrailingZeros().toPlainString().length() > 12
                ? Double.toString(new java.math.BigDecimal(value).round(new java.math.MathContext(6)).doubleValue())
                : new java.math.BigDecimal(value).round(new java.math.MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
