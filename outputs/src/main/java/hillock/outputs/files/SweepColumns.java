package hillock.outputs.files;

import java.util.List;
import java.util.stream.Stream;
import hillock.language.model.Sweep;

/** The axes, then the measures of a sweep, as columns of a table. */
final class SweepColumns {
    private SweepColumns() {}

    static List<String> names(Sweep sweep) {
        return Stream.concat(sweep.axes().stream().map(Sweep.Axis::label), sweep.measures().stream().map(Sweep.Measure::label)).toList();
    }

    static List<String> units(Sweep sweep) {
        return Stream.concat(sweep.axes().stream().map(Sweep.Axis::unit), sweep.measures().stream().map(Sweep.Measure::unit))
                .map(unit -> unit.symbol()).toList();
    }
}
