package hillock.outputs.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.outputs.drawing.Drawing;
import hillock.outputs.drawing.Ink;
import hillock.outputs.drawing.Lettering;
import hillock.outputs.drawing.Mark;
import hillock.outputs.drawing.Mark.Anchor;

/** Coloured cells between two axes, with a bar that says what the colours mean. */
final class HeatMap {
    private static final double LONGEST = 420;
    private static final double SHORTEST = 120;
    private static final double TICK = 4;
    private static final double TOP = 34;
    private final String title;
    private final double[][] cells;
    private final Side across;
    private final Side down;
    private final String label;
    private final String heading;
    private final Optional<String> warning;
    private final Range values;
    private final boolean diverging;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * An axis.
     *
     * @param size   how many places it has, numbered from 0; each may be several cells, or a part of one
     * @param labels of the places; empty for their numbers
     * @param up     whether the last place is the one at the top
     */
    record Side(String label, int size, List<String> labels, boolean up) {
        static Side counted(String label, int size) {
            return new Side(label, size, List.of(), false);
        }

        static Side named(String label, List<String> labels) {
            return new Side(label, labels.size(), labels, false);
        }

        /** Of an axis whose numbers grow to the top. */
        Side downwards() {
            return new Side(label, size, labels, true);
        }

        Ticks ticks(Range range, double wanted) {
            Ticks whole = Ticks.whole(range, wanted);
            if (labels.isEmpty()) return whole;
            return new Ticks(whole.values(), whole.values().stream().map(value -> labels.get((int) Math.round(value))).toList(),
                    Optional.empty());
        }
    }

    /** @param cells rows from the top; NaN for none */
    HeatMap(String title, double[][] cells, Side across, Side down, String label, String heading, Optional<String> warning) {
        this.title = title;
        this.cells = cells;
        this.across = across;
        this.down = down;
        this.label = label;
        this.heading = heading;
        this.warning = warning;
        Range all = MatrixFigure.range(cells);
        this.diverging = all.from() < 0 && all.to() > 0;
        double size = Math.max(Math.abs(all.from()), Math.abs(all.to()));
        this.values = diverging ? new Range(-size, size) : all.padded(0);
    }

    Drawing draw() {
        double unit = LONGEST / Math.max(across.size(), down.size());
        double width = Math.max(SHORTEST, Math.round(unit * across.size()));
        double height = Math.max(SHORTEST, Math.round(unit * down.size()));
        Range x = new Range(-0.5, across.size() - 0.5);
        Range y = down.up() ? new Range(-0.5, down.size() - 0.5) : new Range(down.size() - 0.5, -0.5);
        Ticks rows = down.ticks(y, Math.max(2, height / 45));
        double left = Math.round(30 + widest(rows) + 3 + TICK);
        Frame frame = new Frame(left + 0.5, TOP + 0.5, width, height, x, y);
        marks.add(new Mark.Cells(frame.left(), frame.top(), width, height, cells[0].length, colours()));
        outline(frame);
        axes(frame, rows);
        double right = bar(frame);
        double sheet = Math.max(right, left + Lettering.width(heading, Stack.SMALL) + 10);
        warning.ifPresent(w -> text(left, TOP + height + 62, w, Anchor.START, Palette.WARNING));
        if (Double.isInfinite(MatrixFigure.range(cells).from())) {
            marks.addAll(Stack.note(frame, across.labels().isEmpty() ? "no connections" : "nothing could be measured"));
        }
        text(left, TOP - 10, heading, Anchor.START, Palette.AXIS);
        double bottom = TOP + height + TICK + 44 + (warning.isPresent() ? 20 : 0);
        return new Drawing(title, (int) Math.ceil(sheet), (int) Math.ceil(bottom), marks);
    }

