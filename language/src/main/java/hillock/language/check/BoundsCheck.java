package hillock.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import hillock.language.algebra.Variables;
import hillock.language.check.ExtendedModel.Item;
import hillock.language.model.Condition;
import hillock.language.model.Model.Bound;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Statement;

/** The bounds of a model or a connection. */
final class BoundsCheck {
    private final BodyCheck body;
    private final List<Read> read = new ArrayList<>();

    private record Read(Statement.Bound statement, Term subject, List<Term> ends, Condition holds) {}

    BoundsCheck(BodyCheck body) {
        this.body = body;
    }

    /** To be called when parameters are known. */
    void read(Place place) {
        int number = 0;
        for (Item item : body.items) {
            if (!(item.statement() instanceof Statement.Bound bound)) continue;
            body.span("bound." + number++, bound.subjects().getFirst().span());
            bound(bound, body.reach(item.home()), place);
        }
    }

    private void bound(Statement.Bound bound, Reach reach, Place place) {
        Expression subject = bound.subjects().getFirst();
        Resolver resolver = new Resolver(body.checking, place);
        Typed value = resolver.number(subject, reach);
        List<Condition.Comparison> sides = new ArrayList<>();
        bound.lower().ifPresent(limit -> sides.add(end(limit, subject, value, resolver, reach, true)));
        bound.upper().ifPresent(limit -> sides.add(end(limit, subject, value, resolver, reach, false)));
        List<Term> ends = new ArrayList<>();
        if (bound.lower().isPresent()) ends.add(sides.getFirst().left());
        if (bound.upper().isPresent()) ends.add(sides.getLast().right());
        read.add(new Read(bound, value.term(), ends,
                sides.size() == 1 ? sides.getFirst() : new Condition.And(sides.get(0), sides.get(1))));
    }

    private Condition.Comparison end(Statement.Limit limit, Expression subject, Typed value, Resolver resolver, Reach reach,
            boolean lower) {
        Typed end = resolver.number(limit.value(), reach);
        body.checking.agree(limit.value().span(), "cannot compare", subject, value.dim(), limit.value(), end.dim());
        for (Name name : Walk.names(subject)) body.hint(name.text(), limit.value());
        Term left = lower ? end.term() : value.term();
        Term right = lower ? value.term() : end.term();
        return switch (limit.operator()) {
            case LESS -> new Condition.Comparison(Condition.Relation.LESS, left, right);
            case AT_MOST -> new Condition.Comparison(Condition.Relation.AT_MOST, left, right);
            case GREATER -> new Condition.Comparison(Condition.Relation.GREATER, left, right);
            case AT_LEAST -> new Condition.Comparison(Condition.Relation.AT_LEAST, left, right);
            case EQUAL, UNEQUAL, POWER, TIMES, PER, PLUS, MINUS, AND, OR -> {
                body.checking.problems().error(limit.value().span(), "a bound is written with <, <=, > or >=, found "
                        + limit.operator().sign());
                yield new Condition.Comparison(Condition.Relation.AT_MOST, left, right);
            }
        };
    }

    /** Bounds with the state variable that each is about; to be called when all expressions are known. */
    List<Bound> checked() {
        Map<Term.Variable, Term> behind = body.behind();
        List<Bound> checked = new ArrayList<>();
        for (Read bound : read) {
            Optional<String> variable = Variables.reached(bound.subject(), behind).stream()
                    .filter(name -> name.scope() == Term.Scope.OWN && body.kind(name.name()).filter(kind -> kind == Kind.STATE).isPresent())
                    .map(Term.Variable::name).findFirst();
            Expression subject = bound.statement().subjects().getFirst();
            if (variable.isEmpty()) {
                body.checking.problems().error(subject.span(), "a bound is about a state variable, but " + Wording.side(subject, "this")
                        + " has none");
            }
            if (bound.statement().reflected()) reflectable(bound, behind);
            checked.add(new Bound(variable.orElse(""), bound.subject(), bound.holds(), text(bound.statement(), subject),
                    bound.statement().reflected()));
        }
        return checked;
    }

    /** The number of the first one that reflects. */
    OptionalInt firstReflected() {
        return IntStream.range(0, read.size()).filter(k -> read.get(k).statement().reflected()).findFirst();
    }

    /** Only a variable itself can be mirrored, and only at a place that stands still. */
    private void reflectable(Read bound, Map<Term.Variable, Term> behind) {
        Expression subject = bound.statement().subjects().getFirst();
        boolean state = bound.subject() instanceof Term.Variable(var scope, var name) && scope == Term.Scope.OWN
                && body.kind(name).filter(kind -> kind == Kind.STATE).isPresent();
        if (!state) {
            body.checking.problems().error(subject.span(),
                    "only a state variable can be reflected, found " + Wording.side(subject, "an expression"),
                    "name the variable alone: 0 <= m <= 1 reflected");
        }
        for (Term end : bound.ends()) {
            if (!Variables.usesTime(end, behind) && Variables.of(end, behind).stream().allMatch(this::isParameter)) continue;
            body.checking.problems().error(bound.statement().span(), "a bound that reflects must stand still",
                    "make its ends of numbers and parameters");
        }
    }

    private boolean isParameter(Term.Variable name) {
        return name.scope() == Term.Scope.OWN && body.kind(name.name()).filter(kind -> kind == Kind.PARAMETER).isPresent();
    }

    private static String text(Statement.Bound bound, Expression subject) {
        return bound.lower().map(limit -> Wording.text(limit.value()) + " " + limit.operator().sign() + " ").orElse("")
                + Wording.text(subject)
                + bound.upper().map(limit -> " " + limit.operator().sign() + " " + Wording.text(limit.value())).orElse("")
                + (bound.reflected() ? " reflected" : "");
    }
}
