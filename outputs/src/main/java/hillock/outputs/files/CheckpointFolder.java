package hillock.outputs.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import hillock.language.syntax.Problem;
import hillock.language.syntax.UserError;
import hillock.simulator.recording.Checkpoint;
import hillock.simulator.recording.Storage;
import hillock.simulator.recording.StorageFailed;

/**
 * {@code checkpoint/} in a folder of results: the state of a run that is not over, and its recordings so far. The state is replaced at
 * once: whatever interrupts a run, the one from before or the new one is there, whole. One process at a time has it open.
 */
public final class CheckpointFolder implements AutoCloseable {
    private static final String NAME = "checkpoint";
    private static final String STATE = "state";
    private static final String PART = "state.part";
    private static final String LOCK = "lock";
    private static final String SWEEP = "sweep" + Storage.ROWS;

    /** What was asked of the run, and its last checkpoint. */
    public record Saved(Errand errand, Checkpoint checkpoint) {}

    private final Path folder;
    private final FileChannel lock;
    /** Whether the folder of results was there before. */
    private final boolean resultsWere;

    private CheckpointFolder(Path folder, FileChannel lock, boolean resultsWere) {
        this.folder = folder;
        this.lock = lock;
        this.resultsWere = resultsWere;
    }

    /**
     * For a run that starts anew; what an earlier one left is removed.
     *
     * @throws UserError     if another process is at work there
     * @throws StorageFailed if it cannot be made
     */
    public static CheckpointFolder begin(Path results) {
        Path folder = results.resolve(NAME);
        boolean resultsWere = Files.exists(results);
        try {
            Files.createDirectories(folder);
            CheckpointFolder begun = new CheckpointFolder(folder, locked(folder), resultsWere);
            begun.empty();
            return begun;
        } catch (IOException e) {
            throw new StorageFailed(folder, e);
        }
    }

    /**
     * That of a run which was interrupted.
     *
     * @throws UserError if there is none, or another process is at work there
     */
    public static CheckpointFolder open(Path results) {
        Path folder = results.resolve(NAME);
        if (!Files.isRegularFile(folder.resolve(STATE))) {
            // a run that was killed while it tidied up is over
            discard(results);
            throw wrong("there is nothing to go on with in " + results,
                    "an interrupted hillock run FILE --checkpoint \"10 s\", or a sweep, leaves a checkpoint in its results folder");
        }
        try {
            return new CheckpointFolder(folder, locked(folder), true);
        } catch (IOException e) {
            throw wrong("cannot go on in " + results + ": " + Reasons.of(e), "the folder must be writable");
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock = Optional.empty();
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            // held within this process: as good as held by another
        }
        if (lock.isPresent()) return channel;
        channel.close();
        throw wrong("a run that writes into " + folder.getParent() + " has not ended yet", "wait for it, or write elsewhere with --out");
    }

    /** Removes what an interrupted run left in a folder of results, unless some process is at work there. */
    public static void discard(Path results) {
        Path folder = results.resolve(NAME);
        if (!Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
            deleteEmpty(folder);
            return;
        }
        try (CheckpointFolder old = new CheckpointFolder(folder, locked(folder), true)) {
            old.remove();
        } catch (IOException | UserError _) {
            // it is in nobody's way
        }
    }

    /**
     * What was kept last.
     *
     * @throws UserError if it is damaged, or of another format
     */
    public Saved read() {
        Path file = folder.resolve(STATE);
        try {
            return CheckpointFile.read(file);
        } catch (CheckpointFile.Unreadable e) {
            throw wrong("cannot go on from " + file + ": " + e.getMessage(), "run the file anew, or go on with the version that wrote it");
        } catch (IOException e) {
            throw wrong("cannot read " + file + ": " + Reasons.of(e), "is it readable?");
        }
    }

    /** Where the recordings lie, of which so many rows count. */
    public Storage storage(Map<String, Integer> rows) {
        return Storage.kept(folder, rows);
    }

    /** Where a sweep puts down its runs; there as soon as {@link #write} has said what was asked. */
    public SweepLedger ledger() {
        return SweepLedger.open(folder.resolve(SWEEP));
    }

    /**
     * Replaces the last checkpoint.
     *
     * @throws StorageFailed if that did not work; the last one is still there then
     */
    public void write(Errand errand, Checkpoint checkpoint) {
        Path part = folder.resolve(PART);
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING);
                    OutputStream out = Channels.newOutputStream(channel)) {
                CheckpointFile.write(new Saved(errand, checkpoint), out);
                channel.force(true);
            }
            Files.move(part, folder.resolve(STATE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // the new name, too, is to outlast a loss of power
            try (FileChannel directory = FileChannel.open(folder)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new StorageFailed(folder, e);
        }
    }

    /** Nothing can go on from here, and nothing stays once this is closed. */
    public void forget() {
        try {
            Files.deleteIfExists(folder.resolve(STATE));
        } catch (IOException _) {
            // who tries to go on is told what is wrong
        }
    }

    /** Removes it all: the run is over. What cannot be removed stays. */
    public void remove() {
        try {
            empty();
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // the results are complete without
        }
    }

    private static void deleteEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // there is something in it, which is not ours
        }
    }

    /** The state first: without it, nothing else counts. */
    private void empty() throws IOException {
        for (String name : List.of(STATE, PART)) Files.deleteIfExists(folder.resolve(name));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) if (file.getFileName().toString().endsWith(Storage.ROWS)) Files.delete(file);
        }
    }

    /** Lets others in. Of a run that ended before its first checkpoint, nothing stays. */
    @Override public void close() {
        try {
            if (Files.exists(folder.resolve(LOCK)) && !Files.exists(folder.resolve(STATE))) {
                remove();
                if (!resultsWere) Files.deleteIfExists(folder.getParent());
            }
            lock.close();
        } catch (IOException _) {
            // other results are there; the process's end lets go of the lock
        }
    }

    private static UserError wrong(String message, String hint) {
        return new UserError(Problem.error(message, hint));
    }
}
