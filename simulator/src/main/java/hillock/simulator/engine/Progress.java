package hillock.simulator.engine;

/** Told how far a run has come; called now and then from the thread that runs it. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (_, _) -> {};
    /** Of a sweep, into how many steps a run counts. */
    long PARTS = 1000;

    /** @param step steps taken of {@code steps} */
    void at(long step, long steps);
}
