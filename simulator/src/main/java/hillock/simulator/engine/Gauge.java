package hillock.simulator.engine;

import hillock.language.model.Experiment;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;

/** Reads what a term is for the first elements of an owner, from the present state, again and again. */
final class Gauge {
    /** Elements of one kind are alike: so many are enough. */
    static final int MOST = 64;
    private final Field.Doubles out;
    private final Pass pass;
    private final int count;

    Gauge(Owner owner, Term term) {
        Dynamics dynamics = owner.dynamics();
        this.out = Field.of("value", dynamics.size);
        this.count = Math.min(MOST, dynamics.size);
        Assembly assembly = new Assembly(owner.name() + ".value", dynamics.size, dynamics.bindingIn(0), owner.definitions());
        assembly.store(out, term);
        this.pass = assembly.finish(Backend.INTERPRETER, Experiment.Arithmetic.LITERAL, Experiment.Precision.DOUBLE);
    }

    int count() {
        return count;
    }

    /** The values: the same array each time, of which the first {@link #count} elements count. */
    double[] read(Clock clock) {
        pass.run(clock, 0, count);
        return out.values();
    }
}
