package hillock.outputs.plots;

import java.util.List;
import java.util.Optional;
import hillock.outputs.drawing.Ink;
import hillock.outputs.drawing.Mark;

/**
 * One pair of axes.
 *
 * @param label   of the vertical axis
 * @param ticks   of the vertical axis
 * @param height  of the data, in points
 * @param content draws the data once its place is known
 */
record Panel(String label, Range y, Ticks ticks, List<Key> keys, double height, Content content) {
    /** An entry of the legend: a line of some width and its meaning; with width 0 the text alone, in that ink. */
    record Key(String label, Ink ink, double width, Optional<Mark.Dash> dash) {}

    interface Content {
        List<Mark> in(Frame frame);
    }
}
