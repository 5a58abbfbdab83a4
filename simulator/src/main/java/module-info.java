/** The Hillock simulator: from a checked experiment to a recording. */
module hillock.simulator {
    requires transitive hillock.language;

    exports hillock.simulator.kernels;
    exports hillock.simulator.recording;
}
