package hillock.simulator.engine;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** When the neurons of a source spike. What lasts from step to step lies in fields of the population. */
sealed interface Emitter {
    /** Spikes that are beyond the end of a step by rounding alone are still in it: so much of a step. */
    double ROUNDING = 1e-9;

    /**
     * Adds the spikes of a step, exact in time; false if a rate or period is {@link #impossible}. The clock may be moved within the step.
     */
    boolean emit(long step, double start, double dt, Clock clock, Fired fired);

    /** What depends on the state at a step's start. */
    default void begin(Clock clock) {}

    /** The first neuron whose present rate is no number from 0 on, or whose period none above 0. */
    OptionalInt impossible();

    /** The present rate or period of a neuron. */
    double told(int neuron);

    /** Whether the spikes of a step can be found before it begins, if no parameter changes until then. */
    default boolean looksAhead() {
        return true;
    }

    private static boolean isRate(double rate) {
        return rate >= 0 && rate < Double.POSITIVE_INFINITY;
    }

    /** Poisson processes of rates that change at the start of steps only. */
    final class Poisson implements Emitter {
        private final Intervals intervals;
        private final Cells cells;
        private final double[] rates;
        /** Where the process was last known, ms, and when it will spike next. */
        private final double[] known;
        private final double[] next;
        private int revision = -1;

        Poisson(Cells cells, long seed) {
            this.cells = cells;
            this.intervals = new Intervals(cells, seed);
            this.rates = cells.dynamics.doubles("source@rate").values();
            this.known = cells.dynamics.doubles("source@since").values();
            this.next = cells.dynamics.doubles("source@next").values();
            Arrays.fill(next, Double.POSITIVE_INFINITY);
        }

        @Override public boolean emit(long step, double start, double dt, Clock clock, Fired fired) {
            if (revision != cells.parameters.revision()) {
                if (impossible().isPresent()) return false;
                follow(start);
            }
            double end = start + dt * (1 + ROUNDING);
            for (int i = 0; i < next.length; i++) {
                while (next[i] <= end) {
                    fired.add(i, 0, next[i]);
                    known[i] = next[i];
                    intervals.draw(i);
                    next[i] = known[i] + intervals.left[i] / rates[i];
                }
            }
            return true;
        }

        @Override public OptionalInt impossible() {
            return IntStream.range(0, next.length).filter(i -> !isRate(told(i))).findFirst();
        }

        @Override public double told(int neuron) {
            return cells.parameters.value("rate", neuron);
        }

        /** What is left of an interval is passed at the new rate. */
        private void follow(double start) {
            revision = cells.parameters.revision();
            for (int i = 0; i < next.length; i++) {
                double rate = cells.parameters.value("rate", i);
                if (rate == rates[i]) continue;
                intervals.left[i] -= rates[i] * (start - known[i]);
                known[i] = start;
                rates[i] = rate;
                next[i] = rate > 0 ? start + intervals.left[i] / rate : Double.POSITIVE_INFINITY;
            }
        }
    }

    /**
     * Poisson processes of rates that change with time: intervals of unit rate in the rate's integral. In a step the rate is taken as
     * linear between its ends, which is exact for rates that are, with jumps on the grid; else an error of order dt^2.
     */
    final class MovingPoisson implements Emitter {
        private final Intervals intervals;
        private final Cells cells;
        private final Pass rate;
        private final double[] now;
        private final double[] before;

        /** @param rate the pass that finds the rates */
        MovingPoisson(Cells cells, long seed, Pass rate, Field.Doubles now) {
            this.cells = cells;
            this.intervals = new Intervals(cells, seed);
            this.rate = rate;
            this.now = now.values();
            this.before = new double[this.now.length];
        }

        @Override public boolean looksAhead() {
            return false;
        }

        @Override public void begin(Clock clock) {
            rate.run(clock);
            System.arraycopy(now, 0, before, 0, now.length);
        }

