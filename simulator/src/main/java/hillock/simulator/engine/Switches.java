package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import hillock.language.algebra.Postorder;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Model;
import hillock.language.model.Term;

/**
 * When the discontinuous functions of time in a population's or connection's equations jump: {@code pulse}, {@code H(t - a)},
 * {@code if mod(t, T) < w}, {@code floor(t / T)}. Found are those whose arguments are made of parameters and are, between other jumps,
 * straight lines in time. What jumps where the state does something, or where {@code sin(t)} does, is left to the control of the error.
 */
final class Switches {
    private static final Set<Function> DISCONTINUOUS = Set.of(Function.H, Function.SIGN, Function.FLOOR, Function.MOD);

    /** Jumps this close to a time, in units in its last place and in ms, are at it. */
    private static final double SAME = 64;
    private static final double SMALLEST = 1e-12;

    private final List<Term> nodes;
    private final List<Term> jumping;
    private final Map<Term.Variable, Term> definitions;
    private final Map<Term.Variable, Source> sources = new HashMap<>();
    private final int size;
    private double next = Double.NEGATIVE_INFINITY;
    private int changes = -1;

    /**
     * @param fixed where parameters are found; empty for what moves with the state
     * @param size  how many elements there are
     */
    private Switches(Collection<Term> terms, Map<Term.Variable, Term> definitions, Binding fixed, int size) {
        this.definitions = definitions;
        this.jumping = jumping(Postorder.of(terms, definitions));
        this.nodes = Postorder.of(jumping, definitions);
        boolean differ = false;
        for (Term node : nodes) {
            if (!(node instanceof Term.Variable name) || definitions.containsKey(name)) continue;
            Optional<Source> source = fixed.of(name);
            source.ifPresent(found -> sources.put(name, found));
            differ |= source.isPresent() && !(source.get() instanceof Source.Known);
        }
        this.size = jumping.isEmpty() ? 0 : differ ? size : Math.min(1, size);
    }

    static Switches of(Cells cells) {
        Dynamics dynamics = cells.dynamics;
        Stream<Term> rates = dynamics.mathematics.equations().stream().map(Model.Equation::rate);
        Stream<Term> levels = dynamics.crossings.stream().map(crossing -> crossing.level());
        return new Switches(Stream.concat(rates, levels).toList(), dynamics.mathematics.definitions(),
                name -> dynamics.fields.containsKey(name.name()) ? Optional.empty() : dynamics.bindingIn(0).of(name), dynamics.size);
    }

    static Switches of(Wires wires) {
        Stream<Term> rates = wires.dynamics.mathematics.equations().stream().map(Model.Equation::rate);
        Stream<Term> added = wires.connection().contributions().stream().map(each -> each.value());
        int size = wires.edges.isListed() ? wires.edges.sources().length : 0;
        return new Switches(Stream.concat(rates, added).toList(), wires.definitions(),
                name -> wires.moves(name) ? Optional.empty() : wires.dynamics.bindingIn(0).of(name), size);
    }

    /** The terms that jump, or whose signs do, where they reach a whole number or zero. */
    private static List<Term> jumping(List<Term> all) {
        if (all.stream().noneMatch(node -> node instanceof Term.Time || node instanceof Term.JumpTime)) return List.of();
        List<Term> found = new ArrayList<>();
        for (Term node : all) {
            switch (node) {
                case Term.Choice(Condition condition, _, _) -> differences(condition, found);
                case Term.Call(Function function, _) when DISCONTINUOUS.contains(function) -> found.add(node);
                case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Term.Negation _, Term.Sum _, Term.Difference _,
                     Term.Product _, Term.Quotient _, Term.Power _, Term.Call _, Term.Draw _ -> { }
            }
        }
        return found;
    }

    private static void differences(Condition condition, List<Term> into) {
        List<Term> operands = Postorder.operands(condition);
        for (int k = 0; k + 1 < operands.size(); k += 2) {
            into.add(new Term.Call(Function.SIGN, List.of(new Term.Difference(operands.get(k), operands.get(k + 1)))));
        }
    }

    /**
     * The first jump after a time (ms); infinite if there is none.
     *
     * @param applied how many changes of parameters there were
     */
    double after(double time, int applied) {
        if (size == 0) return Double.POSITIVE_INFINITY;
        double beyond = time + SAME * Math.ulp(time) + SMALLEST;
        if (applied == changes && beyond < next) return next;
        changes = applied;
        next = Double.POSITIVE_INFINITY;
        for (int e = 0; e < size; e++) next = Math.min(next, first(e, beyond));
        return next;
    }

    /** The jump found last, and after how many changes: what another process needs to find the same one, to the bit. */
    double[] found() {
        return new double[] {next, changes};
    }

    /** Goes on as if this had been {@link #found}. */
    void resume(double[] found) {
        next = found[0];
        changes = (int) found[1];
    }

    private double first(int element, double time) {
        Map<Term, Line> lines = new IdentityHashMap<>();
        for (Term node : nodes) lines.put(node, line(node, lines, element, time));
        double first = Double.POSITIVE_INFINITY;
        for (Term term : jumping) first = Math.min(first, lines.get(term).until());
        return first;
    }

    private Line line(Term node, Map<Term, Line> lines, int element, double time) {
        if (node instanceof Term.Variable name) {
            Term definition = definitions.get(name);
            return definition == null ? Line.constant(value(name, element)) : lines.get(definition);
        }
        return Line.of(node, lines::get, time);
    }

    private double value(Term.Variable name, int element) {
        return switch (sources.getOrDefault(name, new Source.Known(Double.NaN))) {
            case Source.Known(double value) -> value;
            case Source.Each(Field field) -> field.at(element);
            case Source.Across(Field field, int[] index) -> field.at(index[element]);
            case Source.OnClock _ -> Double.NaN;
        };
    }
}
