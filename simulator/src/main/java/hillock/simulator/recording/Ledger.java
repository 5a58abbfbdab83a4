package hillock.simulator.recording;

import java.util.List;

/** Where finished runs of a sweep are put down, so that another process can make those that are missing. */
public interface Ledger {
    /** Nothing was done before, and nobody needs to know. */
    Ledger NONE = new Ledger() {
        @Override public List<Swept.Row> rows() {
            return List.of();
        }

        @Override public void add(List<Swept.Row> rows) {
            // they are in what the sweep gives
        }
    };

    /** Those that an earlier process finished. */
    List<Swept.Row> rows();

    /**
     * Puts down more, in any order; from any thread.
     *
     * @throws StorageFailed if that cannot be done
     */
    void add(List<Swept.Row> rows);
}
