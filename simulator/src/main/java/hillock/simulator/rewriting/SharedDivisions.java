package hillock.simulator.rewriting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.algebra.Enclosure;
import hillock.language.algebra.Interval;
import hillock.language.algebra.Postorder;
import hillock.language.algebra.Sharing;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.simulator.kernels.Loop;
import hillock.simulator.kernels.Loop.Statement;

/**
 * Several quotients share one division: of {@code a / x} and {@code b / y} the reciprocal {@code r = 1 / (x y)} makes {@code a (r y)} and
 * {@code b (r x)}. A processor divides as slowly as it does sixteen multiplications. The three divisions of the squid axon's rates
 * become one, or the four of {@code x}, {@code y}, {@code z} and {@code w} by {@code 1 / ((x y) (z w))}.
 *
 * <p>Only divisors whose size is known to be moderate take part, from declared bounds: a product with one that might be zero or overflow
 * would spoil the other quotients. The divisor {@code exp(y) - 1} of a shared exponential, which is divided by away from its singularity
 * alone, counts as 1 next to it. The relative error of a quotient is below {@code 7 * 2^-53} instead of {@code 2^-53}; in single precision
 * below {@code 7 * 2^-24}.
 */
final class SharedDivisions {
    private static final int MOST_TOGETHER = 4;

    private final Loop loop;
    private final SharedExponentials.Shared exponentials;
    private final Map<Term.Variable, Term> definitions = new HashMap<>();
    private final Map<Term.Variable, Integer> definedAt = new HashMap<>();
    /** Terms that a choice may leave out. */
    private final Set<Term> conditional = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Sharing equal = new Sharing();
    private final Map<Key, Divisor> divisors = new LinkedHashMap<>();

    /**
     * A divisor's number among unequal ones, and whether it is one that is not divided by next to a singularity: the same one elsewhere is
     * another.
     */
    private record Key(int number, boolean rise) {}

    /**
     * @param term     as it stands, or 1 where it is not divided by
     * @param size     between which positive numbers it lies, without its sign
     * @param firstUse the statement that divides by it first
     * @param ready    the statement before which all names in it are defined
     */
    private record Divisor(Term term, Interval size, int firstUse, int ready) {}

    /** Divisors that share a division in front of a statement. */
    private static final class Group {
        private final int place;
        private final Map<Key, Term> members = new LinkedHashMap<>();
        private double least = 1;
        private double most = 1;

        Group(int place) {
            this.place = place;
        }

        /** Whether it could take the divisor in; no product of some of them leaves the range then. */
        boolean takes(Key key, Divisor divisor, double range) {
            double lower = least * Math.min(1, divisor.size.low());
            double upper = most * Math.max(1, divisor.size.high());
            if (members.size() == MOST_TOGETHER || divisor.ready > place || !(lower >= 1 / range && upper <= range)) return false;
            least = lower;
            most = upper;
            members.put(key, divisor.term);
            return true;
        }
    }

    private SharedDivisions(SharedExponentials.Shared exponentials) {
        this.loop = exponentials.loop();
        this.exponentials = exponentials;
    }

    /** The loop, or the same one if nothing is to be shared. */
    static Loop in(SharedExponentials.Shared exponentials) {
        return new SharedDivisions(exponentials).shared();
    }

