package hillock.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import hillock.language.model.Experiment.Population;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Recording.Summary;
import hillock.simulator.recording.Refinement;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Trust;

/** What the program says at the end of a run: what was run, spikes and rates, the speed, and the files. */
final class RunSummary {
    private RunSummary() {}

    static String of(Recording recording, Optional<Trust> trust, Path folder, List<Path> files) {
        StringBuilder text = new StringBuilder();
        Summary run = recording.summary();
        double simulated = recording.finalState().time();
        String duration = time(run.duration(), recording);
        text.append(recording.experiment().name()).append(": ")
                .append(recording.isEarly() ? "stopped at " + time(simulated, recording) + " of " + duration + ", after "
                        : duration + " in ")
                .append(run.steps()).append(run.control().map(control -> " steps, and " + control.rejected() + " tried again, ")
                        .orElse(" steps of " + time(run.dt(), recording) + ", ")).append(run.method())
                .append(run.calculus().map(calculus -> " (" + calculus + ")").orElse(""))
                .append(", seed ").append(run.seed()).append('\n');
        int width = recording.experiment().populations().stream().mapToInt(p -> p.name().length()).max().orElse(0);
        for (Population population : recording.experiment().populations()) {
            text.append("  ").append(population.name()).append(" ".repeat(width - population.name().length())).append("  ")
                    .append(counted(population.size(), "neuron"));
            SpikeTrain spikes = recording.spikes().get(population.name());
            if (spikes != null) text.append(", ").append(activity(spikes, recording));
            text.append('\n');
        }
        if (!run.reflections().isEmpty()) {
            text.append("  reflected: ").append(run.reflections().entrySet().stream()
                    .map(each -> each.getKey() + " " + times(each.getValue())).collect(Collectors.joining(", "))).append('\n');
        }
        text.append(speed(recording)).append('\n');
        trust.ifPresent(known -> trust(known, recording, text));
        text.append("wrote ").append(folder).append(": ")
                .append(files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "))).append('\n');
        return text.toString();
    }

    /** Against which runs this one was compared, and what came of it. */
    private static void trust(Trust trust, Recording recording, StringBuilder text) {
        boolean plain = recording.experiment().plain();
        text.append("trust: compared with ").append(switch (trust.than()) {
            case Refinement.Steps(double dt, var third) -> "steps of " + time(dt, recording)
                    + third.map(shortest -> " and " + time(shortest, recording)).orElse("")
                    + "; the error is of order " + number(trust.order());
            case Refinement.Tolerance(double tolerance, var third) -> "a tolerance of " + number(tolerance)
                    + third.map(tightest -> " and " + number(tightest)).orElse("") + "; the error is taken to be the difference";
        }).append('\n');
        for (String sentence : trust.sentences(plain)) text.append("  ").append(sentence).append('\n');
        for (String doubt : trust.doubts(plain)) text.append("  but ").append(doubt).append('\n');
    }

    /** {@code 138 spikes, 69 Hz}; in a file without units a rate per neuron and unit of time. */
    private static String activity(SpikeTrain spikes, Recording recording) {
        String count = counted(spikes.count(), "spike");
        double neuronTime = spikes.size() * recording.finalState().time();
        if (!(neuronTime > 0)) return count;
        double perMillisecond = spikes.count() / neuronTime;
        return count + ", " + (recording.experiment().plain() ? number(perMillisecond) + " per neuron and unit of time"
                : number(1000 * perMillisecond) + " Hz");
    }

    private static String speed(Recording recording) {
        double simulated = recording.finalState().time();
        double seconds = recording.summary().seconds().getOrDefault("simulate", 0.0);
        long neurons = recording.experiment().populations().stream().mapToLong(Population::size).sum();
        String text = "simulated " + time(simulated, recording) + " in " + number(seconds) + " s";
        if (!(seconds > 0)) return text;
        double perSecond = neurons * (double) recording.summary().steps() / seconds;
        // nobody knows what a file without units counts time in
        String comparison = recording.experiment().plain() ? "" : number(simulated / 1000 / seconds) + " times real time, ";
        return text + ": " + comparison + number(perSecond / 1e6) + " million neuron-steps/s";
    }

    /** {@code 1000 ms}; a plain number in a file without units. */
    static String time(double milliseconds, Recording recording) {
        return number(milliseconds) + (recording.experiment().plain() ? "" : " ms");
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** With three digits, but whole numbers in full and nothing in powers of ten between a millionth and a billion. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) return Long.toString((long) value);
        if (!Double.isFinite(value)) return Double.toString(value);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        double size = Math.abs(rounded.doubleValue());
        if (size >= 1e-6 && size < 1e9) return rounded.toPlainString();
        int power = rounded.precision() - rounded.scale() - 1;
        return rounded.scaleByPowerOfTen(-power).toPlainString() + "e" + power;
    }
}
