package hillock.language.model;

import java.util.List;

/**
 * A checked expression: names resolved, units agree, numbers in coherent units (ms, mV, uA, cm). No spans: equal
 * mathematics is {@code equals}. Trees may share nodes; a pass over large terms must not walk a shared node twice.
 */
public sealed interface Term {
    Constant ZERO = new Constant(0);
    Constant ONE = new Constant(1);

    record Constant(double value) implements Term {}

    /**
     * A named quantity: a state variable, parameter, input, named expression, or held signal.
     * Names that a user cannot write (they hold {@code @} or a space) are the program's own.
     */
    record Variable(Scope scope, String name) implements Term {}

    /** Time since the start of the run, in ms. */
    record Time() implements Term {}

    /**
     * Time as discontinuous functions see it: within a step it lies strictly between the step's ends, so that a jump on
     * the grid belongs to the step that starts there. Stands inside comparisons, H, sign, floor, mod and pulse.
     */
    record JumpTime() implements Term {}

    record Negation(Term operand) implements Term {}

    record Sum(Term left, Term right) implements Term {}

    record Difference(Term left, Term right) implements Term {}

    record Product(Term left, Term right) implements Term {}

    record Quotient(Term left, Term right) implements Term {}

    /** {@code base^exponent}. A constant whole exponent up to 64 in size means repeated multiplication. */
    record Power(Term base, Term exponent) implements Term {}

    record Call(Function function, List<Term> arguments) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record Choice(Condition condition, Term then, Term otherwise) implements Term {}

    /**
     * A random draw; stands only in values (parameters, initial values, weights, delays) and in what is held.
     *
     * @param ordinal counts the draws of one expression from 1, in reading order
     */
    record Draw(Distribution distribution, List<Term> arguments, int ordinal) implements Term {
        public Draw {
            arguments = List.copyOf(arguments);
        }
    }

    /** normal(mean, sd), uniform(a, b), poisson(k): all arguments always present. */
    enum Distribution { NORMAL, UNIFORM, POISSON }

    /**
     * Whose quantity a name means. In a model everything is OWN. In a connection OWN is the connection's, PRE its source's, POST its
     * target's. The names {@code i} and {@code size} are the index within the named part and the part's size.
     */
    enum Scope { OWN, PRE, POST }

    static Variable own(String name) {
        return new Variable(Scope.OWN, name);
    }

    static Variable pre(String name) {
        return new Variable(Scope.PRE, name);
    }

    static Variable post(String name) {
        return new Variable(Scope.POST, name);
    }
}
