package hillock.outputs.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import io.jhdf.HdfFile;
import io.jhdf.exceptions.HdfException;

/**
 * The numbers that a run wrote of one variable, in whichever format: in each row of {@code values} what stands in a row of the text.
 *
 * @param columns what each number behind the first is: {@code 0}, {@code 0->1}; empty where the file does not say
 */
record StoredTable(List<String> columns, List<double[]> values) {
    private static final Pattern HEADING = Pattern.compile("\"([^\"]*)\"|([^,]+)");
    private static final Pattern SHAPE = Pattern.compile("'descr': '([^']+)'.*'shape': \\(([^)]*)\\)");

    /** A trace: the time, then the values. */
    static StoredTable trace(Path file, Format format) throws IOException {
        return switch (format) {
            case CSV -> text(file);
            case NPZ -> {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    yield joined(array(zip, "t"), array(zip, "values"), indices(zip));
                }
            }
            case HDF5 -> {
                try (HdfFile hdf = new HdfFile(file)) {
                    yield joined(numbers(hdf, "t"), numbers(hdf, "values"), indices(hdf));
                }
            }
        };
    }

    /** Spikes: the neuron, then the time. */
    static StoredTable spikes(Path file, Format format) throws IOException {
        return switch (format) {
            case CSV -> text(file);
            case NPZ -> {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    yield joined(array(zip, "neuron"), array(zip, "t"), List.of());
                }
            }
            case HDF5 -> {
                try (HdfFile hdf = new HdfFile(file)) {
                    yield joined(numbers(hdf, "neuron"), numbers(hdf, "t"), List.of());
                }
            }
        };
    }

    private static StoredTable text(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<String> columns = new ArrayList<>();
            Matcher heading = HEADING.matcher(reader.readLine());
            while (heading.find()) columns.add((heading.group(1) == null ? heading.group(2) : heading.group(1)).replaceAll(" \\[[^\\[\\]]*]$", ""));
            List<double[]> rows = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",");
                double[] row = new double[cells.length];
                for (int k = 0; k < row.length; k++) row[k] = Double.parseDouble(cells[k]);
                rows.add(row);
            }
            return new StoredTable(columns.subList(1, columns.size()), rows);
        } catch (NumberFormatException wrong) {
            throw new IOException("a number is no number: " + wrong.getMessage(), wrong);
        }
    }

    private static StoredTable joined(double[][] first, double[][] others, List<String> columns) {
        List<double[]> rows = new ArrayList<>();
        for (int r = 0; r < first.length; r++) {
            // a connection without edges has rows without values, which a file for HDF5 lacks
            double[] rest = r < others.length ? others[r] : new double[0];
            double[] row = new double[1 + rest.length];
            row[0] = first[r][0];
            System.arraycopy(rest, 0, row, 1, rest.length);
            rows.add(row);
        }
        return new StoredTable(columns, rows);
    }

    private static List<String> indices(ZipFile zip) throws IOException {
        if (zip.getEntry("neuron.npy") != null) return named(array(zip, "neuron"));
        if (zip.getEntry("source.npy") == null) return List.of();
        return named(array(zip, "source"), array(zip, "target"));
    }

    private static List<String> indices(HdfFile hdf) {
        if (hdf.getChildren().containsKey("neuron")) return named(numbers(hdf, "neuron"));
        if (!hdf.getChildren().containsKey("source")) return List.of();
        return named(numbers(hdf, "source"), numbers(hdf, "target"));
    }

    private static List<String> named(double[][] indices) {
        return List.of(indices).stream().map(index -> Long.toString((long) index[0])).toList();
    }

    private static List<String> named(double[][] sources, double[][] targets) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < sources.length; k++) names.add((long) sources[k][0] + "->" + (long) targets[k][0]);
        return names;
    }

    /** An array of one or two dimensions that {@link Npz} wrote; of one, each row has one number. */
    private static double[][] array(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) throw new IOException("the array " + name + " is missing");
        try (InputStream in = zip.getInputStream(entry)) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            int length = bytes.getShort(8) & 0xFFFF;
            Matcher shape = SHAPE.matcher(new String(bytes.array(), 10, length, StandardCharsets.US_ASCII));
            if (!shape.find()) throw new IOException("the array " + name + " has no shape");
            String[] sizes = shape.group(2).replace(" ", "").split(",");
            double[][] rows = new double[Integer.parseInt(sizes[0])][sizes.length == 1 ? 1 : Integer.parseInt(sizes[1])];
            bytes.position(10 + length);
            boolean whole = shape.group(1).equals("<i8");
            for (double[] row : rows) for (int k = 0; k < row.length; k++) row[k] = whole ? bytes.getLong() : bytes.getDouble();
            return rows;
        }
    }

    /** The same of a file for HDF5; what is not there had no elements. */
    private static double[][] numbers(HdfFile hdf, String name) {
        if (!hdf.getChildren().containsKey(name)) return new double[0][];
        return switch (hdf.getDatasetByPath(name).getData()) {
            case double[][] matrix -> matrix;
            case double[] list -> List.of(list).stream().flatMapToDouble(java.util.Arrays::stream).mapToObj(x -> new double[] {x})
                    .toArray(double[][]::new);
            case long[] list -> java.util.Arrays.stream(list).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
            case Object other -> throw new HdfException(name + " is " + other.getClass().getSimpleName());
        };
    }
}
