package hillock.language.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Experiment.Recorded;
import hillock.language.model.Experiment.Simulation;
import hillock.language.model.Part;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;

/** The {@code record} and {@code plot} statements. */
final class Viewing {
    private final Checking checking;
    private final FixedNumbers numbers;
    private final Observing observing;
    private final Optional<Simulation> simulation;
    private final Map<String, Span> spans;
    private final List<Supplier<Recorded>> records = new ArrayList<>();
    private final List<Supplier<Figure>> figures = new ArrayList<>();
    private final List<Span> everySpans = new ArrayList<>();
    private int plots;

    private record Window(double from, double to) {}

    Viewing(Checking checking, FixedNumbers numbers, Observing observing, Optional<Simulation> simulation, Map<String, Span> spans) {
        this.checking = checking;
        this.numbers = numbers;
        this.observing = observing;
        this.simulation = simulation;
        this.spans = spans;
    }

    void record(Statement.Record statement) {
        Window window = window(statement.from(), statement.to());
        Optional<Double> every = statement.every().flatMap(this::every);
        for (Expression item : statement.items()) {
            Span at = statement.every().map(Expression::span).orElse(item.span());
            if (isRate(item)) {
                checking.problems().error(item.span(), "a rate is plotted, not recorded", "plot " + Wording.text(item)
                        + ", or record the spikes");
                continue;
            }
            Optional<Supplier<Observable>> observable = observing.observable(item);
            if (observable.isEmpty()) continue;
            spans.put("record." + records.size(), item.span());
            statement.every().ifPresent(value -> spans.put("record." + records.size() + ".every", value.span()));
            records.add(() -> new Recorded(observable.get().get(), every, window.from(), window.to()));
            everySpans.add(at);
        }
    }

    void plot(Statement.Plot statement) {
        spans.put("plot." + plots++, statement.span());
        Window window = window(statement.from(), statement.to());
        if (statement.nullclines().isPresent() && statement.against().isEmpty()) {
            checking.problems().error(statement.nullclines().get(), "nullclines belong to a phase plane",
                    "plot cells.w against cells.V with nullclines");
            return;
        }
        if (statement.against().isPresent()) {
            phase(statement, statement.against().get(), window);
            return;
        }
        switch (statement.kind()) {
            case CURVES -> curves(statement, window);
            case RASTER -> raster(statement, window);
            case HISTOGRAM -> single(statement).flatMap(this::sampled)
                    .ifPresent(of -> figures.add(() -> new Figure.Histogram(of.get(), window.from(), window.to())));
            case MATRIX -> matrix(statement, window);
        }
    }

    private void matrix(Statement.Plot statement, Window window) {
        Optional<Expression> item = single(statement);
        Optional<Supplier<Observable>> of = item.flatMap(observing::observable);
        if (of.isEmpty()) return;
        if (!(of.get().get() instanceof Observable.OfConnections)) {
            checking.problems().error(item.get().span(), "a matrix shows a quantity of a connection, found " + Wording.side(item.get(),
                    "another"),
                    "plot matrix syn.w");
            return;
        }
        figures.add(() -> new Figure.Matrix(of.get().get(), window.from(), window.to()));
    }

    private void phase(Statement.Plot statement, Expression against, Window window) {
        Optional<Expression> item = single(statement);
        if (item.isEmpty()) return;
        Optional<Supplier<Observable>> y = sampled(item.get());
        Optional<Supplier<Observable>> x = sampled(against);
        if (x.isEmpty() || y.isEmpty()) return;
        Optional<String> mismatch = PhasePlane.mismatch(y.get().get(), x.get().get(), observing.owners());
        if (mismatch.isPresent()) {
            checking.problems().error(item.get().span().to(against.span()), mismatch.get(), "plot cells.n against cells.V");
            return;
        }
        boolean nullclines = statement.nullclines().isPresent();
        figures.add(() -> {
            Observable right = x.get().get();
            Observable up = y.get().get();
            if (nullclines && !observing.areStatesOfOne(right, up)) {
                checking.problems().error(statement.nullclines().get(),
                        "nullclines are those of two state variables of the same neurons, found "
                        + Wording.text(item.get()) + " and " + Wording.text(against), "plot cells.w against cells.V with nullclines");
            }
            return new Figure.Phase(right, up, nullclines, window.from(), window.to());
        });
    }

    private Optional<Expression> single(Statement.Plot statement) {
        if (statement.items().size() == 1) return Optional.of(statement.items().getFirst());
        checking.problems().error(statement.items().get(1).span(), "this plot shows one quantity, found "
                + Wording.count(statement.items().size(), "of them").replace("thems", "them"), "write a plot for each");
        return Optional.empty();
    }

