package hillock.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.syntax.Problem;
import hillock.language.syntax.UserError;

/** A network in the making: what every part of the work needs to know of the file, and the problems found so far. */
final class Build {
    /** Where in the first step jumps are seen at the start, in steps: a jump at 0 has happened. */
    private static final double NUDGE = 1e-6;
    private static final long DEFAULT_SEED = 1;
    private final CheckedFile file;
    private final List<Problem> problems = new ArrayList<>();

    Build(CheckedFile file) {
        this.file = file;
    }

    Experiment experiment() {
        return file.experiment();
    }

    CheckedFile file() {
        return file;
    }

    /** A time as a message shows it: in a file without units a plain number. */
    String time(double ms) {
        String number = Double.toString(ms);
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + (experiment().plain() ? "" : " ms");
    }

    long seed() {
        return experiment().simulation().map(Experiment.Simulation::seed).orElse(DEFAULT_SEED);
    }

    double jumpTime() {
        return experiment().simulation().map(simulation -> NUDGE * simulation.dt()).orElse(Double.MIN_NORMAL);
    }

    Formula.Streams streams(String expression) {
        return new Formula.Streams(seed(), expression);
    }

    /** An error at a path, or at the nearest thing that the text shows: what the model says, or the owner. */
    UserError error(String path, String message, String hint) {
        String shown = Stream.of(path, inModel(path), owner(path)).filter(p -> file.origins().of(p).isPresent()).findFirst().orElse(path);
        return file.origins().error(shown, message, hint);
    }

    private static String owner(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    /** {@code HH.V(0)} for {@code cells.V(0)}. */
    private String inModel(String path) {
        String owner = owner(path);
        return experiment().populations().stream().filter(population -> population.name().equals(owner)).findFirst()
                .map(population -> population.model().name() + path.substring(owner.length())).orElse(path);
    }

    /** Notes a problem; the work goes on, so that all are told at once. */
    void report(String path, String message, String hint) {
        problems.addAll(error(path, message, hint).problems());
    }

    /** The result of a piece of work, or empty after noting why it failed. */
    <T> Optional<T> attempt(Supplier<T> work) {
        int before = problems.size();
        try {
            T result = work.get();
            return problems.size() == before ? Optional.of(result) : Optional.empty();
        } catch (UserError error) {
            problems.addAll(error.problems());
            return Optional.empty();
        } catch (Stop _) {
            return Optional.empty();
        }
    }

    /** How many problems were noted so far. */
    int problems() {
        return problems.size();
    }

    /** Ends the attempt that is under way if problems were noted since there were {@code before}. */
    void stopUnlessStill(int before) {
        if (problems.size() > before) throw new Stop();
    }

    /** Where the last of these changes that gives a parameter its value stands. */
    static Optional<String> given(String parameter, List<Experiment.Change> changes) {
        return changes.reversed().stream().filter(change -> change.parameter().equals(parameter)).map(Experiment.Change::path).findFirst();
    }

    /** Throws all problems noted. */
    void finish() {
        if (!problems.isEmpty()) throw new UserError(problems);
    }

    /** That an attempt cannot go on; the reasons were noted. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("problems were noted", null, false, false);
        }
    }
}
