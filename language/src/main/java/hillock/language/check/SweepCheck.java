package hillock.language.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Part;
import hillock.language.model.Sweep;
import hillock.language.model.Sweep.Axis;
import hillock.language.model.Sweep.Kind;
import hillock.language.model.Sweep.Measure;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;
import hillock.language.syntax.Statement.Assignment;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;
import hillock.language.units.Units;

/** {@code sweep { ... }}, and the plots of what it measures. */
final class SweepCheck {
    private static final long MOST_RUNS = 10_000_000;
    private final Checking checking;
    private final FixedNumbers numbers;
    private final Observing observing;
    private final SweepAxes axes;
    private final Map<String, Span> spans;
    private final boolean plain;
    private final List<Supplier<Optional<Measure>>> measures = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    /** Texts of measures whose own mistakes are reported: a plot of one has none. */
    private final Set<String> wrong = new HashSet<>();
    private final List<Sweep.Plot> plots = new ArrayList<>();
    private boolean swept;
    private int repeat = 1;

    SweepCheck(Checking checking, FixedNumbers numbers, Observing observing, SweepAxes axes, Map<String, Span> spans, boolean plain) {
        this.checking = checking;
        this.numbers = numbers;
        this.observing = observing;
        this.axes = axes;
        this.spans = spans;
        this.plain = plain;
    }

