package hillock.outputs.plots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import hillock.language.model.Experiment.Figure;
import hillock.outputs.drawing.Drawing;
import hillock.outputs.drawing.Png;
import hillock.outputs.drawing.SvgText;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Recording.Figured;
import hillock.simulator.recording.Recording.Shown;
import hillock.simulator.recording.Swept;

/** The figures of a recording: one for each {@code plot} of the user's text, counted from 0 in the order of the text. */
public final class Figures {
    /** Pixels of a PNG to a point of the SVG. */
    private static final int SCALE = 2;

    private Figures() {}

    /** A figure in both its forms. */
    public record Picture(String svg, byte[] png) {}

    /** A figure as SVG and PNG, in less time than one after the other. */
    public static Picture picture(Recording recording, int figure) {
        Drawing drawing = drawing(recording, figure);
        return new Picture(SvgText.of(drawing), Png.of(drawing, SCALE));
    }

    /** A figure of a sweep, counted from 0 in the order of the text. */
    public static Picture picture(Swept swept, int figure) {
        Drawing drawing = SweepFigure.of(swept, figure);
        return new Picture(SvgText.of(drawing), Png.of(drawing, SCALE));
    }

    /** A figure as SVG 1.1 text, 800 or less points wide; its letters are text. */
    public static String svg(Recording recording, int figure) {
        return SvgText.of(drawing(recording, figure));
    }

    /** A figure as a PNG file's bytes, two pixels to the point of the SVG: up to 1600 wide. */
    public static byte[] png(Recording recording, int figure) {
        return Png.of(drawing(recording, figure), SCALE);
    }

    /**
     * Writes a figure as the file's ending says.
     *
     * @param file ends in {@code .png} or {@code .svg}
     * @throws IllegalArgumentException for another ending, or if there is no such figure
     * @throws UncheckedIOException     if the file cannot be written
     */
    public static void save(Recording recording, int figure, Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".svg")) {
            throw new IllegalArgumentException("a figure's file ends in .png or .svg, not as " + file);
        }
        byte[] content = name.endsWith(".png") ? png(recording, figure) : svg(recording, figure).getBytes(StandardCharsets.UTF_8);
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Drawing drawing(Recording recording, int index) {
        if (index < 0 || index >= recording.figures().size()) {
            throw new IllegalArgumentException("there is no figure " + index + ": the recording has " + recording.figures().size());
        }
        Figured figured = recording.figures().get(index);
        List<Shown> shown = figured.shown();
        String title = recording.experiment().name();
        return switch (figured.figure()) {
            case Figure.Curves curves -> CurvesFigure.of(recording, curves, shown, title);
            case Figure.Raster raster -> RasterFigure.of(recording, raster, title);
            case Figure.Phase phase -> PhaseFigure.of(recording, phase, shown.get(0), shown.get(1), title);
            case Figure.Histogram histogram -> HistogramFigure.of(recording, histogram, shown.getFirst(), title);
            case Figure.Matrix matrix -> MatrixFigure.of(recording, matrix, shown.getFirst(), title);
        };
    }
}
