package hillock.simulator.engine;

import hillock.simulator.network.TableSignal;

/** A table's values at the present time, one a neuron: followed through the stages, or read at the start of the step if held. */
record Tabulated(TableSignal signal, Field.Doubles field, boolean held) {
    void follow(Clock clock) {
        signal.fill(clock.values[held ? Clock.JUMP_TIME : Clock.TIME], field.values());
    }
}
