package hillock.simulator.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import hillock.language.algebra.Jumps;
import hillock.language.algebra.Singularities;
import hillock.language.algebra.Substitution;
import hillock.language.model.Condition;
import hillock.language.model.Model.Definition;
import hillock.language.model.Model.Diffusion;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.model.Term.Scope;

/**
 * Equations and named expressions ready to be planned: removable singularities are gone (see {@link Singularities}; exact in real
 * arithmetic, it changes results by rounding alone).
 */
public record Mathematics(List<Equation> equations, Map<Term.Variable, Term> definitions) {
    /** The time at the end of the step. */
    public static final Term.Variable NEXT_TIME = Term.own("t@next");

    public static Mathematics of(List<Equation> equations, List<Definition> expressions) {
        Map<Term.Variable, Term> definitions = new LinkedHashMap<>();
        for (Definition expression : expressions) {
            definitions.put(Term.own(expression.name()), Singularities.removed(expression.value(), definitions));
        }
        Jumps jumps = Jumps.of(definitions);
        List<Equation> smooth = new ArrayList<>();
        for (Equation equation : equations) {
            List<Diffusion> noises = equation.noises().stream()
                    .map(each -> new Diffusion(each.noise(), jumps.in(Singularities.removed(each.amplitude(), definitions)))).toList();
            smooth.add(new Equation(equation.variable(), jumps.in(Singularities.removed(equation.rate(), definitions)), noises));
        }
        return new Mathematics(List.copyOf(smooth), jumps.definitions(definitions));
    }

    /** The state variables, in order. */
    public List<String> variables() {
        return equations.stream().map(Equation::variable).toList();
    }

    /** The white noises in the equations, each once. */
    public List<String> noises() {
        return new Noises(equations, definitions).names();
    }

    /**
     * The definitions as a connection sees them, under {@code pre.} or {@code post.}.
     *
     * @param ago by how much, in ms, their time is earlier; never before 0
     */
    public Map<Term.Variable, Term> definitionsSeenAs(Scope scope, Optional<Term> ago) {
        Map<Term.Variable, Term> seen = new LinkedHashMap<>();
        definitions.forEach((name, value) -> {
            Term renamed = Substitution.in(value, variable -> Optional.of(new Term.Variable(scope, variable.name())));
            seen.put(new Term.Variable(scope, name.name()), ago.map(delay -> earlier(renamed, delay)).orElse(renamed));
        });
        return seen;
    }

    /**
     * The definitions at the end of the step: {@code V} becomes {@code V@next}, and so does every named expression, so that bounds and
     * spike conditions can be evaluated from the new state.
     */
    public Map<Term.Variable, Term> definitionsAtNext() {
        Map<Term.Variable, Term> next = new LinkedHashMap<>();
        Function<Term.Variable, Optional<Term>> names = next();
        definitions.forEach((name, value) -> next.put(Stage.next(name.name()), atNext(value, names)));
        return next;
    }

    /** A term made of state variables, as at the start of the step. */
    public Term atStart(Term term) {
        return Substitution.in(term, variable -> Optional.of(Stage.start(variable.name())));
    }

    /** A term with all that changes, and the time, as at the end of the step. */
    public Term atNext(Term term) {
        return atNext(term, next());
    }

    private static Term atNext(Term term, Function<Term.Variable, Optional<Term>> names) {
        return Substitution.ofTime(Substitution.in(term, names), NEXT_TIME, NEXT_TIME);
    }

    public Condition atNext(Condition condition) {
        return Substitution.ofTime(Substitution.in(condition, next()), NEXT_TIME, NEXT_TIME);
    }

    private Function<Term.Variable, Optional<Term>> next() {
        Set<String> changing = new HashSet<>(variables());
        definitions.keySet().forEach(name -> changing.add(name.name()));
        return variable -> variable.scope() == Scope.OWN && changing.contains(variable.name())
                ? Optional.of(Stage.next(variable.name())) : Optional.empty();
    }

    /** A delay ago. Before the start everything was as it was there: the time was 0, and to jumps a moment after 0. */
    private static Term earlier(Term term, Term delay) {
        return Substitution.ofTime(term, notBefore(Term.ZERO, new Term.Difference(new Term.Time(), delay)),
                notBefore(new Term.Constant(Double.MIN_NORMAL), new Term.Difference(new Term.JumpTime(), delay)));
    }

    private static Term notBefore(Term start, Term time) {
        return new Term.Call(hillock.language.model.Function.MAX, List.of(start, time));
    }
}
