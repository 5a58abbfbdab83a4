package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import hillock.language.model.Experiment.Precision;

/** The JVM's instructions for numbers of a precision, one at a time. */
enum Instructions {
    BINARY64(TypeKind.DOUBLE, Elementary.class, Math.class, Opcode.DNEG, Opcode.DADD, Opcode.DSUB, Opcode.DMUL, Opcode.DDIV, Opcode.DCMPL,
            Opcode.DCMPG),
    BINARY32(TypeKind.FLOAT, ElementarySingle.class, ElementarySingle.class, Opcode.FNEG, Opcode.FADD, Opcode.FSUB, Opcode.FMUL,
            Opcode.FDIV,
            Opcode.FCMPL, Opcode.FCMPG);

    final TypeKind kind;
    final ClassDesc type;
    /** Where functions are. */
    final ClassDesc functions;
    /** Where {@code sqrt} and {@code floor} are. */
    final ClassDesc roots;
    final Opcode negate;
    final Opcode add;
    final Opcode subtract;
    final Opcode multiply;
    final Opcode divide;
    /** Makes -1 of NaN. */
    final Opcode compareLow;
    /** Makes 1 of NaN. */
    final Opcode compareHigh;

    Instructions(TypeKind kind, Class<?> functions, Class<?> roots, Opcode negate, Opcode add, Opcode subtract, Opcode multiply,
            Opcode divide, Opcode compareLow, Opcode compareHigh) {
        this.kind = kind;
        this.type = kind.upperBound();
        this.functions = functions.describeConstable().orElseThrow();
        this.roots = roots.describeConstable().orElseThrow();
        this.negate = negate;
        this.add = add;
        this.subtract = subtract;
        this.multiply = multiply;
        this.divide = divide;
        this.compareLow = compareLow;
        this.compareHigh = compareHigh;
    }

    static Instructions of(Precision precision) {
        return switch (precision) {
            case DOUBLE -> BINARY64;
            case SINGLE -> BINARY32;
        };
    }

    static void operate(CodeBuilder code, Opcode operator) {
        code.with(OperatorInstruction.of(operator));
    }

    void loadConstant(CodeBuilder code, double value) {
        switch (this) {
            case BINARY64 -> code.loadConstant(value);
            case BINARY32 -> code.loadConstant((float) value);
        }
    }

    /** Pushes a number of this precision from the array and position on the stack. */
    void load(CodeBuilder code, Precision memory) {
        TypeKind held = of(memory).kind;
        code.arrayLoad(held).conversion(held, kind);
    }

    /** Makes the number on the stack one that memory holds. */
    void convert(CodeBuilder code, Precision memory) {
        code.conversion(kind, of(memory).kind);
    }

    /** Stores a number of this precision. */
    void store(CodeBuilder code, Precision memory) {
        convert(code, memory);
        code.arrayStore(of(memory).kind);
    }
}
