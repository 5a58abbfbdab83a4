package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Function;

/**
 * The bytecode of expressions over lanes: each operation is a call of the Vector API, written out where it stands, because a helper method
 * that takes or gives a vector soon is no longer inlined, and then every vector becomes an object. Names alone refer to the API, so that this
 * class loads without its module.
 */
final class LaneExpressions {
    private static final String API = "jdk.incubator.vector";
    static final ClassDesc VECTOR = ClassDesc.of(API, "Vector");
    static final ClassDesc NUMBERS = ClassDesc.of(API, "DoubleVector");
    static final ClassDesc PATTERNS = ClassDesc.of(API, "LongVector");
    static final ClassDesc MASK = ClassDesc.of(API, "VectorMask");
    static final ClassDesc SPECIES = ClassDesc.of(API, "VectorSpecies");
    static final ClassDesc OPERATORS = ClassDesc.of(API, "VectorOperators");
    static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
    static final ClassDesc BINARY = OPERATORS.nested("Binary");

    private final CodeBuilder code;
    private final Map<Node, Integer> locals = new HashMap<>();

    LaneExpressions(CodeBuilder code) {
        this.code = code;
    }

    /** Computes the node and keeps it. */
    void define(Node node) {
        compute(node);
        keep(node);
    }

    /** Keeps what is on the stack as the node's value. */
    void keep(Node node) {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(local);
        locals.put(node, local);
    }

    /** Pushes the node's value. */
    void push(Node node) {
        Integer local = locals.get(node);
        if (local == null) compute(node);
        else code.aload(local);
    }

    /** Pushes it as numbers, whose bits may be a pattern: what memory holds. */
    void pushForMemory(Node node) {
        push(node);
        if (node.kind() == Operation.Kind.BITS) toNumbers();
    }

