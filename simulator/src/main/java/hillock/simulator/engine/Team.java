package hillock.simulator.engine;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share work: the one that calls {@link #run}, and others that wait for it. A step is short, often some microseconds, so who
 * waits spins for a moment before it parks; with fewer processors than threads, it parks at once. Sharing allocates nothing.
 */
final class Team implements AutoCloseable {
    /** So few neurons' steps are done sooner than another thread hears of them: some microseconds. */
    private static final int SMALLEST_SHARE = 512;
    private static final int SPINS = 20_000;
    private static final long CLOSED = Long.MAX_VALUE;
    private static final Divisible NOTHING = new Divisible() {
        @Override public int size() {
            return 0;
        }

        @Override public int boundary(int element) {
            return 0;
        }

        @Override public int run(Clock clock, int from, int to) {
            return 0;
        }
    };

    private final Member[] others;
    private final int spins;
    private Divisible work = NOTHING;
    private Clock clock = new Clock(0, 1);
    private int shares;
    private long round;

    /** @param threads how many, the calling one included */
    Team(int threads) {
        spins = threads <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
        others = new Member[threads - 1];
        for (int k = 0; k < others.length; k++) others[k] = new Member(k + 1, Thread.currentThread());
        for (Member each : others) each.thread.start();
    }

    /** No other threads. */
    static Team alone() {
        return new Team(1);
    }

    /** Does all of the work and returns the flags raised, or-ed. To be called by the thread that made the team. */
    int run(Divisible divisible, Clock now) {
        int size = divisible.size();
        int count = (int) Math.min(Math.min(others.length + 1, size), divisible.work() / SMALLEST_SHARE);
        if (count < 2 || divisible.boundary(size - 1) == 0) return divisible.run(now, 0, size);
        work = divisible;
        clock = now;
        shares = count;
        round++;
        for (int k = 0; k < count - 1; k++) others[k].told.raise(round, others[k].thread);
        int flags = 0;
        try {
            flags = share(0);
        } finally {
            for (int k = 0; k < count - 1; k++) others[k].done.await(round, spins);
        }
        for (int k = 0; k < count - 1; k++) flags |= others[k].result();
        return flags;
    }

    @Override public void close() {
        for (Member each : others) each.told.raise(CLOSED, each.thread);
    }

    private int share(int k) {
        int from = k == 0 ? 0 : work.boundary(place(k));
        int to = k == shares - 1 ? work.size() : work.boundary(place(k + 1));
        return work.run(clock, from, to);
    }

    private int place(int k) {
        return (int) ((long) work.size() * k / shares);
    }

    private final class Member {
        private final int number;
        private final Thread caller;
        private final Thread thread;
        private final Mark told = new Mark();
        private final Mark done = new Mark();
        private int flags;
        private Optional<Throwable> failure = Optional.empty();

        Member(int number, Thread caller) {
            this.number = number;
            this.caller = caller;
            this.thread = Thread.ofPlatform().daemon().name("hillock " + (number + 1)).unstarted(this::takeShares);
        }

        private void takeShares() {
            long last = 0;
            while ((last = told.await(last + 1, spins)) != CLOSED) {
                try {
                    flags = share(number);
                } catch (RuntimeException | Error thrown) {
                    failure = Optional.of(thrown);
                }
                done.raise(last, caller);
            }
        }

        /** The flags that its share raised; what went wrong there goes wrong here. */
        int result() {
            if (failure.isPresent()) throw new IllegalStateException("thread " + thread.getName() + " failed", failure.get());
            return flags;
        }
    }

    /** A number that one thread raises and another one waits for. */
    private static final class Mark {
        private volatile long value;
        private volatile boolean sleeping;

        void raise(long to, Thread sleeper) {
            value = to;
            if (sleeping) LockSupport.unpark(sleeper);
        }

        /** Waits until the number is at least so large, and returns it. */
        long await(long least, int spins) {
            for (int k = 0; k < spins && value < least; k++) {
                if ((k & 15) == 15) Thread.onSpinWait();
            }
            if (value < least) {
                sleeping = true;
                while (value < least) LockSupport.park(this);
                sleeping = false;
            }
            return value;
        }
    }
}
