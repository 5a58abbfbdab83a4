package hillock.simulator.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the initial values of one population or connection from the state that an earlier run ended in, and what events had made of
 * parameters.
 */
final class EarlierState {
    private static final String SAME_FILE = "give the final-state of a run of the same file";

    private EarlierState() {}

    /** @param key what stands before the dot in the state's keys; {@code path} is where errors point, {@code what} counts elements */
    static Map<String, double[]> of(Build build, Map<String, double[]> state, String key, String path, List<String> variables, int size,
            String what) {
        int before = build.problems();
        Map<String, double[]> initials = new LinkedHashMap<>();
        List<String> missing = variables.stream().map(variable -> key + "." + variable).filter(name -> !state.containsKey(name)).toList();
        if (!missing.isEmpty()) build.report(path, "the state to start from holds no " + String.join(", ", missing), SAME_FILE);
        for (String variable : variables) {
            String name = key + "." + variable;
            double[] values = state.get(name);
            if (values == null) continue;
            if (values.length != size) {
                build.report(path, "the state to start from holds " + values.length + " values of " + name + ", but there are "
                        + size + " " + what, SAME_FILE);
                break;
            }
            initials.put(variable, values.clone());
        }
        build.stopUnlessStill(before);
        return initials;
    }

    /** The parameters, with the values of that state for those that events change. A state of before they did has none. */
    static Map<String, Quantities> parameters(Map<String, Quantities> written, Set<String> changed, Optional<Map<String, double[]>> from,
            String key, int size) {
        Map<String, Quantities> parameters = new LinkedHashMap<>(written);
        parameters.replaceAll((name, quantities) -> {
            Optional<double[]> earlier = from.filter(_ -> changed.contains(name)).map(state -> state.get(key + "." + name))
                    .filter(values -> values.length == size);
            return earlier.map(values -> Quantities.of(values.clone())).orElse(quantities);
        });
        return parameters;
    }
}
