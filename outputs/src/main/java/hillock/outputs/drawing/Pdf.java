package hillock.outputs.drawing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import hillock.outputs.drawing.Mark.Dash;

/**
 * A drawing as a PDF file of one page (ISO 32000-1, version 1.4). Letters are outlines, so that they look alike wherever it is shown; a
 * point of the drawing is 1/96 inch. The same drawing gives the same bytes.
 */
public final class Pdf {
    private static final double POINT = 0.75;
    /** More cells than this become an image. */
    private static final int MOST_RECTANGLES = 2500;
    private final StringBuilder page = new StringBuilder(1 << 14);
    private final Map<Double, String> opacities = new LinkedHashMap<>();
    private final List<byte[]> images = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
    private final List<Integer> places = new ArrayList<>();

    private Pdf() {}

    public static byte[] of(Drawing drawing) {
        return new Pdf().file(drawing);
    }

    private byte[] file(Drawing drawing) {
        page.append("1 j 1 J\n0.75 0 0 -0.75 0 ").append(number(drawing.height() * POINT)).append(" cm\n");
        drawing.marks().forEach(this::draw);
        text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        int first = 6;
        StringBuilder resources = new StringBuilder("<< /ExtGState <<");
        opacities.forEach((opacity, name) -> resources.append(" /").append(name).append(" << /ca ").append(number(opacity)).append(" /CA ")
                .append(number(opacity)).append(" >>"));
        resources.append(" >> /XObject <<");
        for (int k = 0; k < images.size() / 2; k++) resources.append(" /I").append(k).append(' ').append(first + 2 * k).append(" 0 R");
        resources.append(" >> >>");
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + number(drawing.width() * POINT) + " " + number(drawing.height() * POINT)
                + "] /Contents 4 0 R /Resources " + resources + " >>");
        stream("", page.toString().getBytes(StandardCharsets.ISO_8859_1));
        object("<< /Title " + quoted(drawing.title()) + " >>");
        for (int k = 0; k < images.size(); k += 2) image(images.get(k), images.get(k + 1), first + k + 1);
        return ended();
    }

    private void draw(Mark mark) {
        switch (mark) {
            case Mark.Stroke stroke -> {
                begin(stroke.ink(), "RG");
                page.append(number(stroke.width())).append(" w ");
                stroke.dash().ifPresent(this::dash);
                path(stroke.xs(), stroke.ys());
                page.append("S Q\n");
            }
            case Mark.Box(double x, double y, double width, double height, Ink ink) -> {
                begin(ink, "rg");
                box(x, y, width, height);
                page.append("f Q\n");
            }
            case Mark.Text(double x, double y, String text, double size, Mark.Anchor anchor, boolean upwards, Ink ink) -> {
                double shift = Lettering.width(text, size) * switch (anchor) {
                    case START -> 0;
                    case MIDDLE -> 0.5;
                    case END -> 1;
                };
                begin(ink, "rg");
                double[][] outline = Lettering.outline(text, upwards ? x : x - shift, upwards ? y + shift : y, size, upwards);
                path(outline[0], outline[1]);
                page.append("f Q\n");
            }
            case Mark.Cells cells when cells.colours().length <= MOST_RECTANGLES -> rectangles(cells);
            case Mark.Cells cells -> picture(cells);
        }
    }

    private void begin(Ink ink, String operator) {
        page.append("q ");
        if (ink.opacity() != 1) {
            page.append('/').append(opacities.computeIfAbsent(ink.opacity(), _ -> "G" + opacities.size())).append(" gs ");
        }
        for (int shift = 16; shift >= 0; shift -= 8) page.append(number((ink.rgb() >> shift & 255) / 255.0)).append(' ');
        page.append(operator).append(' ');
    }

    private void dash(Dash dash) {
        page.append("0 J [").append(number(dash.on())).append(' ').append(number(dash.off())).append("] ").append(number(dash.start()))
                .append(" d ");
    }

    private void path(double[] xs, double[] ys) {
        boolean drawing = false;
        for (int k = 0; k < xs.length; k++) {
            boolean gap = Double.isNaN(xs[k]) || Double.isNaN(ys[k]);
            if (!gap) page.append(number(xs[k])).append(' ').append(number(ys[k])).append(drawing ? " l " : " m ");
            drawing = !gap;
        }
    }

    private void box(double x, double y, double width, double height) {
        page.append(number(x)).append(' ').append(number(y)).append(' ').append(number(width)).append(' ').append(number(height))
                .append(" re ");
    }

    /** A rectangle for each run of equal cells in a row. */
    private void rectangles(Mark.Cells cells) {
        double width = cells.width() / cells.columns();
        double height = cells.height() / cells.rows();
        for (int row = 0; row < cells.rows(); row++) {
            for (int from = 0, to; from < cells.columns(); from = to) {
                int colour = cells.colours()[row * cells.columns() + from];
                to = from + 1;
                while (to < cells.columns() && cells.colours()[row * cells.columns() + to] == colour) to++;
                if (colour >>> 24 == 0) continue;
                begin(Ink.of(colour & 0xFFFFFF), "rg");
                box(cells.x() + from * width, cells.y() + row * height, (to - from) * width, height);
                page.append("f Q\n");
            }
        }
    }

    private void picture(Mark.Cells cells) {
        int count = cells.colours().length;
        byte[] colours = new byte[3 * count];
        byte[] there = new byte[count];
        for (int k = 0; k < count; k++) {
            int colour = cells.colours()[k];
            for (int c = 0; c < 3; c++) colours[3 * k + c] = (byte) (colour >> 16 - 8 * c);
            there[k] = (byte) (colour >>> 24);
        }
        String size = "/Type /XObject /Subtype /Image /Width " + cells.columns() + " /Height " + cells.rows() + " /BitsPerComponent 8 ";
        page.append("q ").append(number(cells.width())).append(" 0 0 ").append(number(-cells.height())).append(' ')
                .append(number(cells.x())).append(' ').append(number(cells.y() + cells.height()))
                .append(" cm /I").append(images.size() / 2).append(" Do Q\n");
        images.add(packed(size + "/ColorSpace /DeviceRGB ", colours));
        images.add(packed(size + "/ColorSpace /DeviceGray ", there));
    }

    /** A dictionary's beginning, a line, and the data. */
    private static byte[] packed(String dictionary, byte[] data) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes((dictionary + "\n").getBytes(StandardCharsets.ISO_8859_1));
        both.writeBytes(data);
        return both.toByteArray();
    }

    private void image(byte[] colours, byte[] there, int mask) {
        stream(dictionary(colours) + "/SMask " + mask + " 0 R ", data(colours));
        stream(dictionary(there), data(there));
    }

    private static String dictionary(byte[] packed) {
        return new String(packed, 0, line(packed), StandardCharsets.ISO_8859_1);
    }

    private static byte[] data(byte[] packed) {
        return java.util.Arrays.copyOfRange(packed, line(packed) + 1, packed.length);
    }

    private static int line(byte[] packed) {
        int end = 0;
        while (packed[end] != '\n') end++;
        return end;
    }

    private void object(String content) {
        places.add(out.size());
        text(places.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    private void stream(String dictionary, byte[] content) {
        byte[] deflated = deflate(content);
        places.add(out.size());
        text(places.size() + " 0 obj\n<< " + dictionary + "/Filter /FlateDecode /Length " + deflated.length + " >>\nstream\n");
        out.writeBytes(deflated);
        text("\nendstream\nendobj\n");
    }

    /** With the table of where each object is. */
    private byte[] ended() {
        int table = out.size();
        text("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        for (int place : places) text(String.format(Locale.ROOT, "%010d 00000 n \n", place));
        text("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R /Info 5 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A title in UTF-16, as hexadecimal. */
    private static String quoted(String title) {
        StringBuilder quoted = new StringBuilder("<FEFF");
        for (char c : title.toCharArray()) quoted.append(String.format(Locale.ROOT, "%04X", (int) c));
        return quoted.append('>').toString();
    }

    /** With three decimals at most. */
    private static String number(double value) {
        long thousandths = Math.round(value * 1000);
        String sign = thousandths < 0 ? "-" : "";
        long size = Math.abs(thousandths);
        String rest = String.format(Locale.ROOT, "%03d", size % 1000).replaceAll("0+$", "");
        return sign + size / 1000 + (rest.isEmpty() ? "" : "." + rest);
    }

    private static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater(6)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 12);
            byte[] piece = new byte[1 << 14];
            while (!deflater.finished()) packed.write(piece, 0, deflater.deflate(piece));
            return packed.toByteArray();
        }
    }
}
