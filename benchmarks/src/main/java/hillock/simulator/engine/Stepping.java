package hillock.simulator.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.model.Experiment;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Loop;
import hillock.simulator.network.Network;
import hillock.simulator.plan.Integrator;

/**
 * A model that is stepped as a run steps it, without recordings: the one place where the benchmarks see what the engine keeps to itself.
 */
public final class Stepping {
    private final Machine machine;
    private long step;

    private Stepping(Machine machine) {
        this.machine = machine;
    }

    /**
     * @param file  a model of {@code benchmarks/models}
     * @param sets  as after {@code --set}: {@code neurons=1000}
     */
    public static Stepping of(Path file, Backend backend, String... sets) {
        CheckedFile checked = Checker.check(file, List.of(sets), false);
        Experiment.Simulation simulation = checked.experiment().simulation().orElseThrow();
        Integrator method = Integrator.named(simulation.method()).orElseThrow();
        Machine machine = new Machine(checked, Network.build(checked, Optional.empty()), method, simulation.dt(), 0, backend, Team.alone());
        machine.start();
        return new Stepping(machine);
    }

    /** The same, on kernels that check neither bounds nor that numbers are finite. */
    public Stepping withoutChecks(Backend backend) {
        for (Pass pass : machine.passes()) {
            Loop loop = pass.compiled();
            List<Loop.Statement> unchecked = loop.statements().stream().filter(statement -> !(statement instanceof Loop.Statement.Require)).toList();
            pass.adopt(backend.compile(loop.with(unchecked)));
        }
        return this;
    }

    /** Takes one step; the flags that it raised, so that nothing is optimised away. */
    public int advance() {
        machine.begin(step);
        return machine.advance(step++);
    }
}
