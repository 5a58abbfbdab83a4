package hillock.simulator.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.language.model.Term;

/** Named quantities of all elements, filled in stretch by stretch from sheets. */
final class Columns {
    private final int size;
    private final Map<Term.Variable, double[]> differing = new LinkedHashMap<>();
    private final Map<Term.Variable, Double> same = new LinkedHashMap<>();

    Columns(int size) {
        this.size = size;
    }

    /** Evaluates names for the elements from {@code from} to {@code to}; what cannot differ between them only once. */
    void fill(Sheet sheet, List<Term.Variable> names, int from, int to) {
        if (from == to) return;
        sheet.moveTo(from);
        List<Term.Variable> varying = new ArrayList<>();
        for (Term.Variable name : names) {
            double first = sheet.variable(name);
            if (sheet.varies(name)) {
                varying.add(name);
                column(name)[from] = first;
            } else if (from == 0 && to == size) {
                same.put(name, first);
            } else {
                Arrays.fill(column(name), from, to, first);
            }
        }
        if (varying.isEmpty()) return;
        double[][] columns = varying.stream().map(this::column).toArray(double[][]::new);
        for (int e = from + 1; e < to; e++) {
            sheet.moveTo(e);
            for (int k = 0; k < columns.length; k++) columns[k][e] = sheet.variable(varying.get(k));
        }
    }

    Quantities of(Term.Variable name) {
        if (size == 0) return new Quantities(0, new double[0]);
        Double value = same.get(name);
        return value != null ? Quantities.same(size, value) : Quantities.of(differing.get(name));
    }

    /** Hands over one value for each element, which is then gone from here: a copy would count where there are many. */
    double[] take(Term.Variable name) {
        double[] column = column(name);
        if (same.containsKey(name)) Arrays.fill(column, same.get(name));
        differing.remove(name);
        return column;
    }

    static Quantities of(Sheet sheet, Term.Variable name, int size) {
        Columns columns = new Columns(size);
        columns.fill(sheet, List.of(name), 0, size);
        return columns.of(name);
    }

    private double[] column(Term.Variable name) {
        return differing.computeIfAbsent(name, _ -> new double[size]);
    }
}
