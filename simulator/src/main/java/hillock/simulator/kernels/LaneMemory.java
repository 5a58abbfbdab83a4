package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import hillock.language.model.Experiment.Precision;

/**
 * The bytecode that brings lanes from memory and back. Memory holds doubles. A vector of floats has as many lanes as two of doubles: both are
 * read and converted, one into each half of the floats' lanes. In scratch rows that only pass vectors on between parts they lie as they are.
 */
final class LaneMemory {
    private static final ClassDesc CONVERSION = LaneTypes.OPERATORS.nested("Conversion");
    private static final ClassDesc SHUFFLE = ClassDesc.of(LaneTypes.VECTOR.packageName(), "VectorShuffle");
    private static final ClassDesc ARRAY = ConstantDescs.CD_double.arrayType();

    private final CodeBuilder code;
    private final LaneTypes types;
    /** Holds the number of lanes of a vector of doubles. */
    private final int half;
    /** Holds the shuffle that swaps the two halves of a vector. */
    private final int swap;
    /** Holds the mask of the upper half. */
    private final int upper;

    /** Emits what it needs before the loop. */
    LaneMemory(CodeBuilder code, LaneTypes types) {
        this.code = code;
        this.types = types;
        this.half = code.allocateLocal(TypeKind.INT);
        this.swap = code.allocateLocal(TypeKind.REFERENCE);
        this.upper = code.allocateLocal(TypeKind.REFERENCE);
        if (types.precision() == Precision.SINGLE) prepare();
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

    /** Pushes numbers that an array holds from a position on. */
    void load(int array, Runnable position) {
        switch (types.precision()) {
            case DOUBLE -> fromArray(array, position);
            case SINGLE -> {
                fromArray(array, position);
                convert(LaneTypes.DOUBLES, "D2F", types.numbers());
                fromArray(array, () -> later(position));
                convert(LaneTypes.DOUBLES, "D2F", types.numbers());
                swapHalves();
                code.aload(upper);
                call(types.numbers(), "blend", types.numbers(), LaneTypes.VECTOR, LaneTypes.MASK);
            }
        }
    }

    /** @param value pushes the numbers */
    void store(Runnable value, int array, Runnable position) {
        switch (types.precision()) {
            case DOUBLE -> {
                value.run();
                intoArray(array, position);
            }
            case SINGLE -> {
                value.run();
                convert(types.numbers(), "F2D", LaneTypes.DOUBLES);
                intoArray(array, position);
                value.run();
                swapHalves();
                convert(types.numbers(), "F2D", LaneTypes.DOUBLES);
                intoArray(array, () -> later(position));
            }
        }
    }

    /** Pushes what {@link #pass} wrote. */
    void takeOver(int row, Runnable position) {
        switch (types.precision()) {
            case DOUBLE -> fromArray(row, position);
            case SINGLE -> {
                fromArray(row, () -> halved(position));
                call(LaneTypes.DOUBLES, types.toNumbers(), types.numbers());
            }
        }
    }

    /** Writes the numbers on the stack into a row for another part. */
    void pass(int row, Runnable position) {
        switch (types.precision()) {
            case DOUBLE -> intoArray(row, position);
            case SINGLE -> {
                call(types.numbers(), "reinterpretAsDoubles", LaneTypes.DOUBLES);
                intoArray(row, () -> halved(position));
            }
        }
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

    private void halved(Runnable position) {
        position.run();
        code.iconst_1().ishr();
    }

    private void fromArray(int array, Runnable position) {
        LaneTypes.species(code, LaneTypes.DOUBLES);
        code.aload(array);
        position.run();
        code.invokestatic(LaneTypes.DOUBLES, "fromArray",
                MethodTypeDesc.of(LaneTypes.DOUBLES, LaneTypes.SPECIES, ARRAY, ConstantDescs.CD_int));
    }

    private void intoArray(int array, Runnable position) {
        code.aload(array);
        position.run();
        call(LaneTypes.DOUBLES, "intoArray", ConstantDescs.CD_void, ARRAY, ConstantDescs.CD_int);
    }

    private void call(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokevirtual(owner, name, MethodTypeDesc.of(result, parameters));
    }
}
