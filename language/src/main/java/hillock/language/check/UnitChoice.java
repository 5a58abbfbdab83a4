package hillock.language.check;

import java.util.List;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;
import hillock.language.units.Units;

/** Which unit a dimension is shown in: one that the user wrote, else the field's usual one. */
final class UnitChoice {
    private final List<Unit> written;

    /** @param written every unit of the file, in the order of the text */
    UnitChoice(List<Unit> written) {
        this.written = List.copyOf(written);
    }

    Unit of(Dimension dimension) {
        return of(dimension, List.of());
    }

    /** The first of {@code preferred} that fits, else the first in the file that fits, else the usual one. */
    Unit of(Dimension dimension, List<Unit> preferred) {
        if (dimension.isNone()) return Unit.NONE;
        for (Unit unit : preferred) if (unit.dimension().equals(dimension)) return unit;
        for (Unit unit : written) if (unit.dimension().equals(dimension)) return unit;
        return Units.of(dimension);
    }

    /** {@code V is in mV, I_Na in uA/cm^2}. */
    String both(String left, Dimension one, String right, Dimension other) {
        if (one.isNone()) return left + " is a plain number, " + right + " is " + phrase(other);
        return left + " is " + phrase(one) + ", " + right + (other.isNone() ? " is " : " ") + phrase(other);
    }

    String phrase(Dimension dimension) {
        return dimension.isNone() ? "a plain number" : "in " + of(dimension).symbol();
    }
}
