package hillock.simulator.kernels;

import java.util.HashMap;
import java.util.Map;
import hillock.language.model.Term;

/** Carries out a loop literally, term by term: slow, and the judge of all other kernels. */
public final class Interpreter implements Kernel {
    private final Loop loop;

    private Interpreter(Loop loop) {
        this.loop = loop;
    }

    public static Interpreter of(Loop loop) {
        return new Interpreter(loop);
    }

    @Override public int run(double[][] arrays, int[][] indices, double[] scalars, int from, int to) {
        int failed = 0;
        for (int e = from; e < to; e++) {
            Map<Term, Double> values = new HashMap<>();
            for (var operand : loop.operands().entrySet()) values.put(operand.getKey(), read(operand.getValue(), arrays, indices, scalars, e));
            Element element = new Element(loop.name(), values);
            for (Loop.Statement statement : loop.statements()) failed |= perform(statement, element, arrays, indices, e);
        }
        return failed;
    }

    private static double read(Loop.Operand operand, double[][] arrays, int[][] indices, double[] scalars, int e) {
        return switch (operand) {
            case Loop.Operand.Element(int array) -> arrays[array][e];
            case Loop.Operand.Gathered(int array, int index) -> arrays[array][indices[index][e]];
            case Loop.Operand.Scalar(int slot) -> scalars[slot];
        };
    }

    /** Returns the flags that the statement raises. */
    private static int perform(Loop.Statement statement, Element element, double[][] arrays, int[][] indices, int e) {
        switch (statement) {
            case Loop.Statement.Let(Term.Variable name, Term value) -> element.values().put(name, Evaluation.value(value, element));
            case Loop.Statement.Store(int array, Term value) -> arrays[array][e] = Evaluation.value(value, element);
            case Loop.Statement.Add(int array, int index, Term value) -> arrays[array][indices[index][e]] += Evaluation.value(value, element);
            case Loop.Statement.Require(var condition, int mask) -> {
                if (!Evaluation.holds(condition, element)) return mask;
            }
        }
        return 0;
    }

    /** What the names mean for one element. */
    private record Element(String loop, Map<Term, Double> values) implements Environment {
        @Override public double variable(Term.Variable variable) {
            return value(variable);
        }

        @Override public double time() {
            return value(new Term.Time());
        }

        @Override public double jumpTime() {
            return value(new Term.JumpTime());
        }

        @Override public double draw(Term.Draw draw, double[] arguments) {
            throw new IllegalStateException("the loop " + loop + " draws a random number: " + draw);
        }

        private double value(Term name) {
            Double value = values.get(name);
            if (value == null) throw new IllegalStateException("the loop " + loop + " has no operand for " + name);
            return value;
        }
    }
}
