package hillock.language.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.model.DataTable;
import hillock.language.model.Model.SpikeSource;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.ListOf;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Parser;
import hillock.language.syntax.Source;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;
import hillock.language.syntax.Statement.Assignment;

/**
 * The built-in models that spike of themselves: {@code Poisson}, {@code Regular} and {@code SpikeTimes}. Each population of one has a model
 * of its own, so that a rate may be an expression of time there, and times a list.
 */
final class SpikeSources {
    /** Each neuron has a list of its own. */
    private static final int MOST_LISTS = 1_000_000;
    static final Set<String> NAMES = Set.of("Poisson", "Regular", "SpikeTimes");
    /** A regular source of rate 0 spikes after the longest time that can be written, which is never. */
    private static final Map<String, String> BODIES = Map.of("Poisson", "param rate = 0", "Regular",
            "param rate = 1 /ms; param period = if rate == 0 then 1e300 / 1 /ms else 1 / rate; param start = period", "SpikeTimes", "");
    private final Checking checking;
    private final Home home;
    private final DataFiles files;
    private final boolean plain;

    /** @param plain whether the whole file has no unit */
    SpikeSources(Checking checking, Home home, DataFiles files, boolean plain) {
        this.checking = checking;
        this.home = home;
        this.files = files;
        this.plain = plain;
    }

    /** A population's model, and what of its block is still to be assigned. */
    record Found(CheckedModel model, List<Assignment> block) {}

    Found of(Statement.Population population, int size) {
        String name = population.model().text();
        List<Assignment> block = new ArrayList<>(population.body());
        SpikeSource source = switch (name) {
            case "Poisson" -> new SpikeSource.Poisson();
            case "Regular" -> new SpikeSource.Regular();
            case "SpikeTimes" -> new SpikeSource.SpikeTimes(times(population, block, size));
            default -> throw new IllegalStateException(name + " is no source");
        };
        Statement.Model written = model(name);
        Optional<Assignment> moving = name.equals("Poisson") ? given(block, "rate").filter(rate -> isMoving(rate.value()))
                : Optional.empty();
        if (moving.isPresent()) {
            once(block, "rate");
            Assignment rate = moving.get();
            block.remove(rate);
            written = new Statement.Model(written.span(), population.model(), Optional.empty(),
                    List.of(new Statement.Definition(rate.span(), (Name) rate.target(), Optional.empty(), rate.value())));
        } else {
            required(population, block);
            if (!plain) withoutUnit(block);
        }
        ExtendedModel extended = ExtendedModel.of(new Home.Declared(written, home), checking.problems());
        CheckedModel model = ModelCheck.check(checking, extended, files, plain, Optional.of(source));
        if (name.equals("Poisson")) perTime(model, moving.map(Assignment::value).map(Expression::span).orElse(population.span()));
        return new Found(model, block);
    }

    private Statement.Model model(String name) {
        String body = plain ? BODIES.get(name).replace(" /ms", "") : BODIES.get(name);
        return (Statement.Model) Parser.parse(new Source(name, "model " + name + " { " + body + " }")).statements().getFirst();
    }

    private void perTime(CheckedModel model, Span at) {
        Dim perTime = plain ? Dim.NONE : Dim.NONE.per(Dim.TIME);
        checking.agree(at, "a rate is a number per time", "rate", model.body().dim("rate"), "1/t", perTime);
    }

    /** What the block gives a name; a second time is reported and left out. */
    private Optional<Assignment> once(List<Assignment> block, String name) {
        Optional<Assignment> first = given(block, name);
        for (Assignment each : List.copyOf(block)) {
            boolean again = first.isPresent() && each != first.get() && each.target() instanceof Name(_, var text) && text.equals(name);
            if (!again) continue;
            checking.problems().error(each.target().span(), name + " is given twice", "first "
                    + Bodies.at(first.get().span(), each.span()));
            block.remove(each);
        }
        return first;
    }

    private static Optional<Assignment> given(List<Assignment> block, String name) {
        return block.stream().filter(each -> each.target() instanceof Name(_, var text) && text.equals(name)).findFirst();
    }

    /** Whether a value changes with time. */
    private static boolean isMoving(Expression value) {
        return Walk.names(value).stream().anyMatch(name -> Set.of("t", "hold", "table").contains(name.text()));
    }

    private void required(Statement.Population population, List<Assignment> block) {
        switch (population.model().text()) {
            case "Poisson" -> {
                if (given(block, "rate").isEmpty()) missing(population, "rate", plain ? "rate = 0.015" : "rate = 15 Hz");
            }
            case "Regular" -> {
                Optional<Assignment> rate = given(block, "rate");
                Optional<Assignment> period = given(block, "period");
                if (rate.isEmpty() && period.isEmpty()) missing(population, "period", plain ? "period = 50" : "period = 50 ms");
                if (rate.isPresent() && period.isPresent()) {
                    checking.problems().error(rate.get().span(), "a rate and a period say the same twice", "give one of them");
                }
            }
            default -> { }
        }
    }

