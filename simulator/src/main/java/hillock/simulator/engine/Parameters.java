package hillock.simulator.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.simulator.network.Quantities;

/** The parameters of a population or connection: constants where all elements share a value that never changes, else fields. */
final class Parameters {
    private final Map<String, Double> known = new HashMap<>();
    private final Map<String, Field> fields = new HashMap<>();
    private final List<Field> varying;

    /** @param varying the parameters that an {@code at} changes during the run */
    Parameters(Map<String, Quantities> values, Set<String> varying) {
        values.forEach((name, quantities) -> {
            if (quantities.uniform() && !varying.contains(name)) known.put(name, quantities.at(0));
            else fields.put(name, new Field(name, varying.contains(name) ? quantities.expanded() : quantities.values()));
        });
        this.varying = varying.stream().map(fields::get).toList();
    }

    Optional<Source> source(String name) {
        if (known.containsKey(name)) return Optional.of(new Source.Known(known.get(name)));
        return Optional.ofNullable(fields.get(name)).map(Source.Each::new);
    }

    /** Those that change during the run. */
    List<Field> varying() {
        return varying;
    }

    void change(Map<String, Quantities> values) {
        for (Field field : varying) {
            Quantities now = values.get(field.name());
            System.arraycopy(now.expanded(), 0, field.values(), 0, now.size());
        }
    }
}