    private void raster(Statement.Plot statement, Window window) {
        List<Part> parts = new ArrayList<>();
        for (Expression item : statement.items()) {
            Optional<Part> part = observing.part(item).filter(found -> observing.hasSpikes(found, item));
            if (part.isEmpty()) return;
            parts.add(part.get());
        }
        figures.add(() -> new Figure.Raster(parts, window.from(), window.to()));
    }

    private void curves(Statement.Plot statement, Window window) {
        List<Supplier<Curve>> curves = new ArrayList<>();
        for (Expression item : statement.items()) {
            if (isRate(item)) {
                rate((Expression.Call) item).ifPresent(rate -> curves.add(() -> rate));
                continue;
            }
            sampled(item).ifPresent(of -> curves.add(() -> new Curve.Of(of.get())));
        }
        if (curves.size() == statement.items().size()) {
            figures.add(() -> new Figure.Curves(curves.stream().map(Supplier::get).toList(), window.from(), window.to()));
        }
    }

    /** What has a value at each step; spikes have not. */
    private Optional<Supplier<Observable>> sampled(Expression item) {
        Optional<Supplier<Observable>> of = observing.observable(item);
        if (of.isEmpty() || !(of.get().get() instanceof Observable.Spikes)) return of;
        checking.problems().error(item.span(), "spikes are shown in a raster", "plot raster " + Wording.compact(item)
                .replaceFirst("\\.spikes$", ""));
        return Optional.empty();
    }

    private static boolean isRate(Expression item) {
        return item instanceof Expression.Call call && call.function().text().equals("rate") && call.of().isEmpty();
    }

    private Optional<Curve> rate(Expression.Call call) {
        if (call.arguments().size() != 2) {
            checking.problems().error(call.span(), "rate takes a population and the width of its bins", "rate(cells, 5 ms)");
            return Optional.empty();
        }
        Expression of = call.arguments().get(0).value();
        Expression width = call.arguments().get(1).value();
        Optional<Part> part = observing.part(of).filter(found -> observing.hasSpikes(found, of));
        OptionalDouble bin = numbers.time(width, "the width of a bin");
        if (bin.isPresent() && bin.getAsDouble() <= 0) {
            checking.problems().error(width.span(), "the width of a bin must be positive, found " + Wording.text(width));
            return Optional.empty();
        }
        return part.isPresent() && bin.isPresent() ? Optional.of(new Curve.Rate(part.get(), bin.getAsDouble())) : Optional.empty();
    }

    private Window window(Optional<Expression> from, Optional<Expression> to) {
        double start = from.map(value -> numbers.time(value, "from").orElse(0)).orElse(0.0);
        double end = to.map(value -> numbers.time(value, "to").orElse(Double.POSITIVE_INFINITY)).orElse(Double.POSITIVE_INFINITY);
        if (start < 0) checking.problems().error(from.orElseThrow().span(), "a run begins at time 0, found from "
                + Wording.text(from.get()));
        if (!(start <= end)) {
            checking.problems().error(to.orElseThrow().span(), "the window is empty: it ends before it begins",
                    "from the earlier time to the later one");
        } else if (simulation.isPresent() && start > simulation.get().duration()) {
            checking.problems().warning(from.orElseThrow().span(), "the window begins after the end of the run, so nothing is in it",
                    "lengthen the run, or let the window begin earlier");
        }
        return new Window(start, end);
    }

    private Optional<Double> every(Expression written) {
        OptionalDouble every = numbers.time(written, "every");
        if (every.isEmpty()) return Optional.empty();
        if (every.getAsDouble() <= 0) {
            checking.problems().error(written.span(), "every must be positive, found " + Wording.text(written));
            return Optional.empty();
        }
        if (simulation.isEmpty()) return Optional.of(every.getAsDouble());
        double dt = simulation.get().dt();
        if (!Steps.divides(dt, every.getAsDouble())) {
            checking.problems().error(written.span(), Wording.text(written) + " is not a whole number of steps of "
                    + shown(dt, written), "the nearest is " + shown(Math.max(1, Math.rint(every.getAsDouble() / dt)) * dt, written));
        }
        return Optional.of(every.getAsDouble());
    }

    private String shown(double milliseconds, Expression like) {
        return Steps.shown(milliseconds, like);
    }

    /** Everything to record, once all dimensions are known. */
    List<Recorded> records() {
        List<Recorded> all = records.stream().map(Supplier::get).toList();
        Map<String, Optional<Double>> intervals = new HashMap<>();
        for (int k = 0; k < all.size(); k++) {
            String label = all.get(k).what().label();
            Optional<Double> before = intervals.putIfAbsent(label, all.get(k).every());
            if (before == null || before.equals(all.get(k).every())) continue;
            checking.problems().error(everySpans.get(k), label + " is recorded at two different intervals",
                    "a variable has one file: record it with one every");
        }
        return all;
    }

    List<Figure> figures() {
        return figures.stream().map(Supplier::get).toList();
    }
}