    private int[] colours() {
        int columns = cells[0].length;
        int[] colours = new int[cells.length * columns];
        for (int k = 0; k < colours.length; k++) {
            double value = cells[k / columns][k % columns];
            if (Double.isFinite(value)) colours[k] = 0xFF000000 | colour((value - values.from()) / values.length());
        }
        return colours;
    }

    private int colour(double share) {
        return diverging ? Palette.diverging(share) : Palette.sequential(share);
    }

    private void axes(Frame frame, Ticks rows) {
        for (int k = 0; k < rows.values().size(); k++) {
            double y = frame.y(rows.values().get(k));
            line(frame.left() - TICK, y, frame.left(), y);
            text(frame.left() - TICK - 3, y + Stack.SMALL * 0.36, rows.labels().get(k), Anchor.END, Palette.AXIS);
        }
        Ticks columns = across.ticks(frame.x(), Math.max(2, frame.width() / 55));
        for (int k = 0; k < columns.values().size(); k++) {
            double x = frame.x(columns.values().get(k));
            line(x, frame.bottom(), x, frame.bottom() + TICK);
            text(x, frame.bottom() + TICK + 3 + Stack.SMALL, columns.labels().get(k), Anchor.MIDDLE, Palette.AXIS);
        }
        marks.add(new Mark.Text(frame.left() + frame.width() / 2, frame.bottom() + TICK + 36, across.label(), Stack.LABEL,
                Anchor.MIDDLE, false, Palette.AXIS));
        marks.add(new Mark.Text(6 + Stack.LABEL, frame.top() + frame.height() / 2, down.label(), Stack.LABEL,
                Anchor.MIDDLE, true, Palette.AXIS));
    }

    /** The colours' meaning; gives where the sheet may end. */
    private double bar(Frame cellsFrame) {
        Range all = MatrixFigure.range(cells);
        if (all.isEmpty()) return cellsFrame.right() + 20;
        Frame frame = new Frame(cellsFrame.right() + 24, cellsFrame.top(), 14, cellsFrame.height(), new Range(0, 1), values);
        int steps = 128;
        int[] colours = new int[steps];
        for (int k = 0; k < steps; k++) colours[k] = 0xFF000000 | colour(1 - (k + 0.5) / steps);
        marks.add(new Mark.Cells(frame.left(), frame.top(), frame.width(), frame.height(), 1, colours));
        outline(frame);
        Ticks ticks = Ticks.of(values, Math.max(2, frame.height() / 55));
        for (int k = 0; k < ticks.values().size(); k++) {
            double y = frame.y(ticks.values().get(k));
            line(frame.right(), y, frame.right() + TICK, y);
            text(frame.right() + TICK + 3, y + Stack.SMALL * 0.36, ticks.labels().get(k), Anchor.START, Palette.AXIS);
        }
        double at = frame.right() + TICK + 3 + widest(ticks) + 8 + Stack.LABEL;
        String shown = label + ticks.factor().map(f -> "  " + f).orElse("");
        marks.add(new Mark.Text(at, frame.top() + frame.height() / 2, shown, Stack.LABEL, Anchor.MIDDLE, true, Palette.AXIS));
        return at + 12;
    }

    private static double widest(Ticks ticks) {
        return ticks.labels().stream().mapToDouble(l -> Lettering.width(l, Stack.SMALL)).max().orElse(0);
    }

    private void outline(Frame frame) {
        marks.add(new Mark.Stroke(
                new double[] {frame.left(), frame.right(), frame.right(), frame.left(), frame.left(), frame.right()},
                new double[] {frame.top(), frame.top(), frame.bottom(), frame.bottom(), frame.top(), frame.top()},
                1, Palette.AXIS, Optional.empty()));
    }

    private void line(double x1, double y1, double x2, double y2) {
        marks.add(Mark.line(x1, y1, x2, y2, 1, Palette.AXIS));
    }

    private void text(double x, double y, String text, Anchor anchor, Ink ink) {
        marks.add(new Mark.Text(x, y, text, Stack.SMALL, anchor, false, ink));
    }
}
