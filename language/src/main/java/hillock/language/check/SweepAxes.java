package hillock.language.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import hillock.language.model.Sweep.Axis;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Member;
import hillock.language.syntax.Statement.Assignment;
import hillock.language.units.Unit;

/** The axes of a sweep. */
final class SweepAxes {
    private static final long MOST_VALUES = 1_000_000;
    private final Checking checking;
    private final FixedNumbers numbers;
    private final Home home;
    private final Owners owners;
    private final Assignments assignments;
    private final List<Found> found = new ArrayList<>();

    /** An axis before all dimensions are known. */
    record Found(String label, String owner, int from, int to, String parameter, List<Double> values,
            java.util.function.Supplier<Unit> unit) {
        Axis axis() {
            return new Axis(label, owner, from, to, parameter, values, unit.get());
        }
    }

    SweepAxes(Checking checking, FixedNumbers numbers, Home home, Owners owners, Assignments assignments) {
        this.checking = checking;
        this.numbers = numbers;
        this.home = home;
        this.owners = owners;
        this.assignments = assignments;
    }

    List<Found> found() {
        return found;
    }

    /** The number of the axis that an expression names; what is wrong is reported. */
    OptionalLong number(Expression written) {
        String label = Wording.compact(written);
        for (int k = 0; k < found.size(); k++) if (found.get(k).label().equals(label)) return OptionalLong.of(k);
        List<String> labels = found.stream().map(Found::label).toList();
        checking.problems().error(written.span(), label + " is no axis of the sweep", labels.isEmpty() ? Optional.empty()
                : Optional.of("axes are " + String.join(", ", labels)));
        return OptionalLong.empty();
    }

    void add(Assignment written, List<Assignment> setOptions) {
        String label = Wording.compact(written.target());
        if (found.stream().anyMatch(axis -> axis.label().equals(label))) {
            checking.problems().error(written.target().span(), label + " is swept twice");
            return;
        }
        if (!(written.target() instanceof Member(_, var of, var name))) {
            checking.problems().error(written.target().span(),
                    "an axis is a parameter, found " + Wording.side(written.target(), "something else"),
                    "write cells.I = 0 .. 20 uA/cm^2 in 41 steps");
            return;
        }
        Optional<Assignments.Target> target = assignments.target(of, name);
        if (target.isEmpty()) return;
        for (Assignment option : setOptions) {
            if (!isWithin(option.target(), target.get(), name.text())) continue;
            checking.problems().error(option.span(), label + " is an axis of the sweep, which gives it its values",
                    "leave out the option, or the axis; hillock run FILE --point 0 runs one point alone");
        }
        Optional<List<Double>> values = values(written.value(), target.get());
        if (values.isEmpty()) return;
        if (new HashSet<>(values.get()).size() < values.get().size()) {
            checking.problems().warning(written.value().span(), label + " has a value more than once, and the runs with it are the same",
                    "repeat 2 runs each value twice, with other random numbers");
        }
        target.get().body().hint(name.text(), lastOf(written.value()));
        found.add(new Found(label, target.get().owner(), target.get().from(), target.get().to(), name.text(), values.get(),
                () -> target.get().units().get().get(name.text())));
    }

    /** Whether the axis gives its values to all that an option sets. */
    private boolean isWithin(Expression option, Assignments.Target axis, String parameter) {
        if (!(option instanceof Member(_, var of, var name)) || !name.text().equals(parameter)) return false;
        boolean known = Walk.names(of).stream().allMatch(owner -> owners.names().contains(owner.text()));
        return known && switch (owners.owner(of).orElse(null)) {
            case Owners.Owner.Neurons(_, var part) -> part.population().equals(axis.owner()) && part.from() >= axis.from()
                    && part.to() <= axis.to();
            case Owners.Owner.Edges(var connection) -> connection.name().equals(axis.owner());
            case null -> false;
        };
    }

    private static Expression lastOf(Expression value) {
        return value instanceof Expression.Range range ? range.to() : value;
    }

    private Optional<List<Double>> values(Expression written, Assignments.Target target) {
        if (written instanceof Expression.Range range) return range(range, target);
        Reach reach = new BodyReach(java.util.Map.of(), home.constants(), target.body().plain, java.util.Map.of());
        Optional<Meaning.Array> array = new Lists(checking).array(written, reach);
        if (array.isEmpty() || array.get().matrix()) {
            checking.problems().error(written.span(), "expected values of the axis, found " + Wording.side(written, "something else"),
                    "a range such as 0 .. 20 in 41 steps, or a list such as [0, 1, 3]");
            return Optional.empty();
        }
        checking.agreeValue(written, target.label(), target.dim(), "the list", array.get().dim());
        return Optional.of(array.get().rows().getFirst());
    }

    private Optional<List<Double>> range(Expression.Range range, Assignments.Target target) {
        Optional<Unit> unit = SetOptions.unitOf(range.to());
        Expression start = unit.map(known -> SetOptions.inUnit(range.from(), known)).orElse(range.from());
        OptionalDouble from = number(start, target);
        OptionalDouble to = number(range.to(), target);
        OptionalLong steps = numbers.whole(range.steps(), "the number of steps", 2, MOST_VALUES);
        if (from.isEmpty() || to.isEmpty() || steps.isEmpty()) return Optional.empty();
        if (range.logarithmic() && !(from.getAsDouble() > 0 && to.getAsDouble() > 0)) {
            checking.problems().error(range.span(), "steps of a logarithm lie between two positive numbers", "leave out log");
            return Optional.empty();
        }
        int last = (int) steps.getAsLong() - 1;
        List<Double> values = new ArrayList<>();
        for (int k = 0; k <= last; k++) values.add(value(range, from.getAsDouble(), to.getAsDouble(), k, last));
        return Optional.of(values);
    }

    /** Both ends are met exactly, and what lies between is rounded once. */
    private static double value(Expression.Range range, double from, double to, int k, int last) {
        if (k == 0 || k == last) return k == 0 ? from : to;
        if (range.logarithmic()) return from * StrictMath.pow(to / from, (double) k / last);
        BigDecimal start = new BigDecimal(Double.toString(from));
        BigDecimal whole = new BigDecimal(Double.toString(to)).subtract(start);
        return start.add(whole.multiply(BigDecimal.valueOf(k)).divide(BigDecimal.valueOf(last), java.math.MathContext.DECIMAL128))
                .doubleValue();
    }

    private OptionalDouble number(Expression written, Assignments.Target target) {
        Reach reach = new BodyReach(java.util.Map.of(), home.constants(), target.body().plain, java.util.Map.of());
        int before = checking.problems().count();
        Typed value = new Resolver(checking, Place.CONSTANT).number(written, reach);
        checking.agreeValue(written, target.label(), target.dim(), "the end of the range", value.dim());
        OptionalDouble number = ConstantTerm.value(value.term());
        return checking.problems().count() > before ? OptionalDouble.empty() : number;
    }
}
