package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;

/**
 * The bytecode of expressions over lanes: each operation is a call of the Vector API, written out where it stands, because a helper method
 * that takes or gives a vector soon is no longer inlined, and then every vector becomes an object.
 */
final class LaneExpressions {
    private static final ClassDesc VECTOR = LaneTypes.VECTOR;
    private static final ClassDesc MASK = LaneTypes.MASK;
    private static final ClassDesc SPECIES = LaneTypes.SPECIES;
    private static final ClassDesc OPERATORS = LaneTypes.OPERATORS;
    private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
    private static final ClassDesc BINARY = OPERATORS.nested("Binary");

    private final CodeBuilder code;
    private final LaneTypes types;
    private final Instructions instructions;
    private final Map<Node, Integer> locals = new HashMap<>();

    LaneExpressions(CodeBuilder code, LaneTypes types) {
        this.code = code;
        this.types = types;
        this.instructions = Instructions.of(types.precision());
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

    /** The variable that holds the node's value. */
    int place(Node node) {
        return locals.get(node);
    }

    /** From here on another variable holds the node's value. Returns the one that did. */
    int moved(Node node, int local) {
        return locals.put(node, local);
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
        turnForMemory(node);
    }

    /** Turns the node's value on the stack into numbers. */
    void turnForMemory(Node node) {
        if (node.kind() == Operation.Kind.BITS) toNumbers();
    }

    /** Pushes whether any lane's pattern is negative. */
    void pushAnyNegative(Node pattern) {
        push(pattern);
        comparison("LT");
        types.loadPattern(code, 0);
        call(types.patterns(), "compare", MASK, COMPARISON, types.pattern());
        code.invokevirtual(MASK, "anyTrue", MethodTypeDesc.of(ConstantDescs.CD_boolean));
    }

    /** Turns the numbers on the stack into the node's kind. */
    void fromMemory(Node node) {
        if (node.kind() == Operation.Kind.BITS) toPatterns();
    }

    /** Pushes the same number in all lanes, from the array and position that are pushed. */
    void broadcastFromMemory(Runnable place) {
        broadcast(types.numbers(), types.number(), () -> {
            place.run();
            instructions.load(code, Precision.DOUBLE);
        });
    }

    private void compute(Node node) {
        switch (node.operation()) {
            case Operation.Constant constant ->
                    broadcast(types.numbers(), types.number(), () -> instructions.loadConstant(code, constant.value()));
            case Operation.Bitwise.Pattern(long bits) -> broadcast(types.patterns(), types.pattern(), () -> types.loadPattern(code, bits));
            case Operation.Choose _ -> {
                push(node.arguments().get(2));
                push(node.arguments().get(1));
                push(node.arguments().get(0));
                code.invokevirtual(types.numbers(), "blend", MethodTypeDesc.of(types.numbers(), VECTOR, MASK));
            }
            case Operation.Compare(Relation relation) -> {
                push(node.arguments().get(0));
                comparison(symbol(relation));
                push(node.arguments().get(1));
                code.invokevirtual(types.numbers(), "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
            }
            case Operation.Bitwise.Whole whole when whole == Operation.Bitwise.Whole.XOR -> {
                push(node.arguments().get(0));
                code.getstatic(OPERATORS, "XOR", OPERATORS.nested("Associative"));
                push(node.arguments().get(1));
                code.invokevirtual(types.patterns(), "lanewise", MethodTypeDesc.of(types.patterns(), BINARY, VECTOR));
            }
            case Operation.Arithmetic arithmetic -> calculate(arithmetic, node.arguments());
            case Operation.Apply _, Operation.Logic _, Operation.Bitwise _, Operation.Read _ -> {
                node.arguments().forEach(this::push);
                operate(node.operation());
            }
        }
    }

    private void calculate(Operation.Arithmetic arithmetic, List<Node> arguments) {
        OptionalInt number = single(arithmetic, arguments);
        if (number.isPresent()) {
            push(arguments.get(1 - number.getAsInt()));
            instructions.loadConstant(code, ((Operation.Constant) arguments.get(number.getAsInt()).operation()).value());
            call(types.numbers(), name(arithmetic), types.numbers(), types.number());
        } else {
            arguments.forEach(this::push);
            ClassDesc[] others = new ClassDesc[arguments.size() - 1];
            Arrays.fill(others, VECTOR);
            call(types.numbers(), name(arithmetic), types.numbers(), others);
        }
    }

    /** Which argument the Vector API's method also takes as one number, which is shorter than a vector made of it. */
    private OptionalInt single(Operation.Arithmetic arithmetic, List<Node> arguments) {
        return switch (arithmetic) {
            case ADD, MULTIPLY -> IntStream.of(1, 0).filter(k -> isNumber(arguments.get(k))).findFirst();
            case SUBTRACT, DIVIDE -> IntStream.of(1).filter(k -> isNumber(arguments.get(k))).findFirst();
            case NEGATE, FMA, POWER -> OptionalInt.empty();
        };
    }

    private boolean isNumber(Node node) {
        return node.operation() instanceof Operation.Constant && !locals.containsKey(node);
    }

    private static String name(Operation.Arithmetic arithmetic) {
        return switch (arithmetic) {
            case NEGATE -> "neg";
            case ADD -> "add";
            case SUBTRACT -> "sub";
            case MULTIPLY -> "mul";
            case DIVIDE -> "div";
            case FMA -> "fma";
            case POWER -> throw unfit(arithmetic);
        };
    }

    private void operate(Operation operation) {
        switch (operation) {
            case Operation.Apply(Function function) -> {
                switch (function) {
                    case ABS -> call(types.numbers(), "abs", types.numbers());
                    case SQRT -> call(types.numbers(), "sqrt", types.numbers());
                    case MIN -> call(types.numbers(), "min", types.numbers(), VECTOR);
                    case MAX -> call(types.numbers(), "max", types.numbers(), VECTOR);
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
                    case PLUS -> call(types.patterns(), "add", types.patterns(), VECTOR);
                    case MINUS -> call(types.patterns(), "sub", types.patterns(), VECTOR);
                    case AND -> call(types.patterns(), "and", types.patterns(), VECTOR);
                    case OR -> call(types.patterns(), "or", types.patterns(), VECTOR);
                    case XOR -> throw unfit(operation);
                }
            }
            case Operation.Bitwise.Shift(var direction, int by) -> {
                code.getstatic(OPERATORS, switch (direction) {
                    case LEFT -> "LSHL";
                    case RIGHT -> "ASHR";
                    case RIGHT_UNSIGNED -> "LSHR";
                }, BINARY);
                types.loadPattern(code, by);
                call(types.patterns(), "lanewise", types.patterns(), BINARY, types.pattern());
            }
            case Operation.Bitwise.OfNumber _ -> toPatterns();
            case Operation.Bitwise.ToNumber _ -> toNumbers();
            case Operation.Arithmetic _, Operation.Constant _, Operation.Read _, Operation.Choose _, Operation.Compare _,
                 Operation.Bitwise.Pattern _ ->
                    throw unfit(operation);
        }
    }

    private void toPatterns() {
        call(types.numbers(), types.toPatterns(), types.patterns());
    }

    private void toNumbers() {
        call(types.patterns(), types.toNumbers(), types.numbers());
    }

    private void broadcast(ClassDesc vector, ClassDesc element, Runnable value) {
        LaneTypes.species(code, vector);
        value.run();
        code.invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, element));
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
