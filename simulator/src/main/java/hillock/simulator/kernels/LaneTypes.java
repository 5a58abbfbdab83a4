package hillock.simulator.kernels;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import hillock.language.model.Experiment.Precision;

/**
 * What the Vector API calls the lanes of a precision. Names alone, so that this class loads without the API's module.
 *
 * @param numbers    the class of vectors of numbers
 * @param patterns   that of their bits as whole numbers
 * @param toPatterns the method that makes patterns of numbers
 * @param toNumbers  the reverse
 */
record LaneTypes(
        Precision precision, ClassDesc numbers, ClassDesc patterns, ClassDesc number, ClassDesc pattern, String toPatterns,
        String toNumbers) {
    private static final String API = "jdk.incubator.vector";
    static final ClassDesc VECTOR = ClassDesc.of(API, "Vector");
    static final ClassDesc MASK = ClassDesc.of(API, "VectorMask");
    static final ClassDesc SPECIES = ClassDesc.of(API, "VectorSpecies");
    static final ClassDesc OPERATORS = ClassDesc.of(API, "VectorOperators");
    static final ClassDesc DOUBLES = ClassDesc.of(API, "DoubleVector");

    static LaneTypes of(Precision precision) {
        return switch (precision) {
            case DOUBLE -> new LaneTypes(precision, DOUBLES, ClassDesc.of(API, "LongVector"), ConstantDescs.CD_double,
                    ConstantDescs.CD_long, "reinterpretAsLongs", "reinterpretAsDoubles");
            case SINGLE -> new LaneTypes(precision, ClassDesc.of(API, "FloatVector"), ClassDesc.of(API, "IntVector"),
                    ConstantDescs.CD_float, ConstantDescs.CD_int, "reinterpretAsInts", "reinterpretAsFloats");
        };
    }

    static void species(CodeBuilder code, ClassDesc of) {
        code.getstatic(of, "SPECIES_PREFERRED", SPECIES);
    }

    /** Pushes the number of lanes of a class of vectors. */
    static CodeBuilder length(CodeBuilder code, ClassDesc of) {
        species(code, of);
        return code.invokeinterface(SPECIES, "length", MethodTypeDesc.of(ConstantDescs.CD_int));
    }

    /** The class of arrays of numbers. */
    ClassDesc array() {
        return number.arrayType();
    }

    void loadPattern(CodeBuilder code, long bits) {
        switch (precision) {
            case DOUBLE -> code.loadConstant(bits);
            case SINGLE -> code.loadConstant((int) bits);
        }
    }
}
