package hillock.language.show;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import hillock.language.algebra.Algebra;
import hillock.language.algebra.Postorder;
import hillock.language.algebra.Rewriting;
import hillock.language.model.Term;
import hillock.language.units.Dimension;
import hillock.language.units.Rational;
import hillock.language.units.Unit;
import hillock.language.units.Units;

/**
 * A term with a unit for each number in it (by identity; each number stands once). A checked term's numbers have lost the units that
 * the user wrote; they follow again from those of the names around them. Where several numbers of a product could carry a unit, the
 * first one does.
 */
record Dimensioned(Term term, Map<Term, Unit> units) {

    /**
     * @param whole      the dimension of the whole term; empty if it is to follow from the names
     * @param dimensions of the names; empty for one that is not known
     * @param preferred  the units to write where they fit; else a coherent one
     */
    static Dimensioned of(Term term, Optional<Dimension> whole, Function<Term.Variable, Optional<Dimension>> dimensions,
            List<Unit> preferred) {
        Term apart = withOwnNumbers(term);
        Dimensions found = Dimensions.of(apart, whole, dimensions);
        Map<Term, Unit> units = new IdentityHashMap<>();
        found.wanted().forEach((node, dimension) -> {
            if (node instanceof Term.Constant && !dimension.isNone()) units.put(node, unit(dimension, preferred));
        });
        return new Dimensioned(apart, units);
    }

    private static Unit unit(Dimension dimension, List<Unit> preferred) {
        return preferred.stream().filter(unit -> unit.dimension().equals(dimension)).findFirst().orElseGet(() -> Units.of(dimension));
    }

    private static Term withOwnNumbers(Term term) {
        Map<Term, Term> done = new IdentityHashMap<>();
        for (Term node : Postorder.of(term)) {
            done.put(node, Rewriting.withChildren(node, child ->
                    child instanceof Term.Constant(double value) ? new Term.Constant(value) : done.get(child)));
        }
        return done.get(term);
    }

    /** Known from the names below; guessed if numbers had no unit; wanted by what stands above. */
    private record Dimensions(Map<Term, Dimension> known, Map<Term, Dimension> guessed, Map<Term, Dimension> wanted) {

        static Dimensions of(Term root, Optional<Dimension> whole, Function<Term.Variable, Optional<Dimension>> names) {
            Dimensions all = new Dimensions(new IdentityHashMap<>(), new IdentityHashMap<>(), new IdentityHashMap<>());
            List<Term> nodes = Postorder.of(root);
            for (Term node : nodes) {
                fromBelow(node, names, all.known).ifPresent(dimension -> all.known.put(node, dimension));
                all.guessed.put(node, all.known(node).or(() -> fromBelow(node, names, all.guessed)).orElse(Dimension.NONE));
            }
            whole.ifPresent(dimension -> all.wanted.put(root, dimension));
            for (Term node : nodes.reversed()) {
                all.wanted.putIfAbsent(node, all.guess(node));
                all.toChildren(node, all.wanted.get(node));
            }
            return all;
        }

        private Optional<Dimension> known(Term node) {
            return of(node, known);
        }

        private Dimension guess(Term node) {
            return guessed.get(node);
        }

        private static Optional<Dimension> of(Term term, Map<Term, Dimension> dimensions) {
            return Optional.ofNullable(dimensions.get(term));
        }

        private static Optional<Dimension> either(Term a, Term b, Map<Term, Dimension> dimensions) {
            return of(a, dimensions).or(() -> of(b, dimensions));
        }

