package hillock.outputs.drawing;

import java.util.Optional;

/** One thing on a drawing. */
public sealed interface Mark {
    /**
     * Lines through points, in order; a NaN breaks the line. Round joins; the marks of one stroke do not darken where they cross.
     *
     * @param xs arrays of one length, by convention not changed any more
     */
    record Stroke(double[] xs, double[] ys, double width, Ink ink, Optional<Dash> dash) implements Mark {}

    /** Alternately {@code on} long and {@code off} long, starting {@code start} into that pattern. */
    record Dash(double on, double off, double start) {}

    record Box(double x, double y, double width, double height, Ink ink) implements Mark {}

    /** Text whose base line passes through (x, y); {@code upwards} turns it by a quarter to the left. */
    record Text(double x, double y, String text, double size, Anchor anchor, boolean upwards, Ink ink) implements Mark {}

    /** Which end of the text is at the point. */
    enum Anchor { START, MIDDLE, END }

    /**
     * A grid of coloured cells, row by row from the top: 0xAARRGGBB, where AA is 00 (nothing) or FF.
     *
     * @param colours {@code columns} times the number of rows, by convention not changed any more
     */
    record Cells(double x, double y, double width, double height, int columns, int[] colours) implements Mark {
        public int rows() {
            return colours.length / columns;
        }
    }

    static Stroke line(double x1, double y1, double x2, double y2, double width, Ink ink) {
        return new Stroke(new double[] {x1, x2}, new double[] {y1, y2}, width, ink, Optional.empty());
    }
}
