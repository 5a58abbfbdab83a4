package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;

/**
 * Loops as bytecode over lanes of the machine's vectors, from the same graph as the {@link ScalarCompiler} and with the same bits; whatever
 * is rare is left to the next kernel: see {@link VectorKernel}.
 */
final class VectorCompiler {
    /**
     * How many bytes of code a loop in one method may have. From some 3000 on the JIT compiler may give up on a method of vectors for good,
     * and it then runs a hundred times slower.
     */
    static final int LONGEST_METHOD = 1990;
    /** How many the parts of a loop that is cut may have by {@link Placement}'s estimate, which is seldom too low, and then by little. */
    private static final int LARGEST_PART = 1700;
    /** About how many bytes an expression may have in a loop that is cut. */
    private static final int LARGEST_EXPRESSION = 400;
    /** How many elements go through the parts at a time, and how long a row of scratch memory is. */
    static final int BLOCK = 128;
    private static final int WARM_UP_ELEMENTS = 32;
    private static final int WARM_UP_CALLS = 3000;
    private static final String MODULE = "jdk.incubator.vector";

    private VectorCompiler() {}

    /** Whether the Java that runs this was started with the module of vectors. */
    static boolean available() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /** The first of {@link #kernels}. */
    static Kernel compile(Loop loop) {
        return kernels(loop, ScalarCompiler.compile(loop)).getFirst();
    }

    /**
     * Each leaves what it does not do to the next one, the last to the scalar kernel: first, where there are frequent ways that cost much,
     * one without them. That one comes twice then, at first with the scalar kernel behind it. The scalar kernel alone where there is no
     * vector kernel: see {@link Lanes#graphs}.
     */
    static List<Kernel> kernels(Loop loop, Kernel scalar) {
        if (scalar instanceof Interpreter || !available()) return List.of(scalar);
        List<Kernel> kernels = new ArrayList<>();
        for (Graph graph : Lanes.graphs(loop).reversed()) {
            kernels.addFirst(generated(loop, graph).kernel(kernels.isEmpty() ? scalar : kernels.getFirst()));
        }
        if (kernels.size() > 1 && kernels.getFirst() instanceof VectorKernel first) kernels.addFirst(first.before(scalar));
        return kernels.isEmpty() ? List.of(scalar) : kernels;
    }

    /** Runs a small kernel often enough that the Vector API itself is compiled. */
    static void warmUp() {
        Term x = Term.own("x");
        Term exp = new Term.Call(Function.EXP, List.of(new Term.Quotient(x, new Term.Constant(10))));
        Condition bound = new Condition.And(new Condition.Comparison(Condition.Relation.AT_MOST, Term.ZERO, x),
                new Condition.Comparison(Condition.Relation.AT_MOST, x, Term.ONE));
        Kernel kernel = compile(new Loop("warm.up", Map.of(x, new Loop.Operand.Element(0)), List.of(
                new Loop.Statement.Require(bound, 1), new Loop.Statement.Mark(new Condition.Not(bound), 2, x, 2),
                new Loop.Statement.Store(1, new Term.Difference(exp, new Term.Product(x, new Term.Sum(x, Term.ONE)))))));
        Object[] arrays = new double[3][WARM_UP_ELEMENTS];
        for (int k = 0; k < WARM_UP_CALLS; k++) kernel.run(arrays, new int[0][], new double[0], 0, WARM_UP_ELEMENTS);
    }

    /** The generated class of the last vector kernel; empty if there is none. */
    static Optional<byte[]> bytes(Loop loop) {
        List<Graph> graphs = Lanes.graphs(loop);
        return graphs.isEmpty() ? Optional.empty() : Optional.of(generated(loop, graphs.getLast()).bytes());
    }

    private record Generated(
            byte[] bytes, List<VectorKernel.Transfer> gathers, List<VectorKernel.Transfer> adds, int rows, int block,
            Loop loop) {
        Kernel kernel(Kernel rare) {
            VectorKernel.Steps steps = GeneratedClass.instance(VectorKernel.Steps.class, bytes);
            return new VectorKernel(steps, rare, gathers, adds, rows, block, loop);
        }
    }

    /**
     * In one loop, if that is short enough: values that pass through memory cost time, and so do constants that each part makes anew.
     * With a {@link Lead} if there is room for it.
     */
    private static Generated generated(Loop loop, Graph graph) {
        Set<Integer> converted = converted(loop);
        Placement one = new Placement(graph, Placement.Style.LANES_IN_ONE, LARGEST_EXPRESSION, converted);
        if (one.totalBytes() > 2 * LONGEST_METHOD) return cut(loop, graph, converted);
        Part all = new Part(one.before().definitions(), one.body().definitions(), graph.actions(), Map.of());
        Parts whole = new Parts(List.of(), List.of(all), 0, BLOCK);
        Lead ahead = reaches(graph) ? Lead.NONE : Lead.of(all.body(), all.actions());
        return Stream.of(ahead, Lead.NONE).distinct().map(lead -> generated(loop, graph, whole, lead))
                .filter(generated -> GeneratedClass.longestMethod(generated.bytes()) <= LONGEST_METHOD).findFirst()
                .orElseGet(() -> cut(loop, graph, converted));
    }

    /** Whether elements read from others, or add to them, by way of scratch memory. */
    private static boolean reaches(Graph graph) {
        return graph.nodes().stream().anyMatch(node -> node.operation() instanceof Operation.Read(Loop.Operand.Gathered _))
                || graph.actions().stream().anyMatch(Graph.Action.Add.class::isInstance);
    }

