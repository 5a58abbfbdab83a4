package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import hillock.language.model.Condition;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;

/** The bytecode of expressions: numbers on the operand stack, truths as jumps, what is kept in local variables. */
final class Expressions {
    private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();

    private final CodeBuilder code;
    private final Placement placement;
    private final Instructions instructions;
    private final Map<Node, Integer> locals = new HashMap<>();

    Expressions(CodeBuilder code, Placement placement, Precision precision) {
        this.code = code;
        this.placement = placement;
        this.instructions = Instructions.of(precision);
    }

    /** Computes the node and keeps it. */
    void define(Node node) {
        if (!node.truth()) {
            compute(node);
            keep(node);
            return;
        }
        Label no = code.newLabel();
        Label end = code.newLabel();
        decide(node, false, no);
        code.iconst_1().goto_(end).labelBinding(no).iconst_0().labelBinding(end);
        int local = code.allocateLocal(TypeKind.INT);
        code.istore(local);
        locals.put(node, local);
    }

    /** Keeps the number on the stack as the node's value; a truth's is 1 or 0. */
    void keep(Node node) {
        TypeKind kind = node.truth() ? TypeKind.INT : instructions.kind;
        int local = code.allocateLocal(kind);
        if (node.truth()) code.conversion(instructions.kind, kind);
        code.storeLocal(kind, local);
        locals.put(node, local);
    }

    /** Pushes the node's value; a truth's is 1 or 0 (if it is kept). */
    void number(Node node) {
        Integer local = locals.get(node);
        if (local == null) compute(node);
        else if (node.truth()) code.iload(local).conversion(TypeKind.INT, instructions.kind);
        else code.loadLocal(instructions.kind, local);
    }

    /** Jumps to the target if the truth is {@code when}. */
    void jump(Node truth, boolean when, Label target) {
        Integer local = locals.get(truth);
        if (local == null) decide(truth, when, target);
        else if (when) code.iload(local).ifne(target);
        else code.iload(local).ifeq(target);
    }

    private void compute(Node node) {
        if (node.operation() instanceof Operation.Choose) {
            choose(node);
            return;
        }
        node.arguments().forEach(this::number);
        switch (node.operation()) {
            case Operation.Constant constant -> instructions.loadConstant(code, constant.value());
            case Operation.Arithmetic arithmetic -> compute(arithmetic);
            case Operation.Apply(Function function) -> call(function);
            case Operation.Read _, Operation.Choose _, Operation.Compare _, Operation.Logic _, Operation.Bitwise _ ->
                    throw new IllegalStateException("no number to compute: " + node.operation());
        }
    }

    private void compute(Operation.Arithmetic arithmetic) {
        switch (arithmetic) {
            case NEGATE -> Instructions.operate(code, instructions.negate);
            case ADD -> Instructions.operate(code, instructions.add);
            case SUBTRACT -> Instructions.operate(code, instructions.subtract);
            case MULTIPLY -> Instructions.operate(code, instructions.multiply);
            case DIVIDE -> Instructions.operate(code, instructions.divide);
            case POWER -> invoke(instructions.functions, "pow", 2);
            case FMA -> invoke(MATH, "fma", 3);
        }
    }

    private void call(Function function) {
        switch (function) {
            case EXP -> invoke(instructions.functions, "exp", 1);
            case LOG -> invoke(instructions.functions, "log", 1);
            case SQRT -> invoke(instructions.roots, "sqrt", 1);
            case SIN -> invoke(instructions.functions, "sin", 1);
            case COS -> invoke(instructions.functions, "cos", 1);
            case TAN -> invoke(instructions.functions, "tan", 1);
            case SINH -> invoke(instructions.functions, "sinh", 1);
            case COSH -> invoke(instructions.functions, "cosh", 1);
            case TANH -> invoke(instructions.functions, "tanh", 1);
            case ABS -> invoke(MATH, "abs", 1);
            case SIGN -> invoke(MATH, "signum", 1);
            case FLOOR -> invoke(instructions.roots, "floor", 1);
            case MOD -> invoke(instructions.functions, "mod", 2);
            case MIN -> invoke(MATH, "min", 2);
            case MAX -> invoke(MATH, "max", 2);
            case EXPREL -> invoke(instructions.functions, "exprel", 1);
            case H -> invoke(instructions.functions, "step", 1);
        }
    }

    private void invoke(ClassDesc owner, String name, int arity) {
        code.invokestatic(owner, name, MethodTypeDesc.of(instructions.type, Collections.nCopies(arity, instructions.type)));
    }

    private void choose(Node choice) {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        jump(choice.arguments().get(0), false, otherwise);
        side(choice, true);
        code.goto_(end).labelBinding(otherwise);
        side(choice, false);
        code.labelBinding(end);
    }

    private void side(Node choice, boolean then) {
        placement.side(choice, then).ifPresent(region -> region.definitions().forEach(this::define));
        number(choice.arguments().get(then ? 1 : 2));
    }

    private void decide(Node truth, boolean when, Label target) {
        switch (truth.operation()) {
            case Operation.Compare(Condition.Relation relation) -> {
                truth.arguments().forEach(this::number);
                compare(relation, when, target);
            }
            case Operation.Logic logic -> combine(logic, truth, when, target);
            case Operation.Constant _, Operation.Read _, Operation.Arithmetic _, Operation.Apply _, Operation.Choose _,
                 Operation.Bitwise _ -> throw new IllegalStateException("no truth: " + truth.operation());
        }
    }

    private void combine(Operation.Logic logic, Node truth, boolean when, Label target) {
        switch (logic) {
            case NOT -> jump(truth.arguments().getFirst(), !when, target);
            case AND -> both(truth, when, target, false);
            case OR -> both(truth, when, target, true);
        }
    }

    /** The first operand decides alone if it is {@code decisive}: false for and, true for or. */
    private void both(Node truth, boolean when, Label target, boolean decisive) {
        Label skip = code.newLabel();
        jump(truth.arguments().get(0), decisive, when == decisive ? target : skip);
        jump(truth.arguments().get(1), when, target);
        code.labelBinding(skip);
    }

    /** Each relation takes of the two comparisons the one with which it fails for NaN. */
    private void compare(Condition.Relation relation, boolean when, Label target) {
        switch (relation) {
            case LESS, AT_MOST -> Instructions.operate(code, instructions.compareHigh);
            case EQUAL, UNEQUAL, GREATER, AT_LEAST -> Instructions.operate(code, instructions.compareLow);
        }
        switch (relation) {
            case EQUAL -> jumpIf(when, code::ifeq, code::ifne, target);
            case UNEQUAL -> jumpIf(when, code::ifne, code::ifeq, target);
            case LESS -> jumpIf(when, code::iflt, code::ifge, target);
            case AT_MOST -> jumpIf(when, code::ifle, code::ifgt, target);
            case GREATER -> jumpIf(when, code::ifgt, code::ifle, target);
            case AT_LEAST -> jumpIf(when, code::ifge, code::iflt, target);
        }
    }

    private static void jumpIf(boolean when, Consumer<Label> yes, Consumer<Label> no, Label target) {
        if (when) yes.accept(target);
        else no.accept(target);
    }
}
