package hillock.language.algebra;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import hillock.language.model.Function;
import hillock.language.model.Term;

/**
 * What an edge passes from its source to its target, as a sum of products in which target, edge and source stand apart:
 * {@code w * S * (E - V) = ((E - V), w, S)}. Summed over a target's edges, the target's factor can stand in front of the sum. Equal to the
 * term in real arithmetic; a product is multiplied out only where a factor mixes target, edge and source by a sum.
 */
public record Separation(List<Addend> addends) {
    private static final int MOST_ADDENDS = 4;

    /** {@code target * edge * source}. What all edges share stands with the target. */
    public record Addend(Term target, Term edge, Term source) {
        private static Addend of(Belonging belonging, Term term) {
            return switch (belonging) {
                case ALL, TARGET -> new Addend(term, Term.ONE, Term.ONE);
                case EDGE -> new Addend(Term.ONE, term, Term.ONE);
                case SOURCE -> new Addend(Term.ONE, Term.ONE, term);
                case MIXED -> throw new IllegalStateException("a mixed term is no single factor");
            };
        }

        private Addend negated() {
            return new Addend(Algebra.negation(target), edge, source);
        }

        private Addend times(Addend other) {
            return new Addend(Algebra.product(target, other.target), Algebra.product(edge, other.edge),
                    Algebra.product(source, other.source));
        }

        private Addend per(Addend other) {
            return new Addend(Algebra.quotient(target, other.target), Algebra.quotient(edge, other.edge),
                    Algebra.quotient(source, other.source));
        }

        private Addend to(Term exponent) {
            return new Addend(power(target, exponent), power(edge, exponent), power(source, exponent));
        }

        /** Whether it belongs to target, edge or source alone, but for a number before it. */
        private boolean isOfOne() {
            int others = (edge.equals(Term.ONE) ? 0 : 1) + (source.equals(Term.ONE) ? 0 : 1);
            return others == 0 || others == 1 && Algebra.number(target).isPresent();
        }

        /** The sine or cosine of such a one, which belongs to the same. */
        private Addend wave(Function function) {
            Term angle = Algebra.product(target, Algebra.product(edge, source));
            Term wave = new Term.Call(function, List.of(angle));
            if (!edge.equals(Term.ONE)) return new Addend(Term.ONE, wave, Term.ONE);
            return source.equals(Term.ONE) ? new Addend(wave, Term.ONE, Term.ONE) : new Addend(Term.ONE, Term.ONE, wave);
        }

        private static Term power(Term base, Term exponent) {
            return base.equals(Term.ONE) ? base : Algebra.power(base, exponent);
        }
    }

    /** Whose value a name or term is. */
    public enum Belonging {
        /** The same for all edges. */
        ALL,
        TARGET,
        EDGE,
        SOURCE,
        /** Of several, or of something that cannot be taken out of the sum. */
        MIXED;

        private Belonging with(Belonging other) {
            return this == ALL || this == other ? other : other == ALL ? this : MIXED;
        }
    }

    /**
     * @param definitions named expressions; one that mixes is opened, others stay names
     * @param belonging   of names that are not defined
     * @return empty if sums, products, quotients and constant powers do not show that the term separates
     */
    public static Optional<Separation> of(Term term, Map<Term.Variable, Term> definitions,
            java.util.function.Function<Term.Variable, Belonging> belonging) {
        Map<Term, Belonging> whose = new IdentityHashMap<>();
        Map<Term, List<Addend>> separated = new IdentityHashMap<>();
        for (Term node : Postorder.through(term, definitions)) {
            Belonging own = belonging(node, definitions, belonging, whose);
            whose.put(node, own);
            List<Addend> addends = isOpened(node, own) ? opened(node, definitions, separated) : List.of(Addend.of(own, node));
            if (!addends.isEmpty() && addends.size() <= MOST_ADDENDS) separated.put(node, addends);
        }
        return Optional.ofNullable(separated.get(term)).map(Separation::new);
    }

