package hillock.simulator.engine;

import java.util.List;

/** What fills the field of a white noise with the standard normal numbers of a step. */
sealed interface Increments permits Noise, Bridge {
    void fill(long step, Clock clock, Team team);

    /** The passes that turn uniform numbers into normal ones. */
    List<Pass> passes();
}
