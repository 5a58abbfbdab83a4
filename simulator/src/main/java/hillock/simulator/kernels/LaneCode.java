package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import hillock.language.model.Experiment.Precision;

/**
 * The bytecode of one part over lanes, a static method
 * {@code int part(Object[] arrays, int[][] indices, double[] scalars, Object[] scratch, Kernel rare, int from, int to)}, where
 * {@code to - from} is a multiple of the number of lanes. Like {@link PartCode}, a group of elements at a time.
 */
final class LaneCode {
    private static final ClassDesc TABLE = ConstantDescs.CD_Object.arrayType();
    static final MethodTypeDesc TYPE = MethodTypeDesc.of(ConstantDescs.CD_int, TABLE, ConstantDescs.CD_int.arrayType(2),
            ConstantDescs.CD_double.arrayType(), TABLE, Kernel.class.describeConstable().orElseThrow(),
            ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc RUN = TYPE.dropParameterTypes(3, 5);
    private static final int ARRAYS = 0;
    private static final int INDICES = 1;
    private static final int SCALARS = 2;
    private static final int SCRATCH = 3;
    private static final int RARE = 4;
    private static final int FROM = 5;
    private static final int TO = 6;

    private final CodeBuilder code;
    private final Part part;
    private final Loop loop;
    private final Rows rows;
    private final Trouble trouble;
    private final LaneTypes types;
    private final LaneExpressions expressions;
    private final LaneMemory memory;
    private final Map<Integer, Integer> arrays = new HashMap<>();
    private final Map<Integer, Integer> scratch = new HashMap<>();
    private final int element;
    private final int offset;
    private final int failed;
    private final int width;

    /** What a part does about trouble in a group of lanes. */
    enum Trouble {
        /** Runs the next kernel for the group, and none of its actions. */
        REDO,
        /** Skips its actions, because a part before it has redone the group. */
        SKIP,
        /** Gives up the block and returns a negative number. */
        GIVE_UP
    }

    /** Where values lie in scratch memory that are gathered before a block, or added up after it. */
    record Rows(Map<Loop.Operand.Gathered, Integer> gathered, Map<Graph.Action.Add, Integer> added) {}

    private LaneCode(CodeBuilder code, Part part, Rows rows, Trouble trouble, Loop loop) {
        this.code = code;
        this.part = part;
        this.rows = rows;
        this.trouble = trouble;
        this.loop = loop;
        this.types = LaneTypes.of(loop.precision());
        this.expressions = new LaneExpressions(code, types);
        this.element = code.allocateLocal(TypeKind.INT);
        this.offset = code.allocateLocal(TypeKind.INT);
        this.failed = code.allocateLocal(TypeKind.INT);
        this.width = code.allocateLocal(TypeKind.INT);
        this.memory = new LaneMemory(code, types, converts());
    }

    static void emit(CodeBuilder code, Part part, Rows rows, Trouble trouble, Loop loop) {
        new LaneCode(code, part, rows, trouble, loop).emit();
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
        code.iconst_0().istore(failed).iconst_0().istore(offset).iload(FROM).istore(element);
        Label body = code.newLabel();
        Label next = code.newLabel();
        Label test = code.newLabel();
        code.goto_(test).labelBinding(body);
        for (Node node : used) if (!node.invariant()) read(node);
        for (Node node : part.body()) define(node);
        part.actions().forEach(action -> perform(action, next));
        code.labelBinding(next);
        code.iload(element).iload(width).iadd().istore(element);
        code.iload(offset).iload(width).iadd().istore(offset);
        code.labelBinding(test).iload(element).iload(TO).if_icmplt(body);
        code.iload(failed).ireturn();
    }

    private void define(Node node) {
        if (!node.leaf()) expressions.define(node);
        if (!part.rows().containsKey(node)) return;
        expressions.pushForMemory(node);
        memory.intoArray(scratch.get(part.rows().get(node)), loop.precision(), () -> code.iload(offset));
    }

    private void store(Node value, int array, int position, Precision held) {
        memory.store(() -> expressions.pushForMemory(value), array, held, () -> code.iload(position));
    }

    private void perform(Graph.Action action, Label next) {
        switch (action) {
            case Graph.Action.Store(int array, Node value) -> store(value, arrays.get(array), element, loop.memory(array));
            case Graph.Action.Add add -> store(add.value(), scratch.get(rows.added().get(add)), offset, loop.precision());
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
            case REDO -> {
                code.iload(failed).aload(RARE).aload(ARRAYS).aload(INDICES).aload(SCALARS);
                code.iload(element).iload(element).iload(width).iadd();
                code.invokeinterface(Kernel.class.describeConstable().orElseThrow(), "run", RUN).ior().istore(failed).goto_(next);
            }
            case SKIP -> code.goto_(next);
            case GIVE_UP -> code.iconst_m1().ireturn();
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

    /** Reads what differs between elements. */
    private void read(Node node) {
        if (part.imported(node)) {
            takeOver(node, () -> code.iload(offset));
        } else if (node.operation() instanceof Operation.Read(Loop.Operand operand)) {
            switch (operand) {
                case Loop.Operand.Element(int array) -> load(node, arrays.get(array), loop.memory(array), () -> code.iload(element));
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