    /** Rates are mostly meant in Hz, and 5 /ms, the unit at hand elsewhere, would be a thousand times as much. */
    private void withoutUnit(List<Assignment> block) {
        Optional<Assignment> rate = given(block, "rate");
        if (rate.isEmpty() || !(rate.get().value() instanceof Expression.Quantity(var at, var number, var unit))) return;
        if (unit.isPresent() || number.signum() == 0) return;
        checking.problems().error(at, "a rate is a number per time, found " + at.text(), "write " + at.text() + " Hz");
        block.remove(rate.get());
    }

    private void missing(Statement.Population population, String what, String example) {
        checking.problems().error(population.name().span(), population.name().text() + " needs a " + what, "population "
                + population.name().text() + " = " + population.model().text()
                + population.size().map(size -> "[" + Wording.text(size) + "]").orElse("") + " { " + example + " }");
    }

    private List<double[]> times(Statement.Population population, List<Assignment> block, int size) {
        Optional<Assignment> times = once(block, "times");
        if (times.isEmpty()) {
            missing(population, "list of times", plain ? "times = [10, 20]" : "times = [10, 20] ms");
            return List.of();
        }
        block.remove(times.get());
        if (size > MOST_LISTS) {
            checking.problems().error(population.name().span(), "SpikeTimes has at most " + MOST_LISTS + " neurons, found " + size);
            return List.of();
        }
        return switch (times.get().value()) {
            case Expression.Text file -> files.table(file, false).map(table -> byNeuron(file, table, size)).orElse(List.of());
            case ListOf list when list.elements().stream().anyMatch(ListOf.class::isInstance) -> rows(list, size);
            case Expression value -> {
                double[] all = numbers(value);
                List<double[]> same = new ArrayList<>();
                for (int k = 0; k < size; k++) same.add(all);
                yield same;
            }
        };
    }

    /** One list in the brackets for each neuron; some may be longer than others, or empty. */
    private List<double[]> rows(ListOf list, int size) {
        if (list.elements().size() != size) {
            checking.problems().error(list.span(), "there are " + Wording.count(list.elements().size(), "list") + " of times, but "
                    + Wording.count(size, "neuron"), "write one list for each neuron, [] for none");
        }
        List<double[]> rows = new ArrayList<>();
        for (Expression element : list.elements()) {
            if (element instanceof ListOf(_, var inner, _) && inner.isEmpty()) rows.add(new double[0]);
            else if (element instanceof ListOf row) rows.add(numbers(new ListOf(row.span(), row.elements(), row.unit().or(list::unit))));
            else checking.problems().error(element.span(), "expected a list of times in brackets, found "
                    + Wording.side(element, "a number"));
        }
        return rows;
    }

    private double[] numbers(Expression value) {
        Reach reach = new BodyReach(Map.of(), home.constants(), plain, Map.of());
        Optional<Meaning.Array> array = new Lists(checking).array(value, reach);
        if (array.isEmpty() || array.get().matrix()) {
            checking.problems().error(value.span(), "expected a list of times, found " + Wording.side(value, "something else"),
                    plain ? "times = [10, 20]" : "times = [10, 20] ms, or times = \"spikes.csv\"");
            return new double[0];
        }
        checking.agree(value.span(), "spikes happen at times", Wording.side(value, "the list"), array.get().dim(), "t",
                checking.time(reach));
        return sorted(array.get().rows().getFirst().stream().mapToDouble(Double::doubleValue).toArray(), value.span());
    }

    private double[] sorted(double[] times, Span at) {
        Arrays.sort(times);
        if (times.length > 0 && times[0] < 0) {
            checking.problems().error(at, "a run begins at time 0, and there is a spike before it");
        }
        return times;
    }

    private List<double[]> byNeuron(Expression.Text file, DataTable table, int size) {
        boolean fits = table.names().size() == 2 && table.names().getFirst().equals("neuron") && table.names().getLast().equals("t");
        if (!fits) {
            checking.problems().error(file.span(), table.file() + " must have the columns neuron and t, found "
                    + Wording.list(table.names()),
                    "the header is neuron,t [ms], as in the spikes that a run writes");
            return List.of();
        }
        boolean timed = table.units().getLast().dimension().isNone() || table.units().getLast().dimension().equals(Dim.TIME.known());
        if (!timed) checking.problems().error(file.span(), "the column t of " + table.file() + " is no time");
        List<List<Double>> found = new ArrayList<>();
        for (int k = 0; k < size; k++) found.add(new ArrayList<>());
        for (int row = 0; row < table.rows(); row++) {
            double neuron = table.columns().getFirst()[row];
            if (!(neuron >= 0 && neuron < size && neuron == Math.rint(neuron))) {
                checking.problems().error(file.span(), "row " + (row + 1) + " of " + table.file() + " has the neuron "
                        + (neuron == Math.rint(neuron) ? Long.toString((long) neuron) : Double.toString(neuron)) + ", but there "
                        + (size == 1 ? "is one neuron" : "are " + size + " neurons"), "neurons count from 0");
                return List.of();
            }
            found.get((int) neuron).add(table.columns().getLast()[row]);
        }
        return found.stream().map(each -> sorted(each.stream().mapToDouble(Double::doubleValue).toArray(), file.span())).toList();
    }
}
