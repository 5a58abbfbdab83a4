package hillock.simulator.kernels;

import java.util.List;

/**
 * Runs a loop over lanes, block by block: gathers what edges read from their ends, runs the generated parts, adds up what edges add, in
 * their order. What is left over at the end, fewer elements than lanes, is done on a copy that repeats the last of them; by the next
 * kernel if they are few, or edges.
 */
final class VectorKernel implements Kernel {
    /** What is generated. */
    interface Steps {
        /** The number of lanes. */
        int width();

        /** How many parts the loop was cut into. */
        int parts();

        /** Computes what is the same for all elements, into the rows' first places. */
        void prepare(Object[] arrays, int[][] indices, double[] scalars, Object[] scratch);

        /**
         * Runs a part over elements of a block, which begins with element {@code block}. Returns {@code to}, or the first element of
         * a group that it does not do right: nothing was done for that one.
         */
        int run(int part, Object[] arrays, int[][] indices, double[] scalars, Object[] scratch, int block, int from, int to);
    }

    /** Values of other elements that are brought into a row of scratch memory, or the reverse: a row that is added to other elements. */
    record Transfer(int array, int index, int row) {}

    private final Steps steps;
    private final int parts;
    private final int lanes;
    private final Kernel rare;
    private final Transfer[] gathers;
    private final Transfer[] adds;
    private final int block;
    private final ThreadLocal<Object[]> scratch;
    private final LeftOver leftOver;

    /** So few left over are done one by one sooner than copied and back. */
    private static final int FEW = 2;

    /**
     * @param rare  the next kernel, which does what is left over or in trouble: the scalar one or, where this takes the ordinary ways of
     *              functions alone, the vector kernel that takes frequent ones too and has the scalar kernel behind it
     * @param block how many elements go through the parts at a time: a multiple of every possible number of lanes
     */
    VectorKernel(Steps steps, Kernel rare, List<Transfer> gathers, List<Transfer> adds, int rows, int block, Loop loop) {
        this.steps = steps;
        this.parts = steps.parts();
        this.lanes = steps.width();
        this.rare = rare;
        this.gathers = gathers.toArray(Transfer[]::new);
        this.adds = adds.toArray(Transfer[]::new);
        this.block = block;
        this.scratch = ThreadLocal.withInitial(() -> Format.of(loop.precision()).rows(rows, Math.min(block, VectorCompiler.BLOCK)));
        this.leftOver = new LeftOver(loop, lanes);
    }

    /** The same code in front of another kernel. */
    VectorKernel before(Kernel other) {
        return new VectorKernel(this, other);
    }

    private VectorKernel(VectorKernel same, Kernel rare) {
        this.steps = same.steps;
        this.parts = same.parts;
        this.lanes = same.lanes;
        this.rare = rare;
        this.gathers = same.gathers;
        this.adds = same.adds;
        this.block = same.block;
        this.scratch = same.scratch;
        this.leftOver = same.leftOver;
    }

    @Override public int run(Object[] arrays, int[][] indices, double[] scalars, int from, int to) {
        return run(arrays, indices, scalars, Raised.nowhere(), from, to);
    }

    @Override public int run(Object[] arrays, int[][] indices, double[] scalars, Raised raised, int from, int to) {
        if (from >= to) return 0;
        raised.clear(from, to);
        int limit = to - Math.floorMod(to - from, lanes);
        boolean copied = to - limit > FEW && gathers.length == 0 && adds.length == 0;
        if (from == limit && !copied) return raised.raise(from, rare.run(arrays, indices, scalars, from, to));
        Object[] rows = scratch.get();
        steps.prepare(arrays, indices, scalars, rows);
        int failed = 0;
        for (int start = from; start < limit; start += Math.min(block, limit - start)) {
            failed |= block(arrays, indices, scalars, rows, raised, start, start + Math.min(block, limit - start));
        }
        if (limit == to) return failed;
        int last = copied ? leftOver(arrays, indices, scalars, rows, limit, to) : rare.run(arrays, indices, scalars, limit, to);
        return failed | raised.raise(limit, last);
    }

    /** Fewer elements than lanes, on a copy. */
    private int leftOver(Object[] arrays, int[][] indices, double[] scalars, Object[] rows, int from, int to) {
        Object[] copies = leftOver.copied(arrays, from, to);
        for (int part = 0; part < parts; part++) {
            int at = steps.run(part, copies, indices, scalars, rows, 0, 0, lanes);
            if (at < lanes) return rare.run(arrays, indices, scalars, from, to);
        }
        leftOver.store(copies, arrays, from, to);
        return 0;
    }

    @Override public int lanes() {
        return lanes;
    }

    private int block(Object[] arrays, int[][] indices, double[] scalars, Object[] rows, Raised raised, int from, int to) {
        for (int k = 0; k < gathers.length; k++) {
            gather(arrays[gathers[k].array], indices[gathers[k].index], rows[gathers[k].row], from, to);
        }
        int failed = 0;
        for (int part = 0; part < parts; part++) {
            int at = steps.run(part, arrays, indices, scalars, rows, from, from, to);
            if (at < to && adds.length > 0) return rare.run(arrays, indices, scalars, from, to);
            while (at < to) {
                failed |= raised.raise(at, rare.run(arrays, indices, scalars, at, at + lanes));
                at = steps.run(part, arrays, indices, scalars, rows, from, at + lanes, to);
            }
        }
        for (int k = 0; k < adds.length; k++) add((double[]) arrays[adds[k].array], indices[adds[k].index], rows[adds[k].row], from, to);
        return failed;
    }

    private static void gather(Object values, int[] index, Object row, int from, int to) {
        if (row instanceof double[] doubles) gather((double[]) values, index, doubles, from, to);
        else if (values instanceof double[] doubles) gather(doubles, index, (float[]) row, from, to);
        else gather((float[]) values, index, (float[]) row, from, to);
    }

    private static void gather(double[] values, int[] index, double[] row, int from, int to) {
        for (int e = from; e < to; e++) row[e - from] = values[index[e]];
    }

    private static void gather(double[] values, int[] index, float[] row, int from, int to) {
        for (int e = from; e < to; e++) row[e - from] = (float) values[index[e]];
    }

    private static void gather(float[] values, int[] index, float[] row, int from, int to) {
        for (int e = from; e < to; e++) row[e - from] = values[index[e]];
    }

    private static void add(double[] sums, int[] index, Object row, int from, int to) {
        if (row instanceof float[] singles) add(sums, index, singles, from, to);
        else add(sums, index, (double[]) row, from, to);
    }

    /** A sum stays in a register as long as consecutive elements add to the same place. */
    private static void add(double[] sums, int[] index, double[] row, int from, int to) {
        int place = index[from];
        double sum = sums[place];
        for (int e = from; e < to; e++) {
            if (index[e] != place) {
                sums[place] = sum;
                place = index[e];
                sum = sums[place];
            }
            sum += row[e - from];
        }
        sums[place] = sum;
    }

    private static void add(double[] sums, int[] index, float[] row, int from, int to) {
        int place = index[from];
        double sum = sums[place];
        for (int e = from; e < to; e++) {
            if (index[e] != place) {
                sums[place] = sum;
                place = index[e];
                sum = sums[place];
            }
            sum += row[e - from];
        }
        sums[place] = sum;
    }
}
