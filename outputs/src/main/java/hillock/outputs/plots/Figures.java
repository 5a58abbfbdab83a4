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
import hillock.outputs.drawing.Pdf;
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

    /** What pictures are written as. */
    public enum Form {
        SVG(".svg"), PNG(".png"), PDF(".pdf");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }

        /** What its files' names end in. */
        public String ending() {
            return ending;
        }
    }

    /** A figure that can be written in each form. */
    public static final class Picture {
        private final Drawing drawing;

        private Picture(Drawing drawing) {
            this.drawing = drawing;
        }

        /** A file's bytes. */
        public byte[] as(Form form) {
            return switch (form) {
                case SVG -> SvgText.of(drawing).getBytes(StandardCharsets.UTF_8);
                case PNG -> Png.of(drawing, SCALE);
                case PDF -> Pdf.of(drawing);
            };
        }
    }

    /** A figure, to be written in several forms. */
    public static Picture picture(Recording recording, int figure) {
        return new Picture(drawing(recording, figure));
    }

    /** A figure of a sweep, counted from 0 in the order of the text. */
    public static Picture picture(Swept swept, int figure) {
        return new Picture(SweepFigure.of(swept, figure));
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
     * @param file ends in {@code .png}, {@code .svg} or {@code .pdf}
     * @throws IllegalArgumentException for another ending, or if there is no such figure
     * @throws UncheckedIOException     if the file cannot be written
     */
    public static void save(Recording recording, int figure, Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        Form form = List.of(Form.values()).stream().filter(each -> name.endsWith(each.ending())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a figure's file ends in .svg, .png or .pdf, not as " + file));
        byte[] content = picture(recording, figure).as(form);
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
            case Figure.Phase phase -> PhaseFigure.of(recording, phase, figured, title);
            case Figure.Histogram histogram -> HistogramFigure.of(recording, histogram, shown.getFirst(), title);
            case Figure.Matrix matrix -> MatrixFigure.of(recording, matrix, shown.getFirst(), title);
        };
    }
}
