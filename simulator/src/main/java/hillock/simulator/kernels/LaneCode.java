package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import hillock.language.model.Experiment.Precision;

/**
 * The bytecode of one part over lanes, a static method
 * {@code int part(Object[] arrays, int[][] indices, double[] scalars, Object[] scratch, int block, int from, int to)}, where
 * {@code to - from} is a multiple of the number of lanes and {@code block} is the element that rows of scratch memory begin with.
 * Like {@link PartCode}, a group of elements at a time. It returns {@code to}, or the first element of a group that is in trouble: whoever
 * called it sees to that group and comes back. A call from within the loop would cost an eighth of its time, since Java keeps no
 * vectors in registers across calls.
 */
final class LaneCode {
    private static final ClassDesc TABLE = ConstantDescs.CD_Object.arrayType();
    static final MethodTypeDesc TYPE = MethodTypeDesc.of(ConstantDescs.CD_int, TABLE, ConstantDescs.CD_int.arrayType(2),
            ConstantDescs.CD_double.arrayType(), TABLE, ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final int ARRAYS = 0;
    private static final int SCALARS = 2;
    private static final int SCRATCH = 3;
    private static final int BLOCK = 4;
    private static final int FROM = 5;
    private static final int TO = 6;

    private final CodeBuilder code;
    private final Part part;
    private final Loop loop;
    private final Lead lead;
    private final Rows rows;
    private final Trouble trouble;
    private final LaneTypes types;
    private final LaneExpressions expressions;
    private final LaneMemory memory;
    private final Map<Integer, Integer> arrays = new HashMap<>();
    private final Map<Integer, Integer> scratch = new HashMap<>();
    private final int element;
    /** Holds the element's place in rows of scratch memory. */
    private final int offset;
    /** Holds the first element of the next group, in a loop that leads. */
    private final int next;
    private final int width;

    /** What a part does about trouble in a group of lanes. */
    enum Trouble {
        /** Returns where it is, for the group to be redone by another kernel. */
        STOP,
        /** Skips its actions, because the group was redone when a part before it stopped. */
        SKIP
    }

    /** Where values lie in scratch memory that are gathered before a block, or added up after it. */
    record Rows(Map<Loop.Operand.Gathered, Integer> gathered, Map<Graph.Action.Add, Integer> added) {}

    private LaneCode(CodeBuilder code, Part part, Lead lead, Rows rows, Trouble trouble, Loop loop) {
        this.code = code;
        this.part = part;
        this.lead = lead;
        this.rows = rows;
        this.trouble = trouble;
        this.loop = loop;
        this.types = LaneTypes.of(loop.precision());
        this.expressions = new LaneExpressions(code, types);
        this.element = code.allocateLocal(TypeKind.INT);
        this.offset = code.allocateLocal(TypeKind.INT);
        this.next = code.allocateLocal(TypeKind.INT);
        this.width = code.allocateLocal(TypeKind.INT);
        this.memory = new LaneMemory(code, types, converts());
    }

    /**
     * @param lead what is computed a group ahead, by a part of at least two groups that stops at trouble and has no rows of scratch
     *             memory but one for each of the last values. It leaves the last group undone and returns that group's first element
     */
    static void emit(CodeBuilder code, Part part, Lead lead, Rows rows, Trouble trouble, Loop loop) {
        new LaneCode(code, part, lead, rows, trouble, loop).emit();
    }

    /** Whether it reads or writes an array of another precision. */
    private boolean converts() {
        boolean reads = part.uses().stream().anyMatch(node -> node.operation() instanceof Operation.Read(Loop.Operand.Element(int array))
                && loop.memory(array) != loop.precision());
        return reads || part.actions().stream().anyMatch(action -> action instanceof Graph.Action.Store(int array, Node _)
                && loop.memory(array) != loop.precision());
    }

    private void emit() {
        LaneTypes.length(code, types.numbers()).istore(width);
        Set<Node> used = part.uses();
        used.forEach(this::prepare);
        part.actions().forEach(this::prepare);
        for (Node node : part.body()) if (part.rows().containsKey(node)) hoistRow(part.rows().get(node));
        part.before().forEach(expressions::define);
        if (lead.isNone()) loop(used);
        else leadingLoop(used);
    }

    private void loop(Set<Node> used) {
        code.iload(FROM).istore(element);
        Label body = code.newLabel();
        Label next = code.newLabel();
        Label test = code.newLabel();
        code.goto_(test).labelBinding(body).iload(element).iload(BLOCK).isub().istore(offset);
        for (Node node : used) if (!node.invariant()) read(node, element);
        for (Node node : part.body()) define(node);
        part.actions().forEach(action -> perform(action, next));
        code.labelBinding(next);
        code.iload(element).iload(width).iadd().istore(element);
        code.labelBinding(test).iload(element).iload(TO).if_icmplt(body);
        code.iload(TO).ireturn();
    }

    /**
     * Before the loop, the first group's early values; in it, those of the next group and then the rest of this one's. So it leaves the
     * last group undone.
     */
    private void leadingLoop(Set<Node> used) {
        Set<Node> early = Set.copyOf(lead.early());
        for (int k = 0; k < lead.last().size(); k++) hoistRow(k);
        code.iload(FROM).istore(element);
        for (Node node : lead.operands()) read(node, element);
        lead.early().forEach(expressions::define);
        Map<Node, Integer> current = new HashMap<>();
        for (Node node : lead.carried()) current.put(node, expressions.place(node));
        code.iload(FROM).iload(width).iadd().istore(next);

        Label body = code.newLabel();
        Label test = code.newLabel();
        code.goto_(test).labelBinding(body);
        for (Node node : lead.operands()) read(node, next);
        lead.early().forEach(expressions::define);
        Map<Node, Integer> coming = new HashMap<>();
        for (Node node : lead.carried()) coming.put(node, expressions.moved(node, current.get(node)));
        code.iload(next).iload(width).isub().istore(element);
        for (Node node : used) if (!node.invariant()) read(node, element);
        for (Node node : part.body()) if (!early.contains(node)) define(node);
        for (int k = 0; k < lead.last().size(); k++) anchor(coming.get(lead.last().get(k)), lead.last().get(k), scratch.get(k));
        part.actions().forEach(action -> perform(action, test));
        for (Node node : lead.carried()) code.aload(coming.get(node)).astore(current.get(node));
        code.iload(next).iload(width).iadd().istore(next);
        code.labelBinding(test).iload(next).iload(TO).if_icmplt(body);
        code.iload(TO).iload(width).isub().ireturn();
    }

    /**
     * Writes the value to memory, where nobody reads it. Without that the JIT compiler puts off what only the next group needs until this
     * one's actions are over, and then nothing was gained.
     */
    private void anchor(int local, Node node, int row) {
        code.aload(local);
        expressions.turnForMemory(node);
        memory.intoArray(row, loop.precision(), () -> code.iconst_0());
    }

    private void define(Node node) {
        if (!node.leaf()) expressions.define(node);
        if (!part.rows().containsKey(node)) return;
        expressions.pushForMemory(node);
        memory.intoArray(scratch.get(part.rows().get(node)), loop.precision(), () -> code.iload(offset));
    }

    private void store(Node value, int array, Precision held, Runnable position) {
        memory.store(() -> expressions.pushForMemory(value), array, held, position);
    }

    private void perform(Graph.Action action, Label next) {
        switch (action) {
            case Graph.Action.Store(int array, Node value) ->
                    store(value, arrays.get(array), loop.memory(array), () -> code.iload(element));
            case Graph.Action.Add add -> store(add.value(), scratch.get(rows.added().get(add)), loop.precision(), () -> code.iload(offset));
            case Graph.Action.Divert(Node value) -> divert(value, next);
            case Graph.Action.Put _ -> throw new IllegalStateException("elements that put are done one by one: " + action);
            case Graph.Action.Require _, Graph.Action.Mark _ ->
                    throw new IllegalStateException("lanes leave it to the next kernel: " + action);
        }
    }

    private void divert(Node value, Label next) {
        Label fine = code.newLabel();
        expressions.pushAnyNegative(value);
        code.ifeq(fine);
        switch (trouble) {
            case STOP -> code.iload(element).ireturn();
            case SKIP -> code.goto_(next);
        }
        code.labelBinding(fine);
    }

    /** Puts into local variables, before the loop, what the node needs. */
    private void prepare(Node node) {
        if (part.imported(node)) {
            hoistRow(part.rows().get(node));
            if (node.invariant()) takeOver(node, () -> code.iconst_0());
        } else if (node.operation() instanceof Operation.Read(Loop.Operand operand)) {
            switch (operand) {
                case Loop.Operand.Element(int array) -> hoistArray(array);
                case Loop.Operand.Gathered gathered -> hoistRow(rows.gathered().get(gathered));
                case Loop.Operand.Scalar(int slot) -> {
                    expressions.broadcastFromMemory(() -> code.aload(SCALARS).loadConstant(slot));
                    expressions.keep(node);
                }
            }
        }
    }

    private void prepare(Graph.Action action) {
        switch (action) {
            case Graph.Action.Store(int array, Node _) -> hoistArray(array);
            case Graph.Action.Add add -> hoistRow(rows.added().get(add));
            case Graph.Action.Divert _, Graph.Action.Require _, Graph.Action.Mark _, Graph.Action.Put _ -> {}
        }
    }

    private void hoistArray(int array) {
        arrays.computeIfAbsent(array, _ -> hoisted(ARRAYS, array, loop.memory(array)));
    }

    private void hoistRow(int row) {
        scratch.computeIfAbsent(row, _ -> hoisted(SCRATCH, row, loop.precision()));
    }

    private int hoisted(int table, int row, Precision memory) {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(table).loadConstant(row).aaload().checkcast(LaneTypes.of(memory).array()).astore(local);
        return local;
    }

    /** Reads what differs between elements, of the one whose number a variable holds. */
    private void read(Node node, int place) {
        if (part.imported(node)) {
            takeOver(node, () -> code.iload(offset));
        } else if (node.operation() instanceof Operation.Read(Loop.Operand operand)) {
            switch (operand) {
                case Loop.Operand.Element(int array) -> load(node, arrays.get(array), loop.memory(array), () -> code.iload(place));
                case Loop.Operand.Gathered gathered ->
                        load(node, scratch.get(rows.gathered().get(gathered)), loop.precision(), () -> code.iload(offset));
                case Loop.Operand.Scalar _ -> throw new IllegalStateException("a scalar differs between elements");
            }
        }
    }

    /** What another part computed. */
    private void takeOver(Node node, Runnable position) {
        memory.load(scratch.get(part.rows().get(node)), loop.precision(), position);
        expressions.fromMemory(node);
        expressions.keep(node);
    }

    private void load(Node node, int array, Precision held, Runnable position) {
        memory.load(array, held, position);
        expressions.keep(node);
    }
}
