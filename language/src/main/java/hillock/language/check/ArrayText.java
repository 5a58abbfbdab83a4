package hillock.language.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one array in NumPy's format NPY, versions 1 to 3: a header, which is text, and numbers. Whole numbers and binary fractions of
 * 1 to 8 bytes, truth values and texts of bytes are known.
 *
 * <p>Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
 */
final class ArrayText {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])([0-9]{1,6})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");
    private final InputStream in;
    private final long size;
    private long begun;

    /** @param size how many bytes there are to read */
    ArrayText(InputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    /** What is wrong, as the rest of a sentence. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    NumberArray array() throws IOException, Malformed {
        String header = header();
        Matcher type = found(TYPE, header, "'descr'");
        boolean firstFastest = found(ORDER, header, "'fortran_order'").group(1).equals("True");
        int[] shape = shape(found(SHAPE, header, "'shape'").group(1));
        char kind = type.group(2).charAt(0);
        int width = Integer.parseInt(type.group(3));
        if (kind == 'S') {
            shape = Arrays.copyOf(shape, shape.length + 1);
            shape[shape.length - 1] = width;
            width = 1;
        }
        boolean known = kind == 'S' || kind == 'b' && width == 1 || kind == 'f' && (width == 4 || width == 8)
                || (kind == 'i' || kind == 'u') && (width == 1 || width == 2 || width == 4 || width == 8);
        if (!known) throw new Malformed("holds values of the type " + kind + width + ", but int8 to int64, float32 and float64 are known");
        long count = 1;
        for (int n : shape) {
            count *= n;
            if (count > Integer.MAX_VALUE - 8) throw new Malformed("has more than 2^31 values");
        }
        if (size - begun != count * width) {
            throw new Malformed("should have " + Wording.count(count * width, "byte") + " of values, but has " + (size - begun));
        }
        return new NumberArray(shape, firstFastest, values((int) count, kind, width, type.group(1).equals(">")));
    }

    private String header() throws IOException, Malformed {
        byte[] start = bytes(8);
        if (!Arrays.equals(MAGIC, 0, 6, start, 0, 6)) throw new Malformed("does not begin as an array of NumPy");
        if (start[6] < 1 || start[6] > 3) throw new Malformed("is of version " + start[6] + " of NumPy's format; 1 to 3 are known");
        byte[] length = bytes(start[6] == 1 ? 2 : 4);
        long count = 0;
        for (int k = length.length - 1; k >= 0; k--) count = count << 8 | length[k] & 0xff;
        if (count > LONGEST_HEADER) throw new Malformed("has a header of " + count + " bytes");
        return new String(bytes((int) count), StandardCharsets.UTF_8);
    }

    private static Matcher found(Pattern pattern, String header, String key) throws Malformed {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) throw new Malformed("has no plain " + key + " in its header");
        return matcher;
    }

    private static int[] shape(String text) throws Malformed {
        String[] parts = text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*");
        int[] shape = new int[parts.length];
        for (int k = 0; k < parts.length; k++) {
            if (!parts[k].matches("[0-9]{1,10}") || Long.parseLong(parts[k]) > Integer.MAX_VALUE) {
                throw new Malformed("has the shape (" + text + ")");
            }
            shape[k] = Integer.parseInt(parts[k]);
        }
        return shape;
    }

    private double[] values(int count, char kind, int width, boolean bigEndian) throws IOException, Malformed {
        double[] values = new double[count];
        int most = 8192;
        for (int from = 0; from < count; from += most) {
            int some = Math.min(most, count - from);
            ByteBuffer block = ByteBuffer.wrap(bytes(some * width)).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            for (int k = 0; k < some; k++) values[from + k] = value(block, kind, width);
        }
        return values;
    }

    private static double value(ByteBuffer block, char kind, int width) {
        if (kind == 'f') return width == 4 ? block.getFloat() : block.getDouble();
        long whole = switch (width) {
            case 1 -> block.get();
            case 2 -> block.getShort();
            case 4 -> block.getInt();
            default -> block.getLong();
        };
        if (kind == 'i' || whole >= 0) return whole;
        return width == 8 ? (whole >>> 1 | whole & 1) * 2.0 : whole + (double) (1L << 8 * width);
    }

    private byte[] bytes(int count) throws IOException, Malformed {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) throw new Malformed("ends too early");
        begun += count;
        return bytes;
    }
}
