package hillock.outputs.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import hillock.simulator.recording.Ledger;
import hillock.simulator.recording.StorageFailed;
import hillock.simulator.recording.Swept;

/**
 * Finished runs of a sweep in one file that only grows: a row behind the other, each between its length and its check sum. Whatever ends
 * the process, at most the last rows are broken, and those do not count.
 */
public final class SweepLedger implements Ledger, AutoCloseable {
    /** A row with a thousand measures takes 8 kB; what says that it takes more is broken. */
    private static final int LONGEST = 1 << 24;
    private final Path file;
    private final FileChannel channel;
    private final List<Swept.Row> earlier;
    /** Behind the last whole row: what fails to be written whole is written over. */
    private long end;
    private volatile int count;

    private SweepLedger(Path file, FileChannel channel, List<Swept.Row> earlier, long end) {
        this.file = file;
        this.channel = channel;
        this.earlier = earlier;
        this.end = end;
        this.count = earlier.size();
    }

    /** Goes on behind the last whole row. */
    static SweepLedger open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                List<Swept.Row> rows = new ArrayList<>();
                long end = read(channel, rows);
                channel.truncate(end);
                return new SweepLedger(file, channel, List.copyOf(rows), end);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StorageFailed(file.getParent(), e);
        }
    }

    @Override public List<Swept.Row> rows() {
        return earlier;
    }

    @Override public synchronized void add(List<Swept.Row> rows) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (Swept.Row row : rows) {
                byte[] content = SweptBytes.of(row);
                bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
                bytes.writeBytes(content);
                bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(sum(content)).array());
            }
            ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
            while (all.hasRemaining()) channel.write(all, end + all.position());
            end += all.limit();
            count += rows.size();
        } catch (IOException e) {
            throw new StorageFailed(file.getParent(), e);
        }
    }

    /** How many runs are finished. */
    public int count() {
        return count;
    }

    @Override public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // every row is written when it is added
        }
    }

    /** Reads whole rows; where they end. */
    private static long read(FileChannel channel, List<Swept.Row> rows) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Integer.BYTES);
        long at = 0;
        while (fill(channel, head.clear(), at)) {
            int length = head.getInt();
            if (length < 0 || length > LONGEST) return at;
            ByteBuffer content = ByteBuffer.allocate(length + Integer.BYTES);
            if (!fill(channel, content, at + Integer.BYTES)) return at;
            byte[] bytes = new byte[length];
            content.get(bytes);
            if (content.getInt() != sum(bytes)) return at;
            rows.add(SweptBytes.row(bytes));
            at += Integer.BYTES + length + Integer.BYTES;
        }
        return at;
    }

    private static boolean fill(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
        while (buffer.hasRemaining()) if (channel.read(buffer, at + buffer.position()) < 0) return false;
        buffer.flip();
        return true;
    }

    private static int sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        // that of zeros, which a loss of power may leave, must not be theirs
        return ~(int) sum.getValue();
    }
}
