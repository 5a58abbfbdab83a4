package hillock.language.advice;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import hillock.language.algebra.Algebra;
import hillock.language.algebra.Interval;
import hillock.language.algebra.Linear;
import hillock.language.algebra.NumberText;
import hillock.language.algebra.Postorder;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;

/**
 * Distances from a value that a variable's bounds never let it have: V - ENa where ENa is 500 mV and V stays within 200 mV, V + 400 mV.
 * Only for variables with a dimension, since 1 + m may well be meant.
 */
record Roots(Known known) {
    private static final int DIGITS = 6;

    List<Problem> problems() {
        return known.written().entrySet().stream().flatMap(each -> known.model().equations().stream()
                .flatMap(equation -> problem(each.getKey(), each.getValue(), equation.variable()).stream())).toList();
    }

    private Optional<Problem> problem(String path, Term written, String x) {
        Interval range = known.ranges().getOrDefault(x, Interval.ALL);
        Unit unit = known.model().units().getOrDefault(x, Unit.NONE);
        boolean bounded = Double.isFinite(range.low()) && Double.isFinite(range.high());
        if (!bounded || unit.dimension().equals(Dimension.NONE)) return Optional.empty();
        for (Term node : Postorder.of(written)) {
            Optional<Interval> root = node instanceof Term.Sum || node instanceof Term.Difference ? root(node, x) : Optional.empty();
            if (root.isEmpty() || root.get().high() >= range.low() && root.get().low() <= range.high()) continue;
            String value = NumberText.rounded(unit.fromCoherent(root.get().low()), DIGITS) + " " + unit.symbol();
            return known.warning(path, "this counts the distance of " + x + " from " + value + ", which is outside the bounds of " + x,
                    "look at the number and its sign, or widen the bounds");
        }
        return Optional.empty();
    }

    /** Where x - E or E - x is zero; empty for other terms. */
    private Optional<Interval> root(Term node, String x) {
        Optional<Linear> form = Linear.in(Term.own(x), node, known.definitions());
        OptionalDouble slope = form.map(each -> Algebra.number(each.slope())).orElse(OptionalDouble.empty());
        if (slope.isEmpty() || Math.abs(slope.getAsDouble()) != 1) return Optional.empty();
        Interval offset = known.range(form.get().offset());
        return Optional.of(slope.getAsDouble() > 0 ? new Interval(-offset.high(), -offset.low()) : offset);
    }
}
