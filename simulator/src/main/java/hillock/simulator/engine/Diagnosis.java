package hillock.simulator.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;

/**
 * Explains a blow-up: replays the last steps from a snapshot, finds the sub-expression that failed first, and tries what would have held.
 * All of it happens after the fact; the running step pays only for noticing.
 */
final class Diagnosis {
    private static final int GOOD_VALUES = 3;
    private static final String LOOK = "Look at the equation: its signs, its units, its rates";
    private final CheckedFile file;
    private final Network network;
    private final Machine machine;
    private final Experiment.Simulation simulation;
    private final Wording wording;
    private final Trials trials;

    Diagnosis(CheckedFile file, Network network, Machine machine, Experiment.Simulation simulation, Backend backend) {
        this.file = file;
        this.network = network;
        this.machine = machine;
        this.simulation = simulation;
        this.wording = new Wording(file.experiment().plain());
        this.trials = new Trials(file, network, simulation, backend);
    }

    /** The whole message, from a machine restored to the snapshot. Leaves the machine at the start of the failed step. */
    String explain(Failure failure, Machine.Snapshot snapshot, long step) {
        // A trial with another step has no past on its grid, so where the past matters it starts where that is known: at 0.
        boolean fromStart = snapshot.step() == 0 || machine.remembers();
        Map<String, double[]> state = fromStart ? Trials.initialState(network) : machine.state();
        state.replaceAll((_, values) -> values.clone());
        double origin = fromStart ? 0 : machine.clock.at(snapshot.step());
        Deque<String> good = new ArrayDeque<>();
        for (long k = snapshot.step(); k <= step; k++) {
            machine.begin(k);
            if (good.size() == GOOD_VALUES) good.removeFirst();
            double value = failure.owner().dynamics().field(failure.variable()).at(failure.element());
            good.add(wording.quantity(failure.owner(), failure.variable(), value) + " at " + wording.time(machine.clock.at(k)));
            if (k < step) machine.advance(k);
        }
        Optional<Upset> upset = Upset.before(machine, failure);
        List<String> lines = new ArrayList<>();
        lines.add(upset.map(each -> headline(each, machine.clock.at(step))).orElseGet(() -> headline(failure, machine.clock.at(step + 1))));
        if (upset.isPresent()) good.removeLast();
        if (upset.isEmpty() || upset.get().failure().variable().equals(failure.variable())) lines.add("before: " + String.join(", ", good));
        lines.add("state at " + wording.time(machine.clock.at(step)) + ": " + state(failure));
        upset.ifPresentOrElse(each -> others(each).ifPresent(lines::add), () -> {
            lines.addAll(new Cause(machine, simulation, wording).of(failure, step));
            mirror(failure).ifPresent(lines::add);
        });
        String look = upset.map(each -> "Look at what a spike gives " + each.failure().variable()).orElse(LOOK);
        lines.add(advice(trials.from(state, origin, machine.clock.at(step + 1)), origin, look));
        return String.join("\n     ", lines);
    }

    /**
     * The whole message where a method that chooses its steps could not go on, from a machine at the start of the step that failed.
     *
     * @param failure empty if nothing was left or lost, and only the error stayed too large
     * @param start   of the step that failed, ms
     * @param end     its end, ms
     */
    String explain(Optional<Failure> failure, double start, double end) {
        if (failure.isEmpty()) {
            String message = intolerable(start);
            String hint = "something in the equations jumps there or grows beyond all numbers, or the tolerance is too near to rounding";
            return new Problem(Problem.Severity.ERROR, file.origins().of("simulate"), message, Optional.of(hint)).render();
        }
        List<String> lines = new ArrayList<>();
        Optional<Upset> upset = Upset.before(machine, failure.get());
        if (upset.isPresent()) {
            lines.add(headline(upset.get(), start));
            lines.add("state at " + wording.time(start) + ": " + state(failure.get()));
            others(upset.get()).ifPresent(lines::add);
            return String.join("\n     ", lines);
        }
        lines.add(headline(failure.get(), end));
        lines.add("state at " + wording.time(start) + ": " + state(failure.get()));
        lines.addAll(new Cause(machine, simulation, wording).rate(failure.get()));
        lines.add("shorter steps, down to " + wording.time(end - start)
                + ", fail too. " + LOOK);
        return String.join("\n     ", lines);
    }

