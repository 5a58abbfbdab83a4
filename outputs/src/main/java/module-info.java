/** From a recording to files and pictures: CSV, summary.json, a run's final state, figures as SVG and PNG. The JDK's base alone. */
module hillock.outputs {
    requires transitive hillock.simulator;

    exports hillock.outputs.files;
    exports hillock.outputs.plots;
}
