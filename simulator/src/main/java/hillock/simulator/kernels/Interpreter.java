package hillock.simulator.kernels;

import java.util.HashMap;
import java.util.Map;
import hillock.language.model.Condition;
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

    @Override public int run(Object[] arrays, int[][] indices, double[] scalars, int from, int to) {
        int failed = 0;
        for (int e = from; e < to; e++) {
            int element = e;
            Map<Term, Double> values = new HashMap<>();
            loop.operands().forEach((name, operand) -> values.put(name, read(operand, arrays, indices, scalars, element)));
            Names names = new Names(loop, values);
            for (Loop.Statement statement : loop.statements()) failed |= perform(statement, names, arrays, indices, e);
        }
        return failed;
    }

    private static double read(Loop.Operand operand, Object[] arrays, int[][] indices, double[] scalars, int e) {
        return switch (operand) {
            case Loop.Operand.Element(int array) -> number(arrays[array], e);
            case Loop.Operand.Gathered(int array, int index) -> number(arrays[array], indices[index][e]);
            case Loop.Operand.Scalar(int slot) -> scalars[slot];
        };
    }

    private static double number(Object array, int at) {
        return array instanceof float[] singles ? singles[at] : ((double[]) array)[at];
    }

    private static void put(Object array, int at, double value) {
        if (array instanceof float[] singles) singles[at] = (float) value;
        else ((double[]) array)[at] = value;
    }

    /** Returns the flags that the statement raises. */
    private static int perform(Loop.Statement statement, Names names, Object[] arrays, int[][] indices, int e) {
        switch (statement) {
            case Loop.Statement.Let(Term.Variable name, Term value) -> names.values().put(name, names.value(value));
            case Loop.Statement.Store(int array, Term value) -> put(arrays[array], e, names.value(value));
            case Loop.Statement.Add(int array, int index, Term value) ->
                    ((double[]) arrays[array])[indices[index][e]] += names.value(value);
            case Loop.Statement.Put(int array, int index, Term value) -> put(arrays[array], indices[index][e], names.value(value));
            case Loop.Statement.Require(var condition, int mask) -> {
                if (!names.holds(condition)) return mask;
            }
            case Loop.Statement.Mark(var condition, int array, Term value, int mask) -> {
                if (!names.holds(condition)) return 0;
                put(arrays[array], e, names.value(value));
                return mask;
            }
        }
        return 0;
    }

    /** What the names mean for one element. */
    private record Names(Loop loop, Map<Term, Double> values) implements Environment {
        double value(Term term) {
            return Evaluation.value(term, this, loop);
        }

        boolean holds(Condition condition) {
            return Evaluation.holds(condition, this, loop);
        }

        @Override public double variable(Term.Variable variable) {
            return named(variable);
        }

        @Override public double time() {
            return named(new Term.Time());
        }

        @Override public double jumpTime() {
            return named(new Term.JumpTime());
        }

        @Override public double draw(Term.Draw draw, double[] arguments) {
            throw new IllegalStateException("the loop " + loop.name() + " draws a random number: " + draw);
        }

        private double named(Term name) {
            Double value = values.get(name);
            if (value == null) throw new IllegalStateException("the loop " + loop.name() + " has no operand for " + name);
            return value;
        }
    }
}
