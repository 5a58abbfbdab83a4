package hillock.outputs.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Part;
import hillock.outputs.drawing.Drawing;
import hillock.outputs.drawing.Ink;
import hillock.outputs.drawing.Mark;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;

/** Spikes over time, a row a neuron, neuron 0 at the bottom; a panel for each part, high as it has neurons. */
final class RasterFigure {
    private static final double SHEET = 800;
    private static final int MOST_LINES = 40_000;

    private RasterFigure() {}

    static Drawing of(Recording recording, Figure.Raster figure, String title) {
        TimeAxis axis = TimeAxis.of(recording, figure);
        int largest = figure.parts().stream().mapToInt(Part::size).max().orElse(1);
        double tallest = Math.min(figure.parts().size() == 1 ? 340 : 240, 40 + 14.0 * largest);
        List<Panel> panels = new ArrayList<>();
        for (int k = 0; k < figure.parts().size(); k++) {
            Part part = figure.parts().get(k);
            double height = Math.round(Math.max(50, tallest * part.size() / largest));
            Ink ink = figure.parts().size() == 1 ? Palette.AXIS : Palette.curve(k);
            panels.add(panel(recording, part, axis, height, ink));
        }
        return new Stack(title, SHEET, axis.label(), axis.shown(), axis.warning()).draw(panels);
    }

    private static Panel panel(Recording recording, Part part, TimeAxis axis, double height, Ink ink) {
        SpikeTrain spikes = recording.spikes().get(part.population());
        if (spikes == null) throw new IllegalStateException("the recording has no spikes of " + part.population());
        IntPredicate shown = spike -> spikes.neuron(spike) >= part.from() && spikes.neuron(spike) < part.to()
                && axis.contains(spikes.time(spike));
        int count = 0;
        for (int k = 0; k < spikes.count(); k++) if (shown.test(k)) count++;
        boolean few = count <= MOST_LINES;
        boolean none = count == 0;
        Range y = new Range(part.from() - 0.7, part.to() - 0.3);
        String spikesIn = count == 1 ? "1 spike" : count + " spikes";
        List<Panel.Key> keys = List.of(new Panel.Key(part.label() + ", " + spikesIn, ink, 0, Optional.empty()));
        Panel.Content content = frame -> none ? Stack.note(frame, "no spikes") : List.of(marks(spikes, shown, few, axis, frame, ink));
        return new Panel("neuron", y, Ticks.whole(y, Math.max(2.5, height / 38)), keys, height, content);
    }

    private static Mark marks(SpikeTrain spikes, IntPredicate shown, boolean few, TimeAxis axis, Frame frame, Ink ink) {
        double rowHeight = frame.height() / frame.y().length();
        return few ? lines(spikes, shown, axis, frame, ink, rowHeight) : dots(spikes, shown, axis, frame, ink, rowHeight);
    }

    private static Mark lines(SpikeTrain spikes, IntPredicate shown, TimeAxis axis, Frame frame, Ink ink, double rowHeight) {
        double half = Math.clamp(0.4 * rowHeight, 0.6, 7);
        double width = rowHeight >= 6 ? 1.2 : rowHeight >= 2 ? 1 : 0.9;
        Polyline line = new Polyline();
        for (int spike = 0; spike < spikes.count(); spike++) {
            if (!shown.test(spike)) continue;
            double x = frame.x(spikes.time(spike) * axis.scale());
            double y = frame.y(spikes.neuron(spike));
            line.add(x, Math.max(frame.top(), y - half));
            line.add(x, Math.min(frame.bottom(), y + half));
            line.lineBreak();
        }
        return new Mark.Stroke(line.xs(), line.ys(), width, ink, Optional.empty());
    }

    /** So many spikes that lines would be megabytes: cells of half a point, darker where spikes overlap. */
    private static Mark dots(SpikeTrain spikes, IntPredicate shown, TimeAxis axis, Frame frame, Ink ink, double rowHeight) {
        int columns = (int) (2 * frame.width());
        int rows = (int) (2 * frame.height());
        int reach = Math.clamp(Math.round(0.4 * rowHeight * 2), 1, 8);
        int[] counts = new int[columns * rows];
        for (int spike = 0; spike < spikes.count(); spike++) {
            if (!shown.test(spike)) continue;
            int x = (int) Math.clamp(2 * (frame.x(spikes.time(spike) * axis.scale()) - frame.left()), 0, columns - 2);
            int middle = (int) (2 * (frame.y(spikes.neuron(spike)) - frame.top()));
            for (int y = Math.max(0, middle - reach); y < Math.min(rows, middle + reach); y++) {
                counts[y * columns + x]++;
                counts[y * columns + x + 1]++;
            }
        }
        int[] colours = new int[counts.length];
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) colours[k] = 0xFF000000 | tint(ink.rgb(), counts[k] == 1 ? 0.7 : 1);
        }
        return new Mark.Cells(frame.left(), frame.top(), frame.width(), frame.height(), columns, colours);
    }

    private static int tint(int rgb, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            mixed |= (int) Math.round(255 + ((rgb >> shift & 255) - 255) * share) << shift;
        }
        return mixed;
    }
}
