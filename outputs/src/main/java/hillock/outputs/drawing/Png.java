package hillock.outputs.drawing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A drawing as a PNG file (ISO/IEC 15948): eight bits a colour, no transparency. */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** A point of a drawing is 1/96 inch, as a CSS pixel. */
    private static final double POINTS_PER_METRE = 96 / 0.0254;

    private Png() {}

    /** @param scale pixels to a point of the drawing */
    public static byte[] of(Drawing drawing, int scale) {
        Canvas canvas = new Canvas(drawing.width() * scale, drawing.height() * scale);
        for (Mark mark : drawing.marks()) draw(mark, canvas, scale);
        return encode(canvas, scale);
    }

    private static void draw(Mark mark, Canvas canvas, int scale) {
        switch (mark) {
            case Mark.Stroke stroke -> {
                Strokes.add(canvas, stroke, scale);
                canvas.paint(stroke.ink());
            }
            case Mark.Box(double x, double y, double width, double height, Ink ink) -> {
                canvas.edge(x * scale, y * scale, x * scale, (y + height) * scale);
                canvas.edge((x + width) * scale, (y + height) * scale, (x + width) * scale, y * scale);
                canvas.paint(ink);
            }
            case Mark.Text(double x, double y, String text, double size, Mark.Anchor anchor, boolean upwards, Ink ink) -> {
                double shift = Lettering.width(text, size) * switch (anchor) {
                    case START -> 0;
                    case MIDDLE -> 0.5;
                    case END -> 1;
                };
                Lettering.write(canvas, text, (upwards ? x : x - shift) * scale, (upwards ? y + shift : y) * scale, size * scale, upwards);
                canvas.paint(ink);
            }
            case Mark.Cells cells -> draw(cells, canvas, scale);
        }
    }

    private static void draw(Mark.Cells cells, Canvas canvas, int scale) {
        int left = (int) Math.round(cells.x() * scale);
        int top = (int) Math.round(cells.y() * scale);
        int right = (int) Math.round((cells.x() + cells.width()) * scale);
        int bottom = (int) Math.round((cells.y() + cells.height()) * scale);
        for (int y = Math.max(0, top); y < Math.min(bottom, canvas.height()); y++) {
            int row = (int) ((long) (y - top) * cells.rows() / (bottom - top));
            for (int x = Math.max(0, left); x < Math.min(right, canvas.width()); x++) {
                int colour = cells.colours()[row * cells.columns() + (int) ((long) (x - left) * cells.columns() / (right - left))];
                if (colour >>> 24 != 0) canvas.set(x, y, colour & 0xFFFFFF);
            }
        }
    }

    private static byte[] encode(Canvas canvas, int scale) {
        int width = canvas.width();
        int height = canvas.height();
        byte[] rows = new byte[(3 * width + 1) * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            boolean differences = y > 0 && likeRowAbove(canvas, y);
            rows[at++] = (byte) (differences ? 2 : 0);
            for (int x = 0; x < width; x++) {
                int rgb = canvas.pixel(x, y);
                int above = differences ? canvas.pixel(x, y - 1) : 0;
                rows[at++] = (byte) ((rgb >> 16) - (above >> 16));
                rows[at++] = (byte) ((rgb >> 8) - (above >> 8));
                rows[at++] = (byte) (rgb - above);
            }
        }
        int perMetre = (int) Math.round(POINTS_PER_METRE * scale);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0}).array());
        chunk(out, "pHYs", ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put((byte) 1).array());
        chunk(out, "IDAT", deflate(rows));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Whether a row is better stored as differences to the one above: it equals that in more pixels than those where it is not white. */
    private static boolean likeRowAbove(Canvas canvas, int y) {
        int changed = 0;
        int inked = 0;
        for (int x = 0; x < canvas.width(); x++) {
            int rgb = canvas.pixel(x, y);
            if (rgb != canvas.pixel(x, y - 1)) changed++;
            if (rgb != 0xFFFFFF) inked++;
        }
        return changed < inked;
    }

    /** Cells as a picture with transparency, for embedding in SVG; a cell has so many pixels that a viewer's smoothing does little harm. */
    static byte[] of(Mark.Cells cells) {
        int enlarged = Math.max(1, 1000 / Math.max(cells.columns(), cells.rows()));
        int width = cells.columns() * enlarged;
        int height = cells.rows() * enlarged;
        byte[] rows = new byte[(4 * width + 1) * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            rows[at++] = 0;
            for (int x = 0; x < width; x++) {
                int colour = cells.colours()[y / enlarged * cells.columns() + x / enlarged];
                rows[at++] = (byte) (colour >> 16);
                rows[at++] = (byte) (colour >> 8);
                rows[at++] = (byte) colour;
                rows[at++] = (byte) (colour >> 24);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 12);
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0}).array());
        chunk(out, "IDAT", deflate(rows));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater(5)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
            byte[] piece = new byte[1 << 15];
            while (!deflater.finished()) out.write(piece, 0, deflater.deflate(piece));
            return out.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
