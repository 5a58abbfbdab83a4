package hillock.language.model;

import java.util.List;
import hillock.language.units.Unit;

/**
 * A file that a user's text names, read: columns with names such as {@code I [uA/cm^2]}, and numbers.
 *
 * @param file    as the user wrote it
 * @param names   the columns' names, without units
 * @param units   the columns' units; {@link Unit#NONE} where the header gives none
 * @param columns one array a column, all of one length, in coherent units
 */
public record DataTable(String file, List<String> names, List<Unit> units, List<double[]> columns) {
    public int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().length;
    }
}