    /** @param setOptions values of the command line, which must not be those of an axis */
    void sweep(Statement.Sweep statement, List<Assignment> setOptions) {
        if (swept) {
            checking.problems().error(statement.span(), "a second sweep", "one sweep has all axes");
            return;
        }
        swept = true;
        spans.put("sweep", statement.span());
        for (Assignment axis : statement.axes()) axes.add(axis, setOptions);
        statement.repeat().ifPresent(written -> {
            OptionalLong times = numbers.whole(written, "the number of repeats", 1, MOST_RUNS);
            repeat = (int) times.orElse(1);
        });
        statement.measures().forEach(each -> measure(each, label(each, statement.measures())));
        if (statement.measures().isEmpty()) {
            checking.problems().error(statement.span(), "the sweep measures nothing", "measure rate(cells) after 100 ms");
        }
        double runs = repeat * axes.found().stream().mapToDouble(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
        if (runs > MOST_RUNS) checking.problems().error(statement.span(), "this would be more than 10,000,000 runs", "take fewer values");
    }

    /** The measure as it is written; with its {@code after} only where that tells it from another one. */
    private static String label(Statement.Measure written, List<Statement.Measure> all) {
        String text = Wording.compact(written.value());
        boolean alone = all.stream().filter(each -> Wording.compact(each.value()).equals(text)).count() == 1;
        return text + written.after().filter(_ -> !alone).map(time -> " after " + Wording.compact(time)).orElse("");
    }

    private void measure(Statement.Measure written, String label) {
        Optional<Kind> kind = kind(written.value());
        if (kind.isEmpty()) {
            checking.problems().error(written.value().span(),
                    "expected a measure, found " + Wording.side(written.value(), "something else"),
                    "measures are " + String.join(", ", List.of(Kind.values()).stream().map(Kind::word).toList())
                    + ": measure rate(cells)");
            return;
        }
        OptionalDouble after = written.after().map(time -> numbers.time(time, "where a measure begins")).orElse(OptionalDouble.of(0));
        Expression of = ((Expression.Call) written.value()).arguments().getFirst().value();
        Optional<Supplier<Observable>> observable = observable(kind.get(), of);
        String text = Wording.compact(written.value());
        if (observable.isEmpty() || after.isEmpty()) {
            wrong.add(text);
            return;
        }
        if (labels.contains(label)) {
            checking.problems().error(written.span(), label + " is measured twice");
            return;
        }
        labels.add(label);
        texts.add(text);
        measures.add(() -> {
            Observable what = observable.get().get();
            return Optional.of(new Measure(label, kind.get(), what, after.getAsDouble(), unit(kind.get(), what)));
        });
    }

    /** The measure that a call names, of one argument. */
    static Optional<Kind> kind(Expression written) {
        if (!(written instanceof Expression.Call call) || call.arguments().size() != 1 || call.of().isPresent()) return Optional.empty();
        return List.of(Kind.values()).stream().filter(kind -> kind.word().equals(call.function().text())).findFirst();
    }

    private Optional<Supplier<Observable>> observable(Kind kind, Expression of) {
        boolean part = of instanceof Name || of instanceof Expression.Index || of instanceof Expression.Slice;
        if (part && !kind.ofSpikes()) {
            checking.problems().error(of.span(), kind.word() + " is that of a quantity, found " + Wording.text(of), kind.word() + "("
                    + Wording.text(of) + ".V)");
            return Optional.empty();
        }
        if (part) {
            Optional<Part> found = observing.part(of).filter(each -> observing.hasSpikes(each, of));
            return found.map(each -> () -> new Observable.Spikes(each.population() + ".spikes", each));
        }
        if (!kind.ofQuantities()) {
            checking.problems().error(of.span(),
                    kind.word() + " is that of a population or a part of one, found " + Wording.side(of, "this"),
                    kind.word() + "(cells)");
            return Optional.empty();
        }
        return observing.observable(of);
    }

    private Unit unit(Kind kind, Observable what) {
        Unit time = plain ? Unit.NONE : Units.of(Dimension.TIME);
        return switch (kind) {
            case RATE -> plain ? Unit.NONE : Units.named("Hz").orElseThrow();
            case CV, COUNT, SYNCHRONY -> Unit.NONE;
            case ISI, LATENCY, PERIOD -> time;
            case MEAN, STD, MIN, MAX -> switch (what) {
                case Observable.OfNeurons neurons -> neurons.unit();
                case Observable.OfConnections connections -> connections.unit();
                case Observable.Aggregate aggregate -> unit(kind, aggregate.of());
                case Observable.Spikes _ -> Unit.NONE;
            };
        };
    }

    /** Whether a plot shows a measure; its own mistakes are reported. */
    boolean plots(Statement.Plot statement) {
        boolean measured = statement.against().isPresent() && statement.items().size() == 1
                && kind(statement.items().getFirst()).isPresent()
                && texts.contains(Wording.compact(statement.items().getFirst()));
        boolean meant = swept && statement.against().isPresent() && statement.items().size() == 1
                && kind(statement.items().getFirst()).isPresent();
        if (!measured && !meant && statement.by().isEmpty()) return false;
        if (!measured && wrong.contains(Wording.compact(statement.items().getFirst()))) return true;
        if (!measured) {
            Span at = statement.items().getFirst().span();
            checking.problems().error(at, swept ? Wording.text(statement.items().getFirst()) + " is not measured by the sweep"
                    : "by belongs to a sweep, and there is none here", labels.isEmpty() ? Optional.<String>empty()
                    : Optional.of("measured are " + String.join(", ", labels)));
            return true;
        }
        statement.nullclines().ifPresent(at -> checking.problems().error(at,
                "nullclines belong to a phase plane, and this plot shows a measure", "leave them out"));
        OptionalLong against = axes.number(statement.against().get());
        Optional<OptionalLong> by = statement.by().map(axes::number);
        if (against.isEmpty() || by.isPresent() && by.get().isEmpty()) return true;
        String text = Wording.compact(statement.items().getFirst());
        int measure = labels.contains(text) ? labels.indexOf(text) : texts.indexOf(text);
        Set<Integer> shown = new HashSet<>(Set.of((int) against.getAsLong()));
        by.ifPresent(axis -> shown.add((int) axis.getAsLong()));
        if (axes.found().size() > 2 && shown.size() < axes.found().size()) {
            checking.problems().error(statement.span(), "the sweep has " + axes.found().size() + " axes, and a plot shows two",
                    "sweep two of them");
            return true;
        }
        plots.add(new Sweep.Plot(measure, (int) against.getAsLong(), by.map(axis -> (int) axis.getAsLong())));
        return true;
    }

    /** The sweep, once all dimensions are known. */
    Optional<Sweep> checked() {
        if (!swept) return Optional.empty();
        List<Axis> found = axes.found().stream().map(SweepAxes.Found::axis).toList();
        return Optional.of(new Sweep(found, repeat, measures.stream().flatMap(each -> each.get().stream()).toList(), plots));
    }
}
