/**
 * From a recording to files and pictures: CSV, summary.json, a run's final state, figures as SVG and PNG. The JDK's base alone, but for
 * HDF5.
 */
@SuppressWarnings("requires-automatic") // jhdf is no module, and nothing here is run from a module path
module hillock.outputs {
    requires transitive hillock.simulator;
    requires static io.jhdf;

    exports hillock.outputs.files;
    exports hillock.outputs.plots;
}