        private static Optional<Dimension> fromBelow(
                Term node, Function<Term.Variable, Optional<Dimension>> names, Map<Term, Dimension> below) {
            return switch (node) {
                case Term.Constant _ -> Optional.empty();
                case Term.Variable name -> names.apply(name);
                case Term.Time _, Term.JumpTime _ -> Optional.of(Dimension.TIME);
                case Term.Negation(var a) -> of(a, below);
                case Term.Sum(var a, var b) -> either(a, b, below);
                case Term.Difference(var a, var b) -> either(a, b, below);
                case Term.Product(var a, var b) -> of(a, below).flatMap(x -> of(b, below).map(x::times));
                case Term.Quotient(var a, var b) -> of(a, below).flatMap(x -> of(b, below).map(x::per));
                case Term.Power(var a, var b) -> of(a, below).flatMap(x -> exponent(b).map(x::power));
                case Term.Call(var function, var arguments) -> switch (function.shape()) {
                    case PLAIN, ANY_TO_PLAIN -> Optional.of(Dimension.NONE);
                    case ROOT -> of(arguments.getFirst(), below).map(x -> x.power(new Rational(1, 2)));
                    case SAME -> either(arguments.getFirst(), arguments.getLast(), below);
                };
                case Term.Choice(_, var then, var otherwise) -> either(then, otherwise, below);
                case Term.Draw(_, var arguments, _) ->
                    either(arguments.getFirst(), arguments.getLast(), below).or(() -> Optional.of(Dimension.NONE));
            };
        }

        private void toChildren(Term node, Dimension whole) {
            switch (node) {
                case Term.Constant _, Term.Variable _, Term.Time _, Term.JumpTime _ -> { }
                case Term.Negation(var a) -> want(a, whole);
                case Term.Sum(var a, var b) -> want(a, b, whole);
                case Term.Difference(var a, var b) -> want(a, b, whole);
                case Term.Product(var a, var b) -> ofProduct(a, b, whole);
                case Term.Quotient(var a, var b) -> ofQuotient(a, b, whole);
                case Term.Power(var a, var b) -> {
                    want(b, Dimension.NONE);
                    Optional<Dimension> root = exponent(b).filter(e -> !e.isZero()).map(e -> whole.power(Rational.ONE.per(e)));
                    want(a, known(a).or(() -> root).orElse(whole));
                }
                case Term.Call(var function, var arguments) -> arguments.forEach(argument -> want(argument, switch (function.shape()) {
                    case PLAIN -> Dimension.NONE;
                    case ROOT -> whole.power(Rational.of(2));
                    case SAME -> whole;
                    case ANY_TO_PLAIN -> guess(argument);
                }));
                case Term.Choice(var condition, var then, var otherwise) -> {
                    want(then, otherwise, whole);
                    List<Term> sides = Postorder.operands(condition);
                    for (int k = 0; k < sides.size(); k += 2) {
                        want(sides.get(k), sides.get(k + 1), either(sides.get(k), sides.get(k + 1), known).orElse(guess(sides.get(k))));
                    }
                }
                case Term.Draw(_, var arguments, _) -> arguments.forEach(argument -> want(argument, guess(node)));
            }
        }

        /** Of two factors, a number takes the dimension that is still wanted, the first one of two. */
        private boolean secondTakesTheRest(Term a, Term b) {
            if (known.containsKey(a) || known.containsKey(b)) return known.containsKey(a);
            return b instanceof Term.Constant && !(a instanceof Term.Constant);
        }

        private void ofProduct(Term a, Term b, Dimension whole) {
            if (secondTakesTheRest(a, b)) {
                want(a, guess(a));
                want(b, known(b).orElseGet(() -> whole.per(guess(a))));
            } else {
                want(b, guess(b));
                want(a, whole.per(guess(b)));
            }
        }

        private void ofQuotient(Term a, Term b, Dimension whole) {
            if (secondTakesTheRest(a, b)) {
                want(a, guess(a));
                want(b, known(b).orElseGet(() -> guess(a).per(whole)));
            } else {
                want(b, guess(b));
                want(a, whole.times(guess(b)));
            }
        }

        private void want(Term a, Term b, Dimension dimension) {
            want(a, dimension);
            want(b, dimension);
        }

        private void want(Term node, Dimension dimension) {
            wanted.putIfAbsent(node, dimension);
        }

        /** A constant exponent as a fraction, if it is a simple one. */
        private static Optional<Rational> exponent(Term term) {
            if (Algebra.number(term).isEmpty()) return Optional.empty();
            double value = Algebra.number(term).getAsDouble();
            for (int below = 1; below <= 12; below++) {
                double above = value * below;
                boolean whole = Math.abs(above - Math.rint(above)) < 1e-9 && Math.abs(above) < 1000;
                if (whole) return Optional.of(new Rational((long) Math.rint(above), below));
            }
            return Optional.empty();
        }
    }
}
