package hillock.simulator.network;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import hillock.language.model.Term;
import hillock.simulator.kernels.Environment;
import hillock.simulator.kernels.Evaluation;

/**
 * The named values of one element at a time (a neuron, a connection). Each is found when first asked for, so that the order of
 * definitions does not matter, and kept until {@link #moveTo} the next element. The sheet also notes which values can differ between
 * elements at all: those that touched an index, a draw or a quantity that differs. The others are found once for all elements.
 */
final class Sheet implements Environment {
    static final Term.Variable I = Term.own("i");
    static final Term.Variable SIZE = Term.own("size");

    /** How one value is found. */
    interface Rule {
        double value(Sheet sheet);
    }

    private final Map<Term.Variable, Cell> cells = new HashMap<>();
    private final IntToLongFunction drawIndex;
    private final IntToLongFunction drawStep;
    private final double jumpTime;
    private Formula current;
    private int element;
    private long visit;
    private boolean varied;

    /**
     * @param drawIndex the index of an element's draws
     * @param drawStep  what is added to a formula's step in an element's draws
     * @param jumpTime  {@link Term.JumpTime} at the start, in ms
     */
    Sheet(IntToLongFunction drawIndex, IntToLongFunction drawStep, double jumpTime) {
        this.drawIndex = drawIndex;
        this.drawStep = drawStep;
        this.jumpTime = jumpTime;
    }

    void define(Term.Variable name, Rule rule) {
        cells.put(name, new Cell(rule));
    }

    void define(Term.Variable name, Formula formula) {
        define(name, sheet -> sheet.evaluate(formula, sheet));
    }

    /** A quantity of this sheet's own elements. */
    void define(Term.Variable name, Quantities known) {
        define(name, known.uniform() ? sheet -> known.values()[0] : sheet -> known.at(sheet.each()));
    }

    /** A quantity of the elements at the other end: {@code known[index[element]]}. */
    void define(Term.Variable name, Quantities known, int[] index) {
        define(name, known.uniform() ? sheet -> known.values()[0] : sheet -> known.at(index[sheet.each()]));
    }

    boolean knows(Term.Variable name) {
        return cells.containsKey(name);
    }

    void moveTo(int next) {
        element = next;
        visit++;
    }

    /** This element's index, for a rule whose value differs between elements. */
    int each() {
        varied = true;
        return element;
    }

    /** Whether the value, once found, can differ between elements. */
    boolean varies(Term.Variable name) {
        return cells.get(name).varies;
    }

    /** Sets a value that was found together with another's. */
    void settle(Term.Variable name, double value, boolean varies) {
        Cell cell = cells.get(name);
        cell.value = value;
        cell.varies = varies;
        cell.visit = visit;
    }

    /** Runs a rule that finds several values, and tells whether they can differ between elements. */
    boolean variesWhile(Runnable search) {
        boolean before = varied;
        varied = false;
        search.run();
        boolean found = varied;
        varied = before | found;
        return found;
    }

    /** A formula's value, its names looked up in {@code names} (this sheet, or one laid over it). */
    double evaluate(Formula formula, Environment names) {
        Formula outer = current;
        current = formula;
        double value = Evaluation.value(formula.term(), names);
        current = outer;
        return value;
    }

    @Override public double variable(Term.Variable name) {
        if (name.equals(I)) return each() - current.from();
        if (name.equals(SIZE)) return current.size();
        Cell cell = cells.get(name);
        if (cell == null) throw new IllegalStateException("nothing is known of " + name + " here");
        if (cell.visit != visit && (cell.varies || cell.visit == 0)) find(name, cell);
        varied |= cell.varies;
        return cell.value;
    }

    private void find(Term.Variable name, Cell cell) {
        if (cell.busy) throw new Circle(name);
        cell.busy = true;
        boolean before = varied;
        varied = false;
        double value = cell.rule.value(this);
        cell.value = value;
        cell.varies = varied;
        cell.visit = visit;
        cell.busy = false;
        varied = before;
    }

    @Override public double time() {
        return 0;
    }

    @Override public double jumpTime() {
        return jumpTime;
    }

    @Override public double draw(Term.Draw draw, double[] arguments) {
        int e = each();
        Stream stream = current.streams().of(draw.ordinal());
        return stream.draw(draw.distribution(), arguments, drawIndex.applyAsLong(e), current.step() + drawStep.applyAsLong(e));
    }

    private static final class Cell {
        final Rule rule;
        double value;
        boolean varies;
        boolean busy;
        long visit;

        Cell(Rule rule) {
            this.rule = rule;
        }
    }

    /** That a value needs itself. */
    static final class Circle extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Term.Variable name;

        Circle(Term.Variable name) {
            super(name.name() + " needs itself", null, false, false);
            this.name = name;
        }

        Term.Variable name() {
            return name;
        }
    }
}
