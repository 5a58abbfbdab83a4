package hillock.outputs.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes NumPy's archives: a ZIP file of arrays in the format NPY 1.0 (numpy.lib.format), little-endian, rows first. The same arrays give
 * the same bytes: no entry has a time of its own.
 */
final class Npz implements Closeable {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int PIECE = 1 << 16;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private final ZipOutputStream zip;
    private final ByteBuffer buffer = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);

    Npz(OutputStream out) {
        this.zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** One number after another. */
    interface Numbers {
        double at(int k);
    }

    interface Row {
        void copy(int row, double[] into);
    }

    void doubles(String name, int count, Numbers numbers) throws IOException {
        begin(name, "<f8", "(" + count + ",)");
        for (int k = 0; k < count; k++) number(numbers.at(k));
        end();
    }

    /** A matrix, row by row: no more than one of them is in memory. */
    void matrix(String name, int rows, int columns, Row row) throws IOException {
        begin(name, "<f8", "(" + rows + ", " + columns + ")");
        double[] values = new double[columns];
        for (int r = 0; r < rows; r++) {
            row.copy(r, values);
            for (double value : values) number(value);
        }
        end();
    }

    void wholes(String name, long[] numbers) throws IOException {
        begin(name, "<i8", "(" + numbers.length + ",)");
        for (long number : numbers) {
            room(Long.BYTES);
            buffer.putLong(number);
        }
        end();
    }

    void texts(String name, List<String> texts) throws IOException {
        texts(name, texts, "(" + texts.size() + ",)");
    }

    /** A text by itself: {@code str(archive["unit"])}. */
    void text(String name, String text) throws IOException {
        texts(name, List.of(text), "()");
    }

    private void texts(String name, List<String> texts, String shape) throws IOException {
        int longest = Math.max(1, texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElse(1));
        begin(name, "<U" + longest, shape);
        for (String text : texts) {
            int[] points = Arrays.copyOf(text.codePoints().toArray(), longest);
            for (int point : points) {
                room(Integer.BYTES);
                buffer.putInt(point);
            }
        }
        end();
    }

    private void begin(String name, String type, String shape) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int length = MAGIC.length + 2 + header.length() + 1;
        int padded = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        buffer.put(MAGIC).putShort((short) (padded - MAGIC.length - 2));
        buffer.put((header + " ".repeat(padded - length) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void number(double value) throws IOException {
        room(Double.BYTES);
        buffer.putDouble(value);
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) flush();
    }

    private void flush() throws IOException {
        zip.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private void end() throws IOException {
        flush();
        zip.closeEntry();
    }

    @Override public void close() throws IOException {
        zip.close();
    }
}
