package hillock.simulator.network;

import java.util.Map;
import hillock.language.model.Experiment;

/**
 * A population with every value known, in coherent units. Nobody changes the arrays.
 *
 * @param parameters by name, at the start
 * @param initials   by state variable: one value a neuron
 * @param tables     the model's recorded inputs, by the program's name for them
 */
public record Neurons(
        Experiment.Population population,
        Map<String, Quantities> parameters,
        Map<String, double[]> initials,
        Map<String, TableSignal> tables) {

    public String name() {
        return population.name();
    }

    public int size() {
        return population.size();
    }
}
