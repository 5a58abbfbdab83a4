package hillock.outputs.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.outputs.drawing.Drawing;
import hillock.outputs.drawing.Ink;
import hillock.outputs.drawing.Lettering;
import hillock.outputs.drawing.Mark;
import hillock.outputs.drawing.Mark.Anchor;

/** Panels one above the other over one shared horizontal axis, each with its legend above it. */
final class Stack {
    static final double LABEL = 13;
    static final double SMALL = 12;
    private static final double TICK = 4;
    private static final double ROW = 18;
    private static final double SWATCH = 22;
    private final String title;
    private final String label;
    private final Range x;
    private final Ticks xTicks;
    private final double width;
    private final Optional<String> warning;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * @param width   of the sheet, in points
     * @param label   of the horizontal axis
     * @param x       what it spans
     * @param warning what a reader must know of the whole figure; stands above it
     */
    Stack(String title, double width, String label, Range x, Optional<String> warning) {
        this.title = title;
        this.width = width;
        this.label = label;
        this.x = x;
        this.xTicks = Ticks.of(x, width / 95);
        this.warning = warning;
    }

    Drawing draw(List<Panel> panels) {
        double left = Math.round(panels.stream().mapToDouble(Stack::leftMargin).max().orElse(60));
        double right = 12 + lastLabelHalf();
        double room = width - left - right;
        double top = 10;
        for (int k = 0; k < panels.size(); k++) {
            Panel panel = panels.get(k);
            boolean last = k == panels.size() - 1;
            top += header(panel, left, top, room, k == 0);
            Frame frame = new Frame(left + 0.5, top + 0.5, Math.round(room), panel.height(), x, panel.y());
            marks.addAll(panel.content().in(frame));
            verticalAxis(panel, frame);
            horizontalAxis(frame, last);
            top += panel.height() + (last ? 0 : 16);
        }
        double height = top + TICK + 4 + SMALL + 8 + LABEL + 8;
        return new Drawing(title, (int) width, (int) Math.ceil(height), marks);
    }

    private static double leftMargin(Panel panel) {
        double widest = panel.ticks().labels().stream().mapToDouble(l -> Lettering.width(l, SMALL)).max().orElse(0);
        double factor = panel.ticks().factor().map(f -> Lettering.width(f, SMALL)).orElse(0.0);
        return 8 + LABEL + 8 + Math.max(widest, factor) + 3 + TICK;
    }

    private double lastLabelHalf() {
        return xTicks.labels().isEmpty() ? 0 : Lettering.width(xTicks.labels().getLast(), SMALL) / 2;
    }

    /** Draws the legend, and the warning above the first panel; gives the height they take. */
    private double header(Panel panel, double left, double top, double room, boolean first) {
        double end = left + room;
        if (first && warning.isPresent()) {
            text(end, top + SMALL - 1, warning.get(), SMALL, Anchor.END, Palette.WARNING);
            end -= Lettering.width(warning.get(), SMALL) + 20;
        }
        double at = left;
        double row = top;
        for (Panel.Key key : panel.keys()) {
            double swatch = key.width() == 0 ? 0 : SWATCH + 6;
            String shown = Typography.fitted(key.label(), SMALL, end - left - swatch);
            double length = swatch + Lettering.width(shown, SMALL);
            if (at > left && at + length > end) {
                at = left;
                row += ROW;
            }
            double[] middle = {row + SMALL / 2 + 1.5, row + SMALL / 2 + 1.5};
            if (swatch > 0) marks.add(new Mark.Stroke(new double[] {at, at + SWATCH}, middle, key.width(), key.ink(), key.dash()));
            text(at + swatch, row + SMALL - 1, shown, SMALL, Anchor.START, swatch > 0 ? Palette.AXIS : key.ink());
            at += length + 20;
        }
        boolean nothing = panel.keys().isEmpty() && !(first && warning.isPresent()) && panel.ticks().factor().isEmpty();
        return nothing ? 4 : row - top + ROW + 4;
    }

    private void verticalAxis(Panel panel, Frame frame) {
        Ticks ticks = panel.ticks();
        line(frame.left(), frame.top(), frame.left(), frame.bottom());
        for (int k = 0; k < ticks.values().size(); k++) {
            double y = snapped(frame.y(ticks.values().get(k)));
            line(frame.left() - TICK, y, frame.left(), y);
            text(frame.left() - TICK - 3, y + SMALL * 0.36, ticks.labels().get(k), SMALL, Anchor.END, Palette.AXIS);
        }
        ticks.factor().ifPresent(f -> text(frame.left() - TICK - 3, frame.top() - 11, f, SMALL, Anchor.END, Palette.AXIS));
        String shown = Typography.fitted(panel.label(), LABEL, panel.height() + 20);
        marks.add(new Mark.Text(6 + LABEL, frame.top() + frame.height() / 2, shown, LABEL, Anchor.MIDDLE, true, Palette.AXIS));
    }

    private void horizontalAxis(Frame frame, boolean labelled) {
        line(frame.left(), frame.bottom(), frame.right(), frame.bottom());
        for (int k = 0; k < xTicks.values().size(); k++) {
            double at = snapped(frame.x(xTicks.values().get(k)));
            line(at, frame.bottom(), at, frame.bottom() + TICK);
            if (labelled) text(at, frame.bottom() + TICK + 3 + SMALL, xTicks.labels().get(k), SMALL, Anchor.MIDDLE, Palette.AXIS);
        }
        if (!labelled) return;
        double y = frame.bottom() + TICK + 4 + SMALL + 8 + LABEL - 2;
        String whole = xTicks.factor().map(f -> label + "  " + f).orElse(label);
        text(frame.left() + frame.width() / 2, y, whole, LABEL, Anchor.MIDDLE, Palette.AXIS);
    }

    private static double snapped(double at) {
        return Math.floor(at) + 0.5;
    }

    private void line(double x1, double y1, double x2, double y2) {
        // a little longer, so that the corner is filled
        double more = y1 == y2 && x2 - x1 > 2 * TICK ? 0.5 : 0;
        marks.add(Mark.line(x1 - more, y1, x2, y2 + (x1 == x2 ? 0.5 : 0), 1, Palette.AXIS));
    }

    private void text(double x0, double y, String text, double size, Anchor anchor, Ink ink) {
        marks.add(new Mark.Text(x0, y, text, size, anchor, false, ink));
    }

    /** A note in the middle of an empty panel. */
    static List<Mark> note(Frame frame, String text) {
        String shown = Typography.fitted(text, LABEL, frame.width() - 20);
        return List.of(new Mark.Text(frame.left() + frame.width() / 2, frame.top() + frame.height() / 2 + 4, shown, LABEL,
                Anchor.MIDDLE, false, Palette.NOTE));
    }
}
