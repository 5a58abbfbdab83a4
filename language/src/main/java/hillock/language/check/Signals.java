package hillock.language.check;

import hillock.language.syntax.Expression;

/** Takes in the held and recorded signals of an expression, and gives the name that stands for each. */
interface Signals {
    /** {@code hold(value, interval)}, its number of arguments already right. */
    Typed hold(Expression.Call call, Resolver.Around around, Resolver.Counter draws);

    /** {@code table("current.csv", ...)}. */
    Typed table(Expression.Call call, Resolver.Around around);
}
