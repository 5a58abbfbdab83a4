package hillock.outputs.plots;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import hillock.simulator.recording.Trace;

/**
 * Columns of two traces against each other, at the moments that both have. Where there are very many, an orbit is drawn only where it
 * comes to places that it has not been to, so that one which returns takes no more room than one turn.
 */
final class Orbits {
    /** Places to a side of what all orbits span: half a point each. */
    private static final int PLACES = 1000;
    private final TimeAxis axis;
    private final Trace x;
    private final int[] xColumns;
    private final Trace y;
    private final int[] yColumns;
    private final double longest;

    /** A place in the plane for each orbit, at one moment. */
    private interface Moment {
        /** @param gap whether time has passed that no line bridges */
        void at(int xRow, int yRow, boolean gap);
    }

    /** @param xColumns of each orbit, as {@code yColumns} */
    Orbits(TimeAxis axis, Trace x, int[] xColumns, Trace y, int[] yColumns) {
        this.axis = axis;
        this.x = x;
        this.xColumns = xColumns;
        this.y = y;
        this.yColumns = yColumns;
        this.longest = Math.max(Thinning.longestStep(x.rows(), x::time), Thinning.longestStep(y.rows(), y::time));
    }

    List<Polyline> lines() {
        List<Polyline> lines = new ArrayList<>();
        for (int k = 0; k < yColumns.length; k++) lines.add(new Polyline());
        boolean few = Math.min(Window.of(x, axis).count(), Window.of(y, axis).count()) <= Excerpt.MOST_ROWS;
        if (few) {
            each((i, j, gap) -> {
                for (int k = 0; k < lines.size(); k++) {
                    if (gap) lines.get(k).lineBreak();
                    lines.get(k).add(x.value(i, xColumns[k]), y.value(j, yColumns[k]));
                }
            });
        } else {
            Range[] spans = spans();
            List<Trail> trails = lines.stream().map(line -> new Trail(line, spans[0], spans[1])).toList();
            each((i, j, gap) -> {
                for (int k = 0; k < lines.size(); k++) trails.get(k).to(x.value(i, xColumns[k]), y.value(j, yColumns[k]), gap);
            });
        }
        return lines;
    }

    private Range[] spans() {
        Range[] spans = {Range.EMPTY, Range.EMPTY};
        each((i, j, _) -> {
            for (int k = 0; k < yColumns.length; k++) {
                spans[0] = spans[0].with(x.value(i, xColumns[k]));
                spans[1] = spans[1].with(y.value(j, yColumns[k]));
            }
        });
        return spans;
    }

    /** The traces may have been sampled at different intervals: only common moments make points. */
    private void each(Moment moment) {
        Window xs = Window.of(x, axis);
        Window ys = Window.of(y, axis);
        double before = Double.NaN;
        for (int i = xs.from(), j = ys.from(); i < xs.to() && j < ys.to(); ) {
            double xTime = x.time(i);
            double yTime = y.time(j);
            double slack = 1e-9 * Math.max(1, xTime);
            if (xTime < yTime - slack) {
                i++;
            } else if (yTime < xTime - slack) {
                j++;
            } else {
                moment.at(i++, j++, xTime - before > longest);
                before = xTime;
            }
        }
    }

    /** One orbit's line, and where it has been. */
    private static final class Trail {
        private final Polyline line;
        private final Range xs;
        private final Range ys;
        private final BitSet been = new BitSet(PLACES * PLACES);
        private double lastX = Double.NaN;
        private double lastY = Double.NaN;
        private int lastPlace = -1;
        private boolean drawing;

        Trail(Polyline line, Range xs, Range ys) {
            this.line = line;
            this.xs = xs.padded(0);
            this.ys = ys.padded(0);
        }

        void to(double x, double y, boolean gap) {
            boolean finite = Double.isFinite(x) && Double.isFinite(y);
            if (gap || !finite) {
                line.lineBreak();
                drawing = false;
                lastX = Double.NaN;
            }
            if (!finite) return;
            int place = place(x, xs) * PLACES + place(y, ys);
            boolean fresh = !been.get(place);
            if (fresh) {
                if (!drawing && !Double.isNaN(lastX)) {
                    line.lineBreak();
                    line.add(lastX, lastY);
                }
                line.add(x, y);
                been.set(place);
            }
            drawing = fresh || drawing && place == lastPlace;
            lastPlace = place;
            lastX = x;
            lastY = y;
        }

        private static int place(double value, Range range) {
            return Math.clamp((long) ((value - range.from()) / range.length() * PLACES), 0, PLACES - 1);
        }
    }
}
