package hillock.simulator.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the recordings of one run lie. However long a run is, those on disk take a few blocks of memory each. What is read back does not
 * depend on where it lay.
 */
public final class Storage implements AutoCloseable {
    /** How names of tables' files end. */
    public static final String ROWS = ".rows";
    /** The share of the heap that recordings in memory may fill. */
    private static final double SHARE = 0.85;

    /** How a table's file is opened; tables are counted from 0, in the order in which they were begun. */
    private interface Opening {
        FileChannel file(Path folder, int number) throws IOException;
    }

    private final Optional<Path> folder;
    private final Opening opening;
    private final Map<String, Integer> earlier;
    private final Map<String, Rows> tables = new LinkedHashMap<>();
    private long room;

    private Storage(Optional<Path> folder, Opening opening, Map<String, Integer> earlier, long room) {
        this.folder = folder;
        this.opening = opening;
        this.earlier = Map.copyOf(earlier);
        this.room = room;
    }

    /** In memory alone. */
    public static Storage inMemory() {
        return new Storage(Optional.empty(), Storage::unnamed, Map.of(), Long.MAX_VALUE);
    }

    /** In memory as long as all take no more than so many bytes; what comes then in files of a folder that last as long as the process. */
    public static Storage overflowing(Path folder, long bytes) {
        return new Storage(Optional.of(folder), Storage::unnamed, Map.of(), bytes / Double.BYTES);
    }

    /**
     * In files of a folder, so that another process can go on with them.
     *
     * @param rows how many rows of each table count, of those that are there: none for a new run. Whatever lies behind them is replaced
     */
    public static Storage kept(Path folder, Map<String, Integer> rows) {
        return new Storage(Optional.of(folder), Storage::named, rows, 0);
    }

    /** The system removes the file when nobody has it open any more, whatever ends the process. */
    private static FileChannel unnamed(Path folder, int number) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "recording-" + number + "-", ROWS);
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static FileChannel named(Path folder, int number) throws IOException {
        return FileChannel.open(folder.resolve(number + ROWS),
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** A table with so many numbers in a row. Its name is its alone. */
    Rows table(String name, int width) {
        Rows table = new Rows(this, tables.size(), width, earlier.getOrDefault(name, 0));
        if (tables.put(name, table) != null) throw new IllegalStateException("there are two tables " + name);
        return table;
    }

    /** Whether so many more numbers may stay in memory; if so, they are counted. */
    boolean takes(int numbers) {
        if (numbers > room) return false;
        room -= numbers;
        return true;
    }

    FileChannel file(int number) {
        Path place = place();
        try {
            return opening.file(place, number);
        } catch (IOException e) {
            throw new StorageFailed(place, e);
        }
    }

    Path place() {
        return folder.orElseThrow();
    }

    /** How many rows each table has. */
    public Map<String, Integer> rows() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        tables.forEach((name, table) -> rows.put(name, table.count()));
        return rows;
    }

    /** For {@link #kept} storage: all rows are on disk when this returns, also if power fails. */
    public void flush() {
        tables.values().forEach(Rows::flush);
    }

    public boolean isOnDisk() {
        return folder.isPresent();
    }

    /** About how many bytes it can take; infinite where the system cannot say. Recordings that stay in memory anyway ask no disk. */
    public double capacity(double wanted) {
        if (folder.isEmpty()) return SHARE * Runtime.getRuntime().maxMemory();
        if (wanted <= room * (double) Double.BYTES) return wanted;
        Path existing = place().toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) existing = existing.getParent();
        try {
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException _) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** Closes all files; tables on disk can no longer be read. */
    @Override public void close() {
        tables.values().forEach(Rows::close);
    }
}
