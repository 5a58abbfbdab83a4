package hillock.simulator.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import hillock.language.algebra.Variables;
import hillock.language.model.Condition;
import hillock.language.model.Connection;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Kernel;
import hillock.simulator.kernels.Loop;
import hillock.simulator.kernels.Loop.Operand;

/** A condition on pairs, decided for all sources of a target at once. */
final class Where {
    /** From so many pairs on, generated code pays. */
    private static final long MANY = 100_000;
    private final double[] connected;
    private final double[][] arrays;
    private final Quantities[] ofTarget;
    private final double[] scalars;
    private final Kernel kernel;

    /** @param quantities what a name of scope PRE or POST means, by index within its part */
    Where(Connection connection, Condition condition, Function<Term.Variable, Quantities> quantities) {
        connected = new double[connection.source().size()];
        List<double[]> columns = new ArrayList<>(List.of(connected));
        List<Quantities> perTarget = new ArrayList<>();
        Map<Term, Operand> operands = new HashMap<>();
        for (Term.Variable name : Variables.of(condition)) {
            Quantities values = quantities.apply(name);
            if (name.scope() == Term.Scope.PRE && !values.uniform()) {
                operands.put(name, new Operand.Element(columns.size()));
                columns.add(values.values());
            } else {
                operands.put(name, new Operand.Scalar(perTarget.size()));
                perTarget.add(values);
            }
        }
        arrays = columns.toArray(double[][]::new);
        ofTarget = perTarget.toArray(Quantities[]::new);
        scalars = new double[ofTarget.length];
        Loop loop = new Loop(connection.name() + ".where", operands,
                List.of(new Loop.Statement.Store(0, new Term.Choice(condition, Term.ONE, Term.ZERO))));
        long pairs = (long) connected.length * connection.target().size();
        kernel = (pairs < MANY ? Backend.INTERPRETER : Backend.SCALAR).compile(loop);
    }

    /** For each source 1 where it connects to the target, else 0. The array is used again for the next target. */
    double[] row(int target) {
        for (int k = 0; k < scalars.length; k++) scalars[k] = ofTarget[k].uniform() ? ofTarget[k].at(0) : ofTarget[k].at(target);
        kernel.run(arrays, new int[0][], scalars, 0, connected.length);
        return connected;
    }
}
