package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.algebra.Simplify;
import hillock.language.algebra.Substitution;
import hillock.language.algebra.Variables;
import hillock.language.model.Condition;
import hillock.language.model.Experiment;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Evaluation;
import hillock.simulator.kernels.Loop;
import hillock.simulator.kernels.Loop.Operand;
import hillock.simulator.kernels.Loop.Statement;
import hillock.simulator.rewriting.Rewrites;

/**
 * Puts a loop together: replaces what is known by constants, computes each named expression that is needed once and before its first use,
 * and numbers the arrays.
 */
final class Assembly {
    private final String name;
    private final int size;
    private final Binding binding;
    private final Map<Term.Variable, Term> definitions;
    private final Map<Term, Operand> operands = new LinkedHashMap<>();
    private final Map<Term, Loop.Range> ranges = new HashMap<>();
    private final Map<Term.Variable, Term> settled = new HashMap<>();
    private final Set<Term.Variable> open = new HashSet<>();
    private final List<Statement> statements = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final List<int[]> indices = new ArrayList<>();

    Assembly(String name, int size, Binding binding, Map<Term.Variable, Term> definitions) {
        this.name = name;
        this.size = size;
        this.binding = binding;
        this.definitions = definitions;
    }

    /** How many elements the loop has. */
    int size() {
        return size;
    }

    /** What is known of an operand's values. */
    void range(Term.Variable variable, Loop.Range range) {
        ranges.put(variable, range);
    }

    /** Computes a value under a name that later statements may use. */
    void let(Term.Variable variable, Term value) {
        Term resolved = resolve(value);
        if (resolved instanceof Term.Constant) {
            settled.put(variable, resolved);
        } else {
            settled.put(variable, variable);
            statements.add(new Statement.Let(variable, resolved));
        }
    }

    void store(Field field, Term value) {
        Term resolved = resolve(value);
        statements.add(new Statement.Store(array(field), resolved));
    }

    void add(Field field, int[] index, Term value) {
        Term resolved = resolve(value);
        statements.add(new Statement.Add(array(field), index(index), resolved));
    }

    /** Stores a value at another element's place. */
    void put(Field field, int[] index, Term value) {
        Term resolved = resolve(value);
        statements.add(new Statement.Put(array(field), index(index), resolved));
    }

    void require(Condition condition, int mask) {
        Condition resolved = Substitution.in(condition, variable -> Optional.of(settled(variable)));
        if (Variables.usesTime(resolved)) readTime();
        statements.add(new Statement.Require(resolved, mask));
    }

    /** Where the condition holds, stores a value and raises flags. */
    void mark(Condition condition, Field field, Term value, int mask) {
        Condition resolved = Substitution.in(condition, variable -> Optional.of(settled(variable)));
        Term stored = resolve(value);
        if (Variables.usesTime(resolved)) readTime();
        statements.add(new Statement.Mark(resolved, array(field), stored, mask));
    }

    /** A pass that carries out every operation as written, in binary64. */
    Pass finish(Backend backend) {
        return finish(backend, Experiment.Arithmetic.LITERAL, Experiment.Precision.DOUBLE);
    }

    Pass finish(Backend backend, Experiment.Arithmetic arithmetic, Experiment.Precision precision) {
        Map<Term, Loop.Range> known = new HashMap<>(ranges);
        known.keySet().retainAll(operands.keySet());
        known.replaceAll((_, range) -> new Loop.Range(precision.rounded(range.least()), precision.rounded(range.most())));
        Set<Integer> singles = new HashSet<>();
        for (int k = 0; k < fields.size(); k++) if (fields.get(k) instanceof Field.Singles) singles.add(k);
        Loop loop = new Loop(name, operands, known, statements, precision, false, singles);
        Loop compiled = switch (arithmetic) {
            case FAST -> Rewrites.of(loop);
            case LITERAL -> loop;
        };
        return new Pass(loop, compiled, backend.compile(compiled), fields.toArray(Field[]::new), indices.toArray(int[][]::new), size);
    }

    private Term resolve(Term term) {
        Term known = Substitution.in(term, variable -> Optional.of(settled(variable)));
        Term resolved = Simplify.simplify(known, call -> Evaluation.constant(call).orElseThrow());
        if (Variables.usesTime(resolved)) readTime();
        return resolved;
    }

    private void readTime() {
        operands.put(new Term.Time(), new Operand.Scalar(Clock.TIME));
        operands.put(new Term.JumpTime(), new Operand.Scalar(Clock.JUMP_TIME));
    }

    private Term settled(Term.Variable variable) {
        Term known = settled.get(variable);
        if (known != null) return known;
        Optional<Source> source = binding.of(variable);
        if (source.isPresent()) {
            Term bound = bound(variable, source.get());
            settled.put(variable, bound);
            return bound;
        }
        Term definition = definitions.get(variable);
        if (definition == null) throw new IllegalStateException(name + ": nothing is known of " + variable);
        if (!open.add(variable)) throw new IllegalStateException(name + ": " + variable + " is defined by itself");
        let(variable, definition);
        return settled.get(variable);
    }

    private Term bound(Term.Variable variable, Source source) {
        return switch (source) {
            case Source.Known known -> new Term.Constant(known.value());
            case Source.Each each -> operand(variable, new Operand.Element(array(each.field())));
            case Source.Across across -> operand(variable, new Operand.Gathered(array(across.field()), index(across.index())));
            case Source.OnClock clock -> operand(variable, new Operand.Scalar(clock.slot()));
        };
    }

    private Term operand(Term.Variable variable, Operand operand) {
        operands.put(variable, operand);
        return variable;
    }

    private int array(Field field) {
        for (int k = 0; k < fields.size(); k++) if (fields.get(k).array() == field.array()) return k;
        fields.add(field);
        return fields.size() - 1;
    }

    private int index(int[] index) {
        for (int k = 0; k < indices.size(); k++) if (indices.get(k) == index) return k;
        indices.add(index);
        return indices.size() - 1;
    }
}
