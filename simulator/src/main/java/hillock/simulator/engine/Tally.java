package hillock.simulator.engine;

/** How far runs of a sweep are that go on side by side, in {@link Progress#PARTS} of a run. */
final class Tally {
    private final Progress told;
    private final long all;
    private long done;

    /**
     * @param done how many runs were finished before
     * @param all  how many there are
     */
    Tally(Progress told, long done, long all) {
        this.told = told;
        this.done = done * Progress.PARTS;
        this.all = all * Progress.PARTS;
    }

    /** What the runner of so many of them tells: one thread at a time. */
    Progress of(int runs) {
        return new Progress() {
            private long before;

            @Override public void at(long step, long steps) {
                long now = (long) ((double) step / steps * runs * Progress.PARTS);
                add(now - before);
                before = now;
            }
        };
    }

    private synchronized void add(long parts) {
        done += parts;
        told.at(done, all);
    }
}
