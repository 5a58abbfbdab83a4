package hillock.language.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import hillock.language.algebra.Variables;
import hillock.language.model.Model.Jump;
import hillock.language.model.Model.Refractory;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;
import hillock.language.model.Term.Scope;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Member;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement.Action;

/** Checks what events do: the resets and refractory periods of a model, what spikes change in a connection. */
final class EventCheck {
    private final Checking checking;
    private final BodyCheck body;
    private final Reach reach;
    private final List<End> ends;

    /** The neurons at one end of a connection. */
    record End(Scope scope, String word, CheckedModel model) {}

    /** What a change changes. */
    private record Target(Term.Variable variable, Dim dim, Span span) {}

    /** @param ends of a connection; none in a model */
    EventCheck(Checking checking, BodyCheck body, Reach reach, List<End> ends) {
        this.checking = checking;
        this.body = body;
        this.reach = reach;
        this.ends = ends;
    }

    /** @param key the event's name among the body's spans: {@code spike.0} */
    List<Jump> jumps(List<Action> actions, String key) {
        List<Jump> jumps = new ArrayList<>();
        for (Action action : actions) {
            if (!(action instanceof Action.Change change)) continue;
            Typed value = new Resolver(checking, Place.EVENT).number(change.value(), reach);
            Optional<Target> target = target(change.target());
            if (target.isEmpty()) continue;
            body.span(key + "." + jumps.size(), change.span());
            jumps.add(new Jump(target.get().variable, changed(change, target.get(), value)));
        }
        return jumps;
    }

    /** {@code w += b} is {@code w = w + b}; what multiplies or divides is a plain number. */
    private Term changed(Action.Change change, Target target, Typed value) {
        boolean scales = change.sign().equals("*=") || change.sign().equals("/=");
        String name = Wording.text(change.target());
        if (scales) checking.plain(change.value().span(), "what " + change.sign() + " takes", value.dim());
        else checking.agreeValue(change.value(), name, target.dim, "its value", value.dim());
        if (target.variable.scope() == Scope.OWN) body.hint(target.variable.name(), change.value());
        return switch (change.sign()) {
            case "+=" -> new Term.Sum(target.variable, value.term());
            case "-=" -> new Term.Difference(target.variable, value.term());
            case "*=" -> new Term.Product(target.variable, value.term());
            case "/=" -> new Term.Quotient(target.variable, value.term());
            default -> value.term();
        };
    }

    private Optional<Target> target(Expression written) {
        if (written instanceof Name name) return target(Scope.OWN, body, body.owner, name, name.span());
        if (written instanceof Member(_, Name(_, var word), var name)) {
            for (End end : ends) {
                if (end.word.equals(word)) return target(end.scope, end.model.body(), end.model.name(), name, written.span());
            }
        }
        checking.problems().error(written.span(), "an event changes " + (ends.isEmpty() ? "state variables and parameters of its own model"
                : "what the connection has, pre. and post.") + ", found " + Wording.text(written));
        return Optional.empty();
    }

    private Optional<Target> target(Scope scope, BodyCheck of, String owner, Name name, Span span) {
        Optional<Kind> kind = of.kind(name.text());
        boolean changes = kind.isPresent() && (kind.get() == Kind.STATE || kind.get() == Kind.PARAMETER);
        if (!changes) {
            refused(of, owner, name, kind);
            return Optional.empty();
        }
        if (kind.get() == Kind.PARAMETER) followers(of, name);
        return Optional.of(new Target(new Term.Variable(scope, name.text()), of.dim(name.text()), span));
    }

    private void refused(BodyCheck of, String owner, Name name, Optional<Kind> kind) {
        if (kind.isEmpty()) {
            List<String> known = of.names.keySet().stream()
                    .filter(each -> of.kind(each).orElseThrow() == Kind.STATE || of.kind(each).orElseThrow() == Kind.PARAMETER).toList();
            Optional<String> atAnEnd = of == body ? ends.stream().filter(end -> end.model.body().kind(name.text()).isPresent())
                    .map(end -> "did you mean " + end.word + "." + name.text() + "?").reduce((_, last) -> last) : Optional.empty();
            checking.problems().error(name.span(), owner + " has no state variable or parameter " + name.text(),
                    atAnEnd.or(() -> Wording.didYouMean(name.text(), known)));
            return;
        }
        String hint = kind.get() == Kind.INPUT ? "an input is summed anew at each step; let the event change a state variable that decays"
                : "an event changes state variables and parameters";
        checking.problems().error(name.span(), name.text() + " is " + kind.get().phrase() + " of " + owner + ", which no event changes",
                hint);
    }

    /** A parameter is worked out once, so one that follows from another would not follow its changes. */
    private void followers(BodyCheck of, Name changed) {
        of.parameters.forEach((parameter, values) -> {
            if (!(values instanceof Values.Each(var term)) || parameter.equals(changed.text())) return;
            if (!Variables.of(term).contains(Term.own(changed.text()))) return;
            checking.problems().error(changed.span(), "the parameter " + parameter + " is worked out from " + changed.text()
                    + " once, and would not follow this change", "let " + parameter + " be an expression, without param");
        });
    }

    Optional<Refractory> refractory(List<Action> actions, String key) {
        List<Action.Refractory> written = new ArrayList<>();
        for (Action action : actions) if (action instanceof Action.Refractory each) written.add(each);
        if (written.isEmpty()) return Optional.empty();
        for (Action.Refractory second : written.subList(1, written.size())) {
            checking.problems().error(second.span(), "a second refractory", "one for each spike when");
        }
        Action.Refractory only = written.getFirst();
        body.span(key + ".refractory", only.span());
        Typed duration = new Resolver(checking, Place.EVENT).number(only.duration(), reach);
        checking.duration(only.duration(), "refractory takes a time", "the duration", duration, body.plain, reach);
        OptionalDouble known = ConstantTerm.value(duration.term());
        if (known.isPresent() && known.getAsDouble() < 0) {
            checking.problems().error(only.duration().span(), "a refractory period cannot be negative, found "
                    + Wording.text(only.duration()));
        }
        return Optional.of(new Refractory(duration.term(), held(only)));
    }

    private List<String> held(Action.Refractory refractory) {
        Set<String> seen = new HashSet<>();
        List<String> held = new ArrayList<>();
        for (Name name : refractory.holding()) {
            Optional<Kind> kind = body.kind(name.text());
            if (kind.isEmpty() || kind.get() != Kind.STATE) {
                checking.problems().error(name.span(), kind.map(known -> name.text() + " is " + known.phrase() + ", not a state variable")
                        .orElse(body.owner + " has no state variable " + name.text()),
                        Wording.didYouMean(name.text(), List.copyOf(body.equations.keySet())));
            } else if (seen.add(name.text())) {
                held.add(name.text());
            }
        }
        return held;
    }
}
