package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import hillock.language.model.Condition;
import hillock.language.model.Function;

/** The bytecode of expressions: numbers on the operand stack, truths as jumps, what is kept in local variables. */
final class Expressions {
    private static final ClassDesc ELEMENTARY = Elementary.class.describeConstable().orElseThrow();
    private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
    private static final ClassDesc NUMBER = ConstantDescs.CD_double;

    private final CodeBuilder code;
    private final Placement placement;
    private final Map<Node, Integer> locals = new HashMap<>();

    Expressions(CodeBuilder code, Placement placement) {
        this.code = code;
        this.placement = placement;
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
        int local = code.allocateLocal(node.truth() ? TypeKind.INT : TypeKind.DOUBLE);
        if (node.truth()) code.d2i().istore(local);
        else code.dstore(local);
        locals.put(node, local);
    }

    /** Pushes the node's value; a truth's is 1 or 0 (if it is kept). */
    void number(Node node) {
        Integer local = locals.get(node);
        if (local == null) compute(node);
        else if (node.truth()) code.iload(local).i2d();
        else code.dload(local);
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
            case Operation.Constant constant -> code.loadConstant(constant.value());
            case Operation.Arithmetic arithmetic -> compute(arithmetic);
            case Operation.Apply(Function function) -> call(function);
            case Operation.Read _, Operation.Choose _, Operation.Compare _, Operation.Logic _, Operation.Bitwise _ ->
                    throw new IllegalStateException("no number to compute: " + node.operation());
        }
    }

    private void compute(Operation.Arithmetic arithmetic) {
        switch (arithmetic) {
            case NEGATE -> code.dneg();
            case ADD -> code.dadd();
            case SUBTRACT -> code.dsub();
            case MULTIPLY -> code.dmul();
            case DIVIDE -> code.ddiv();
            case POWER -> invoke(ELEMENTARY, "pow", 2);
            case FMA -> invoke(MATH, "fma", 3);
        }
    }

    private void call(Function function) {
        switch (function) {
            case EXP -> invoke(ELEMENTARY, "exp", 1);
            case LOG -> invoke(ELEMENTARY, "log", 1);
            case SQRT -> invoke(MATH, "sqrt", 1);
            case SIN -> invoke(ELEMENTARY, "sin", 1);
            case COS -> invoke(ELEMENTARY, "cos", 1);
            case TAN -> invoke(ELEMENTARY, "tan", 1);
            case SINH -> invoke(ELEMENTARY, "sinh", 1);
            case COSH -> invoke(ELEMENTARY, "cosh", 1);
            case TANH -> invoke(ELEMENTARY, "tanh", 1);
            case ABS -> invoke(MATH, "abs", 1);
            case SIGN -> invoke(MATH, "signum", 1);
            case FLOOR -> invoke(MATH, "floor", 1);
            case MOD -> invoke(ELEMENTARY, "mod", 2);
            case MIN -> invoke(MATH, "min", 2);
            case MAX -> invoke(MATH, "max", 2);
            case EXPREL -> invoke(ELEMENTARY, "exprel", 1);
            case H -> invoke(ELEMENTARY, "step", 1);
        }
    }

    private void invoke(ClassDesc owner, String name, int arity) {
        code.invokestatic(owner, name, MethodTypeDesc.of(NUMBER, Collections.nCopies(arity, NUMBER)));
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

    /** {@code dcmpg} makes 1 of NaN and {@code dcmpl} -1: each relation takes the one with which it fails. */
    private void compare(Condition.Relation relation, boolean when, Label target) {
        switch (relation) {
            case LESS, AT_MOST -> code.dcmpg();
            case EQUAL, UNEQUAL, GREATER, AT_LEAST -> code.dcmpl();
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
