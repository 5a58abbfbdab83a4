package hillock.outputs.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The letters of our pictures: outlines of DejaVu Sans, kept as text beside this class and read when first used. */
public final class Lettering {
    private static final double EM = 2048;
    private static final int STEPS = 4;
    private static final Lettering LETTERS = new Lettering();
    private final Map<Integer, String> lines = new HashMap<>();
    private final Map<Integer, Glyph> glyphs = new HashMap<>();

    /** An outline in units of the em, as polygons: x, y pairs with y upwards; a NaN pair starts a new polygon. */
    private record Glyph(double advance, double[] points) {}

    private Lettering() {
        try (InputStream in = Lettering.class.getResourceAsStream("glyphs.txt")) {
            if (in == null) throw new IllegalStateException("the letters' outlines are missing from this program");
            String all = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            all.lines().filter(line -> !line.startsWith("#"))
                    .forEach(line -> lines.put(Integer.parseInt(line, 0, 4, 16), line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The length of a text, in the unit of {@code size}. */
    public static double width(String text, double size) {
        return text.codePoints().mapToDouble(c -> LETTERS.glyph(c).advance).sum() * size;
    }

    /** Adds a text's outline to the shape being made on the canvas. All numbers in pixels; (x, y) is the start of the base line. */
    static void write(Canvas canvas, String text, double x, double y, double size, boolean upwards) {
        double along = 0;
        for (int c : text.codePoints().toArray()) {
            Glyph glyph = LETTERS.glyph(c);
            double[] p = glyph.points;
            for (int k = 0; k + 3 < p.length; k += 2) {
                double a0 = along + p[k] * size;
                double b0 = p[k + 1] * size;
                double a1 = along + p[k + 2] * size;
                double b1 = p[k + 3] * size;
                if (upwards) canvas.edge(x - b0, y - a0, x - b1, y - a1);
                else canvas.edge(x + a0, y - b0, x + a1, y - b1);
            }
            along += glyph.advance * size;
        }
    }

    /** A text's outline as polygons: xs and ys on the sheet, a NaN pair between two polygons. (x, y) is the start of the base line. */
    static double[][] outline(String text, double x, double y, double size, boolean upwards) {
        Polygons all = new Polygons();
        double along = 0;
        for (int c : text.codePoints().toArray()) {
            Glyph glyph = LETTERS.glyph(c);
            double[] p = glyph.points;
            if (p.length > 0) all.add(Double.NaN, Double.NaN);
            for (int k = 0; k + 1 < p.length; k += 2) {
                double a = along + p[k] * size;
                double b = p[k + 1] * size;
                all.add(upwards ? x - b : x + a, upwards ? y - a : y - b);
            }
            along += glyph.advance * size;
        }
        double[] points = all.points();
        double[] xs = new double[points.length / 2];
        double[] ys = new double[xs.length];
        for (int k = 0; k < xs.length; k++) {
            xs[k] = points[2 * k];
            ys[k] = points[2 * k + 1];
        }
        return new double[][] {xs, ys};
    }

    private synchronized Glyph glyph(int codePoint) {
        return glyphs.computeIfAbsent(codePoint, c -> outline(lines.getOrDefault(c, lines.get(0xFFFD))));
    }

    private static Glyph outline(String line) {
        String[] words = line.split(" ");
        Polygons polygons = new Polygons();
        for (int k = 2; k < words.length; ) {
            switch (words[k]) {
                case "M" -> polygons.move(number(words[k + 1]), number(words[k + 2]));
                case "L" -> polygons.line(number(words[k + 1]), number(words[k + 2]));
                case "Q" -> polygons.curve(number(words[k + 1]), number(words[k + 2]), number(words[k + 3]), number(words[k + 4]));
                case "Z" -> polygons.close();
                default -> throw new IllegalStateException("a glyph's outline has " + words[k]);
            }
            k += switch (words[k]) {
                case "Q" -> 5;
                case "Z" -> 1;
                default -> 3;
            };
        }
        return new Glyph(number(words[1]), polygons.points());
    }

    private static double number(String word) {
        return Integer.parseInt(word) / EM;
    }

    /** Flattens curves. */
    private static final class Polygons {
        private double[] points = new double[128];
        private int count;
        private double startX;
        private double startY;

        void move(double x, double y) {
            if (count > 0) add(Double.NaN, Double.NaN);
            startX = x;
            startY = y;
            add(x, y);
        }

        void line(double x, double y) {
            add(x, y);
        }

        void curve(double cx, double cy, double x, double y) {
            double x0 = points[count - 2];
            double y0 = points[count - 1];
            for (int k = 1; k <= STEPS; k++) {
                double t = (double) k / STEPS;
                double s = 1 - t;
                add(s * s * x0 + 2 * s * t * cx + t * t * x, s * s * y0 + 2 * s * t * cy + t * t * y);
            }
        }

        void close() {
            add(startX, startY);
        }

        double[] points() {
            return Arrays.copyOf(points, count);
        }

        private void add(double x, double y) {
            if (count == points.length) points = Arrays.copyOf(points, 2 * count);
            points[count++] = x;
            points[count++] = y;
        }
    }
}
