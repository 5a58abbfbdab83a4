package hillock.outputs.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import hillock.simulator.recording.Swept;

/** Rows of a sweep as bytes and back, every bit of every number. */
final class SweptBytes {
    private SweptBytes() {}

    static byte[] of(Swept.Row row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(row.number());
        data.writeInt(row.repeat());
        data.writeInt(row.values().size());
        for (double value : row.values()) data.writeDouble(value);
        data.writeInt(row.measures().length);
        for (double measure : row.measures()) data.writeDouble(measure);
        data.writeBoolean(row.failure().isPresent());
        if (row.failure().isPresent()) failure(row.failure().get(), data);
        data.writeBoolean(row.work().isPresent());
        if (row.work().isPresent()) work(row.work().get(), data);
        return bytes.toByteArray();
    }

    private static void work(Swept.Work work, DataOutputStream data) throws IOException {
        data.writeLong(work.steps());
        write(work.kernel(), data);
        data.writeInt(work.spikes().size());
        for (Map.Entry<String, Long> each : work.spikes().entrySet()) {
            write(each.getKey(), data);
            data.writeLong(each.getValue());
        }
    }

    private static void failure(Swept.Failure failure, DataOutputStream data) throws IOException {
        write(failure.text(), data);
        data.writeDouble(failure.time());
        write(failure.cause(), data);
        data.writeBoolean(failure.spot().isPresent());
        if (failure.spot().isEmpty()) return;
        Swept.Spot spot = failure.spot().get();
        write(spot.where(), data);
        write(spot.variable(), data);
        data.writeDouble(spot.value());
        write(spot.unit(), data);
    }

    static Swept.Row row(byte[] bytes) throws IOException {
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
        int number = data.readInt();
        int repeat = data.readInt();
        List<Double> values = new ArrayList<>();
        for (int left = data.readInt(); left > 0; left--) values.add(data.readDouble());
        double[] measures = new double[data.readInt()];
        for (int m = 0; m < measures.length; m++) measures[m] = data.readDouble();
        Optional<Swept.Failure> failure = data.readBoolean() ? Optional.of(failure(data)) : Optional.empty();
        Optional<Swept.Work> work = data.readBoolean() ? Optional.of(work(data)) : Optional.empty();
        return new Swept.Row(number, List.copyOf(values), repeat, measures, failure, work);
    }

    private static Swept.Work work(DataInputStream data) throws IOException {
        long steps = data.readLong();
        String kernel = text(data);
        Map<String, Long> spikes = new TreeMap<>();
        for (int left = data.readInt(); left > 0; left--) spikes.put(text(data), data.readLong());
        return new Swept.Work(steps, kernel, spikes);
    }

    private static Swept.Failure failure(DataInputStream data) throws IOException {
        String text = text(data);
        double time = data.readDouble();
        String cause = text(data);
        if (!data.readBoolean()) return new Swept.Failure(text, time, cause, Optional.empty());
        Swept.Spot spot = new Swept.Spot(text(data), text(data), data.readDouble(), text(data));
        return new Swept.Failure(text, time, cause, Optional.of(spot));
    }

    /** {@code writeUTF} takes 65535 bytes at most, and a bound may be longer. */
    private static void write(String text, DataOutputStream data) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    private static String text(DataInputStream data) throws IOException {
        return new String(data.readNBytes(data.readInt()), StandardCharsets.UTF_8);
    }
}
