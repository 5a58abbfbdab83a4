package hillock.simulator.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import hillock.simulator.network.Quantities;

/** The parameters of a population or connection: constants where all elements share a value that never changes, else fields. */
final class Parameters {
    private final Map<String, Double> known = new HashMap<>();
    private final Map<String, Field> fields = new HashMap<>();
    private final List<Field> varying;
    private int revision;

    /**
     * @param varying the parameters that an {@code at} changes during the run
     * @param size    how many elements share them
     */
    Parameters(Map<String, Quantities> values, Set<String> varying, int size) {
        values.forEach((name, quantities) -> {
            if (quantities.uniform() && !varying.contains(name)) known.put(name, quantities.at(0));
            else if (varying.contains(name)) fields.put(name, filled(name, quantities, size));
            else fields.put(name, new Field(name, quantities.values()));
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
        for (Field field : varying) fill(field, values.get(field.name()));
        changed();
    }

    Set<String> varyingNames() {
        return varying.stream().map(Field::name).collect(Collectors.toSet());
    }

    /** Takes the present values of others that all elements share. */
    void takeFirst(Parameters others) {
        for (Field field : varying) Arrays.fill(field.values(), others.fields.get(field.name()).values()[0]);
    }

    /** Notes that values are others than before. */
    void changed() {
        revision++;
    }

    /** Another number after every change. */
    int revision() {
        return revision;
    }

    private static Field filled(String name, Quantities values, int size) {
        Field field = Field.of(name, size);
        fill(field, values);
        return field;
    }

    private static void fill(Field field, Quantities values) {
        if (values.uniform()) Arrays.fill(field.values(), values.at(0));
        else System.arraycopy(values.values(), 0, field.values(), 0, values.size());
    }
}
