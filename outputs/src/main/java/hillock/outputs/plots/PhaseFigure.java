package hillock.outputs.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import hillock.language.model.Experiment.Figure;
import hillock.language.units.Unit;
import hillock.outputs.drawing.Drawing;
import hillock.outputs.drawing.Ink;
import hillock.outputs.drawing.Mark;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Recording.Figured;
import hillock.simulator.recording.Recording.Shown;
import hillock.simulator.recording.Trace;

/** One variable against another: an orbit for each neuron; a dot marks where it starts. Nullclines lie behind, in grey. */
final class PhaseFigure {
    private static final double SHEET = 560;
    private static final double HEIGHT = 400;
    private static final int MOST_POINTS = 40_000;
    private static final int MOST_DRAWN = 100;

    private PhaseFigure() {}

    /** One orbit: values at the moments that both traces have. */
    private record Orbit(double[] xs, double[] ys, Ink ink, double width) {}

    static Drawing of(Recording recording, Figure.Phase figure, Figured figured, String title) {
        Shown x = figured.shown().get(0);
        Shown y = figured.shown().get(1);
        TimeAxis axis = TimeAxis.of(recording, figure);
        int curves = x.columns().length == 0 ? 0 : y.columns().length;
        boolean few = curves <= Palette.size();
        int drawn = Math.min(curves, MOST_DRAWN);
        List<Orbit> orbits = new ArrayList<>();
        List<Panel.Key> keys = new ArrayList<>();
        int[] chosen = IntStream.range(0, drawn).map(k -> (int) ((long) k * curves / drawn)).toArray();
        int[] xColumns = IntStream.of(chosen).map(curve -> x.columns()[x.columns().length == 1 ? 0 : curve]).toArray();
        int[] yColumns = IntStream.of(chosen).map(curve -> y.columns()[curve]).toArray();
        List<Polyline> lines = new Orbits(axis, x.trace(), xColumns, y.trace(), yColumns).lines();
        for (int k = 0; k < drawn; k++) {
            Ink ink = few ? Palette.curve(k) : Palette.curve(0).fainter(Math.clamp(5.0 / drawn, 0.15, 0.6));
            orbits.add(new Orbit(lines.get(k).xs(), lines.get(k).ys(), ink, few ? 1.3 : 0.9));
            String against = y.labels().get(chosen[k]) + " against " + x.labels().get(x.labels().size() == 1 ? 0 : chosen[k]);
            if (few) keys.add(new Panel.Key(against, ink, 2, Optional.empty()));
        }
        if (!few) {
            String all = Typography.shown(figure.y()) + " against " + Typography.shown(figure.x()) + ", " + curves + " curves";
            String part = drawn < curves ? " (" + drawn + " of them drawn)" : "";
            keys.add(new Panel.Key(all + part, Palette.curve(0), 2, Optional.empty()));
        }
        Optional<Nullclines> nullclines = figured.portrait().map(Nullclines::new);
        nullclines.ifPresent(each -> keys.addAll(each.keys()));
        boolean alike = label(x.trace()).equals(label(y.trace()));
        String right = alike ? Typography.axis(Typography.shown(figure.x()), x.trace().unit()) : label(x.trace());
        String up = alike ? Typography.axis(Typography.shown(figure.y()), y.trace().unit()) : label(y.trace());
        return draw(orbits, nullclines, keys, right, up, title, axis.warning());
    }

    private static Drawing draw(List<Orbit> orbits, Optional<Nullclines> nullclines, List<Panel.Key> keys, String right, String up,
            String title, Optional<String> warning) {
        Range xs = Range.EMPTY;
        Range ys = Range.EMPTY;
        for (Orbit orbit : orbits) {
            for (int k = 0; k < orbit.xs.length; k++) {
                if (!Double.isFinite(orbit.xs[k]) || !Double.isFinite(orbit.ys[k])) continue;
                xs = xs.with(orbit.xs[k]);
                ys = ys.with(orbit.ys[k]);
            }
        }
        Range xRange = nullclines.map(Nullclines::x).orElse(xs.padded(0.05));
        Range yRange = nullclines.map(Nullclines::y).orElse(ys.padded(0.05));
        Ticks ticks = ys.isEmpty() ? Ticks.NONE : Ticks.of(yRange, HEIGHT / 50);
        Panel panel = new Panel(up, yRange, ticks, keys, HEIGHT, frame -> {
            List<Mark> marks = new ArrayList<>(nullclines.map(each -> each.in(frame)).orElse(List.of()));
            marks.addAll(marks(orbits, frame));
            return marks;
        });
        return new Stack(title, SHEET, right, xRange, warning).draw(List.of(panel));
    }

    /** The variable alone: the key says of which neurons. */
    private static String label(Trace trace) {
        Unit unit = trace.unit();
        return Typography.axis(Typography.variable(trace.label()), unit);
    }

    private static List<Mark> marks(List<Orbit> orbits, Frame frame) {
        List<Mark> marks = new ArrayList<>();
        for (Orbit orbit : orbits) {
            Polyline line = thinned(orbit, frame, MOST_POINTS / orbits.size());
            if (line.count() == 0) continue;
            marks.add(new Mark.Stroke(line.xs(), line.ys(), orbit.width, orbit.ink, Optional.empty()));
            marks.add(new Mark.Box(line.x(0) - 2.5, line.y(0) - 2.5, 5, 5, Ink.of(orbit.ink.rgb())));
        }
        return marks.isEmpty() ? Stack.note(frame, "nothing was recorded in this window") : marks;
    }

    /** Drops points that hardly leave the last one; by coarser steps while an orbit has too many. */
    private static Polyline thinned(Orbit orbit, Frame frame, int most) {
        Polyline line = thinned(orbit, frame, 0.2);
        for (double step = 0.4; line.count() > most && step <= 2; step *= 2) line = thinned(orbit, frame, step);
        return line;
    }

    private static Polyline thinned(Orbit orbit, Frame frame, double step) {
        Polyline line = new Polyline();
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int k = 0; k < orbit.xs.length; k++) {
            if (!Double.isFinite(orbit.xs[k]) || !Double.isFinite(orbit.ys[k])) {
                line.lineBreak();
                lastX = Double.NaN;
                continue;
            }
            double x = frame.x(orbit.xs[k]);
            double y = frame.y(orbit.ys[k]);
            if (Math.abs(x - lastX) < step && Math.abs(y - lastY) < step && k + 1 < orbit.xs.length) continue;
            line.add(x, y);
            lastX = x;
            lastY = y;
        }
        return line.simplified(step / 4);
    }
}
