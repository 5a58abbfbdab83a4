package hillock.simulator.kernels;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Room for as many elements as there are lanes, in which the few that are left over at a population's end are done: the last one stands in
 * for those that are missing, so that nothing happens there that does not happen to it. Each thread has its own.
 */
final class LeftOver {
    private final int[] all;
    private final int[] stored;
    private final ThreadLocal<Object[]> copies;

    LeftOver(Loop loop, int lanes) {
        Set<Integer> own = new TreeSet<>();
        Set<Integer> written = new TreeSet<>();
        for (Loop.Operand operand : loop.operands().values()) if (operand instanceof Loop.Operand.Element(int array)) own.add(array);
        for (Loop.Statement statement : loop.statements()) {
            if (statement instanceof Loop.Statement.Store(int array, var _)) written.add(array);
        }
        own.addAll(written);
        this.all = own.stream().mapToInt(Integer::intValue).toArray();
        this.stored = written.stream().mapToInt(Integer::intValue).toArray();
        this.copies = ThreadLocal.withInitial(() -> {
            Object[] rows = new Object[all.length == 0 ? 0 : all[all.length - 1] + 1];
            for (int array : all) rows[array] = loop.singles().contains(array) ? new float[lanes] : new double[lanes];
            return rows;
        });
    }

    /** Arrays that begin with the elements. */
    Object[] copied(Object[] arrays, int from, int to) {
        Object[] rows = copies.get();
        for (int array : all) copy(arrays[array], rows[array], from, to);
        return rows;
    }

    private static void copy(Object from, Object into, int first, int end) {
        int count = end - first;
        System.arraycopy(from, first, into, 0, count);
        if (into instanceof double[] doubles) Arrays.fill(doubles, count, doubles.length, doubles[count - 1]);
        else if (into instanceof float[] floats) Arrays.fill(floats, count, floats.length, floats[count - 1]);
    }

    /** Brings back what the loop stores. */
    void store(Object[] copied, Object[] arrays, int from, int to) {
        for (int array : stored) System.arraycopy(copied[array], 0, arrays[array], from, to - from);
    }
}
