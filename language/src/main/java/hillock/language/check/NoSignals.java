package hillock.language.check;

import hillock.language.model.Term;
import hillock.language.syntax.Expression;

/** Where signals may stand but are not kept, as in a function that nothing calls. */
record NoSignals(Checking checking) implements Signals {
    @Override public Typed hold(Expression.Call call, Resolver.Around around, Resolver.Counter draws) {
        return Typed.leaf(new Term.Constant(Double.NaN), checking.dimensions().fresh());
    }

    @Override public Typed table(Expression.Call call, Resolver.Around around) {
        return Typed.leaf(new Term.Constant(Double.NaN), checking.dimensions().fresh());
    }
}
