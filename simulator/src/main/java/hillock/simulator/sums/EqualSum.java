package hillock.simulator.sums;

import java.util.Arrays;

/**
 * All sources to all targets with weight 1, in time that grows with the neurons and not with the pairs. Sources are summed in blocks, and
 * the blocks in their order. Where a neuron is left out of its own sum, the sum is made without it, never by taking it away again, which
 * would cancel: the blocks before its own, the blocks behind it, and in its own block what stands on either side.
 */
public final class EqualSum implements Sum {
    static final int BLOCK = 64;
    private final Stretch sources;
    private final boolean exceptSelf;
    /** The sums of all blocks in front of each block, and of all blocks behind it. */
    private final double[] before;
    private final double[] behind;
    private final double[] blocks;
    private double total;

    /** @param exceptSelf whether sources and targets are of one population and none is its own source */
    public EqualSum(Stretch sources, boolean exceptSelf) {
        this.sources = sources;
        this.exceptSelf = exceptSelf;
        int count = (sources.size() + BLOCK - 1) / BLOCK;
        this.blocks = new double[count];
        this.before = new double[count];
        this.behind = new double[count];
    }

    @Override public void prepare(double[] values) {
        double sum = 0;
        for (int b = 0; b < blocks.length; b++) {
            before[b] = sum;
            int first = first(b);
            blocks[b] = sum(values, first, Math.min(first + BLOCK, sources.to()));
            sum += blocks[b];
        }
        total = sum;
        if (!exceptSelf) return;
        double rest = 0;
        for (int b = blocks.length - 1; b >= 0; b--) {
            behind[b] = rest;
            rest += blocks[b];
        }
    }

    @Override public void rows(double[] values, double[] sums, int from, int to) {
        if (!exceptSelf) {
            Arrays.fill(sums, from, to, total);
            return;
        }
        int start = from;
        while (start < to) {
            int block = (start - sources.from()) / BLOCK;
            int end = start < sources.from() ? Math.min(to, sources.from())
                    : start >= sources.to() ? to : Math.min(to, Math.min(first(block) + BLOCK, sources.to()));
            if (sources.contains(start)) withoutSelf(block, values, sums, start, end);
            else Arrays.fill(sums, start, end, total);
            start = end;
        }
    }

    /** The targets from {@code from} to {@code to} are sources of this block. */
    private void withoutSelf(int block, double[] values, double[] sums, int from, int to) {
        double right = 0;
        for (int i = Math.min(first(block) + BLOCK, sources.to()) - 1; i >= to; i--) right += values[i];
        for (int i = to - 1; i >= from; i--) {
            sums[i] = right;
            right += values[i];
        }
        double left = 0;
        for (int i = first(block); i < from; i++) left += values[i];
        double others = before[block] + behind[block];
        for (int i = from; i < to; i++) {
            sums[i] = others + (left + sums[i]);
            left += values[i];
        }
    }

    private int first(int block) {
        return sources.from() + block * BLOCK;
    }

    private static double sum(double[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = from;
        for (; j <= to - 4; j += 4) {
            a += values[j];
            b += values[j + 1];
            c += values[j + 2];
            d += values[j + 3];
        }
        double sum = (a + b) + (c + d);
        for (; j < to; j++) sum += values[j];
        return sum;
    }
}