    private static Belonging belonging(Term node, Map<Term.Variable, Term> definitions,
            java.util.function.Function<Term.Variable, Belonging> belonging, Map<Term, Belonging> whose) {
        if (node instanceof Term.Variable name) {
            return definitions.containsKey(name) ? whose.get(definitions.get(name)) : belonging.apply(name);
        }
        if (node instanceof Term.Draw) return Belonging.MIXED;
        Belonging all = Belonging.ALL;
        for (Term child : Postorder.children(node)) all = all.with(whose.get(child));
        return all;
    }

    /** What mixes, and factors of edge and source: what all edges share is to stand with the target. */
    private static boolean isOpened(Term node, Belonging own) {
        boolean factors = node instanceof Term.Negation || node instanceof Term.Product || node instanceof Term.Quotient;
        return own == Belonging.MIXED || factors && (own == Belonging.EDGE || own == Belonging.SOURCE);
    }

    /** Empty if it does not separate. */
    private static List<Addend> opened(Term node, Map<Term.Variable, Term> definitions, Map<Term, List<Addend>> separated) {
        List<Term> children = node instanceof Term.Variable name ? definedAs(name, definitions) : Postorder.children(node);
        if (children.isEmpty() || !children.stream().allMatch(separated::containsKey)) return List.of();
        List<Addend> first = separated.get(children.getFirst());
        List<Addend> last = separated.get(children.getLast());
        return switch (node) {
            case Term.Variable _ -> first;
            case Term.Negation _ -> negated(first);
            case Term.Sum _ -> sum(first, last);
            case Term.Difference _ -> sum(first, negated(last));
            case Term.Product _ -> product(first, last);
            case Term.Quotient _ when last.size() == 1 -> first.stream().map(each -> each.per(last.getFirst())).toList();
            case Term.Power(var _, var exponent) when first.size() == 1 && isWhole(exponent) -> List.of(first.getFirst().to(exponent));
            case Term.Call(var function, var _) when function == Function.SIN
                    || function == Function.COS -> turned(function, first);
            case Term.Quotient _, Term.Power _, Term.Call _, Term.Choice _, Term.Constant _, Term.Time _, Term.JumpTime _, Term.Draw _ ->
                List.of();
        };
    }

    /** The addition theorem: {@code sin(a - b)} of a source's angle and a target's is two products. Empty for anything else. */
    private static List<Addend> turned(Function function, List<Addend> angles) {
        if (angles.size() != 2 || !angles.stream().allMatch(Addend::isOfOne)) return List.of();
        Addend a = angles.getFirst();
        Addend b = angles.getLast();
        Addend sines = a.wave(Function.SIN).times(b.wave(Function.SIN));
        Addend cosines = a.wave(Function.COS).times(b.wave(Function.COS));
        return switch (function) {
            case SIN -> sum(List.of(a.wave(Function.SIN).times(b.wave(Function.COS))),
                    List.of(a.wave(Function.COS).times(b.wave(Function.SIN))));
            default -> sum(List.of(cosines), List.of(sines.negated()));
        };
    }

    private static List<Term> definedAs(Term.Variable name, Map<Term.Variable, Term> definitions) {
        return definitions.containsKey(name) ? List.of(definitions.get(name)) : List.of();
    }

    /** A root of a product is not the product of the roots where two factors are negative. */
    private static boolean isWhole(Term exponent) {
        OptionalDouble number = Algebra.number(exponent);
        return number.isPresent() && number.getAsDouble() == Math.rint(number.getAsDouble());
    }

    private static List<Addend> negated(List<Addend> addends) {
        return addends.stream().map(Addend::negated).toList();
    }

    /** Addends whose sums over the edges are the same become one. */
    private static List<Addend> sum(List<Addend> left, List<Addend> right) {
        record Summed(Term edge, Term source) {}
        Map<Summed, Term> targets = new LinkedHashMap<>();
        for (List<Addend> side : List.of(left, right)) {
            for (Addend each : side) targets.merge(new Summed(each.edge, each.source), each.target, Algebra::sum);
        }
        List<Addend> all = new ArrayList<>();
        targets.forEach((summed, target) -> all.add(new Addend(target, summed.edge, summed.source)));
        return all;
    }

    private static List<Addend> product(List<Addend> left, List<Addend> right) {
        List<Addend> all = List.of();
        if (left.size() * right.size() > MOST_ADDENDS) return all;
        for (Addend a : left) all = sum(all, right.stream().map(a::times).toList());
        return all;
    }
}
