package hillock.outputs.files;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import hillock.outputs.files.CheckpointFolder.Saved;
import hillock.simulator.recording.Checkpoint;

/**
 * A checkpoint as bytes: a line that names the format, what was asked of the run, and what the run was; then a check sum of it all. Numbers
 * are big-endian, texts UTF-8 behind their length in bytes, lists and maps stand behind their length.
 */
final class CheckpointFile {
    /** Its number rises with every change of the format. */
    private static final String FORMAT = "Hillock checkpoint 1\n";
    private static final int PIECE = 1 << 13;

    /** The bytes are not a whole checkpoint of this format. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private CheckpointFile() {}

    static void write(Saved saved, OutputStream out) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(out, 1 << 16), new CRC32());
        DataOutputStream data = new DataOutputStream(checked);
        data.write(FORMAT.getBytes(StandardCharsets.UTF_8));
        errand(saved.errand(), data);
        Checkpoint point = saved.checkpoint();
        data.writeLong(point.step());
        numbers(point.values(), data);
        data.writeInt(point.intervals().size());
        for (Map.Entry<String, Long> each : point.intervals().entrySet()) {
            text(each.getKey(), data);
            data.writeLong(each.getValue());
        }
        data.writeInt(point.changes());
        data.writeInt(point.rows().size());
        for (Map.Entry<String, Integer> each : point.rows().entrySet()) {
            text(each.getKey(), data);
            data.writeInt(each.getValue());
        }
        data.writeLong(checked.getChecksum().getValue());
        data.flush();
    }

    private static void errand(Errand errand, DataOutputStream data) throws IOException {
        text(errand.version(), data);
        text(errand.file(), data);
        text(errand.text(), data);
        text(errand.folder().toString(), data);
        data.writeInt(errand.options().size());
        for (Map.Entry<String, List<String>> option : errand.options().entrySet()) {
            text(option.getKey(), data);
            data.writeInt(option.getValue().size());
            for (String value : option.getValue()) text(value, data);
        }
        data.writeInt(errand.files().size());
        for (Map.Entry<Path, String> file : errand.files().entrySet()) {
            text(file.getKey().toString(), data);
            text(file.getValue(), data);
        }
        data.writeBoolean(errand.state().isPresent());
        numbers(errand.state().orElse(Map.of()), data);
    }

    private static void text(String text, DataOutputStream data) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    private static void numbers(Map<String, double[]> arrays, DataOutputStream data) throws IOException {
        data.writeInt(arrays.size());
        ByteBuffer piece = ByteBuffer.allocate(PIECE * Double.BYTES);
        for (Map.Entry<String, double[]> each : arrays.entrySet()) {
            text(each.getKey(), data);
            double[] values = each.getValue();
            data.writeInt(values.length);
            for (int from = 0; from < values.length; from += PIECE) {
                int count = Math.min(PIECE, values.length - from);
                piece.clear().asDoubleBuffer().put(values, from, count);
                data.write(piece.array(), 0, count * Double.BYTES);
            }
        }
    }

    static Saved read(Path file) throws IOException {
        verify(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.skipNBytes(FORMAT.length());
            Reader reader = new Reader(new DataInputStream(in));
            return new Saved(reader.errand(), reader.checkpoint());
        }
    }

    /** Before anything in it is believed. */
    private static void verify(Path file) throws IOException {
        long length = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
            if (!new String(checked.readNBytes(FORMAT.length()), StandardCharsets.UTF_8).equals(FORMAT)) {
                throw new Unreadable("it is not a checkpoint that this version of Hillock can read");
            }
            byte[] piece = new byte[1 << 16];
            long left = length - FORMAT.length() - Long.BYTES;
            for (int count = 0; left > 0 && count >= 0; left -= count) count = checked.read(piece, 0, (int) Math.min(left, piece.length));
            byte[] sum = in.readNBytes(Long.BYTES);
            if (sum.length == Long.BYTES && ByteBuffer.wrap(sum).getLong() == checked.getChecksum().getValue()) return;
            throw new Unreadable("it is damaged: its check sum is wrong");
        }
    }

    private record Reader(DataInputStream data) {
        private String text() throws IOException {
            return new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8);
        }

        Errand errand() throws IOException {
            String version = text();
            String file = text();
            String content = text();
            Path folder = Path.of(text());
            Map<String, List<String>> options = new LinkedHashMap<>();
            for (int left = data.readInt(); left > 0; left--) {
                List<String> values = new ArrayList<>();
                options.put(text(), values);
                for (int more = data.readInt(); more > 0; more--) values.add(text());
            }
            Map<Path, String> files = new LinkedHashMap<>();
            for (int left = data.readInt(); left > 0; left--) files.put(Path.of(text()), text());
            boolean given = data.readBoolean();
            Map<String, double[]> state = numbers();
            return new Errand(version, file, content, folder, options, files, given ? Optional.of(state) : Optional.empty());
        }

        Checkpoint checkpoint() throws IOException {
            long step = data.readLong();
            Map<String, double[]> values = numbers();
            Map<String, Long> intervals = new LinkedHashMap<>();
            for (int left = data.readInt(); left > 0; left--) intervals.put(text(), data.readLong());
            int changes = data.readInt();
            Map<String, Integer> rows = new LinkedHashMap<>();
            for (int left = data.readInt(); left > 0; left--) rows.put(text(), data.readInt());
            return new Checkpoint(step, values, intervals, changes, rows);
        }

        private Map<String, double[]> numbers() throws IOException {
            Map<String, double[]> arrays = new LinkedHashMap<>();
            byte[] piece = new byte[PIECE * Double.BYTES];
            for (int left = data.readInt(); left > 0; left--) {
                String name = text();
                int size = data.readInt();
                double[] values = new double[size];
                for (int from = 0; from < size; from += PIECE) {
                    int some = Math.min(PIECE, size - from);
                    data.readFully(piece, 0, some * Double.BYTES);
                    ByteBuffer.wrap(piece).asDoubleBuffer().get(values, from, some);
                }
                arrays.put(name, values);
            }
            return arrays;
        }
    }
}
