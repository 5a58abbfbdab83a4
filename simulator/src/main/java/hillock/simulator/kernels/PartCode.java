package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import hillock.language.model.Experiment.Precision;

/**
 * The bytecode of one part, a static method
 * {@code int part(Object[] arrays, int[][] indices, double[] scalars, Object[] scratch, int from, int to)}.
 * What is the same for all elements is read and computed first, into local variables; then comes the loop, and in it operands, definitions
 * and actions.
 */
final class PartCode {
    private static final ClassDesc TABLE = ConstantDescs.CD_Object.arrayType();
    static final MethodTypeDesc TYPE = MethodTypeDesc.of(ConstantDescs.CD_int, TABLE, ConstantDescs.CD_int.arrayType(2),
            ConstantDescs.CD_double.arrayType(), TABLE, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final int ARRAYS = 0;
    private static final int INDICES = 1;
    private static final int SCALARS = 2;
    private static final int SCRATCH = 3;
    private static final int FROM = 4;
    private static final int TO = 5;

    private final CodeBuilder code;
    private final Part part;
    private final Loop loop;
    private final Instructions instructions;
    private final Expressions expressions;
    private final Map<Integer, Integer> arrays = new HashMap<>();
    private final Map<Integer, Integer> indices = new HashMap<>();
    private final Map<Integer, Integer> rows = new HashMap<>();
    private final Map<Integer, Sum> sums = new LinkedHashMap<>();
    private final int element;
    private final int offset;
    private final int failed;

    private PartCode(CodeBuilder code, Placement placement, Part part, Loop loop) {
        this.code = code;
        this.part = part;
        this.loop = loop;
        this.instructions = Instructions.of(loop.precision());
        this.expressions = new Expressions(code, placement, loop.precision());
        this.element = code.allocateLocal(TypeKind.INT);
        this.offset = code.allocateLocal(TypeKind.INT);
        this.failed = code.allocateLocal(TypeKind.INT);
    }

    static void emit(CodeBuilder code, Placement placement, Part part, Loop loop) {
        new PartCode(code, placement, part, loop).emit();
    }

    private void emit() {
        Set<Node> used = part.uses();
        used.forEach(this::prepare);
        part.actions().forEach(this::prepare);
        for (Node node : part.body()) if (part.rows().containsKey(node)) hoistRow(part.rows().get(node));
        part.before().forEach(expressions::define);
        keepSums(used);
        code.iconst_0().istore(failed).iconst_0().istore(offset).iload(FROM).istore(element);
        Label body = code.newLabel();
        Label test = code.newLabel();
        code.goto_(test).labelBinding(body);
        for (Node node : used) if (!node.invariant()) read(node);
        compute();
        code.iinc(element, 1).iinc(offset, 1);
        code.labelBinding(test).iload(element).iload(TO).if_icmplt(body);
        sums.values().forEach(this::writeBack);
        code.iload(failed).ireturn();
    }

    /** Definitions as late as the order of actions allows, so that few of them are waiting at any time. */
    private void compute() {
        Deque<Node> waiting = new ArrayDeque<>(part.body());
        for (Graph.Action action : part.actions()) {
            int last = action.nodes().stream().mapToInt(Node::id).max().orElse(-1);
            while (!waiting.isEmpty() && waiting.peek().id() <= last) define(waiting.pop());
            perform(action);
        }
        waiting.forEach(this::define);
    }

    private void define(Node node) {
        if (!node.leaf()) expressions.define(node);
        if (!part.rows().containsKey(node)) return;
        code.aload(rows.get(part.rows().get(node))).iload(offset);
        expressions.number(node);
        instructions.store(code, loop.precision());
    }

    private void perform(Graph.Action action) {
        switch (action) {
            case Graph.Action.Store(int array, Node value) -> {
                code.aload(arrays.get(array)).iload(element);
                store(value, array);
            }
            case Graph.Action.Add(int array, int index, Node value) -> {
                Sum sum = sums.get(array);
                if (sum == null) addInMemory(array, index, value);
                else addInRegister(sum, index, value);
            }
            case Graph.Action.Put(int array, int index, Node value) -> {
                code.aload(arrays.get(array)).aload(indices.get(index)).iload(element).iaload();
                store(value, array);
            }
            case Graph.Action.Divert _ -> throw new IllegalStateException("only lanes are diverted");
            case Graph.Action.Mark(Node condition, int array, Node value, int mask) -> {
                Label none = code.newLabel();
                expressions.jump(condition, false, none);
                code.aload(arrays.get(array)).iload(element);
                store(value, array);
                code.iload(failed).loadConstant(mask).ior().istore(failed).labelBinding(none);
            }
            case Graph.Action.Require(Node condition, int mask) -> {
                Label holds = code.newLabel();
                expressions.jump(condition, true, holds);
                code.iload(failed).loadConstant(mask).ior().istore(failed).labelBinding(holds);
            }
        }
    }

    /** Stores the node's value where the stack says. */
    private void store(Node value, int array) {
        expressions.number(value);
        instructions.store(code, loop.memory(array));
    }

    private void addInMemory(int array, int index, Node value) {
        code.aload(arrays.get(array)).aload(indices.get(index)).iload(element).iaload().dup2().daload();
        expressions.number(value);
        instructions.convert(code, Precision.DOUBLE);
        code.dadd().dastore();
    }

    /** Goes on with the running sum, or writes it back and begins that of another place. */
    private void addInRegister(Sum sum, int index, Node value) {
        Label same = code.newLabel();
        code.aload(indices.get(index)).iload(element).iaload().istore(sum.next);
        code.iload(sum.next).iload(sum.place).if_icmpeq(same);
        writeBack(sum);
        code.iload(sum.next).istore(sum.place);
        code.aload(arrays.get(sum.array)).iload(sum.place).daload().dstore(sum.value);
        code.labelBinding(same).dload(sum.value);
        expressions.number(value);
        instructions.convert(code, Precision.DOUBLE);
        code.dadd().dstore(sum.value);
    }

    private void writeBack(Sum sum) {
        Label none = code.newLabel();
        code.iload(sum.place).iflt(none);
        code.aload(arrays.get(sum.array)).iload(sum.place).dload(sum.value).dastore();
        code.labelBinding(none);
    }

    /**
     * A sum kept in a register while consecutive elements add to the same place, as a connection's edges do: they are sorted by target, and
     * a round trip through memory for each would cost more than the edge. Only where the part does nothing else with the array, so that the
     * bits are those of the additions in order.
     */
    private record Sum(int array, int place, int next, int value) {}

    private void keepSums(Set<Node> used) {
        Map<Integer, Integer> touched = new HashMap<>();
        for (Graph.Action action : part.actions()) {
            if (action instanceof Graph.Action.Store(int array, Node _)) touched.merge(array, 2, Integer::sum);
            if (action instanceof Graph.Action.Put(int array, int _, Node _)) touched.merge(array, 2, Integer::sum);
            if (action instanceof Graph.Action.Mark(Node _, int array, Node _, int _)) touched.merge(array, 2, Integer::sum);
            if (action instanceof Graph.Action.Add(int array, int _, Node _)) touched.merge(array, 1, Integer::sum);
        }
        for (Node node : used) {
            if (!(node.operation() instanceof Operation.Read(Loop.Operand operand))) continue;
            if (operand instanceof Loop.Operand.Element(int array)) touched.merge(array, 2, Integer::sum);
            if (operand instanceof Loop.Operand.Gathered(int array, int _)) touched.merge(array, 2, Integer::sum);
        }
        for (Graph.Action action : part.actions()) {
            if (!(action instanceof Graph.Action.Add(int array, int _, Node _)) || touched.get(array) != 1) continue;
            Sum sum = new Sum(array, code.allocateLocal(TypeKind.INT), code.allocateLocal(TypeKind.INT),
                    code.allocateLocal(TypeKind.DOUBLE));
            code.iconst_m1().istore(sum.place).dconst_0().dstore(sum.value);
            sums.put(array, sum);
        }
    }

    /** Puts into local variables, before the loop, what the node needs. */
    private void prepare(Node node) {
        if (part.imported(node)) {
            hoistRow(part.rows().get(node));
            if (node.invariant()) readScratch(node, () -> code.iconst_0());
        } else if (node.operation() instanceof Operation.Read(Loop.Operand operand)) {
            switch (operand) {
                case Loop.Operand.Element(int array) -> hoistArray(array);
                case Loop.Operand.Gathered(int array, int index) -> {
                    hoistArray(array);
                    hoistIndex(index);
                }
                case Loop.Operand.Scalar(int slot) -> {
                    code.aload(SCALARS).loadConstant(slot);
                    instructions.load(code, Precision.DOUBLE);
                    expressions.keep(node);
                }
            }
        }
    }

    private void prepare(Graph.Action action) {
        switch (action) {
            case Graph.Action.Store(int array, Node _) -> hoistArray(array);
            case Graph.Action.Add(int array, int index, Node _) -> {
                hoistArray(array);
                hoistIndex(index);
            }
            case Graph.Action.Put(int array, int index, Node _) -> {
                hoistArray(array);
                hoistIndex(index);
            }
            case Graph.Action.Mark(Node _, int array, Node _, int _) -> hoistArray(array);
            case Graph.Action.Require _, Graph.Action.Divert _ -> {}
        }
    }

    private void hoistArray(int array) {
        arrays.computeIfAbsent(array, _ -> hoisted(ARRAYS, array, Instructions.of(loop.memory(array)).type.arrayType()));
    }

    private void hoistIndex(int index) {
        indices.computeIfAbsent(index, _ -> hoisted(INDICES, index, ConstantDescs.CD_int.arrayType()));
    }

    private void hoistRow(int row) {
        rows.computeIfAbsent(row, _ -> hoisted(SCRATCH, row, instructions.type.arrayType()));
    }

    private int hoisted(int table, int row, ClassDesc type) {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(table).loadConstant(row).aaload().checkcast(type).astore(local);
        return local;
    }

    /** Reads what differs between elements. */
    private void read(Node node) {
        if (part.imported(node)) {
            readScratch(node, () -> code.iload(offset));
        } else if (node.operation() instanceof Operation.Read(Loop.Operand operand)) {
            switch (operand) {
                case Loop.Operand.Element(int array) -> {
                    code.aload(arrays.get(array)).iload(element);
                    instructions.load(code, loop.memory(array));
                }
                case Loop.Operand.Gathered(int array, int index) -> {
                    code.aload(arrays.get(array)).aload(indices.get(index)).iload(element).iaload();
                    instructions.load(code, loop.memory(array));
                }
                case Loop.Operand.Scalar _ -> throw new IllegalStateException("a scalar differs between elements");
            }
            expressions.keep(node);
        }
    }

    private void readScratch(Node node, Runnable position) {
        code.aload(rows.get(part.rows().get(node)));
        position.run();
        instructions.load(code, loop.precision());
        expressions.keep(node);
    }
}