    /** What is wrong where the error of every step from a time on (ms) is too large. */
    String intolerable(double start) {
        return "no step from " + wording.time(start) + " on keeps within the tolerance of " + Wording.number(simulation.tolerance());
    }

    private String headline(Failure failure, double time) {
        Owner owner = failure.owner();
        String message = owner.name() + ", " + owner.element(failure.element()) + ": " + failure.text() + " at "
                + wording.time(time) + ": " + wording.quantity(owner, failure.variable(), failure.value());
        return new Problem(Problem.Severity.ERROR, file.origins().of(failure.path()), message, Optional.empty()).render();
    }

    private String headline(Upset upset, double time) {
        Failure failure = upset.failure();
        String message = failure.owner().name() + ", " + failure.owner().element(failure.element()) + ": " + upset.text(wording, time);
        return new Problem(Problem.Severity.ERROR, file.origins().of(upset.paths().getFirst()), message, Optional.empty()).render();
    }

    /** Which change it was is not known afterwards, where several can have been. */
    private Optional<String> others(Upset upset) {
        List<String> others = upset.paths().stream().skip(1).flatMap(path -> file.origins().of(path).stream())
                .map(span -> span.text() + " (" + span.position() + ")").toList();
        return others.isEmpty() ? Optional.empty() : Optional.of("or it was one of: " + String.join(", ", others));
    }

    /** White noise passes every bound sooner or later, which is no fault of the step. */
    private static Optional<String> mirror(Failure failure) {
        Dynamics dynamics = failure.owner().dynamics();
        boolean noisy = dynamics.mathematics.equations().stream()
                .anyMatch(equation -> equation.variable().equals(failure.variable()) && !equation.noises().isEmpty());
        return failure.bound().map(dynamics.bounds::get)
                .filter(bound -> noisy && !bound.reflected() && bound.subject() instanceof Term.Variable)
                .map(bound -> failure.variable() + " has white noise, which may carry it beyond any bound: " + bound.text()
                        + " reflected would mirror it there");
    }

    private String state(Failure failure) {
        StringJoiner joined = new StringJoiner(", ");
        Dynamics dynamics = failure.owner().dynamics();
        for (String variable : dynamics.mathematics.variables()) {
            joined.add(wording.quantity(failure.owner(), variable, dynamics.field(variable).at(failure.element())));
        }
        return joined.toString();
    }

    private String advice(List<Trials.Trial> trials, double origin, String look) {
        List<Trials.Trial> tried = trials.stream().filter(trial -> trial.outcome() != Trials.Outcome.UNTRIED).toList();
        if (tried.isEmpty()) return "a smaller dt and other methods were not tried: it would take too long here";
        List<String> held = named(trials, Trials.Outcome.HELD);
        List<String> failed = named(trials, Trials.Outcome.FAILED);
        List<String> untried = named(trials, Trials.Outcome.UNTRIED);
        String range = " (tried from " + wording.time(origin) + " to " + wording.time(tried.getFirst().until()) + ")";
        String rest = untried.isEmpty() ? "" : ". Not tried, because it would take too long: " + String.join("; ", untried);
        if (held.isEmpty()) {
            boolean smaller = tried.stream().anyMatch(trial -> trial.dt() < simulation.dt());
            return (smaller ? "no smaller step helps: " : "") + String.join(", ", failed)
                    + (failed.size() == 1 ? " fails too" : " fail too") + range + rest + ". " + look;
        }
        String worse = failed.isEmpty() ? "" : ". Would not: " + String.join("; ", failed);
        return "would have held: " + String.join("; ", held) + range + worse + rest;
    }

    private List<String> named(List<Trials.Trial> trials, Trials.Outcome outcome) {
        return trials.stream().filter(trial -> trial.outcome() == outcome)
                .map(trial -> trial.method() + " with dt = " + wording.time(trial.dt())).toList();
    }
}