        @Override public boolean emit(long step, double start, double dt, Clock clock, Fired fired) {
            clock.set(step, 1);
            cells.follow(clock);
            rate.run(clock);
            for (int i = 0; i < now.length; i++) {
                if (!isRate(before[i]) || !isRate(now[i])) return false;
                emit(i, start, dt, fired);
            }
            return true;
        }

        @Override public OptionalInt impossible() {
            return IntStream.range(0, now.length).filter(i -> !isRate(told(i))).findFirst();
        }

        @Override public double told(int neuron) {
            return isRate(before[neuron]) ? now[neuron] : before[neuron];
        }

        private void emit(int i, double start, double dt, Fired fired) {
            double whole = dt * (before[i] + now[i]) / 2;
            double passed = 0;
            while (passed + intervals.left[i] <= whole) {
                passed += intervals.left[i];
                fired.add(i, 0, start + dt * reached(before[i], now[i], passed / dt));
                intervals.draw(i);
            }
            intervals.left[i] -= whole - passed;
        }

        /** Where in the step the integral of the rate reaches an amount: the root of {@code a s + (b - a) s^2 / 2 = amount}. */
        private static double reached(double a, double b, double amount) {
            double root = Math.sqrt(Math.max(0, a * a + 2 * (b - a) * amount));
            return Math.min(1, 2 * amount / (a + root));
        }
    }

    /**
     * Spikes at {@code start + k period}, counted anew from the last one where the period changes; one that is overdue then comes at
     * once.
     */
    final class Regular implements Emitter {
        private final Cells cells;
        private final double[] anchor;
        private final double[] count;
        private final double[] periods;

        Regular(Cells cells) {
            this.cells = cells;
            this.anchor = cells.dynamics.doubles("source@anchor").values();
            this.count = cells.dynamics.doubles("source@count").values();
            this.periods = cells.dynamics.doubles("source@period").values();
            for (int i = 0; i < anchor.length; i++) {
                anchor[i] = cells.parameters.value("start", i);
                periods[i] = cells.parameters.value("period", i);
            }
        }

        @Override public boolean emit(long step, double start, double dt, Clock clock, Fired fired) {
            double end = start + dt * (1 + ROUNDING);
            for (int i = 0; i < anchor.length; i++) {
                double period = cells.parameters.value("period", i);
                if (period != periods[i]) follow(i, period, start);
                if (!(period > 0)) return false;
                double next;
                while ((next = anchor[i] + count[i] * period) <= end) {
                    fired.add(i, 0, next);
                    count[i]++;
                }
            }
            return true;
        }

        @Override public OptionalInt impossible() {
            return IntStream.range(0, anchor.length).filter(i -> !(told(i) > 0)).findFirst();
        }

        @Override public double told(int neuron) {
            return cells.parameters.value("period", neuron);
        }

        private void follow(int i, double period, double now) {
            if (count[i] > 0) {
                anchor[i] = Math.max(anchor[i] + (count[i] - 1) * periods[i], now - period);
                count[i] = 1;
            } else {
                anchor[i] = Math.max(cells.parameters.value("start", i), now);
            }
            periods[i] = period;
        }
    }

    /** Spikes at given times. */
    final class Listed implements Emitter {
        private final double[][] times;
        private final double[] count;

        Listed(Cells cells, double[][] times) {
            this.times = times;
            this.count = cells.dynamics.doubles("source@count").values();
        }

        @Override public boolean emit(long step, double start, double dt, Clock clock, Fired fired) {
            double end = start + dt * (1 + ROUNDING);
            for (int i = 0; i < times.length; i++) {
                double[] own = times[i];
                for (int k = (int) count[i]; k < own.length && own[k] <= end; k++) {
                    fired.add(i, 0, own[k]);
                    count[i]++;
                }
            }
            return true;
        }

        @Override public OptionalInt impossible() {
            return OptionalInt.empty();
        }

        @Override public double told(int neuron) {
            throw new IllegalStateException("a list of times has no rate");
        }
    }
}