    /** Pushes whether any lane's pattern is negative. */
    void pushAnyNegative(Node pattern) {
        push(pattern);
        comparison("LT");
        code.lconst_0().invokevirtual(PATTERNS, "compare", MethodTypeDesc.of(MASK, COMPARISON, ConstantDescs.CD_long));
        code.invokevirtual(MASK, "anyTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
    }

    /** Turns the numbers on the stack into the node's kind. */
    void fromMemory(Node node) {
        if (node.kind() == Operation.Kind.BITS) toPatterns();
    }

    static void species(CodeBuilder code, ClassDesc of) {
        code.getstatic(of, "SPECIES_PREFERRED", SPECIES);
    }

    /** The same number, which is on top of the species on the stack, in all lanes. */
    void broadcastNumber() {
        code.invokestatic(NUMBERS, "broadcast", MethodTypeDesc.of(NUMBERS, SPECIES, ConstantDescs.CD_double));
    }

    private void compute(Node node) {
        switch (node.operation()) {
            case Operation.Constant constant -> broadcast(NUMBERS, constant.value(), ConstantDescs.CD_double);
            case Operation.Bitwise.Pattern(long bits) -> broadcast(PATTERNS, bits, ConstantDescs.CD_long);
            case Operation.Choose _ -> {
                push(node.arguments().get(2));
                push(node.arguments().get(1));
                push(node.arguments().get(0));
                code.invokevirtual(NUMBERS, "blend", MethodTypeDesc.of(NUMBERS, VECTOR, MASK));
            }
            case Operation.Compare(Relation relation) -> {
                push(node.arguments().get(0));
                comparison(symbol(relation));
                push(node.arguments().get(1));
                code.invokevirtual(NUMBERS, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
            }
            case Operation.Bitwise.Whole whole when whole == Operation.Bitwise.Whole.XOR -> {
                push(node.arguments().get(0));
                code.getstatic(OPERATORS, "XOR", OPERATORS.nested("Associative"));
                push(node.arguments().get(1));
                code.invokevirtual(PATTERNS, "lanewise", MethodTypeDesc.of(PATTERNS, BINARY, VECTOR));
            }
            case Operation.Arithmetic _, Operation.Apply _, Operation.Logic _, Operation.Bitwise _, Operation.Read _ -> {
                node.arguments().forEach(this::push);
                operate(node.operation());
            }
        }
    }

    private void operate(Operation operation) {
        switch (operation) {
            case Operation.Arithmetic arithmetic -> {
                switch (arithmetic) {
                    case NEGATE -> call(NUMBERS, "neg", NUMBERS);
                    case ADD -> call(NUMBERS, "add", NUMBERS, VECTOR);
                    case SUBTRACT -> call(NUMBERS, "sub", NUMBERS, VECTOR);
                    case MULTIPLY -> call(NUMBERS, "mul", NUMBERS, VECTOR);
                    case DIVIDE -> call(NUMBERS, "div", NUMBERS, VECTOR);
                    case FMA -> call(NUMBERS, "fma", NUMBERS, VECTOR, VECTOR);
                    case POWER -> throw unfit(operation);
                }
            }
            case Operation.Apply(Function function) -> {
                switch (function) {
                    case ABS -> call(NUMBERS, "abs", NUMBERS);
                    case SQRT -> call(NUMBERS, "sqrt", NUMBERS);
                    case MIN -> call(NUMBERS, "min", NUMBERS, VECTOR);
                    case MAX -> call(NUMBERS, "max", NUMBERS, VECTOR);
                    case EXP, LOG, SIN, COS, TAN, SINH, COSH, TANH, SIGN, FLOOR, MOD, EXPREL, H -> throw unfit(operation);
                }
            }
            case Operation.Logic logic -> {
                switch (logic) {
                    case AND -> call(MASK, "and", MASK, MASK);
                    case OR -> call(MASK, "or", MASK, MASK);
                    case NOT -> call(MASK, "not", MASK);
                }
            }
            case Operation.Bitwise.Whole whole -> {
                switch (whole) {
                    case PLUS -> call(PATTERNS, "add", PATTERNS, VECTOR);
                    case MINUS -> call(PATTERNS, "sub", PATTERNS, VECTOR);
                    case AND -> call(PATTERNS, "and", PATTERNS, VECTOR);
                    case OR -> call(PATTERNS, "or", PATTERNS, VECTOR);
                    case XOR -> throw unfit(operation);
                }
            }
            case Operation.Bitwise.Shift(var direction, int by) -> {
                code.getstatic(OPERATORS, switch (direction) {
                    case LEFT -> "LSHL";
                    case RIGHT -> "ASHR";
                    case RIGHT_UNSIGNED -> "LSHR";
                }, BINARY);
                code.loadConstant((long) by);
                call(PATTERNS, "lanewise", PATTERNS, BINARY, ConstantDescs.CD_long);
            }
            case Operation.Bitwise.OfNumber _ -> toPatterns();
            case Operation.Bitwise.ToNumber _ -> toNumbers();
            case Operation.Constant _, Operation.Read _, Operation.Choose _, Operation.Compare _, Operation.Bitwise.Pattern _ ->
                    throw unfit(operation);
        }
    }

    private void toPatterns() {
        call(NUMBERS, "reinterpretAsLongs", PATTERNS);
    }

    private void toNumbers() {
        call(PATTERNS, "reinterpretAsDoubles", NUMBERS);
    }

    private void broadcast(ClassDesc vector, ConstantDesc value, ClassDesc element) {
        species(code, vector);
        code.loadConstant(value).invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, element));
    }

    private void comparison(String symbol) {
        code.getstatic(OPERATORS, symbol, COMPARISON);
    }

    private static String symbol(Relation relation) {
        return switch (relation) {
            case EQUAL -> "EQ";
            case UNEQUAL -> "NE";
            case LESS -> "LT";
            case AT_MOST -> "LE";
            case GREATER -> "GT";
            case AT_LEAST -> "GE";
        };
    }

    private void call(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokevirtual(owner, name, MethodTypeDesc.of(result, parameters));
    }

    private static IllegalStateException unfit(Operation operation) {
        return new IllegalStateException("not an operation on lanes: " + operation);
    }
}