    private static Generated cut(Loop loop, Graph graph, Set<Integer> converted) {
        Placement cut = new Placement(graph, Placement.Style.LANES, LARGEST_EXPRESSION, converted);
        return generated(loop, graph, Parts.of(graph, cut, LARGEST_PART), Lead.NONE);
    }

    /** Arrays that are of another precision than the loop. */
    private static Set<Integer> converted(Loop loop) {
        Set<Integer> converted = new HashSet<>();
        for (Loop.Operand operand : loop.operands().values()) if (operand instanceof Loop.Operand.Element(int array)) converted.add(array);
        for (Loop.Statement statement : loop.statements()) {
            if (statement instanceof Loop.Statement.Store(int array, var _)) converted.add(array);
        }
        converted.removeIf(array -> loop.memory(array) == loop.precision());
        return converted;
    }

    private static Generated generated(Loop loop, Graph graph, Parts parts, Lead lead) {
        List<VectorKernel.Transfer> gathers = new ArrayList<>();
        List<VectorKernel.Transfer> adds = new ArrayList<>();
        LaneCode.Rows rows = new LaneCode.Rows(new LinkedHashMap<>(), new LinkedHashMap<>());
        int count = parts.rows() + lead.last().size();
        for (Node node : graph.nodes()) {
            if (!(node.operation() instanceof Operation.Read(Loop.Operand.Gathered gathered))) continue;
            rows.gathered().put(gathered, count);
            gathers.add(new VectorKernel.Transfer(gathered.array(), gathered.index(), count++));
        }
        for (Graph.Action action : graph.actions()) {
            if (!(action instanceof Graph.Action.Add add)) continue;
            if (rows.added().containsKey(add)) continue;
            rows.added().put(add, count);
            adds.add(new VectorKernel.Transfer(add.array(), add.index(), count++));
        }
        boolean passes = count > lead.last().size();
        return new Generated(write(loop, parts, lead, rows), gathers, adds, count, passes ? BLOCK : Integer.MAX_VALUE, loop);
    }

    private static byte[] write(Loop loop, Parts parts, Lead lead, LaneCode.Rows rows) {
        LaneTypes types = LaneTypes.of(loop.precision());
        return GeneratedClass.bytes("Vector_" + loop.name(), VectorKernel.Steps.class, (type, name) -> {
            for (int p = 0; p < parts.once().size(); p++) {
                Part part = parts.once().get(p);
                GeneratedClass.method(type, "once" + p, LaneCode.TYPE,
                        code -> LaneCode.emit(code, part, Lead.NONE, rows, LaneCode.Trouble.STOP, loop));
            }
            boolean acted = false;
            for (int p = 0; p < parts.each().size(); p++) {
                Part part = parts.each().get(p);
                LaneCode.Trouble trouble = acted ? LaneCode.Trouble.SKIP : LaneCode.Trouble.STOP;
                GeneratedClass.method(type, "part" + p, LaneCode.TYPE,
                        code -> LaneCode.emit(code, part, Lead.NONE, rows, trouble, loop));
                acted |= !part.actions().isEmpty();
            }
            if (!lead.isNone()) {
                GeneratedClass.method(type, "lead", LaneCode.TYPE,
                        code -> LaneCode.emit(code, parts.each().getFirst(), lead, rows, LaneCode.Trouble.STOP, loop));
            }
            MethodTypeDesc prepare = LaneCode.TYPE.dropParameterTypes(4, 7).changeReturnType(ConstantDescs.CD_void);
            GeneratedClass.contract(type, "prepare", prepare, code -> prepare(code, name, parts.once().size(), types));
            GeneratedClass.contract(type, "parts", MethodTypeDesc.of(ConstantDescs.CD_int),
                    code -> code.loadConstant(parts.each().size()).ireturn());
            MethodTypeDesc run = LaneCode.TYPE.insertParameterTypes(0, ConstantDescs.CD_int);
            GeneratedClass.contract(type, "run", run, code -> {
                if (!lead.isNone()) lead(code, name, types);
                run(code, name, parts.each().size());
            });
            GeneratedClass.contract(type, "width", MethodTypeDesc.of(ConstantDescs.CD_int),
                    code -> LaneTypes.length(code, types.numbers()).ireturn());
        });
    }

    private static void prepare(CodeBuilder code, ClassDesc name, int count, LaneTypes types) {
        for (int p = 0; p < count; p++) {
            code.aload(1).aload(2).aload(3).aload(4).iconst_0().iconst_0();
            LaneTypes.length(code, types.numbers()).invokestatic(name, "once" + p, LaneCode.TYPE).pop();
        }
        code.return_();
    }

    /** All groups but the last one, if there are more; returns if it met with trouble, and leaves the rest to the part. */
    private static void lead(CodeBuilder code, ClassDesc name, LaneTypes types) {
        Label last = code.newLabel();
        Runnable compare = () -> LaneTypes.length(code.iload(7).iload(8), types.numbers()).isub();
        compare.run();
        code.if_icmpge(last);
        code.aload(2).aload(3).aload(4).aload(5).iload(6).iload(7).iload(8).invokestatic(name, "lead", LaneCode.TYPE).istore(7);
        compare.run();
        code.if_icmpge(last).iload(7).ireturn().labelBinding(last);
    }

    /** The part whose number is the first argument; the last one for any other number. */
    private static void run(CodeBuilder code, ClassDesc name, int count) {
        for (int p = 0; p < count; p++) {
            Label other = code.newLabel();
            if (p < count - 1) code.iload(1).loadConstant(p).if_icmpne(other);
            code.aload(2).aload(3).aload(4).aload(5).iload(6).iload(7).iload(8).invokestatic(name, "part" + p, LaneCode.TYPE).ireturn();
            code.labelBinding(other);
        }
    }
}
