package hillock.outputs.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What the columns of a trace are: neurons, or connections by both ends. */
final class ColumnIndices {
    private ColumnIndices() {}

    /** {@code neuron}, or {@code source} and {@code target}, with a number for each column; nothing for a mean. */
    static Map<String, long[]> of(List<String> columns) {
        Map<String, long[]> indices = new LinkedHashMap<>();
        if (columns.stream().allMatch(column -> column.matches("\\d+->\\d+"))) {
            indices.put("source", indices(columns, column -> Integer.parseInt(column, 0, column.indexOf("->"), 10)));
            indices.put("target", indices(columns, column -> Integer.parseInt(column, column.indexOf("->") + 2, column.length(), 10)));
        } else if (columns.stream().allMatch(column -> column.matches("\\d+"))) {
            indices.put("neuron", indices(columns, Integer::parseInt));
        }
        return indices;
    }

    private static long[] indices(List<String> columns, ToIntFunction<String> index) {
        return columns.stream().mapToLong(index::applyAsInt).toArray();
    }
}
