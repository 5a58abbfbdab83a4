package hillock.simulator.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Variables;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.simulator.kernels.Environment;
import hillock.simulator.kernels.Evaluation;
import hillock.simulator.kernels.Loop.Operand;
import hillock.simulator.kernels.Loop.Statement;

/**
 * The first sub-expression of a pass, in order of evaluation, whose value is not finite although all that it is made of is.
 *
 * @param within the name that was being computed: {@code alpha_m}, {@code V@k1}; empty for what is stored or added directly
 * @param values the names in it, with their values
 */
record FirstFailure(Optional<Term.Variable> within, Term term, double value, Map<Term.Variable, Double> values) {

    static Optional<FirstFailure> in(Pass pass, Clock clock, int element) {
        Search search = new Search(pass, clock, element);
        for (Statement statement : pass.loop().statements()) {
            Optional<FirstFailure> found = switch (statement) {
                case Statement.Let(Term.Variable name, Term value) -> search.let(name, value);
                case Statement.Store(_, Term value) -> search.find(value, Optional.empty());
                case Statement.Put(_, _, Term value) -> search.find(value, Optional.empty());
                case Statement.Add(_, _, Term value) -> search.find(value, Optional.empty());
                case Statement.Require _, Statement.Mark _ -> Optional.empty();
            };
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private record Search(Pass pass, Clock clock, int element, Map<Term.Variable, Double> lets) implements Environment {
        Search(Pass pass, Clock clock, int element) {
            this(pass, clock, element, new HashMap<>());
        }

        Optional<FirstFailure> let(Term.Variable name, Term value) {
            Optional<FirstFailure> found = find(value, Optional.of(name));
            lets.put(name, Evaluation.value(value, this, pass.loop().precision()));
            return found;
        }

        /** Children before parents; a finite whole cannot be excused from having had a failing part in a branch not taken. */
        Optional<FirstFailure> find(Term term, Optional<Term.Variable> within) {
            double value = Evaluation.value(term, this, pass.loop().precision());
            if (Double.isFinite(value)) return Optional.empty();
            for (Term child : taken(term)) {
                Optional<FirstFailure> found = find(child, within);
                if (found.isPresent()) return found;
            }
            Map<Term.Variable, Double> values = new LinkedHashMap<>();
            for (Term.Variable name : Variables.of(term)) values.put(name, variable(name));
            return Optional.of(new FirstFailure(within, term, value, values));
        }

        private List<Term> taken(Term term) {
            return switch (term) {
                case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _ -> List.of();
                case Term.Negation(Term x) -> List.of(x);
                case Term.Sum(Term x, Term y) -> List.of(x, y);
                case Term.Difference(Term x, Term y) -> List.of(x, y);
                case Term.Product(Term x, Term y) -> List.of(x, y);
                case Term.Quotient(Term x, Term y) -> List.of(x, y);
                case Term.Power(Term x, Term y) -> List.of(x, y);
                case Term.Call(_, List<Term> arguments) -> arguments;
                case Term.Choice(Condition condition, Term then, Term otherwise) ->
                    List.of(Evaluation.holds(condition, this, pass.loop().precision()) ? then : otherwise);
                case Term.Draw(_, List<Term> arguments, _) -> arguments;
            };
        }

        @Override public double variable(Term.Variable variable) {
            Double let = lets.get(variable);
            return let != null ? let : read(pass.loop().operands().get(variable));
        }

        @Override public double time() {
            return read(pass.loop().operands().get(new Term.Time()));
        }

        @Override public double jumpTime() {
            return read(pass.loop().operands().get(new Term.JumpTime()));
        }

        private double read(Operand operand) {
            return switch (operand) {
                case Operand.Element(int array) -> pass.fields()[array].at(element);
                case Operand.Gathered(int array, int index) -> pass.fields()[array].at(pass.indices()[index][element]);
                case Operand.Scalar(int slot) -> clock.values[slot];
            };
        }

        @Override public double draw(Term.Draw draw, double[] arguments) {
            throw new IllegalStateException("a pass draws nothing");
        }
    }
}
