/**
 * Pictures of a recording: curves in panels over one time axis, rasters, firing rates, phase planes, histograms and matrices. Stands above
 * {@code outputs.drawing}, which turns a list of marks into SVG and PNG, and below {@code outputs.files}.
 *
 * <pre>{@code
 * Figures.save(recording, 0, Path.of("membrane.png"));   // the file's first plot statement; .svg gives SVG
 * }</pre>
 */
package hillock.outputs.plots;
