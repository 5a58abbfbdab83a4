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
import java.util.Arrays;
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

    /** Columns of a sweep's table, by their names; NaN where there is nothing. */
    static double[][] swept(Path file, Format format, List<String> names) throws IOException {
        return switch (format) {
            case CSV -> sweptText(file, names);
            case NPZ -> {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    double[][] columns = new double[names.size()][];
                    for (int k = 0; k < columns.length; k++) columns[k] = flat(array(zip, names.get(k)));
                    yield columns;
                }
            }
            case HDF5 -> {
                try (HdfFile hdf = new HdfFile(file)) {
                    yield names.stream().map(name -> flat(numbers(hdf, name.replace("/", ":")))).toArray(double[][]::new);
                }
            }
        };
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[][] sweptText(Path file, List<String> names) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<String> headings = headings(reader.readLine());
            int[] places = names.stream().mapToInt(headings::indexOf).toArray();
            for (int k = 0; k < places.length; k++) if (places[k] < 0) throw new IOException("the column " + names.get(k) + " is missing");
            List<String[]> lines = reader.lines().map(line -> line.split(",", -1)).toList();
            double[][] columns = new double[places.length][lines.size()];
            for (int k = 0; k < places.length; k++) {
                for (int r = 0; r < lines.size(); r++) {
                    String cell = lines.get(r)[places[k]];
                    columns[k][r] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
                }
            }
            return columns;
        } catch (NumberFormatException wrong) {
            throw new IOException("a number is no number: " + wrong.getMessage(), wrong);
        }
    }

    private static List<String> headings(String line) {
        List<String> columns = new ArrayList<>();
        Matcher heading = HEADING.matcher(line);
        while (heading.find()) {
            columns.add((heading.group(1) == null ? heading.group(2) : heading.group(1)).replaceAll(" \\[[^\\[\\]]*]$", ""));
        }
        return columns;
    }

    private static StoredTable text(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<String> columns = headings(reader.readLine());
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
            case double[] list -> List.of(list).stream().flatMapToDouble(Arrays::stream).mapToObj(x -> new double[] {x})
                    .toArray(double[][]::new);
            case long[] list -> Arrays.stream(list).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
            case Object other -> throw new HdfException(name + " is " + other.getClass().getSimpleName());
        };
    }
}
