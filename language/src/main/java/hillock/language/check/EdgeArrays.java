package hillock.language.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.DataTable;
import hillock.language.model.Part;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Span;
import hillock.language.syntax.UserError;
import hillock.language.units.Unit;

/**
 * The edges in arrays of NumPy's: arrays source, target and others as columns; matrices with a row for each target and a column for each
 * source; or a sparse matrix as {@code scipy.sparse.save_npz} writes it, whose entries are the weight called weight.
 */
final class EdgeArrays {
    private static final String FORMS = "arrays source, target and values of one length, matrices with a row for each target, "
            + "or a sparse matrix as scipy.sparse.save_npz writes it";
    private final String file;
    private final Span at;
    private final Map<String, NumberArray> arrays;
    private final Part source;
    private final Part target;

    EdgeArrays(String file, Span at, Map<String, NumberArray> arrays, Part source, Part target) {
        this.file = file;
        this.at = at;
        this.arrays = arrays;
        this.source = source;
        this.target = target;
    }

    /** Columns source, target, and the others; throws a {@link UserError} where the text names the file. */
    DataTable table() {
        if (arrays.isEmpty()) throw wrong(file + " holds no arrays", FORMS);
        Map<String, double[]> columns = arrays.containsKey("format") && arrays.containsKey("shape") ? sparse()
                : arrays.values().stream().allMatch(array -> array.dimensions() == 2) ? dense() : listed();
        List<String> names = new ArrayList<>();
        List<Unit> units = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        columns.forEach((text, numbers) -> {
            Heading heading = Heading.of(text);
            Unit unit = heading.unit().orElseThrow(() -> wrong(heading.written() + " is not a unit, in the name of the array " + text
                    + " of " + file, "write it as in w [mS/cm^2]"));
            requireFinite(text, numbers);
            names.add(heading.name());
            units.add(unit);
            values.add(unit.isCoherent() ? numbers : Arrays.stream(numbers).map(unit::toCoherent).toArray());
        });
        return new DataTable(file, names, units, values);
    }

    private Map<String, double[]> listed() {
        Map<String, double[]> columns = columns(column("source"), column("target"));
        for (String name : arrays.keySet()) {
            double[] values = column(name);
            columns.put(name, values);
            requireLength(name, values.length, columns.get("source").length, "source");
        }
        return columns;
    }

    /** An edge wherever one of the matrices is not zero; row by row. */
    private Map<String, double[]> dense() {
        arrays.forEach((name, array) -> requireShape("the matrix " + name, array.shape()));
        List<int[]> edges = new ArrayList<>();
        for (int row = 0; row < target.size(); row++) {
            for (int column = 0; column < source.size(); column++) {
                int[] edge = {row, column};
                if (arrays.values().stream().anyMatch(matrix -> matrix.at(edge[0], edge[1]) != 0)) edges.add(edge);
            }
        }
        Map<String, double[]> columns = columns(edges.stream().mapToDouble(edge -> edge[1]).toArray(),
                edges.stream().mapToDouble(edge -> edge[0]).toArray());
        arrays.forEach((name, matrix) ->
                columns.put(name, edges.stream().mapToDouble(edge -> matrix.at(edge[0], edge[1])).toArray()));
        return columns;
    }

    private Map<String, double[]> sparse() {
        String format = arrays.get("format").text();
        requireShape("the matrix", Arrays.stream(column("shape")).mapToInt(size -> (int) size).toArray());
        Map<String, double[]> columns = switch (format) {
            case "coo" -> columns(column("col"), column("row"));
            case "csr" -> columns(column("indices"), spread(target.size()));
            case "csc" -> columns(spread(source.size()), column("indices"));
            default -> throw wrong(file + " is a sparse matrix in the format " + format, "coo, csr and csc are known");
        };
        double[] data = column("data");
        columns.put("weight", data);
        columns.forEach((name, values) -> requireLength("data", data.length, values.length, name));
        return columns;
    }

    /** The row (or column) of each entry, from where the rows begin. */
    private double[] spread(int rows) {
        double[] first = column("indptr");
        int entries = column("indices").length;
        boolean fits = first.length == rows + 1 && first[0] == 0 && first[rows] == entries;
        for (int k = 0; fits && k < rows; k++) fits = first[k] <= first[k + 1] && first[k] == Math.rint(first[k]);
        if (!fits) {
            throw wrong("the array indptr of " + file + " does not rise from 0 to " + entries + " in " + Wording.count(rows, "step"),
                    "scipy.sparse.save_npz writes it so");
        }
        double[] each = new double[entries];
        for (int k = 0; k < rows; k++) Arrays.fill(each, (int) first[k], (int) first[k + 1], k);
        return each;
    }

    private static Map<String, double[]> columns(double[] sources, double[] targets) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("source", sources);
        columns.put("target", targets);
        return columns;
    }

    private double[] column(String name) {
        NumberArray array = Optional.ofNullable(arrays.get(name)).orElseThrow(() ->
                wrong(file + " has no array " + name + ", but " + Wording.list(List.copyOf(arrays.keySet())), FORMS));
        if (array.dimensions() == 1) return array.values();
        throw wrong("the array " + name + " of " + file + " has " + Wording.count(array.dimensions(), "dimension") + ", not 1", FORMS);
    }

    private void requireLength(String name, int length, int expected, String other) {
        if (length == expected) return;
        throw wrong("the array " + name + " of " + file + " has " + Wording.count(length, "value") + ", but " + other + " has " + expected,
                "all arrays have one value for each connection");
    }

    private void requireShape(String what, int[] shape) {
        if (Arrays.equals(shape, new int[] {target.size(), source.size()})) return;
        throw wrong(what + " of " + file + " has the shape " + Arrays.toString(shape) + ", expected [" + target.size() + ", "
                + source.size() + "]", "one row for each target, and in it one column for each source");
    }

    private void requireFinite(String name, double[] values) {
        for (int k = 0; k < values.length; k++) {
            if (Double.isFinite(values[k])) continue;
            throw wrong("the array " + name + " of " + file + " has the value " + values[k] + " at the index " + k,
                    "every value is a finite number");
        }
    }

    private UserError wrong(String message, String hint) {
        return new UserError(Problem.error(at, message, hint));
    }
}
