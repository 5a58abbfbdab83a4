package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import hillock.language.algebra.Jacobian;
import hillock.language.algebra.Variables;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Mathematics;

/**
 * Neurons that begin at a steady state from which the least push would grow, and that nothing pushes: no noise, no connection, no change,
 * no time in their equations. In exact arithmetic they stay there for ever; in a computer's until rounding drives them away, if it does.
 *
 * @param neuron of the population
 * @param growth what a push grows as in the end, per ms
 */
record UnstableRest(int neuron, double growth) {
    /** Slower than this part of what its own terms would move it is standing still. */
    private static final double STILL = 1e-12;
    /** An eigenvalue so much smaller than the fastest rates may be zero. */
    private static final double ZERO = 1e-9;

    /** Those among the first neurons of a population, where a push would grow within a run of this experiment. */
    static List<UnstableRest> of(Cells cells, Clock clock, Experiment experiment) {
        if (!isLeftAlone(cells, experiment)) return List.of();
        Owner owner = Owner.of(cells);
        Mathematics mathematics = cells.dynamics.mathematics;
        List<String> variables = mathematics.variables();
        double[][] states = read(variables.stream().<Term>map(Term::own).toList(), owner, clock);
        double[][] rates = read(mathematics.equations().stream().map(Equation::rate).toList(), owner, clock);
        List<double[][]> slopes = Jacobian.of(mathematics.equations(), variables, owner.definitions()).stream()
                .map(row -> read(row, owner, clock)).toList();
        double duration = experiment.simulation().orElseThrow().duration();
        List<UnstableRest> found = new ArrayList<>();
        for (int neuron = 0; neuron < Math.min(Gauge.MOST, cells.size()); neuron++) {
            int i = neuron;
            double[][] jacobian = slopes.stream().map(row -> column(row, i)).toArray(double[][]::new);
            if (!isStill(column(states, i), column(rates, i), jacobian)) continue;
            double growth = SpectralAbscissa.of(jacobian);
            if (growth > ZERO * SpectralAbscissa.norm(jacobian) && growth * duration > 1) found.add(new UnstableRest(i, growth));
        }
        return found;
    }

    private static double[][] read(List<Term> terms, Owner owner, Clock clock) {
        return terms.stream().map(term -> new Gauge(owner, term).read(clock)).toArray(double[][]::new);
    }

    private static double[] column(double[][] rows, int column) {
        double[] values = new double[rows.length];
        for (int r = 0; r < values.length; r++) values[r] = rows[r][column];
        return values;
    }

    private static boolean isStill(double[] state, double[] rate, double[][] jacobian) {
        for (int r = 0; r < rate.length; r++) {
            double scale = 0;
            for (int c = 0; c < state.length; c++) scale += Math.abs(jacobian[r][c] * state[c]);
            if (!(Math.abs(rate[r]) <= STILL * scale)) return false;
        }
        return true;
    }

    private static boolean isLeftAlone(Cells cells, Experiment experiment) {
        String name = cells.name();
        Model model = cells.neurons.population().model();
        Mathematics mathematics = cells.dynamics.mathematics;
        boolean still = model.holds().isEmpty() && model.tables().isEmpty() && mathematics.noises().isEmpty()
                && experiment.changes().stream().noneMatch(change -> change.owner().equals(name));
        boolean timeless = mathematics.equations().stream().map(Equation::rate)
                .noneMatch(rate -> Variables.usesTime(rate, mathematics.definitions()));
        boolean unconnected = experiment.connections().stream()
                .noneMatch(each -> each.source().population().equals(name) || each.target().population().equals(name));
        return !mathematics.equations().isEmpty() && still && timeless && unconnected;
    }
}
