package hillock.outputs.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import hillock.language.units.Unit;
import hillock.outputs.drawing.Ink;
import hillock.outputs.drawing.Mark;

/** One panel of curves. Few curves have a colour each; many of one variable share a colour and are thin and translucent. */
final class CurvesPanel {
    private static final int MOST_DRAWN = 100;
    private static final double DASH = 7;
    private final List<Signal> signals;
    private final TimeAxis axis;
    private final Unit unit;
    private final Range range;
    private final double height;
    private final boolean few;
    private final List<Drawn> drawn = new ArrayList<>();

    /** One curve. {@code twin} counts the earlier curves that look exactly the same. */
    private record Drawn(Excerpt excerpt, int curve, Ink ink, double width, int twin) {
        double[] values() {
            return excerpt.values()[curve];
        }

        /** Later ones of equal curves leave every second (third...) stretch to the ones below them. */
        Optional<Mark.Dash> dash() {
            return twin == 0 ? Optional.empty() : Optional.of(new Mark.Dash(DASH, DASH * twin, 0));
        }
    }

    CurvesPanel(List<Signal> signals, TimeAxis axis, Range range, double height) {
        this.signals = signals;
        this.axis = axis;
        this.unit = signals.getFirst().unit();
        this.range = range;
        this.height = height;
        this.few = signals.stream().mapToInt(Signal::curves).sum() <= Palette.size();
    }

    Panel panel() {
        Range y = span();
        String name = Typography.together(signals.stream().map(Signal::name).toList());
        String label = Typography.axis(name, unit);
        Ticks ticks = range.isEmpty() ? Ticks.NONE : Ticks.of(y, Math.max(2.5, height / 42));
        List<Panel.Key> keys = few ? prepareFew() : prepareMany();
        return new Panel(label, y, ticks, keys, height, this::marks);
    }

    private Range span() {
        Range padded = range.padded(0.05);
        if (!signals.stream().allMatch(Signal::startsAtZero)) return padded;
        return new Range(0, range.isEmpty() || range.to() == 0 ? 1 : Math.max(padded.to(), range.to() * 1.05));
    }

    private List<Panel.Key> prepareFew() {
        List<Panel.Key> keys = new ArrayList<>();
        for (Signal signal : signals) {
            Excerpt excerpt = signal.excerpt(IntStream.range(0, signal.curves()).toArray(), unit);
            for (int curve = 0; curve < signal.curves(); curve++) {
                Drawn next = new Drawn(excerpt, curve, Palette.curve(drawn.size()), 1.4, twins(excerpt.values()[curve]));
                drawn.add(next);
                keys.add(new Panel.Key(signal.labels().get(curve), next.ink(), 2, next.dash()));
            }
        }
        return keys;
    }

    private List<Panel.Key> prepareMany() {
        List<Panel.Key> keys = new ArrayList<>();
        for (int s = 0; s < signals.size(); s++) {
            Signal signal = signals.get(s);
            int count = Math.min(signal.curves(), Math.max(1, MOST_DRAWN / signals.size()));
            double opacity = count == 1 ? 1 : Math.clamp(5.0 / count, 0.15, 0.6);
            Ink ink = Palette.curve(s);
            int[] curves = IntStream.range(0, count).map(k -> (int) ((long) k * signal.curves() / count)).toArray();
            Excerpt excerpt = signal.excerpt(curves, unit);
            for (int k = 0; k < count; k++) drawn.add(new Drawn(excerpt, k, ink.fainter(opacity), count == 1 ? 1.4 : 0.9, 0));
            keys.add(new Panel.Key(summary(signal, count), ink, 2, Optional.empty()));
        }
        return keys;
    }

    private static String summary(Signal signal, int count) {
        if (signal.curves() == 1) return signal.labels().getFirst();
        String all = signal.label() + ", " + signal.curves() + " curves";
        return count == signal.curves() ? all : all + " (" + count + " of them drawn)";
    }

    private int twins(double[] values) {
        double near = range.isEmpty() ? 0 : span().length() / height * 0.75;
        return (int) drawn.stream().filter(d -> d.values().length == values.length && same(d.values(), values, near)).count();
    }

    private static boolean same(double[] a, double[] b, double near) {
        boolean any = false;
        for (int k = 0; k < a.length; k++) {
            boolean bothBroken = !Double.isFinite(a[k]) && !Double.isFinite(b[k]);
            if (!bothBroken && !(Math.abs(a[k] - b[k]) <= near)) return false;
            any |= !bothBroken;
        }
        return any;
    }

    private List<Mark> marks(Frame frame) {
        List<Mark> marks = new ArrayList<>();
        Thinning thinning = new Thinning(frame, axis, few ? 0.5 : 1);
        for (Drawn curve : drawn) {
            Polyline line = thinning.of(curve.excerpt.times(), curve.values(), curve.excerpt.longestStep()).withVisiblePoints(2);
            if (line.count() > 0) marks.add(new Mark.Stroke(line.xs(), line.ys(), curve.width, curve.ink, curve.dash()));
        }
        if (marks.isEmpty()) marks.addAll(Stack.note(frame, "nothing was recorded in this window"));
        return marks;
    }
}