    private Loop shared() {
        for (int s = 0; s < loop.statements().size(); s++) collect(s);
        List<Group> groups = groups().stream().filter(group -> group.members.size() > 1).toList();
        if (groups.isEmpty()) return loop;
        Map<Key, Term> reciprocals = new HashMap<>();
        Map<Integer, List<Statement>> before = new HashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            before.computeIfAbsent(group.place, _ -> new ArrayList<>()).addAll(new Inversion(g + 1, reciprocals).of(group));
        }
        List<Statement> statements = new ArrayList<>();
        for (int s = 0; s < loop.statements().size(); s++) {
            statements.addAll(before.getOrDefault(s, List.of()));
            statements.addAll(Rewrites.rewritten(List.of(loop.statements().get(s)), term -> multiplied(term, reciprocals)));
        }
        return loop.with(statements);
    }

    private void collect(int at) {
        Optional<Term> value = switch (loop.statements().get(at)) {
            case Statement.Let(var name, Term term) -> {
                definitions.put(name, term);
                definedAt.put(name, at);
                yield Optional.of(term);
            }
            case Statement.Store(int _, Term term) -> Optional.of(term);
            case Statement.Add(int _, int _, Term term) -> Optional.of(term);
            case Statement.Put(int _, int _, Term term) -> Optional.of(term);
            case Statement.Require _, Statement.Mark _ -> Optional.empty();
        };
        List<Term> nodes = value.map(Postorder::of).orElse(List.of());
        for (Term node : nodes) {
            if (node instanceof Term.Choice(Condition _, Term then, Term otherwise)) {
                conditional.addAll(Postorder.of(List.of(then, otherwise), Map.of()));
            }
        }
        for (Term node : nodes) {
            if (node instanceof Term.Quotient(Term _, Term divisor)) candidate(divisor, conditional.contains(node), at);
        }
    }

    private void candidate(Term divisor, boolean conditional, int at) {
        Optional<SharedExponentials.Rise> rise = exponentials.rise(divisor);
        List<Term> nodes = Postorder.of(divisor);
        if (divisor instanceof Term.Constant || conditional && rise.isEmpty()
                || nodes.stream().anyMatch(Term.Quotient.class::isInstance)) return;
        Interval size = size(Enclosure.of(divisor, definitions, this::known), rise.map(SharedExponentials.Rise::least).orElse(0.0));
        Term moderate = rise.<Term>map(each -> new Term.Choice(each.away(), divisor, Term.ONE)).orElse(divisor);
        int ready = Postorder.of(moderate).stream().filter(Term.Variable.class::isInstance)
                .mapToInt(name -> definedAt.getOrDefault(name, -1) + 1).max().orElse(0);
        divisors.putIfAbsent(key(divisor), new Divisor(moderate, size, at, ready));
    }

    private Key key(Term divisor) {
        return new Key(equal.number(divisor), exponentials.rise(divisor).isPresent());
    }

    private Interval known(Term.Variable name) {
        Loop.Range range = loop.ranges().get(name);
        return range == null ? Interval.ALL : new Interval(range.least(), range.most());
    }

    /** @param least what is known otherwise */
    private static Interval size(Interval value, double least) {
        double nearest = value.low() > 0 ? value.low() : value.high() < 0 ? -value.high() : 0;
        return new Interval(Math.max(nearest, least), Math.max(Math.abs(value.low()), Math.abs(value.high())));
    }

    private List<Group> groups() {
        double range = switch (loop.precision()) {
            case DOUBLE -> 0x1p900;
            case SINGLE -> 0x1p100;
        };
        List<Group> groups = new ArrayList<>();
        divisors.forEach((key, divisor) -> {
            if (groups.stream().anyMatch(group -> group.takes(key, divisor, range))) return;
            Group group = new Group(divisor.firstUse);
            if (group.takes(key, divisor, range)) groups.add(group);
        });
        return groups;
    }

    /**
     * Multiplies the divisors in pairs, divides once, and comes back: a product's reciprocal times one half is the reciprocal of the other.
     */
    private static final class Inversion {
        private final int group;
        private final List<Statement> lets = new ArrayList<>();
        private final Map<Key, Term> reciprocals;

        /** @param group counts from 1 */
        Inversion(int group, Map<Key, Term> reciprocals) {
            this.group = group;
            this.reciprocals = reciprocals;
        }

        List<Statement> of(Group divisors) {
            List<Node> leaves = new ArrayList<>();
            divisors.members.forEach((key, term) -> leaves.add(new Node.Leaf(let("divisor", term), key)));
            Node root = root(leaves);
            descend(root, let("reciprocal", new Term.Quotient(Term.ONE, root.product())));
            return lets;
        }

        private Node root(List<Node> nodes) {
            if (nodes.size() == 1) return nodes.getFirst();
            Node left = root(nodes.subList(0, nodes.size() / 2));
            Node right = root(nodes.subList(nodes.size() / 2, nodes.size()));
            return new Node.Pair(let("divisor", new Term.Product(left.product(), right.product())), left, right);
        }

        private void descend(Node node, Term reciprocal) {
            switch (node) {
                case Node.Leaf(Term _, Key key) -> reciprocals.put(key, reciprocal);
                case Node.Pair(Term _, Node left, Node right) -> {
                    descend(left, let("reciprocal", new Term.Product(reciprocal, right.product())));
                    descend(right, let("reciprocal", new Term.Product(reciprocal, left.product())));
                }
            }
        }

        private Term let(String what, Term value) {
            Term.Variable name = Term.own(what + group + "@" + lets.size());
            lets.add(new Statement.Let(name, value));
            return name;
        }
    }

    private sealed interface Node {
        Term product();

        record Leaf(Term product, Key key) implements Node {}

        record Pair(Term product, Node left, Node right) implements Node {}
    }

    private Term multiplied(Term term, Map<Key, Term> reciprocals) {
        if (!(term instanceof Term.Quotient(Term dividend, Term divisor)) || divisor instanceof Term.Constant) return term;
        Term reciprocal = reciprocals.get(key(divisor));
        if (reciprocal == null) return term;
        return dividend.equals(Term.ONE) ? reciprocal : new Term.Product(dividend, reciprocal);
    }
}
