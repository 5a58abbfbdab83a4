package hillock.simulator.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Kernel;
import hillock.simulator.kernels.Loop;

/**
 * Brings vector kernels into a run that has begun with scalar ones, from a thread beside it. A vector kernel is worth nothing until the JIT
 * compiler has seen it often, and now and then that compiler gives up on one, which then runs a hundred times slower. So each is first
 * exercised on scratch copies of the pass's arrays, and takes over its pass only once it was timed to be faster than the scalar kernel
 * there. Since both give the same bits, when that happens changes no result.
 */
final class Adoption implements AutoCloseable {
    /** Fewer element-steps than this are over before a vector kernel has warmed up. */
    private static final long WORTH_IT = 10_000_000;
    private static final int SMALLEST_PASS = 64;
    private static final int LARGEST_SCRATCH = 4096;
    /** Short calls make the JIT compiler notice a method soonest: it counts calls more than turns of loops. */
    private static final int SHORT_CALL = 32;
    private static final int SHORT_CALLS = 100;
    /** After so many rounds another kernel of the same loop has its turn. */
    private static final int TURN = 5;
    private static final int TIMINGS = 3;
    private static final double FASTER = 0.9;
    private static final double IMPROVED = 0.97;
    /** A vector kernel that the JIT compiler has not compiled is much slower than this many scalar ones. */
    private static final double COMPILED = 3;
    private static final long STANDSTILL_NANOS = 200_000_000L;
    /** So long it keeps a processor busy; later it rests between rounds, each so many times as long as the round. */
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final int REST = 9;
    /** So long a kernel that took over is left alone: compiling another takes time from the run, which may be over soon. */
    private static final long SETTLING_NANOS = 1_000_000_000L;
    private static final long NAP_NANOS = 20_000_000L;

    private enum Verdict { UNDECIDED, FASTER, POINTLESS }

    private final List<Pass> candidates;
    private final double[] clock;
    private final Thread thread;
    private volatile boolean closed;

    private Adoption(List<Pass> candidates, double[] clock) {
        this.candidates = candidates;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("hillock vector kernels").unstarted(this::adoptAll);
    }

    /** Begins, if there are vectors and enough to do. */
    static Adoption of(List<Pass> passes, Clock clock, long steps) {
        List<Pass> worthwhile = !Backend.vectors() ? List.of() : passes.stream()
                .filter(pass -> pass.size() >= SMALLEST_PASS && pass.size() * (double) steps >= WORTH_IT).toList();
        Adoption adoption = new Adoption(worthwhile, clock.values.clone());
        if (!worthwhile.isEmpty()) adoption.thread.start();
        return adoption;
    }

    @Override public void close() {
        closed = true;
    }

    private void adoptAll() {
        List<Rehearsal> rehearsals = new ArrayList<>();
        for (Pass pass : candidates) rehearsals.add(new Rehearsal(pass));
        long begun = System.nanoTime();
        while (!closed && !rehearsals.isEmpty()) {
            long round = System.nanoTime();
            rehearsals.removeIf(rehearsal -> rehearsal.contenders.isEmpty());
            for (Rehearsal rehearsal : rehearsals) {
                if (closed) return;
                if (round >= rehearsal.wakes) rehearsal.round();
            }
            long now = System.nanoTime();
            if (rehearsals.stream().allMatch(rehearsal -> now < rehearsal.wakes)) LockSupport.parkNanos(NAP_NANOS);
            else if (now - begun > PATIENCE_NANOS) LockSupport.parkNanos(REST * (now - round));
        }
    }

    /** A vector kernel, and the best time found of it. */
    private static final class Contender {
        private final Kernel kernel;
        private long best = Long.MAX_VALUE;
        private long bestAt;

        Contender(Kernel kernel) {
            this.kernel = kernel;
        }

        /** Pointless is a kernel that is plainly compiled, and no better for a while. */
        Verdict verdict(long found, long present, long now) {
            if (found < FASTER * present) return Verdict.FASTER;
            if (found < IMPROVED * best) {
                best = found;
                bestAt = now;
            }
            return best < COMPILED * present && now - bestAt > STANDSTILL_NANOS ? Verdict.POINTLESS : Verdict.UNDECIDED;
        }
    }

