package hillock.simulator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Jacobian;
import hillock.language.algebra.Variables;
import hillock.language.model.Model;
import hillock.language.model.Term;

/**
 * Variables whose steady values need each other. By formula if their rates are linear in them; else the variables without a guess are
 * solved by formula at the guesses of the others, and Newton's method finds all from there.
 */
final class SteadyBlock {
    private final Dynamics dynamics;
    private final List<Term.Variable> unknowns;
    private final Map<Term.Variable, Optional<Formula>> guesses;
    private final Map<Term.Variable, Formula> dependents;
    private final Rates all;
    /** How the variables without a guess follow from the others; empty where the block is linear. */
    private final List<Rates> unguessed;

    SteadyBlock(Dynamics dynamics, Map<Term.Variable, Optional<Formula>> guesses) {
        this.dynamics = dynamics;
        this.guesses = guesses;
        this.unknowns = List.copyOf(guesses.keySet());
        this.dependents = Trial.dependents(dynamics, unknowns);
        this.all = new Rates(dynamics, unknowns, unknowns);
        List<Term.Variable> plain = unknowns.stream().filter(unknown -> guesses.get(unknown).isEmpty()).toList();
        this.unguessed = all.linear() ? List.of()
                : SteadyState.blocks(dynamics, plain).stream().map(members -> new Rates(dynamics, unknowns, members)).toList();
    }

    /** Solves the block for the sheet's element, settles all its variables there and returns the value of one. */
    double find(Sheet sheet, Term.Variable wanted) {
        double[] values = new double[unknowns.size()];
        boolean varies = sheet.variesWhile(() -> solve(sheet, values));
        for (int k = 0; k < values.length; k++) sheet.settle(unknowns.get(k), values[k], varies);
        return values[unknowns.indexOf(wanted)];
    }

    private void solve(Sheet sheet, double[] values) {
        Trial trial = new Trial(sheet, unknowns, dependents);
        if (all.linear()) {
            linear(all, trial, values);
            return;
        }
        for (int k = 0; k < values.length; k++) {
            Optional<Formula> guess = guesses.get(unknowns.get(k));
            if (guess.isPresent()) values[k] = sheet.evaluate(guess.get(), sheet);
        }
        for (Rates rates : unguessed) {
            if (!rates.linear()) throw needsGuess(rates.members().getFirst());
            linear(rates, trial, values);
        }
        newton(trial, values);
    }

    /** Solves rates that are linear: they are {@code slopes * x + offsets}. */
    private void linear(Rates rates, Trial trial, double[] values) {
        for (int member : rates.positions()) values[member] = 0;
        double[] solution = rates.step(trial, values).orElseThrow(() -> undetermined(rates));
        for (int k = 0; k < solution.length; k++) values[rates.positions()[k]] = solution[k];
        if (solution.length == 1) return;
        // one refinement: what elimination lost to rounding
        rates.step(trial, values).ifPresent(rest -> {
            for (int k = 0; k < rest.length; k++) values[rates.positions()[k]] += rest[k];
        });
    }

    private void newton(Trial trial, double[] values) {
        double[] guess = values.clone();
        Optional<double[]> found = new Newton(x -> all.step(trial, x), (at, x) -> all.step(trial, at, x)).from(values);
        double[] solution = found.orElseThrow(() -> notFound(guess));
        System.arraycopy(solution, 0, values, 0, values.length);
    }

    private NoSteadyState undetermined(Rates rates) {
        List<String> names = rates.members().stream().map(Term.Variable::name).toList();
        String name = names.getFirst();
        if (names.size() > 1) {
            return new NoSteadyState(name, "the equations of " + String.join(", ", names) + " leave it open",
                    "give one of them as a number");
        }
        return new NoSteadyState(name, "d" + name + "/dt = 0 does not determine " + name, "give " + name + "(0) as a number");
    }

    private NoSteadyState needsGuess(Term.Variable unknown) {
        String name = unknown.name();
        return new NoSteadyState(name, "d" + name + "/dt is not linear in what is to be found, so the search needs a guess",
                "write " + name + "(0) = steady near " + dynamics.shown(name, 0) + ", with a value near the one you expect");
    }

    private NoSteadyState notFound(double[] guess) {
        int k = 0;
        while (k < guess.length - 1 && guesses.get(unknowns.get(k)).isEmpty()) k++;
        String name = unknowns.get(k).name();
        return new NoSteadyState(name, "the search from " + dynamics.shown(name, guess[k]) + " found none",
                "give a guess nearer to it, or give the initial values as numbers if the model never rests");
    }

    /** The rates of some of the unknowns and their derivatives with respect to these. */
    private record Rates(List<Term.Variable> members, int[] positions, Formula[] rates, Formula[][] slopes, boolean linear) {

        Rates(Dynamics dynamics, List<Term.Variable> unknowns, List<Term.Variable> members) {
            List<String> names = members.stream().map(Term.Variable::name).toList();
            List<Model.Equation> equations = names.stream()
                    .map(name -> dynamics.rates().stream().filter(e -> e.variable().equals(name)).findFirst().orElseThrow())
                    .toList();
            List<List<Term>> jacobian = Jacobian.of(equations, names, dynamics.expressions());
            this(members, members.stream().mapToInt(unknowns::indexOf).toArray(),
                    equations.stream().map(equation -> dynamics.formula(equation.rate())).toArray(Formula[]::new),
                    jacobian.stream().map(row -> row.stream().map(dynamics::formula).toArray(Formula[]::new)).toArray(Formula[][]::new),
                    Jacobian.isConstant(jacobian, names, dynamics.expressions()) && !throughHold(dynamics, equations, members));
        }

        /** Newton's step from x: the solution of {@code slopes * step = -rates}. */
        Optional<double[]> step(Trial trial, double[] x) {
            return step(trial, x, x);
        }

        /** As {@link #step}, with the slopes of one place and the rates of another. */
        Optional<double[]> step(Trial trial, double[] slopesAt, double[] ratesAt) {
            int n = members.size();
            double[][] matrix = new double[n][n];
            double[] right = new double[n];
            trial.set(slopesAt);
            for (int r = 0; r < n; r++) for (int c = 0; c < n; c++) matrix[r][c] = trial.value(slopes[r][c]);
            if (ratesAt != slopesAt) trial.set(ratesAt);
            for (int r = 0; r < n; r++) right[r] = -trial.value(rates[r]);
            return LinearSystem.solve(matrix, right);
        }

        /** What is held is left out of derivatives, so a rate that depends on a member through it cannot be called linear. */
        private static boolean throughHold(Dynamics dynamics, List<Model.Equation> equations, List<Term.Variable> members) {
            Map<Term.Variable, Term> definitions = dynamics.definitions();
            List<Term.Variable> holds = new ArrayList<>(dynamics.holds().keySet());
            return equations.stream().anyMatch(equation -> Variables.reached(equation.rate(), definitions).stream()
                    .filter(holds::contains)
                    .anyMatch(hold -> Variables.of(definitions.get(hold), definitions).stream().anyMatch(members::contains)));
        }
    }
}
