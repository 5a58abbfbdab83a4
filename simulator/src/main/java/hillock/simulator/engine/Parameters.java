package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import hillock.language.model.Experiment.Precision;
import hillock.simulator.network.Quantities;

/** The parameters of a population or connection: constants where all elements share a value that never changes, else fields. */
final class Parameters {
    private final Map<String, Double> known = new HashMap<>();
    private final Map<String, Field> fields = new HashMap<>();
    private final List<Field> varying;
    private final List<Field> moving;
    /** What an {@code at} gave last to those that events change too. */
    private final Map<String, Quantities> given = new HashMap<>();
    private int revision;

    /**
     * @param varying the parameters that an {@code at} changes during the run
     * @param changed what events change, state variables among it
     * @param size    how many elements share them
     * @param memory  their precision, where they differ between elements or change
     */
    Parameters(Map<String, Quantities> values, Set<String> varying, Set<String> changed, int size, Precision memory) {
        values.forEach((name, quantities) -> {
            boolean own = varying.contains(name) || changed.contains(name);
            if (quantities.uniform() && !own) known.put(name, quantities.at(0));
            else fields.put(name, own || memory != Precision.DOUBLE ? filled(name, quantities, size, memory)
                    : new Field.Doubles(name, quantities.values()));
            if (changed.contains(name)) given.put(name, quantities);
        });
        this.varying = varying.stream().map(fields::get).toList();
        this.moving = given.keySet().stream().sorted().map(fields::get).toList();
    }

    Optional<Source> source(String name) {
        if (known.containsKey(name)) return Optional.of(new Source.Known(known.get(name)));
        return Optional.ofNullable(fields.get(name)).map(Source.Each::new);
    }

    /** Whether a name is one that nothing changes during the run. */
    boolean isFixed(String name) {
        return known.containsKey(name) || fields.containsKey(name) && !varying.contains(fields.get(name)) && !given.containsKey(name);
    }

    /** The field of a parameter that events change. */
    Field moving(String name) {
        return fields.get(name);
    }

    /** Those that events change. */
    List<Field> moving() {
        return moving;
    }

    /** Those that change during the run. */
    List<Field> lasting() {
        List<Field> all = new ArrayList<>(varying);
        for (Field field : moving) if (!all.contains(field)) all.add(field);
        return all;
    }

    double value(String name, int element) {
        return known.containsKey(name) ? known.get(name) : fields.get(name).at(element);
    }

    void change(Map<String, Quantities> values) {
        for (Field field : varying) {
            Quantities now = values.get(field.name());
            boolean again = given.containsKey(field.name()) && Arrays.equals(given.put(field.name(), now).values(), now.values());
            if (!again) fill(field, now);
        }
        changed();
    }

    Set<String> varyingNames() {
        return varying.stream().map(Field::name).collect(Collectors.toSet());
    }

    /** Takes the present values of others that all elements share. */
    void takeFirst(Parameters others) {
        for (Field field : varying) field.fill(others.fields.get(field.name()).at(0));
    }

    /** Notes that values are others than before. */
    void changed() {
        revision++;
    }

    /** Another number after every change. */
    int revision() {
        return revision;
    }

    private static Field filled(String name, Quantities values, int size, Precision memory) {
        Field field = Field.of(name, size, memory);
        fill(field, values);
        return field;
    }

    private static void fill(Field field, Quantities values) {
        if (values.uniform()) field.fill(values.at(0));
        else field.take(values.values());
    }
}
