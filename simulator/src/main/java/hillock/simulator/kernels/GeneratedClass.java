package hillock.simulator.kernels;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes and loads classes that carry out an interface of this package. */
final class GeneratedClass {
    private GeneratedClass() {}

    /** @param methods adds the methods, given the class's own name */
    static byte[] bytes(String label, Class<?> contract, BiConsumer<ClassBuilder, ClassDesc> methods) {
        ClassDesc name = ClassDesc.of(GeneratedClass.class.getPackageName(), label.replaceAll("[^A-Za-z0-9]", "_"));
        return ClassFile.of().build(name, type -> {
            type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC).withInterfaceSymbols(contract.describeConstable().orElseThrow());
            type.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, code -> code.aload(0)
                    .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void).return_());
            methods.accept(type, name);
        });
    }

    /** A static method of the class's own. */
    static void method(ClassBuilder type, String name, MethodTypeDesc signature, Consumer<CodeBuilder> body) {
        type.withMethodBody(name, signature, ClassFile.ACC_STATIC, body);
    }

    /** A method of the interface. */
    static void contract(ClassBuilder type, String name, MethodTypeDesc signature, Consumer<CodeBuilder> body) {
        type.withMethodBody(name, signature, ClassFile.ACC_PUBLIC, body);
    }

    /** How many bytes of code the longest method has. */
    static int longestMethod(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream().flatMap(method -> method.findAttribute(Attributes.code()).stream())
                .mapToInt(CodeAttribute::codeLength).max().orElse(0);
    }

    static <T> T instance(Class<T> contract, byte[] bytes) {
        try {
            var type = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
            return contract.cast(type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("the generated kernel cannot be loaded", failure);
        }
    }
}
