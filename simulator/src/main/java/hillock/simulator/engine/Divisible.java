package hillock.simulator.engine;

/** Work on elements that several threads may do at once, each on a range of them, with the same bits however it is divided. */
interface Divisible {
    int size();

    /** About how much there is to do, in neurons' steps. */
    default double work() {
        return size();
    }

    /** The last place at or before an element where it may be divided; 0 if nowhere. */
    int boundary(int element);

    /** Does it for the elements from {@code from} to {@code to} (exclusive), both of them boundaries or ends; returns the flags raised. */
    int run(Clock clock, int from, int to);
}
