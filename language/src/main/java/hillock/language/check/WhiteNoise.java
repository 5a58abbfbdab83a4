package hillock.language.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import hillock.language.algebra.Linear;
import hillock.language.algebra.Variables;
import hillock.language.check.ExtendedModel.Item;
import hillock.language.model.Model.Diffusion;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Statement;
import hillock.language.units.Rational;

/** White noise, {@code xi} and {@code xi_a}: where it stands, and how it is taken out of an equation. */
final class WhiteNoise {
    static final String HINT = "white noise has no value at a time; it stands in differential equations and in expressions for them";
    /** Marks a noise in a term while a text is checked; checked terms have none. */
    private static final String MARK = "@noise";

    private WhiteNoise() {}

    /** Whether a name that nothing declares is that of a noise. */
    static boolean isName(String name) {
        return name.equals("xi") || name.startsWith("xi_");
    }

    static Term term(String name) {
        return Term.own(name + MARK);
    }

    /** Time to the power of -1/2. */
    static Dim dim(Dim time) {
        return time.power(new Rational(-1, 2));
    }

    /** Expressions and functions that hold noise, if only through others. */
    static Set<String> holders(Map<String, Item> declaring, Function<Home, Reach> reach) {
        Set<String> holders = new LinkedHashSet<>();
        int before;
        do {
            before = holders.size();
            declaring.forEach((name, item) -> {
                if (!(item.statement() instanceof Statement.Definition)) return;
                boolean holds = BodyCheck.uses(item).stream().anyMatch(used ->
                        holders.contains(used) || isName(used) && reach.apply(item.home()).find(used).isEmpty());
                if (holds) holders.add(name);
            });
        } while (holders.size() > before);
        return holders;
    }

    /** {@code rate = drift + sum of amplitude * noise}; empty if the rate is not linear in the noises. */
    static Optional<Equation> apart(String variable, Term rate, Map<Term.Variable, Term> definitions) {
        List<Diffusion> noises = new ArrayList<>();
        Term rest = rate;
        for (Term.Variable noise : noises(rate, definitions)) {
            Optional<Linear> form = Linear.in(noise, rest, definitions);
            if (form.isEmpty() || !noises(form.get().slope(), definitions).isEmpty()) return Optional.empty();
            rest = form.get().offset();
            String name = noise.name().substring(0, noise.name().length() - MARK.length());
            if (!form.get().isFree()) noises.add(new Diffusion(name, form.get().slope()));
        }
        return Optional.of(new Equation(variable, rest, noises));
    }

    private static List<Term.Variable> noises(Term term, Map<Term.Variable, Term> definitions) {
        return Variables.of(term, definitions).stream().filter(name -> name.name().endsWith(MARK)).toList();
    }
}
