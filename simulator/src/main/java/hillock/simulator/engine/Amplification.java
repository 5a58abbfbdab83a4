package hillock.simulator.engine;

import java.util.Optional;
import hillock.language.algebra.Derivative;
import hillock.language.model.CheckedFile;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;
import hillock.simulator.plan.Integrator;

/**
 * How an error of one variable would grow along a run: where x' = a x + ..., by the factor R(a dt) a step, R being the method's stability
 * function, the Taylor polynomial of exp of its order. A fast variable for a step or two, as in a spike, harms nobody; a thousandfold
 * growth does.
 */
final class Amplification {
    private static final double HARMFUL = Math.log(1000);
    private final Owner owner;
    private final Equation equation;
    private final Integrator method;
    private final double dt;
    private final Gauge slope;
    private final double[] grown;
    private Optional<Harm> harm = Optional.empty();

    private record Harm(int element, double slope, double time) {}

    Amplification(Owner owner, Equation equation, Integrator method, double dt) {
        this.owner = owner;
        this.equation = equation;
        this.method = method;
        this.dt = dt;
        this.slope = new Gauge(owner, Derivative.of(equation.rate(), Term.own(equation.variable()), owner.definitions()));
        this.grown = new double[slope.count()];
    }

    /** Takes the step that begins now into account. */
    void look(Clock clock) {
        if (harm.isPresent() || Double.isInfinite(method.stableUpTo())) return;
        double[] slopes = slope.read(clock);
        for (int i = 0; i < grown.length; i++) {
            boolean unstable = -slopes[i] * dt > method.stableUpTo();
            grown[i] = unstable ? grown[i] + Math.log(Math.abs(stability(slopes[i] * dt))) : 0;
            if (grown[i] > HARMFUL) {
                harm = Optional.of(new Harm(i, slopes[i], clock.values[Clock.TIME]));
                return;
            }
        }
    }

    private double stability(double z) {
        double sum = 1;
        for (int k = method.order(); k > 0; k--) sum = 1 + sum * z / k;
        return sum;
    }

    Optional<Problem> problem(CheckedFile file, Wording wording) {
        return harm.map(at -> new Problem(Problem.Severity.WARNING,
                file.origins().of("simulate.dt").or(() -> file.origins().of("simulate")),
                "dt = " + wording.time(dt) + " is too large for " + method.name() + ": around " + wording.time(at.time) + " "
                        + equation.variable() + " of " + owner.name() + ", " + owner.element(at.element) + ", relaxes within "
                        + wording.time(-1 / at.slope) + ", and errors grow a thousandfold",
                Optional.of("a shorter dt; exponential-euler has no such limit where it can be used")));
    }
}
