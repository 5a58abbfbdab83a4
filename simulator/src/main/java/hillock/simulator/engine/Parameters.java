package hillock.simulator.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.simulator.network.Quantities;

/** The parameters of a population or connection: constants where all elements share a value that never changes, else fields. */
final class Parameters {
    private final Map<String, Double> known = new HashMap<>();
    private final Map<String, Field> fields = new HashMap<>();

    /** @param varying the parameters that an {@code at} changes during the run */
    Parameters(Map<String, Quantities> values, Set<String> varying) {
        values.forEach((name, quantities) -> {
            if (quantities.uniform() && !varying.contains(name)) known.put(name, quantities.at(0));
            else fields.put(name, new Field(name, quantities.expanded().clone()));
        });
    }

    Optional<Source> source(String name) {
        if (known.containsKey(name)) return Optional.of(new Source.Known(known.get(name)));
        return Optional.ofNullable(fields.get(name)).map(Source.Each::new);
    }

    Map<String, Field> fields() {
        return fields;
    }

    void change(Map<String, Quantities> values) {
        values.forEach((name, quantities) -> {
            Field field = fields.get(name);
            if (field != null) System.arraycopy(quantities.expanded(), 0, field.values(), 0, quantities.size());
        });
    }
}
