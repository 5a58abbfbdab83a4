package hillock.outputs.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.outputs.drawing.Drawing;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Recording.Shown;

/** Curves over time: a panel for each dimension, and for plain numbers one for each order of size. */
final class CurvesFigure {
    private static final double SHEET = 800;
    /** Plain numbers share a panel up to this ratio of what they span. */
    private static final double ALIKE = 8;

    private CurvesFigure() {}

    static Drawing of(Recording recording, Figure.Curves figure, List<Shown> shown, String title) {
        TimeAxis axis = TimeAxis.of(recording, figure);
        List<Group> groups = grouped(signals(recording, figure, shown, axis));
        double height = switch (groups.size()) {
            case 1 -> 280;
            case 2 -> 190;
            case 3 -> 150;
            default -> 120;
        };
        List<Panel> panels = groups.stream().map(g -> new CurvesPanel(g.signals, axis, g.range, height).panel()).toList();
        return new Stack(title, SHEET, axis.label(), axis.shown(), axis.warning()).draw(panels);
    }

    private static List<Signal> signals(Recording recording, Figure.Curves figure, List<Shown> shown, TimeAxis axis) {
        List<Signal> signals = new ArrayList<>();
        int next = 0;
        for (Curve curve : figure.curves()) {
            signals.add(switch (curve) {
                case Curve.Of(var what) -> Signal.of(what, shown.get(next++), axis);
                case Curve.Rate rate -> Rates.of(recording, rate, axis);
            });
        }
        return signals;
    }

    /** Signals of one panel; {@code range} in the first one's unit. */
    private static final class Group {
        private final List<Signal> signals = new ArrayList<>();
        private Range range = Range.EMPTY;

        boolean takes(Signal signal, Range span) {
            Signal first = signals.getFirst();
            if (!first.unit().dimension().equals(signal.unit().dimension())) return false;
            if (!signal.unit().dimension().isNone() || signal.name().equals(first.name())) return true;
            double ratio = range.padded(0).length() / span.padded(0).length();
            return span.isEmpty() || range.isEmpty() || ratio < ALIKE && ratio > 1 / ALIKE;
        }
    }

    private static List<Group> grouped(List<Signal> signals) {
        List<Group> groups = new ArrayList<>();
        for (Signal signal : signals) {
            Range own = signal.range();
            int home = IntStream.range(0, groups.size()).filter(g -> groups.get(g).takes(signal, own)).findFirst().orElse(groups.size());
            if (home == groups.size()) groups.add(new Group());
            Group group = groups.get(home);
            group.signals.add(signal);
            group.range = group.range.with(signal.range(group.signals.getFirst().unit()));
        }
        return groups;
    }
}
