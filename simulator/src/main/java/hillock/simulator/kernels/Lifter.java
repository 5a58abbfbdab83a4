package hillock.simulator.kernels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;

/**
 * Reads the methods of {@link Elementary} or {@link ElementarySingle}, and those that they call in this package, back into nodes, so that
 * there is one definition of each function: plain Java. What it follows is the ordinary path, straight through.
 * {@code if (comparison) return ...;} is a guard: what it returns is for rare arguments, and lanes that take it are left to another kernel,
 * unless it is a constant or {@link Frequent}: then it is a choice.
 */
final class Lifter {
    private static final String HERE = Elementary.class.getPackageName().replace('.', '/') + "/";
    private static final ClassDesc FREQUENT = ClassDesc.of(Elementary.class.getPackageName(), "Frequent");

    private final Map<String, ClassModel> classes = new HashMap<>();
    private final String functions;
    private final Format format;
    private final Nodes nodes;
    private final boolean frequent;
    private final Consumer<Node> guards;
    private boolean leftOut;

    /**
     * @param frequent whether {@link Frequent} ways are taken too
     * @param guards   takes the truths that must hold for the ways taken to be right
     */
    Lifter(Nodes nodes, Precision precision, boolean frequent, Consumer<Node> guards) {
        this.frequent = frequent;
        this.functions = Instructions.of(precision).functions.displayName();
        this.format = Format.of(precision);
        this.nodes = nodes;
        this.guards = guards;
    }

    /** The value of a function's method, for arguments that pass its guards. */
    Node call(String method, List<Node> arguments) {
        return call(HERE + functions, method, arguments);
    }

    private Node call(String owner, String method, List<Node> arguments) {
        return new Path(method(owner, method), arguments).follow();
    }

