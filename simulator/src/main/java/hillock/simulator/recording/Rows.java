package hillock.simulator.recording;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A table that grows row by row. Rows stand one after another in blocks. The last block is in memory; full ones are held there too, or
 * written to a file and read back one at a time.
 */
final class Rows {
    /** Numbers in a block, at least a row. */
    private static final int BLOCK = 1 << 16;
    private static final int SMALLEST = 1 << 10;
    private final Storage storage;
    private final int number;
    private final int width;
    private final int rowsPerBlock;
    private final List<double[]> held = new ArrayList<>();
    private Optional<FileChannel> file = Optional.empty();
    private double[] last = {};
    private int count;
    private Seen seen = new Seen(-1, last);

    /** The block of the file that was read last. */
    private record Seen(int block, double[] numbers) {}

    /** @param there how many rows are in the file already */
    Rows(Storage storage, int number, int width, int there) {
        this.storage = storage;
        this.number = number;
        this.width = width;
        this.rowsPerBlock = Math.max(1, BLOCK / width);
        this.count = there;
        if (there > 0) last = Arrays.copyOf(read(lastBlock(), inLast() * width), rowsPerBlock * width);
    }

    int count() {
        return count;
    }

    /** The array with a row, in which it starts {@link #at} its place. */
    double[] block(int row) {
        int block = Objects.checkIndex(row, count) / rowsPerBlock;
        if (block == lastBlock()) return last;
        if (block < held.size()) return held.get(block);
        Seen now = seen;
        if (now.block != block) seen = now = new Seen(block, read(block, rowsPerBlock * width));
        return now.numbers;
    }

    int at(int row) {
        return row % rowsPerBlock * width;
    }

    /** Adds a row and returns it, as {@link #block} does, to be filled. Where it fails, nothing was added. */
    double[] add() {
        int at = at(count);
        if (at == 0 && count > 0) putAway();
        if (at + width > last.length) last = Arrays.copyOf(last, Math.min(rowsPerBlock * width, Math.max(SMALLEST, 2 * (at + width))));
        count++;
        return last;
    }

    private int lastBlock() {
        return (count - 1) / rowsPerBlock;
    }

    private int inLast() {
        return count - lastBlock() * rowsPerBlock;
    }

    private void putAway() {
        if (storage.takes(last.length)) {
            held.add(last);
            last = new double[last.length];
        } else {
            write();
        }
    }

    void flush() {
        if (count > 0) write();
        try {
            if (file.isPresent()) file.get().force(false);
        } catch (IOException e) {
            throw new StorageFailed(storage.place(), e);
        }
    }

    /** What is there of the last block. */
    private void write() {
        ByteBuffer bytes = bytes(inLast() * width);
        bytes.asDoubleBuffer().put(last, 0, inLast() * width);
        long position = position(lastBlock());
        try {
            while (bytes.hasRemaining()) position += file().write(bytes, position);
        } catch (IOException e) {
            throw new StorageFailed(storage.place(), e);
        }
    }

    private double[] read(int block, int length) {
        ByteBuffer bytes = bytes(length);
        long start = position(block);
        try {
            while (bytes.hasRemaining()) {
                if (file().read(bytes, start + bytes.position()) < 0) throw new EOFException("a file of recordings is too short");
            }
        } catch (IOException e) {
            throw new StorageFailed(storage.place(), e);
        }
        double[] numbers = new double[length];
        bytes.flip().asDoubleBuffer().get(numbers);
        return numbers;
    }

    private static ByteBuffer bytes(int numbers) {
        return ByteBuffer.allocate(Math.multiplyExact(numbers, Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private long position(int block) {
        return (long) (block - held.size()) * rowsPerBlock * width * Double.BYTES;
    }

    private FileChannel file() {
        if (file.isEmpty()) file = Optional.of(storage.file(number));
        return file.get();
    }

    void close() {
        try {
            if (file.isPresent()) file.get().close();
        } catch (IOException e) {
            throw new StorageFailed(storage.place(), e);
        }
    }
}
