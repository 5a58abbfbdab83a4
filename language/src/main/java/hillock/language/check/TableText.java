package hillock.language.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import hillock.language.model.DataTable;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.Span;
import hillock.language.syntax.UserError;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;

/**
 * Reads comma-separated numbers with a header such as {@code t [ms],I [uA/cm^2]}; a text of numbers alone needs none. Blank lines, and
 * lines that begin with {@code #}, are skipped. Throws a {@link UserError} that points into the text.
 */
final class TableText {
    private static final int MOST_PROBLEMS = 10;
    private static final int MOST_VALUES = 100_000_000;
    private final Source source;
    private final Span named;
    private final boolean timed;
    private final List<Problem> problems = new ArrayList<>();
    private List<String> names = List.of();
    private List<Unit> units = List.of();
    private double[][] columns = new double[0][];
    private int rows;

    private TableText(Source source, Span named, boolean timed) {
        this.source = source;
        this.named = named;
        this.timed = timed;
    }

    /** @param named where the user's text names the file, for what is wrong with it as a whole */
    static DataTable read(Source source, Span named) {
        return new TableText(source, named, false).table();
    }

    /** A table whose first column is time, growing from row to row; without a unit it is in ms. */
    static DataTable signal(Source source, Span named) {
        return new TableText(source, named, true).table();
    }

    private DataTable table() {
        lines();
        boolean empty = rows == 0 && (timed || names.isEmpty());                   // no edges, or no spikes, are nothing wrong
        if (problems.isEmpty() && empty) problems.add(Problem.error(named, source.name() + " holds no numbers"));
        if (!problems.isEmpty()) throw new UserError(problems);
        return new DataTable(source.name(), names, units, Arrays.stream(columns).map(column -> Arrays.copyOf(column, rows)).toList());
    }

    private void lines() {
        String all = source.text();
        boolean first = true;
        for (int start = 0; start < all.length() && problems.size() < MOST_PROBLEMS;) {
            int newline = all.indexOf('\n', start);
            int end = newline < 0 ? all.length() : newline;
            int next = newline < 0 ? end : end + 1;
            if (end > start && all.charAt(end - 1) == '\r') end--;
            int from = start;
            while (from < end && Character.isWhitespace(all.charAt(from))) from++;
            boolean comment = from < end && all.charAt(from) == '#';
            if (from < end && (!comment || first && header(all.substring(from + 1, end)))) {
                if (first) first(comment ? from + 1 : from, end);
                else row(from, end);
                first = false;
            }
            start = next;
        }
    }

    private static boolean header(String line) {
        return line.contains(",") && line.contains("[");
    }

    private void first(int from, int end) {
        List<int[]> cells = cells(from, end);
        boolean numbers = cells.stream().allMatch(cell -> number(cell).isPresent());
        names = new ArrayList<>();
        units = new ArrayList<>();
        for (int k = 0; k < cells.size(); k++) {
            if (numbers) {
                names.add(k == 0 ? "t" : Integer.toString(k - 1));
                units.add(Unit.NONE);
            } else {
                heading(cells.get(k));
            }
        }
        if (timed) checkTime(cells);
        columns = new double[cells.size()][16];
        if (numbers) row(from, end);
    }

    private void heading(int[] cell) {
        String text = source.text().substring(cell[0], cell[1]);
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) text = text.substring(1, text.length() - 1).strip();
        Heading heading = Heading.of(text);
        names.add(heading.name());
        if (heading.unit().isEmpty()) {
            problems.add(Problem.error(new Span(source, cell[0], cell[1]), heading.written() + " is not a unit",
                    "write it as in t [ms],I [uA/cm^2]"));
        }
        units.add(heading.unit().orElse(Unit.NONE));
    }

    private void checkTime(List<int[]> cells) {
        Unit unit = units.getFirst();
        if (!unit.dimension().isNone() && !unit.dimension().equals(Dimension.TIME)) {
            problems.add(Problem.error(new Span(source, cells.getFirst()[0], cells.getFirst()[1]),
                    "the first column must be a time, but is in "
                    + unit.symbol(), "as in t [ms],I [uA/cm^2]"));
        }
        if (cells.size() < 2) {
            problems.add(Problem.error(new Span(source, cells.getFirst()[0], cells.getFirst()[1]), "there is no column behind the time",
                    "separate columns by commas"));
        }
    }

    private void row(int from, int end) {
        List<int[]> cells = cells(from, end);
        if (cells.size() != columns.length) {
            problems.add(Problem.error(new Span(source, from, end), "this row has " + Wording.count(cells.size(), "value") + ", expected "
                    + columns.length, "every row has as many values as the first"));
            return;
        }
        if ((long) (rows + 1) * columns.length > MOST_VALUES) {
            throw new UserError(Problem.error(named, source.name() + " holds more than " + MOST_VALUES + " values"));
        }
        if (columns.length > 0 && rows == columns[0].length) {
            for (int k = 0; k < columns.length; k++) columns[k] = Arrays.copyOf(columns[k], rows * 2);
        }
        for (int k = 0; k < columns.length; k++) {
            Optional<Double> value = value(cells.get(k), units.get(k));
            if (value.isEmpty()) return;
            columns[k][rows] = value.get();
        }
        if (timed && rows > 0 && !(columns[0][rows] > columns[0][rows - 1])) {
            problems.add(Problem.error(new Span(source, cells.getFirst()[0], cells.getFirst()[1]), "the time "
                    + source.text().substring(cells.getFirst()[0], cells.getFirst()[1]) + " does not come after the one before it",
                    "times must grow from row to row"));
            return;
        }
        rows++;
    }

    private Optional<Double> value(int[] cell, Unit unit) {
        Optional<Double> number = number(cell);
        if (number.isEmpty()) {
            String text = source.text().substring(cell[0], cell[1]);
            problems.add(Problem.error(new Span(source, cell[0], cell[1]),
                    "expected a number, found " + (text.isEmpty() ? "nothing" : text)));
            return Optional.empty();
        }
        return unit.isCoherent() ? number : Optional.of(unit.toCoherent(new BigDecimal(source.text().substring(cell[0], cell[1]))));
    }

    private Optional<Double> number(int[] cell) {
        String text = source.text().substring(cell[0], cell[1]);
        if (text.isEmpty() || text.length() > 100 || !text.chars().allMatch(c -> c >= '0' && c <= '9'
                || ".+-eE".indexOf(c) >= 0)) return Optional.empty();
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Start and end of each cell, without spaces around it. */
    private List<int[]> cells(int from, int end) {
        List<int[]> cells = new ArrayList<>();
        String all = source.text();
        for (int start = from; start <= end;) {
            int comma = all.indexOf(',', start);
            int stop = comma < 0 || comma > end ? end : comma;
            int a = start;
            int b = stop;
            while (a < b && Character.isWhitespace(all.charAt(a))) a++;
            while (b > a && Character.isWhitespace(all.charAt(b - 1))) b--;
            cells.add(new int[] {a, b});
            if (stop == end) break;
            start = stop + 1;
        }
        return cells;
    }
}
