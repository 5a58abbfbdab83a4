package hillock.outputs.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects lines of text as bytes and hands them on in large pieces, each of whole lines. */
final class LineSink {
    private static final int PIECE = 1 << 16;
    private final OutputStream out;
    private byte[] buffer = new byte[PIECE + (PIECE >> 2)];
    private int filled;
    private long completed;

    LineSink(OutputStream out) {
        this.out = out;
    }

    LineSink text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
        return this;
    }

    /** The shortest decimal that reads back as the same double. */
    LineSink number(double value) {
        return ascii(Double.toString(value));
    }

    LineSink number(int value) {
        return ascii(Integer.toString(value));
    }

    LineSink comma() {
        reserve(1);
        buffer[filled++] = ',';
        return this;
    }

    void endLine() throws IOException {
        reserve(1);
        buffer[filled++] = '\n';
        if (filled >= PIECE) flush();
    }

    void flush() throws IOException {
        out.write(buffer, 0, filled);
        completed += filled;
        filled = 0;
    }

    /** How many bytes, all of whole lines, have reached the file. */
    long completed() {
        return completed;
    }

    @SuppressWarnings("deprecation") // the one way to copy an ASCII string's bytes without a new array for each of 10^7 numbers
    private LineSink ascii(String text) {
        int length = text.length();
        reserve(length);
        text.getBytes(0, length, buffer, filled);
        filled += length;
        return this;
    }

    private void reserve(int more) {
        if (filled + more > buffer.length) buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, filled + more));
    }
}
