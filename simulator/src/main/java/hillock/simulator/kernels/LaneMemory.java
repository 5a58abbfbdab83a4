package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import hillock.language.model.Experiment.Precision;

/**
 * The bytecode that brings lanes from memory and back. Where lanes of floats meet an array of doubles they are converted: a vector of
 * floats has as many lanes as two of doubles, one for each half of the floats' lanes.
 */
final class LaneMemory {
    private static final ClassDesc CONVERSION = LaneTypes.OPERATORS.nested("Conversion");
    private static final ClassDesc SHUFFLE = ClassDesc.of(LaneTypes.VECTOR.packageName(), "VectorShuffle");

    private final CodeBuilder code;
    private final LaneTypes types;
    /** Holds the number of lanes of a vector of doubles. */
    private final int half;
    /** Holds the shuffle that swaps the two halves of a vector. */
    private final int swap;
    /** Holds the mask of the upper half. */
    private final int upper;

    /** @param converts whether anything will be; emits what that needs before the loop */
    LaneMemory(CodeBuilder code, LaneTypes types, boolean converts) {
        this.code = code;
        this.types = types;
        this.half = code.allocateLocal(TypeKind.INT);
        this.swap = code.allocateLocal(TypeKind.REFERENCE);
        this.upper = code.allocateLocal(TypeKind.REFERENCE);
        if (converts) prepare();
    }

    private void prepare() {
        LaneTypes.length(code, LaneTypes.DOUBLES).istore(half);
        LaneTypes.species(code, types.numbers());
        code.iload(half).iconst_1().iconst_1().invokestatic(SHUFFLE, "iota", MethodTypeDesc.of(
                SHUFFLE, LaneTypes.SPECIES, ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_boolean)).astore(swap);
        LaneTypes.species(code, types.numbers());
        code.loadConstant(-1L).iload(half).lshl().invokestatic(LaneTypes.MASK, "fromLong",
                MethodTypeDesc.of(LaneTypes.MASK, LaneTypes.SPECIES, ConstantDescs.CD_long)).astore(upper);
    }

    /** Pushes numbers that an array of a precision holds from a position on. */
    void load(int array, Precision held, Runnable position) {
        if (held == types.precision()) {
            fromArray(array, held, position);
            return;
        }
        requireFloatsFromDoubles(held);
        fromArray(array, held, position);
        convert(LaneTypes.DOUBLES, "D2F", types.numbers());
        fromArray(array, held, () -> later(position));
        convert(LaneTypes.DOUBLES, "D2F", types.numbers());
        swapHalves();
        code.aload(upper);
        call(types.numbers(), "blend", types.numbers(), LaneTypes.VECTOR, LaneTypes.MASK);
    }

    /** @param value pushes the numbers */
    void store(Runnable value, int array, Precision held, Runnable position) {
        if (held == types.precision()) {
            value.run();
            intoArray(array, held, position);
            return;
        }
        requireFloatsFromDoubles(held);
        value.run();
        convert(types.numbers(), "F2D", LaneTypes.DOUBLES);
        intoArray(array, held, position);
        value.run();
        swapHalves();
        convert(types.numbers(), "F2D", LaneTypes.DOUBLES);
        intoArray(array, held, () -> later(position));
    }

    /** Writes the numbers on the stack, as they are. */
    void intoArray(int array, Precision held, Runnable position) {
        LaneTypes memory = LaneTypes.of(held);
        code.aload(array);
        position.run();
        call(memory.numbers(), "intoArray", ConstantDescs.CD_void, memory.array(), ConstantDescs.CD_int);
    }

    private void fromArray(int array, Precision held, Runnable position) {
        LaneTypes memory = LaneTypes.of(held);
        LaneTypes.species(code, memory.numbers());
        code.aload(array);
        position.run();
        code.invokestatic(memory.numbers(), "fromArray",
                MethodTypeDesc.of(memory.numbers(), LaneTypes.SPECIES, memory.array(), ConstantDescs.CD_int));
    }

    private void requireFloatsFromDoubles(Precision held) {
        if (held != Precision.DOUBLE) throw new IllegalStateException("lanes of doubles from an array of floats");
    }

    /** Of floats, the lower half of the lanes. */
    private void convert(ClassDesc from, String how, ClassDesc to) {
        code.getstatic(LaneTypes.OPERATORS, how, CONVERSION);
        LaneTypes.species(code, to);
        code.iconst_0();
        call(from, "convertShape", LaneTypes.VECTOR, CONVERSION, LaneTypes.SPECIES, ConstantDescs.CD_int);
        code.checkcast(to);
    }

    private void swapHalves() {
        code.aload(swap);
        call(types.numbers(), "rearrange", types.numbers(), SHUFFLE);
    }

    private void later(Runnable position) {
        position.run();
        code.iload(half).iadd();
    }

    private void call(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokevirtual(owner, name, MethodTypeDesc.of(result, parameters));
    }
}
