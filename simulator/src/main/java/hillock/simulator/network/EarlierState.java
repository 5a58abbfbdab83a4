package hillock.simulator.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the initial values of one population or connection from the state that an earlier run ended in. */
final class EarlierState {
    private EarlierState() {}

    /** @param key what stands before the dot in the state's keys; {@code path} is where errors point, {@code what} counts elements */
    static Map<String, double[]> of(Build build, Map<String, double[]> state, String key, String path, List<String> variables, int size,
            String what) {
        int before = build.problems();
        Map<String, double[]> initials = new LinkedHashMap<>();
        for (String variable : variables) {
            String name = key + "." + variable;
            double[] values = state.get(name);
            if (values == null) {
                build.report(path, "the state to start from holds no " + name, "give the final-state of a run of the same file");
            } else if (values.length != size) {
                build.report(path, "the state to start from holds " + values.length + " values of " + name + ", but there are "
                        + size + " " + what, "give the final-state of a run of the same file");
            } else {
                initials.put(variable, values.clone());
            }
        }
        build.stopUnlessStill(before);
        return initials;
    }
}
