package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import hillock.language.algebra.Notation;
import hillock.language.model.Model;
import hillock.language.units.Unit;
import hillock.simulator.recording.Swept;

/**
 * What failed: a variable of one neuron or connection.
 *
 * @param bound   the place among the owner's bounds of the one that it left; empty if it merely stopped being finite
 * @param subject the value of what is bounded, where that is more than the variable or its size: {@code m + h <= 1}
 */
record Failure(Owner owner, int element, String variable, double value, Optional<Integer> bound, OptionalDouble subject) {

    /** What failed in the text: a bound or an equation. */
    String path() {
        return bound.map(b -> owner.model() + ".bound." + b).orElse(owner.model() + ".d" + variable + "/dt");
    }

    /** What failed, in words: {@code x left its bound x <= 1}. */
    String text() {
        if (bound.isEmpty() || !Double.isFinite(value)) return variable + " is no longer finite";
        Model.Bound left = owner.dynamics().bounds.get(bound.get());
        if (subject.isEmpty()) return variable + " left its bound " + left.text();
        return left.text() + " does not hold, " + Notation.text(left.subject()) + " is " + Wording.number(subject.getAsDouble());
    }

    /** The same as a row of a sweep tells it, at a time in ms. */
    Swept.Failure told(Wording wording, double time) {
        Unit unit = owner.units().getOrDefault(variable, Unit.NONE);
        Swept.Spot spot = new Swept.Spot(owner.name() + ", " + owner.element(element), variable, unit.fromCoherent(value), unit.symbol());
        return new Swept.Failure(wording.blewUp(time), time, text(), Optional.of(spot));
    }

    /** The first neuron or connection, in order, whose state is bad, and its first bad variable. */
    static Failure first(Machine machine) {
        return first(machine, 1).getFirst()
                .orElseThrow(() -> new IllegalStateException("a bound was left, but nothing has bounds"));
    }

    /** The same for each of so many equal parts of the machine, as if it stood alone: elements count from its first. One at least fails. */
    static List<Optional<Failure>> first(Machine machine, int parts) {
        List<Optional<Failure>> found = found(machine, parts);
        if (found.stream().noneMatch(Optional::isPresent)) {
            Nearest.of(machine).ifPresent(nearest -> found.set(nearest.part(parts), Optional.of(nearest.failure(machine.clock, parts))));
        }
        return found;
    }

    /** The first; empty if no state is bad. */
    static Optional<Failure> found(Machine machine) {
        return found(machine, 1).getFirst();
    }

    private static List<Optional<Failure>> found(Machine machine, int parts) {
        List<Optional<Failure>> found = new ArrayList<>(Collections.nCopies(parts, Optional.empty()));
        for (Owner owner : Owner.all(machine)) {
            if ((owner.dynamics().raised() & Dynamics.OUT_OF_BOUNDS) == 0) continue;
            BadState state = BadState.of(owner, machine.clock);
            int size = owner.dynamics().size / parts;
            for (int p = 0; p < parts; p++) if (found.get(p).isEmpty()) found.set(p, state.first(p * size, (p + 1) * size));
        }
        return found;
    }
}
