package hillock.simulator.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Term;

/** Finds the initial state of the elements of one stretch, on a sheet where all that is given is defined. */
final class Starting {
    private final Build build;
    private final Dynamics dynamics;
    private final Sheet sheet;
    private final Map<Term.Variable, Optional<Formula>> steady = new LinkedHashMap<>();

    Starting(Build build, Dynamics dynamics, Sheet sheet) {
        this.build = build;
        this.dynamics = dynamics;
        this.sheet = sheet;
    }

    /** Marks a variable as {@code steady}, perhaps {@code near} a guess. */
    void steady(String variable, Optional<Formula> near) {
        steady.put(Term.own(variable), near);
    }

    void missing(String variable) {
        build.report(dynamics.owner(), dynamics.owner() + " has no initial value of " + variable,
                "give one, such as " + variable + "(0) = " + dynamics.shown(variable, 0) + " or " + variable + "(0) = steady");
    }

    void fill(Columns columns, List<Term.Variable> names, int from, int to) {
        SteadyState.define(sheet, dynamics, steady);
        try {
            columns.fill(sheet, names, from, to);
        } catch (Sheet.Circle circle) {
            String name = circle.name().name();
            throw build.error(path(name), "the initial value of " + name + " in " + dynamics.owner() + " depends on itself",
                    "let one of the values in the circle be a number");
        } catch (NoSteadyState none) {
            throw build.error(path(none.variable()), "no steady state of " + none.variable() + " in "
                    + dynamics.element().apply(sheet.each()) + ": " + none.getMessage(), none.hint());
        }
    }

    private String path(String variable) {
        return dynamics.owner() + "." + variable + "(0)";
    }
}
