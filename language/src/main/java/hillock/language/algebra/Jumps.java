package hillock.language.algebra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.HashSet;
import java.util.Optional;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;

/**
 * Lets discontinuous functions see time strictly inside the step through named expressions too: with {@code s = t - 10 ms}, the
 * comparison in {@code if s > 0 then ...} must see the {@link Term.JumpTime} that the checker gives to {@code if t > 10 ms}. Each
 * expression that rests on time gets a copy, {@code s@jump}, and the arguments of discontinuous functions use the copies.
 */
public final class Jumps {
    private static final Set<Function> DISCONTINUOUS = Set.of(Function.H, Function.SIGN, Function.FLOOR, Function.MOD);
    private final Set<Term.Variable> timed = new HashSet<>();

    private Jumps() {}

    /** @param definitions in order of dependence; the result too */
    public static Jumps of(Map<Term.Variable, Term> definitions) {
        Jumps jumps = new Jumps();
        definitions.forEach((name, value) -> {
            boolean restsOnTime = Postorder.of(value).stream().anyMatch(node ->
                    node instanceof Term.Time || node instanceof Term.Variable used && jumps.timed.contains(used));
            if (restsOnTime) jumps.timed.add(name);
        });
        return jumps;
    }

    /** The definitions with their copies. */
    public Map<Term.Variable, Term> definitions(Map<Term.Variable, Term> definitions) {
        if (timed.isEmpty()) return definitions;
        Map<Term.Variable, Term> all = new LinkedHashMap<>();
        definitions.forEach((name, value) -> {
            Term seeing = in(value);
            all.put(name, seeing);
            if (timed.contains(name)) all.put(copy(name), jumped(seeing));
        });
        return all;
    }

    /** A term whose discontinuous functions use the copies. */
    public Term in(Term term) {
        return timed.isEmpty() ? term : Rewriting.bottomUp(term, this::seen);
    }

    private Term seen(Term node) {
        return switch (node) {
            case Term.Choice(Condition condition, Term then, Term otherwise) ->
                new Term.Choice(Substitution.in(condition, this::copied), then, otherwise);
            case Term.Call(Function function, List<Term> arguments) when DISCONTINUOUS.contains(function) ->
                new Term.Call(function, arguments.stream().map(this::jumped).toList());
            case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _, Term.Negation _, Term.Sum _, Term.Difference _,
                 Term.Product _, Term.Quotient _, Term.Power _, Term.Call _, Term.Draw _ -> node;
        };
    }

    private Term jumped(Term term) {
        return Substitution.ofTime(Substitution.in(term, this::copied), new Term.JumpTime(), new Term.JumpTime());
    }

    private Optional<Term> copied(Term.Variable name) {
        return timed.contains(name) ? Optional.of(copy(name)) : Optional.empty();
    }

    private static Term.Variable copy(Term.Variable name) {
        return new Term.Variable(name.scope(), name.name() + "@jump");
    }
}
