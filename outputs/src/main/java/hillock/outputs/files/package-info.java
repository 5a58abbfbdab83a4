/**
 * A run's results on disk: one CSV file a variable, spikes, figures, the final state and {@code summary.json}. Stands above
 * {@code outputs.plots}; nothing else in the product writes results.
 *
 * <pre>{@code
 * ResultOptions options = ResultOptions.of("two-neurons.hillock", text, "0.1.0");
 * List<Path> written = Results.write(recording, Path.of("two-neurons-results"), options);
 * Map<String, double[]> start = FinalStates.read(Path.of("two-neurons-results/final-state"));
 * }</pre>
 */
package hillock.outputs.files;