    /** A pass's kernels on arrays of their own. */
    private final class Rehearsal {
        private final Pass pass;
        /** The one that is compiled soonest is first. */
        private final Deque<Contender> contenders = new ArrayDeque<>();
        private final int size;
        private final Field[] fields;
        private final Object[] arrays;
        private final int[] stored;
        private final int[] refreshed;
        private int rounds;
        private long wakes = System.nanoTime();

        Rehearsal(Pass pass) {
            this.pass = pass;
            Backend.vectorKernels(pass.compiled(), pass.kernel()).forEach(kernel -> contenders.addLast(new Contender(kernel)));
            this.size = Math.min(pass.size(), LARGEST_SCRATCH);
            Set<Integer> gathered = new HashSet<>();
            for (Loop.Operand operand : pass.compiled().operands().values()) {
                if (operand instanceof Loop.Operand.Gathered(int array, int _)) gathered.add(array);
            }
            Set<Integer> whole = new HashSet<>(gathered);
            Set<Integer> stores = new HashSet<>();
            for (Loop.Statement statement : pass.compiled().statements()) {
                if (statement instanceof Loop.Statement.Add(int array, int _, var _)) whole.add(array);
                if (statement instanceof Loop.Statement.Store(int array, var _)) stores.add(array);
            }
            this.fields = new Field[pass.fields().length];
            for (int k = 0; k < fields.length; k++) {
                Field real = pass.fields()[k];
                fields[k] = real.copy(whole.contains(k) ? real.size() : Math.min(real.size(), size));
            }
            this.arrays = Arrays.stream(fields).map(Field::array).toArray();
            this.refreshed = IntStream.range(0, fields.length).filter(k -> !whole.contains(k)).toArray();
            stores.removeAll(gathered);
            this.stored = stores.stream().mapToInt(Integer::intValue).toArray();
        }

        /** One kernel's turn; until it is decided, others have theirs now and then. */
        void round() {
            Contender contender = contenders.peek();
            exercise(contender.kernel);
            refresh();
            long now = System.nanoTime();
            Verdict verdict = contender.verdict(fastest(contender.kernel), fastest(pass.kernel()), now);
            if (verdict == Verdict.FASTER) {
                pass.adopt(contender.kernel);
                wakes = now + SETTLING_NANOS;
            }
            if (verdict != Verdict.UNDECIDED) contenders.remove();
            else if (++rounds % TURN == 0) contenders.addLast(contenders.remove());
        }

        /** Many short calls; some with a value that only the scalar kernel does, so that this way out is compiled too. */
        private void exercise(Kernel vector) {
            for (int k = 0; k < SHORT_CALLS; k++) {
                int from = k * SHORT_CALL % Math.max(1, size - SHORT_CALL);
                if (k % 32 == 0 && stored.length > 0) {
                    double kept = fields[stored[0]].at(from);
                    fields[stored[0]].put(from, Double.NaN);
                    run(vector, from, Math.min(size, from + SHORT_CALL));
                    for (int array : stored) fields[array].take(pass.fields()[array], from, 1);
                    fields[stored[0]].put(from, kept);
                } else {
                    run(vector, from, Math.min(size, from + SHORT_CALL));
                }
            }
        }

        /** What a kernel is fast at depends on the state: it is timed on one that the run was in, perhaps on parts of several. */
        private void refresh() {
            for (int array : refreshed) fields[array].take(pass.fields()[array], 0, fields[array].size());
        }

        private long fastest(Kernel kernel) {
            long fastest = Long.MAX_VALUE;
            for (int k = 0; k < TIMINGS; k++) {
                long begun = System.nanoTime();
                run(kernel, 0, size);
                fastest = Math.min(fastest, System.nanoTime() - begun);
            }
            return fastest;
        }

        private void run(Kernel kernel, int from, int to) {
            kernel.run(arrays, pass.indices(), clock, from, to);
        }
    }
}
