package hillock.language.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Variables;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Contribution;
import hillock.language.model.Connection.On;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Model;
import hillock.language.model.Model.Assigned;
import hillock.language.model.Model.Values;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.syntax.Statement;
import hillock.language.units.Unit;

/**
 * A connection whose text is checked, before its dimensions are all known; its parameters may still be given other values.
 *
 * @param arrow     {@code driver -> follower}
 * @param pattern   empty where none is written: the weights decide then
 * @param connected matrices that a later value without entries replaced: they go on saying who is connected
 */
record CheckedConnection(
        Statement.Connect statement,
        String name,
        String arrow,
        Part source,
        Part target,
        BodyCheck body,
        List<String> weights,
        Optional<Pattern> pattern,
        Optional<Values> delay,
        List<Contribution> contributions,
        List<On> events,
        List<Unit> inText,
        Map<String, Values.Matrix> connected) {

    String fileName() {
        return statement.alias().isPresent() ? name : source.label() + "-" + target.label();
    }

    boolean isParameter(String parameter) {
        return body.kind(parameter).filter(kind -> kind == Kind.PARAMETER).isPresent();
    }

    Valuing.Extent extent() {
        return new Valuing.Extent.Pairs(source, target);
    }

    Map<String, Unit> units() {
        return body.units(inText);
    }

    /** Gives a parameter another value than the text of the connection does. */
    void replace(String parameter, Values value) {
        boolean decided = pattern.isEmpty() && weights.contains(parameter);
        if (value instanceof Values.Matrix) connected.remove(parameter);
        else if (decided && body.parameters.get(parameter) instanceof Values.Matrix matrix) connected.put(parameter, matrix);
        body.parameters.put(parameter, value);
    }

    /** The pattern, where none is written, that follows from the weights. */
    private Pattern settled(Problems problems) {
        if (pattern.isPresent()) return pattern.get();
        boolean matrix = !connected.isEmpty() || weights.stream().anyMatch(weight -> body.parameters.get(weight) instanceof Values.Matrix);
        if (matrix) return new Pattern.Weights();
        if (source.size() != 1 || target.size() != 1) {
            String target = this.target.label().equals(source.label()) ? "" : ", " + this.target.label() + " has " + this.target.size();
            problems.error(statement.source().span().to(statement.target().span()), "who is connected to whom? " + source.label() + " has "
                    + Wording.count(source.size(), "neuron") + target,
                    "give a weight that is a matrix, or say which: all to all, one to one, with probability p, by ring(k), "
                            + "by lattice(rows, columns), where ..., from \"edges.csv\"");
        }
        return new Pattern.AllToAll();
    }

    Connection connection(Problems problems) {
        return new Connection(name, fileName(), source, target, settled(problems), statement.exceptSelf(), ordered(problems), weights,
                delay,
                body.expressions(), List.copyOf(body.equations.values()),
                body.bounds.checked(), List.copyOf(body.initials), contributions, events, units(), body.plain);
    }

    /** Matrices that only say who is connected, then parameters in order of dependence, which later values may have changed. */
    private List<Assigned> ordered(Problems problems) {
        Map<String, List<String>> uses = new LinkedHashMap<>();
        body.parameters.forEach((parameter, values) -> {
            List<String> used = new ArrayList<>();
            if (values instanceof Values.Each(var term)) {
                for (Term.Variable name : Variables.of(term)) if (name.scope() == Term.Scope.OWN) used.add(name.name());
            }
            uses.put(parameter, used);
        });
        Order order = Order.of(uses.keySet(), uses::get);
        for (List<String> circle : order.circles()) {
            problems.error(body.spans.getOrDefault(name + "." + circle.getFirst(), statement.span()), Wording.circle("parameter", circle));
        }
        List<Assigned> all = new ArrayList<>();
        connected.forEach((weight, matrix) -> all.add(new Assigned(weight, matrix)));
        for (String parameter : order.sorted()) all.add(new Assigned(parameter, body.parameters.get(parameter)));
        return List.copyOf(all);
    }
}
