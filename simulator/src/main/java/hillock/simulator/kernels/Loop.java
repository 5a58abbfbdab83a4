package hillock.simulator.kernels;

import java.util.List;
import java.util.Map;
import java.util.Set;
import hillock.language.model.Condition;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Term;

/**
 * One pass over the elements of a population or of a connection, as mathematics over numbered arrays. For each element e all
 * operands are read, then the statements are carried out in order. This is all that a kernel sees: it knows no populations, methods or
 * delays.
 *
 * @param name     for messages and class names: {@code cells.step}
 * @param ranges   what is known of operands' values beforehand, because it was checked; the others may be anything
 * @param precision that of every operation, and of what operands are rounded to when they are read; sums in memory are binary64
 * @param fused    whether a product that is added, or subtracted, is not rounded before: {@code x * y + z} is one operation
 * @param operands where each variable's value comes from. A term may also use names that an earlier {@link Statement.Let} defines, and
 *                 {@link Term.Time}, {@link Term.JumpTime} (bound here like any other, to scalars)
 * @param singles  the arrays that hold binary32 numbers, to which nothing is added; the others hold binary64
 */
public record Loop(String name, Map<Term, Operand> operands, Map<Term, Range> ranges, List<Statement> statements,
        Precision precision, boolean fused, Set<Integer> singles) {
    public Loop {
        for (Statement statement : statements) {
            boolean narrow = statement instanceof Statement.Add add && singles.contains(add.array());
            if (narrow) throw new IllegalArgumentException(name + " sums in binary32");
        }
    }


    /** In binary64, of whose operands nothing is known, and every operation rounded. */
    public Loop(String name, Map<Term, Operand> operands, List<Statement> statements) {
        this(name, operands, Map.of(), statements, Precision.DOUBLE, false, Set.of());
    }

    /** The same with other statements. */
    public Loop with(List<Statement> others) {
        return new Loop(name, operands, ranges, others, precision, fused, singles);
    }

    /** In which precision an array holds its numbers. */
    Precision memory(int array) {
        return singles.contains(array) ? Precision.SINGLE : Precision.DOUBLE;
    }

    /** The same with fused sums of products. */
    public Loop fusing() {
        return new Loop(name, operands, ranges, statements, precision, true, singles);
    }

    /** That a value lies between two others, ends included; it is not NaN. */
    public record Range(double least, double most) {}

    /** Where a value is found, for element e. */
    public sealed interface Operand {
        /** {@code arrays[array][e]}. */
        record Element(int array) implements Operand {}

        /** {@code arrays[array][indices[index][e]]}. */
        record Gathered(int array, int index) implements Operand {}

        /** {@code scalars[slot]}: the same for all elements. */
        record Scalar(int slot) implements Operand {}
    }

    public sealed interface Statement {
        /** Defines a name for this element. */
        record Let(Term.Variable name, Term value) implements Statement {}

        /** {@code arrays[array][e] = value}. Operands of this element were read before, so its later statements do not see it. */
        record Store(int array, Term value) implements Statement {}

        /** {@code arrays[array][indices[index][e]] += value}, in the order of the elements. */
        record Add(int array, int index, Term value) implements Statement {}

        /** {@code arrays[array][indices[index][e]] = value}, in the order of the elements. Elements of such loops are done one by one. */
        record Put(int array, int index, Term value) implements Statement {}

        /** Raises the flags in {@code mask} in the result unless the condition holds. */
        record Require(Condition condition, int mask) implements Statement {}

        /**
         * An event, which is rare: where the condition holds, {@code arrays[array][e] = value} and the flags in {@code mask} are raised.
         */
        record Mark(Condition condition, int array, Term value, int mask) implements Statement {}
    }
}
