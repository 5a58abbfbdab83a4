package hillock.outputs.plots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.NumberText;
import hillock.language.model.Sweep;
import hillock.language.model.Sweep.Axis;
import hillock.language.model.Sweep.Measure;
import hillock.outputs.drawing.Drawing;
import hillock.outputs.drawing.Ink;
import hillock.outputs.drawing.Mark;
import hillock.simulator.recording.Swept;

/**
 * A measure against an axis of a sweep: its mean over repeats, with a bar of a standard deviation to either side; one curve for each value
 * of another axis. Of two axes without {@code by}, a map of the means.
 */
final class SweepFigure {
    private static final double SHEET = 640;
    private static final double HEIGHT = 320;
    private static final double DOT = 4;
    private final Swept swept;
    private final Sweep.Plot plot;
    private final Measure measure;
    private final Axis against;
    /** What was measured, by place in the axis, and in the other one if that is told apart; without what is not finite. */
    private final Map<List<Integer>, List<Double>> grouped = new HashMap<>();

    /** The mean of a measure over repeats, and how far these lie apart: the standard deviation, divided by their number less one. */
    private record Found(double mean, double spread) {}

    private SweepFigure(Swept swept, Sweep.Plot plot) {
        this.swept = swept;
        this.plot = plot;
        this.measure = swept.sweep().measures().get(plot.measure());
        this.against = swept.sweep().axes().get(plot.against());
        Optional<Integer> other = plot.by().or(() -> swept.sweep().axes().size() == 2 ? Optional.of(1 - plot.against()) : Optional.empty());
        for (Swept.Row row : swept.rows()) {
            double value = row.measures()[plot.measure()];
            int k = place(row, plot.against());
            List<Integer> place = other.map(axis -> List.of(k, place(row, axis))).orElse(List.of(k));
            if (Double.isFinite(value)) grouped.computeIfAbsent(place, _ -> new ArrayList<>()).add(value);
        }
    }

    /** Which of an axis's values a run has. */
    private int place(Swept.Row row, int axis) {
        List<Axis> axes = swept.sweep().axes();
        int point = row.number() / swept.sweep().repeat();
        for (int a = axes.size() - 1; a > axis; a--) point /= axes.get(a).values().size();
        return point % axes.get(axis).values().size();
    }

    static Drawing of(Swept swept, int number) {
        SweepFigure figure = new SweepFigure(swept, swept.sweep().plots().get(number));
        boolean map = figure.plot.by().isEmpty() && swept.sweep().axes().size() == 2;
        return map ? figure.map() : figure.curves();
    }

    private Drawing map() {
        Axis other = swept.sweep().axes().get(1 - plot.against());
        double[][] cells = new double[other.values().size()][against.values().size()];
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                cells[row][column] = found(column, Optional.of(1 - plot.against()), cells.length - 1 - row).mean;
            }
        }
        String label = Typography.axis(measure.label(), measure.unit());
        return new HeatMap(swept.experiment().name(), cells, side(against), side(other).downwards(), label, measure.label() + heading(),
                warning()).draw();
    }

    private static HeatMap.Side side(Axis axis) {
        List<String> labels = axis.values().stream().map(value -> shown(axis, value)).toList();
        return HeatMap.Side.named(Typography.axis(axis.label(), axis.unit()), labels);
    }

    private String heading() {
        int repeats = swept.sweep().repeat();
        return repeats == 1 ? "" : ", mean of " + repeats + " repeats";
    }

    private Drawing curves() {
        int count = plot.by().map(axis -> swept.sweep().axes().get(axis).values().size()).orElse(1);
        Range x = Range.EMPTY;
        for (double value : against.values()) x = x.with(against.unit().fromCoherent(value));
        Range y = Range.EMPTY;
        List<List<Found>> all = new ArrayList<>();
        for (int curve = 0; curve < count; curve++) {
            List<Found> points = new ArrayList<>();
            for (int k = 0; k < against.values().size(); k++) points.add(found(k, plot.by(), curve));
            for (Found each : points) y = y.with(each.mean - each.spread).with(each.mean + each.spread);
            all.add(points);
        }
        boolean fromZero = !y.isEmpty() && all.stream().flatMap(List::stream).noneMatch(each -> each.mean < 0);
        Range shown = fromZero ? new Range(0, y.to() == 0 ? 1 : y.to() * 1.05) : y.padded(0.05);
        List<Panel.Key> keys = new ArrayList<>();
        for (int curve = 0; curve < count; curve++) keys.add(new Panel.Key(name(curve), Palette.curve(curve), 2, Optional.empty()));
        boolean nothing = y.isEmpty();
        Panel panel = new Panel(Typography.axis(measure.label(), measure.unit()), shown,
                nothing ? Ticks.NONE : Ticks.of(shown, HEIGHT / 42), nothing ? List.of() : keys, HEIGHT,
                frame -> nothing ? Stack.note(frame, "nothing could be measured") : marks(all, frame));
        return new Stack(swept.experiment().name(), SHEET, Typography.axis(against.label(), against.unit()), x.padded(0.02), warning())
                .draw(List.of(panel));
    }

    private String name(int curve) {
        if (plot.by().isEmpty()) return measure.label() + heading();
        Axis axis = swept.sweep().axes().get(plot.by().get());
        String unit = Typography.of(axis.unit());
        return axis.label() + " = " + shown(axis, axis.values().get(curve)) + (unit.isEmpty() ? "" : " " + unit);
    }

    private static String shown(Axis axis, double value) {
        return NumberText.rounded(axis.unit().fromCoherent(value), 4).replace('-', '\u2212');
    }

    private Optional<String> warning() {
        long failed = swept.failed();
        if (!swept.isWhole()) return Optional.of("the sweep was stopped early");
        return failed == 0 ? Optional.empty() : Optional.of(failed == 1 ? "one run failed" : failed + " runs failed");
    }

    private List<Mark> marks(List<List<Found>> all, Frame frame) {
        List<Mark> marks = new ArrayList<>();
        for (int curve = 0; curve < all.size(); curve++) {
            Ink ink = Palette.curve(curve);
            Polyline line = new Polyline();
            for (int k = 0; k < all.get(curve).size(); k++) {
                Found found = all.get(curve).get(k);
                if (!Double.isFinite(found.mean)) {
                    line.lineBreak();
                    continue;
                }
                double x = frame.x(against.unit().fromCoherent(against.values().get(k)));
                double y = frame.y(found.mean);
                line.add(x, y);
                marks.add(new Mark.Box(x - DOT / 2, y - DOT / 2, DOT, DOT, ink));
                if (found.spread > 0) {
                    marks.add(Mark.line(x, frame.y(found.mean - found.spread), x, frame.y(found.mean + found.spread), 1, ink));
                }
            }
            if (line.count() > 0) marks.add(new Mark.Stroke(line.xs(), line.ys(), 1.5, ink, Optional.empty()));
        }
        return marks;
    }

    /** Over all runs with the k-th value of {@code against} and, if there is one, a value of another axis. */
    private Found found(int k, Optional<Integer> other, int value) {
        double[] values = grouped.getOrDefault(other.isEmpty() ? List.of(k) : List.of(k, value), List.of()).stream()
                .mapToDouble(Double::doubleValue).toArray();
        if (values.length == 0) return new Found(Double.NaN, 0);
        double sum = 0;
        for (double each : values) sum += each;
        double mean = sum / values.length;
        double squares = 0;
        for (double each : values) squares += (each - mean) * (each - mean);
        return new Found(mean, values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1)));
    }
}