    private MethodModel method(String owner, String name) {
        ClassModel model = classes.computeIfAbsent(owner.substring(HERE.length()), Lifter::read);
        return model.methods().stream().filter(each -> each.methodName().equalsString(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no function " + owner + "." + name));
    }

    /** Whether a frequent way was left out. */
    boolean leftOut() {
        return leftOut;
    }

    private boolean isFrequent(Instruction instruction) {
        if (!(instruction instanceof InvokeInstruction call) || !call.owner().asInternalName().startsWith(HERE)) return false;
        return method(call.owner().asInternalName(), call.name().stringValue()).findAttribute(Attributes.runtimeInvisibleAnnotations())
                .stream().flatMap(all -> all.annotations().stream()).anyMatch(each -> each.classSymbol().equals(FREQUENT));
    }

    private static ClassModel read(String name) {
        try (InputStream bytes = Elementary.class.getResourceAsStream(name + ".class")) {
            if (bytes == null) throw new IllegalStateException("the class file of " + name + " is missing");
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One walk through a method. In binary64 an int is the pattern of a long: they occur as constants alone. */
    private final class Path {
        private final MethodModel method;
        private final Map<Integer, Node> locals = new HashMap<>();
        private final Deque<Node> stack = new ArrayDeque<>();

        Path(MethodModel method, List<Node> arguments) {
            this.method = method;
            int slot = 0;
            for (int k = 0; k < arguments.size(); k++) {
                locals.put(slot, arguments.get(k));
                slot += TypeKind.from(method.methodTypeSymbol().parameterType(k)).slotSize();
            }
        }

        Node follow() {
            return follow(method.code().orElseThrow().elementList());
        }

        private Node follow(List<CodeElement> code) {
            for (int k = 0; k < code.size(); k++) {
                if (!(code.get(k) instanceof Instruction instruction)) continue;
                if (instruction instanceof BranchInstruction branch) {
                    Node truth = truth(branch.opcode());
                    int target = k + 1;
                    while (!isAt(code.get(target), branch.target())) target++;
                    List<CodeElement> ordinary = code.subList(target, code.size());
                    return turn(truth, code.subList(k + 1, target), ordinary);
                }
                if (instruction instanceof ReturnInstruction) return stack.pop();
                step(instruction);
            }
            throw unfit("it has no end");
        }

        private static boolean isAt(CodeElement element, Label label) {
            return element instanceof LabelTarget target && target.label().equals(label);
        }

        /** What returns a constant costs lanes no more than a choice; what is neither that nor frequent is left to the next kernel. */
        private Node turn(Node truth, List<CodeElement> other, List<CodeElement> ordinary) {
            if (nodes.certain(truth)) return follow(ordinary);
            List<Instruction> instead = other.stream().filter(Instruction.class::isInstance).map(Instruction.class::cast).toList();
            boolean constant = instead.size() == 2 && instead.getFirst() instanceof ConstantInstruction;
            boolean often = instead.stream().anyMatch(Lifter.this::isFrequent);
            leftOut |= often && !frequent;
            if (constant || often && frequent) return nodes.choose(truth, follow(ordinary), follow(other));
            guards.accept(truth);
            return follow(ordinary);
        }

        private void step(Instruction instruction) {
            switch (instruction) {
                case ConstantInstruction constant -> stack.push(constant(constant));
                case LoadInstruction load -> stack.push(locals.get(load.slot()));
                case StoreInstruction store -> locals.put(store.slot(), stack.pop());
                case InvokeInstruction invocation -> stack.push(invoke(invocation));
                case ConvertInstruction convert when convert.fromType() == TypeKind.INT && convert.toType() == TypeKind.LONG -> {}
                case OperatorInstruction operator -> stack.push(operate(operator.opcode()));
                default -> throw unfit("it holds " + instruction);
            }
        }

        private Node constant(ConstantInstruction constant) {
            return switch (constant.constantValue()) {
                case Double number -> nodes.constant(number);
                case Float number -> nodes.constant(number);
                case Long pattern -> nodes.pattern(pattern);
                case Integer pattern -> nodes.pattern(pattern);
                default -> throw unfit("it holds " + constant);
            };
        }

        private Node operate(Opcode opcode) {
            Node y = stack.pop();
            return switch (opcode) {
                case DNEG, FNEG -> nodes.node(Operation.Arithmetic.NEGATE, y);
                case DADD, FADD -> nodes.sum(stack.pop(), y);
                case DSUB, FSUB -> nodes.node(Operation.Arithmetic.SUBTRACT, stack.pop(), y);
                case DMUL, FMUL -> nodes.product(stack.pop(), y);
                case DDIV, FDIV -> nodes.node(Operation.Arithmetic.DIVIDE, stack.pop(), y);
                case LADD, IADD -> nodes.commutative(Operation.Bitwise.Whole.PLUS, stack.pop(), y);
                case LSUB, ISUB -> nodes.node(Operation.Bitwise.Whole.MINUS, stack.pop(), y);
                case LAND, IAND -> nodes.commutative(Operation.Bitwise.Whole.AND, stack.pop(), y);
                case LOR, IOR -> nodes.commutative(Operation.Bitwise.Whole.OR, stack.pop(), y);
                case LXOR, IXOR -> nodes.commutative(Operation.Bitwise.Whole.XOR, stack.pop(), y);
                case LSHL, ISHL -> shift(Operation.Bitwise.Shift.Direction.LEFT, stack.pop(), y);
                case LSHR, ISHR -> shift(Operation.Bitwise.Shift.Direction.RIGHT, stack.pop(), y);
                case LUSHR, IUSHR -> shift(Operation.Bitwise.Shift.Direction.RIGHT_UNSIGNED, stack.pop(), y);
                case DCMPG, DCMPL, FCMPG, FCMPL -> compared(opcode, stack.pop(), y);
                default -> throw unfit("it holds " + opcode);
            };
        }

        private Node shift(Operation.Bitwise.Shift.Direction direction, Node x, Node by) {
            if (!(by.operation() instanceof Operation.Bitwise.Pattern(long bits))) throw unfit("it shifts by what is not constant");
            return nodes.node(new Operation.Bitwise.Shift(direction, (int) bits), x);
        }

        private Node invoke(InvokeInstruction invocation) {
            String owner = invocation.owner().asInternalName();
            String name = invocation.name().stringValue();
            int arity = invocation.typeSymbol().parameterCount();
            Node[] arguments = new Node[arity];
            for (int k = arity - 1; k >= 0; k--) arguments[k] = stack.pop();
            if (owner.startsWith(HERE)) return call(owner, name, List.of(arguments));
            return switch (owner + "." + name) {
                case "java/lang/Math.fma" -> nodes.node(Operation.Arithmetic.FMA, arguments);
                case "java/lang/Math.abs" -> nodes.node(new Operation.Apply(Function.ABS), arguments);
                case "java/lang/Math.sqrt" -> nodes.node(new Operation.Apply(Function.SQRT), arguments);
                case "java/lang/Math.floor" -> nodes.node(new Operation.Apply(Function.FLOOR), arguments);
                case "java/lang/Math.min" -> nodes.node(new Operation.Apply(Function.MIN), arguments);
                case "java/lang/Math.max" -> nodes.node(new Operation.Apply(Function.MAX), arguments);
                case "java/lang/Math.copySign" -> copySign(arguments[0], arguments[1]);
                case "java/lang/Double.doubleToRawLongBits", "java/lang/Float.floatToRawIntBits" -> nodes.bits(arguments[0]);
                case "java/lang/Double.longBitsToDouble", "java/lang/Float.intBitsToFloat" ->
                        nodes.node(new Operation.Bitwise.ToNumber(), arguments);
                default -> throw unfit("it calls " + owner + "." + name);
            };
        }

        private Node copySign(Node size, Node sign) {
            Node magnitude = bits(size, ~format.sign);
            Node signBit = bits(sign, format.sign);
            Node both = nodes.commutative(Operation.Bitwise.Whole.OR, magnitude, signBit);
            return nodes.node(new Operation.Bitwise.ToNumber(), both);
        }

        private Node bits(Node number, long mask) {
            return nodes.commutative(Operation.Bitwise.Whole.AND, nodes.bits(number), nodes.pattern(mask));
        }

        private Opcode comparison = Opcode.NOP;
        private Node left;

        /** Remembers what is compared; the branch that follows says how. */
        private Node compared(Opcode how, Node x, Node y) {
            comparison = how;
            left = x;
            return y;
        }

        /** The ordinary path goes on where the branch leads. Of NaN {@code dcmpg} makes 1 and {@code dcmpl} -1. */
        private Node truth(Opcode branch) {
            boolean greater = comparison == Opcode.DCMPG || comparison == Opcode.FCMPG;
            if (!greater && comparison != Opcode.DCMPL && comparison != Opcode.FCMPL) {
                throw unfit("a branch follows no comparison of numbers");
            }
            Node right = stack.pop();
            comparison = Opcode.NOP;
            return switch (branch) {
                case IFEQ -> compare(Relation.EQUAL, right);
                case IFNE -> compare(Relation.UNEQUAL, right);
                case IFLT -> greater ? compare(Relation.LESS, right) : not(compare(Relation.AT_LEAST, right));
                case IFLE -> greater ? compare(Relation.AT_MOST, right) : not(compare(Relation.GREATER, right));
                case IFGT -> greater ? not(compare(Relation.AT_MOST, right)) : compare(Relation.GREATER, right);
                case IFGE -> greater ? not(compare(Relation.LESS, right)) : compare(Relation.AT_LEAST, right);
                default -> throw unfit("it holds " + branch);
            };
        }

        private Node compare(Relation relation, Node right) {
            return nodes.node(new Operation.Compare(relation), left, right);
        }

        private Node not(Node truth) {
            return nodes.node(Operation.Logic.NOT, truth);
        }

        private IllegalStateException unfit(String why) {
            return new IllegalStateException(method.methodName() + " cannot be lifted: " + why);
        }
    }
}
