package hillock.cli.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import hillock.language.advice.Advice;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;
import hillock.simulator.engine.BlowUp;
import hillock.simulator.engine.Progress;
import hillock.simulator.engine.Simulation;
import hillock.simulator.kernels.Backend;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.trust.Rerun;

/**
 * Which mistakes in two-neurons are caught, by what. To be run by hand, since it takes minutes:
 * {@code ./mvnw -pl cli -am test -Dtest=MutantSurvey -Dsurefire.failIfNoSpecifiedTests=false}. The table is in docs/numerics.md.
 *
 * <p>A mistake counts if it would matter: if the file as a script, without units and bounds, has spikes that moved by more than a tenth, or
 * another number of them, or no finite numbers. What cannot be run even as a script cannot mislead anybody and does not count.
 */
class MutantSurvey {
    private static final double TENTH = 0.1;

    /** What catches a mistake first; in this order. */
    private enum Catch { DIMENSIONS, VALUES, CHECK, BOUNDS, TRUST, NOTHING }

    @Test void mostMistakesThatMatterAreCaught() throws IOException {
        Path here = Path.of("examples");
        String text = Files.readString((Files.isDirectory(here) ? here : Path.of("..", "examples")).resolve("two-neurons.hillock"));
        SpikeTrain reference = run(checked(text)).spikes().get("cells");
        Map<String, Map<Catch, Integer>> table = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        int unable = 0;
        int harmless = 0;
        List<Mutant> mutants = Mutant.of(text);
        for (Mutant mutant : mutants) {
            Optional<Boolean> matters = matters(mutant, reference);
            if (matters.isEmpty()) unable++;
            else if (!matters.get()) harmless++;
            else {
                Catch by = caught(mutant);
                table.computeIfAbsent(mutant.kind(), _ -> new TreeMap<>()).merge(by, 1, Integer::sum);
                if (by == Catch.NOTHING) missed.add(mutant.kind() + " " + mutant.change());
            }
        }
        List<String> report = new ArrayList<>();
        report.add(mutants.size() + " mutants, " + unable + " cannot be run, " + harmless + " are harmless");
        table.forEach((kind, counts) -> report.add(kind + " " + counts));
        int all = table.values().stream().flatMap(counts -> counts.values().stream()).mapToInt(Integer::intValue).sum();
        report.add((all - missed.size()) + " of " + all + " caught");
        report.addAll(missed);
        Files.write(Path.of("target", "mutants.txt"), report);
        assertThat(missed).as("%d matter", all).hasSizeLessThanOrEqualTo(62);
    }

    private static CheckedFile checked(String text) {
        return Checker.check(new Source("two-neurons.hillock", text), new Checker.Options(Path.of(""), List.of(), false));
    }

    private static Recording run(CheckedFile file) {
        return Simulation.of(file).withBackend(Backend.SCALAR).run();
    }

    /** Empty if it cannot be run even as a script. */
    private static Optional<Boolean> matters(Mutant mutant, SpikeTrain reference) {
        try {
            return Optional.of(moved(run(checked(mutant.asScript())).spikes().get("cells"), reference));
        } catch (UserError _) {
            return Optional.empty();
        } catch (BlowUp _) {
            return Optional.of(true);
        }
    }

    private static boolean moved(SpikeTrain train, SpikeTrain reference) {
        if (train.size() != reference.size()) return true;
        for (int neuron = 0; neuron < reference.size(); neuron++) {
            double[] now = train.of(neuron);
            double[] before = reference.of(neuron);
            if (Math.abs(now.length - before.length) > TENTH * before.length) return true;
            for (int k = 0; k < Math.min(now.length, before.length); k++) if (Math.abs(now[k] - before[k]) > TENTH * before[k]) return true;
        }
        return false;
    }

    private static Catch caught(Mutant mutant) {
        CheckedFile file;
        try {
            file = checked(mutant.text());
        } catch (UserError _) {
            return Catch.DIMENSIONS;
        }
        Simulation simulation = Simulation.of(file).withBackend(Backend.SCALAR);
        try {
            if (!Advice.on(file).isEmpty() || !simulation.check().isEmpty() || !file.warnings().isEmpty()) return Catch.CHECK;
            Recording recording = simulation.run();
            return Rerun.of(simulation, recording, Progress.NONE).doubts(false).isEmpty() ? Catch.NOTHING : Catch.TRUST;
        } catch (UserError _) {
            return Catch.VALUES;
        } catch (BlowUp _) {
            return Catch.BOUNDS;
        }
    }
}
