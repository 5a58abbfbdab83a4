package hillock.outputs.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.outputs.drawing.Drawing;
import hillock.outputs.drawing.Ink;
import hillock.outputs.drawing.Mark;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Recording.Shown;

/** How values are distributed: over neurons or connections at the last sample of the window; of a single one over the window. */
final class HistogramFigure {
    private static final double SHEET = 560;
    private static final double HEIGHT = 280;
    private static final int MOST_BINS = 60;
    private static final int LEAST_BINS = 8;

    private HistogramFigure() {}

    /** So many values at most are sorted, evenly chosen. */
    private static final int MOST_SORTED = 1 << 20;

    /** Values that are looked at one after another, more than once. */
    private record Values(int count, IntToDoubleFunction at) {}

    private static Values overTime(Shown shown, TimeAxis axis) {
        Window rows = Window.of(shown.trace(), axis);
        return new Values(rows.count(), k -> shown.trace().value(rows.from() + k, shown.columns()[0]));
    }

    private record Bins(double from, double width, int[] counts) {
        double to() {
            return from + width * counts.length;
        }
    }

    static Drawing of(Recording recording, Figure.Histogram figure, Shown shown, String title) {
        TimeAxis axis = TimeAxis.of(recording, figure);
        boolean single = shown.columns().length == 1;
        Snapshot last = Snapshot.last(shown, axis);
        Values all = single ? overTime(shown, axis) : new Values(last.values().length, k -> last.values()[k]);
        boolean none = IntStream.range(0, all.count).noneMatch(k -> Double.isFinite(all.at.applyAsDouble(k)));
        Bins bins = none ? new Bins(0, 1, new int[1]) : bins(all);
        int most = Arrays.stream(bins.counts).max().orElse(0);
        Range y = new Range(0, Math.max(1, most * 1.05));
        boolean plain = recording.experiment().plain();
        String when = all.count + (single ? " samples" : " values" + Typography.at(last.time(), plain));
        String key = single ? shown.labels().getFirst() + ", " + when : Typography.shown(figure.of()) + ", " + when;
        String what = single ? "samples" : figure.of() instanceof Observable.OfConnections ? "connections" : "neurons";
        List<Panel.Key> keys = none ? List.of() : List.of(new Panel.Key(key, Palette.curve(0), 7, Optional.empty()));
        Panel.Content content = frame -> none ? Stack.note(frame, "no finite values in this window") : bars(bins, frame);
        Panel panel = new Panel("number of " + what, y, Ticks.whole(y, HEIGHT / 45), keys, HEIGHT, content);
        String label = Typography.axis(Typography.variable(shown.trace().label()), shown.trace().unit());
        return new Stack(title, SHEET, label, new Range(bins.from, bins.to()), axis.warning()).draw(List.of(panel));
    }

    /** Bins of the finite values, whose ends are round numbers; their width by Freedman and Diaconis (1981). */
    private static Bins bins(Values values) {
        int stride = (values.count - 1) / MOST_SORTED + 1;
        double[] sorted = new double[(values.count - 1) / stride + 1];
        int some = 0;
        int n = 0;
        Range range = Range.EMPTY;
        for (int k = 0; k < values.count; k++) {
            double value = values.at.applyAsDouble(k);
            if (!Double.isFinite(value)) continue;
            range = range.with(value);
            if (n++ % stride == 0) sorted[some++] = value;
        }
        sorted = Arrays.copyOf(sorted, some);
        Arrays.sort(sorted);
        if (range.length() <= 1e-9 * Math.max(Math.abs(range.from()), Math.abs(range.to()))) range = range.padded(0);
        double spread = sorted[(int) (some * 0.75)] - sorted[some / 4];
        double wanted = spread > 0 ? range.length() / (2 * spread / Math.cbrt(n)) : Math.sqrt(n);
        List<Double> edges = Ticks.of(range, Math.clamp(wanted, LEAST_BINS, MOST_BINS)).values();
        double width = edges.size() > 1 ? edges.get(1) - edges.getFirst() : range.length();
        double from = Math.floor(range.from() / width + 1e-9) * width;
        int count = Math.max(1, (int) Math.ceil((range.to() - from) / width - 1e-9));
        int[] counts = new int[count];
        for (int k = 0; k < values.count; k++) {
            double value = values.at.applyAsDouble(k);
            if (Double.isFinite(value)) counts[Math.clamp((int) Math.floor((value - from) / width + 1e-9), 0, count - 1)]++;
        }
        return new Bins(from, width, counts);
    }

    private static List<Mark> bars(Bins bins, Frame frame) {
        List<Mark> marks = new ArrayList<>();
        Ink ink = Palette.curve(0);
        for (int k = 0; k < bins.counts.length; k++) {
            if (bins.counts[k] == 0) continue;
            double left = frame.x(bins.from + k * bins.width);
            double right = frame.x(bins.from + (k + 1) * bins.width);
            double top = frame.y(bins.counts[k]);
            double gap = right - left > 6 ? 0.5 : 0;
            marks.add(new Mark.Box(left + gap, top, right - left - 2 * gap, frame.bottom() - top, ink));
        }
        return marks;
    }
}
