package hillock.language.check;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement.Assignment;

/** The constants of one file, worked out: {@code N = 1000}, {@code W = [[0, 1], [1, 0]] mS/cm^2}. They may use each other in any order. */
final class Constants implements Reach {
    private final Map<String, Assignment> written = new LinkedHashMap<>();
    private final Map<String, Meaning> values = new HashMap<>();

    /** Adds one that is not there yet. */
    void add(Name name, Assignment assignment) {
        written.put(name.text(), assignment);
    }

    boolean has(String name) {
        return written.containsKey(name);
    }

    Optional<Assignment> assignment(String name) {
        return Optional.ofNullable(written.get(name));
    }

    /** Puts another value in its place, as {@code --set} does. */
    void replace(String name, Assignment assignment) {
        written.put(name, assignment);
    }

    /** Works out those that are wanted, and what they need. */
    void evaluate(Checking checking, Collection<String> wanted) {
        Set<String> needed = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(wanted);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (written.containsKey(name) && !values.containsKey(name) && needed.add(name)) open.addAll(uses(name));
        }
        Order order = Order.of(needed, this::uses);
        for (List<String> circle : order.circles()) {
            checking.problems().error(written.get(circle.getFirst()).target().span(), Wording.circle("constant", circle));
            for (String name : circle) values.put(name, unknown(checking));
        }
        for (String name : order.sorted()) if (!values.containsKey(name)) values.put(name, value(written.get(name).value(), checking));
    }

    private List<String> uses(String name) {
        return Walk.names(written.get(name).value()).stream().map(Name::text).toList();
    }

    private Meaning value(Expression expression, Checking checking) {
        Optional<Meaning.Array> array = new Lists(checking).array(expression, this);
        if (array.isPresent()) return new Meaning.Numbers(array.get());
        int before = checking.problems().count();
        Typed value = new Resolver(checking, Place.CONSTANT).number(expression, this);
        OptionalDouble number = ConstantTerm.value(value.term());
        if (checking.problems().count() == before && !Double.isFinite(number.orElse(Double.NaN))) {
            checking.problems().error(expression.span(), "this constant is not a finite number");
        }
        return new Meaning.Quantity(Typed.leaf(new Term.Constant(number.orElse(Double.NaN)), value.dim()), Kind.CONSTANT);
    }

    private static Meaning unknown(Checking checking) {
        return new Meaning.Quantity(Typed.leaf(new Term.Constant(Double.NaN), checking.dimensions().fresh()), Kind.CONSTANT);
    }

    @Override public Optional<Meaning> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override public Collection<String> names() {
        return written.keySet();
    }

    @Override public boolean plain() {
        return false;
    }

    @Override public Optional<Span> declared(String name) {
        return assignment(name).map(assignment -> assignment.target().span());
    }
}
