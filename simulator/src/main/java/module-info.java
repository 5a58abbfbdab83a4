/**
 * The Hillock simulator: from a checked experiment to a recording. {@code engine} is the way in; {@code network} is what the
 * others share and no one else needs.
 */
module hillock.simulator {
    requires transitive hillock.language;
    requires static jdk.incubator.vector;

    exports hillock.simulator.engine;
    exports hillock.simulator.kernels;
    exports hillock.simulator.plan;
    exports hillock.simulator.recording;
    exports hillock.simulator.trust;
}
