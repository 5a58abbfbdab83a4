package hillock.simulator.engine;

/** Where a loop finds the value of a variable. */
sealed interface Source {
    /** Known before the run and never changing: becomes a constant of the kernel. */
    record Known(double value) implements Source {}

    /** One value an element. */
    record Each(Field field) implements Source {}

    /** The value of another element, {@code field[index[e]]}: a connection's source or target. */
    record Across(Field field, int[] index) implements Source {}

    /** One of the clock's values, see {@link Clock}. */
    record OnClock(int slot) implements Source {}
}
