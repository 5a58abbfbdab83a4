package hillock.simulator.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.language.syntax.Source;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;
import hillock.simulator.plan.Integrator;

/** An experiment of one population, {@code cells}, on standard normals that a test chooses. */
final class Driven {
    private Driven() {}

    /** The normals of a noise, {@code xi}, by step and neuron. */
    interface Normals {
        double at(String noise, int step, int neuron);
    }

    /** The state at the end: {@code cells.x}. */
    static Map<String, double[]> end(String text, Normals normals) {
        CheckedFile file = Checker.check(new Source("text", text), new Checker.Options(Path.of(""), List.of(), false));
        Experiment.Simulation simulation = file.experiment().simulation().orElseThrow();
        Machine machine = new Machine(file, Network.build(file, Optional.empty()), Integrator.named(simulation.method()).orElseThrow(),
                simulation.dt(), 0, Backend.SCALAR, Team.alone());
        Dynamics dynamics = machine.cells[0].dynamics;
        machine.start();
        for (int step = 0; step < Run.stepsIn(simulation.duration(), simulation.dt()); step++) {
            int now = step;
            machine.begin(step);
            machine.advance(step, stage -> {
                if (stage > 0) return;
                for (String noise : dynamics.mathematics.noises()) {
                    double[] values = dynamics.doubles(noise + "@normal").values();
                    for (int i = 0; i < values.length; i++) values[i] = normals.at(noise, now, i);
                }
            });
        }
        return machine.state();
    }
}
