package hillock.outputs.drawing;

import java.util.Base64;
import java.util.Optional;
import hillock.outputs.drawing.Mark.Dash;

/** A drawing as SVG 1.1. Letters stay text, so that they can be found, copied and changed. Coordinates have two decimals. */
public final class SvgText {
    private static final String FONT = "'DejaVu Sans', Verdana, 'Bitstream Vera Sans', Helvetica, Arial, sans-serif";
    /** More cells than this become an embedded image. */
    private static final int MOST_RECTANGLES = 2500;
    private final StringBuilder out = new StringBuilder(1 << 14);

    private SvgText() {}

    public static String of(Drawing drawing) {
        return new SvgText().write(drawing);
    }

    private String write(Drawing drawing) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"").append(drawing.width())
                .append("\" height=\"").append(drawing.height()).append("\" viewBox=\"0 0 ").append(drawing.width()).append(' ')
                .append(drawing.height()).append("\" font-family=\"").append(FONT).append("\">\n<title>");
        escaped(drawing.title());
        out.append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        drawing.marks().forEach(this::write);
        return out.append("</svg>\n").toString();
    }

    private void write(Mark mark) {
        switch (mark) {
            case Mark.Stroke(double[] xs, double[] ys, double width, Ink ink, Optional<Dash> dash) -> {
                out.append("<path fill=\"none\" stroke-linejoin=\"round\"").append(colour("stroke", ink));
                attribute("stroke-width", width);
                dash.ifPresent(this::dashes);
                out.append(" d=\"");
                path(xs, ys);
                out.append("\"/>\n");
            }
            case Mark.Box(double x, double y, double width, double height, Ink ink) -> {
                out.append("<rect").append(colour("fill", ink));
                place(x, y, width, height);
                out.append("/>\n");
            }
            case Mark.Text text -> write(text);
            case Mark.Cells cells when cells.colours().length <= MOST_RECTANGLES -> rectangles(cells);
            case Mark.Cells cells -> {
                out.append("<image preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"");
                place(cells.x(), cells.y(), cells.width(), cells.height());
                String data = Base64.getEncoder().encodeToString(Png.of(cells));
                out.append(" xlink:href=\"data:image/png;base64,").append(data).append("\"/>\n");
            }
        }
    }

    /** A rectangle for each run of equal cells in a row: programs that smooth images leave these sharp. */
    private void rectangles(Mark.Cells cells) {
        double width = cells.width() / cells.columns();
        double height = cells.height() / cells.rows();
        out.append("<g shape-rendering=\"crispEdges\">\n");
        for (int row = 0; row < cells.rows(); row++) {
            for (int from = 0, to; from < cells.columns(); from = to) {
                int colour = cells.colours()[row * cells.columns() + from];
                to = from + 1;
                while (to < cells.columns() && cells.colours()[row * cells.columns() + to] == colour) to++;
                if (colour >>> 24 == 0) continue;
                out.append("<rect").append(colour("fill", Ink.of(colour & 0xFFFFFF)));
                place(cells.x() + from * width, cells.y() + row * height, (to - from) * width, height);
                out.append("/>\n");
            }
        }
        out.append("</g>\n");
    }

    private void write(Mark.Text text) {
        out.append("<text").append(colour("fill", text.ink()));
        attribute("font-size", text.size());
        switch (text.anchor()) {
            case START -> { }
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(" text-anchor=\"end\"");
        }
        if (text.upwards()) {
            out.append(" transform=\"translate(");
            number(hundredths(text.x()));
            out.append(' ');
            number(hundredths(text.y()));
            out.append(") rotate(-90)\"");
        } else {
            attribute("x", text.x());
            attribute("y", text.y());
        }
        out.append('>');
        escaped(text.text());
        out.append("</text>\n");
    }

    /** Differences from point to point, which are short. They are differences of rounded numbers, so errors do not add up. */
    private void path(double[] xs, double[] ys) {
        long lastX = 0;
        long lastY = 0;
        boolean drawing = false;
        for (int k = 0; k < xs.length; k++) {
            if (Double.isNaN(xs[k]) || Double.isNaN(ys[k])) {
                drawing = false;
                continue;
            }
            long x = hundredths(xs[k]);
            long y = hundredths(ys[k]);
            if (!drawing) {
                closeEmptyLine();
                out.append('M');
                number(x);
                separated(y);
                out.append('l');
            } else {
                if (out.charAt(out.length() - 1) == 'l') number(x - lastX);
                else separated(x - lastX);
                separated(y - lastY);
            }
            drawing = true;
            lastX = x;
            lastY = y;
        }
        closeEmptyLine();
    }

    private void closeEmptyLine() {
        if (out.charAt(out.length() - 1) == 'l') out.append("0 0");
    }

    private void dashes(Dash dash) {
        out.append(" stroke-dasharray=\"");
        number(hundredths(dash.on()));
        out.append(' ');
        number(hundredths(dash.off()));
        out.append('"');
        if (dash.start() != 0) attribute("stroke-dashoffset", dash.start());
    }

    private void place(double x, double y, double width, double height) {
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
    }

    private void attribute(String name, double value) {
        out.append(' ').append(name).append("=\"");
        number(hundredths(value));
        out.append('"');
    }

    private static String colour(String what, Ink ink) {
        String hex = Integer.toHexString(0x1000000 | ink.rgb()).substring(1);
        return " " + what + "=\"#" + hex + "\"" + (ink.opacity() == 1 ? "" : " " + what + "-opacity=\"" + ink.opacity() + "\"");
    }

    private static long hundredths(double value) {
        return Math.round(value * 100);
    }

    /** A sign separates as well as a space does. */
    private void separated(long hundredths) {
        if (hundredths >= 0) out.append(' ');
        number(hundredths);
    }

    private void number(long hundredths) {
        long size = Math.abs(hundredths);
        if (hundredths < 0) out.append('-');
        long whole = size / 100;
        long rest = size % 100;
        if (whole > 0 || rest == 0) out.append(whole);
        if (rest == 0) return;
        out.append('.').append(rest / 10);
        if (rest % 10 != 0) out.append(rest % 10);
    }

    /** What XML cannot hold (control characters, lone surrogates) becomes the replacement character. */
    private void escaped(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                default -> out.appendCodePoint(c < ' ' || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c);
            }
        });
    }
}
