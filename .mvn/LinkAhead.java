import java.io.File;
import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A step of the build, behind the compiler: writes out what Java would else make up while the program runs, a millisecond or two at each
 * place, and what the JVM keeps between starts does not hold it. These are switches over types, and {@code equals} and {@code hashCode} of
 * records. What they answer stays the same, hash codes too.
 */
final class LinkAhead {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc SWITCH = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

    private final ClassModel model;
    private final ClassDesc self;
    private final List<List<ClassDesc>> switches = new ArrayList<>();
    private boolean changed;

    private LinkAhead(ClassModel model) {
        this.model = model;
        this.self = model.thisClass().asSymbol();
    }

    /** Takes a class path; the classes of its first folder are rewritten in their place, once. */
    public static void main(String[] arguments) throws IOException {
        List<Path> classPath = Stream.of(arguments[0].split(File.pathSeparator)).map(Path::of).toList();
        List<URL> places = new ArrayList<>();
        for (Path place : classPath) places.add(place.toUri().toURL());
        try (URLClassLoader loader = new URLClassLoader(places.toArray(URL[]::new));
                Stream<Path> files = Files.walk(classPath.getFirst())) {
            ClassFile classFile = ClassFile.of(ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                LinkAhead step = new LinkAhead(classFile.parse(file));
                byte[] bytes = classFile.transformClass(step.model, step.transform());
                if (step.changed) Files.write(file, bytes);
            }
        }
    }

    private ClassTransform transform() {
        return ClassTransform.transformingMethodBodies(method -> method.code().stream().flatMap(code -> code.elementStream())
                .anyMatch(InvokeDynamicInstruction.class::isInstance), this::rewrite).andThen(ClassTransform.endHandler(this::addSwitches));
    }

    private void rewrite(CodeBuilder out, CodeElement element) {
        boolean replaced = element instanceof InvokeDynamicInstruction call
                && switch (call.bootstrapMethod().owner().displayName() + '.' + call.bootstrapMethod().methodName()) {
                    case "SwitchBootstraps.typeSwitch" -> typeSwitch(call, out);
                    case "ObjectMethods.bootstrap" -> recordMethod(call.name().stringValue(), out);
                    default -> false;
                };
        if (replaced) changed = true;
        else out.with(element);
    }

    /** Only where every label is a class: constants and numbers stay as they are. On the stack: the value, the first label to try. */
    private boolean typeSwitch(InvokeDynamicInstruction call, CodeBuilder out) {
        List<ClassDesc> types = new ArrayList<>();
        for (ConstantDesc label : call.bootstrapArgs()) if (label instanceof ClassDesc type && !type.isPrimitive()) types.add(type);
        if (types.isEmpty() || types.size() < call.bootstrapArgs().size()) return false;
        out.invokestatic(self, name(switches.size()), SWITCH, model.flags().has(AccessFlag.INTERFACE));
        switches.add(types);
        return true;
    }

    private static String name(int k) {
        return "typeSwitch$" + k;
    }

    private void addSwitches(ClassBuilder out) {
        for (int k = 0; k < switches.size(); k++) {
            List<ClassDesc> types = switches.get(k);
            out.withMethodBody(name(k), SWITCH, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    code -> body(types, code));
        }
    }

    /** The first label, from the one asked for on, whose type the value has; the number of labels for none, -1 for null. */
    private static void body(List<ClassDesc> types, CodeBuilder code) {
        code.aload(0).ifThen(Opcode.IFNULL, then -> then.iconst_m1().ireturn());
        Label none = code.newLabel();
        List<Label> tests = types.stream().map(_ -> code.newLabel()).toList();
        code.iload(1).tableswitch(0, types.size() - 1, none,
                IntStream.range(0, types.size()).mapToObj(k -> SwitchCase.of(k, tests.get(k))).toList());
        for (int k = 0; k < types.size(); k++) {
            int found = k;
            code.labelBinding(tests.get(k)).aload(0).instanceOf(types.get(k)).ifThen(then -> then.loadConstant(found).ireturn());
        }
        code.labelBinding(none).loadConstant(types.size()).ireturn();
    }

    private boolean recordMethod(String name, CodeBuilder out) {
        List<RecordComponentInfo> components = model.findAttribute(Attributes.record()).orElseThrow().components();
        switch (name) {
            case "hashCode" -> hash(components, out);
            case "equals" -> equality(components, out);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** As the JDK does: 31 times what came before plus the component's own, from 0. On the stack: the record. */
    private void hash(List<RecordComponentInfo> components, CodeBuilder out) {
        out.pop().iconst_0();
        for (RecordComponentInfo component : components) {
            ClassDesc type = component.descriptorSymbol();
            out.bipush(31).imul().aload(0).getfield(self, component.name().stringValue(), type);
            out.invokestatic(owner(type), "hashCode",
                    MethodTypeDesc.of(ConstantDescs.CD_int, type.isPrimitive() ? type : ConstantDescs.CD_Object)).iadd();
        }
    }

    /** Numbers with a point by their wrapper's order: NaN equals NaN, and -0.0 is not 0.0. On the stack: the record, the other. */
    private void equality(List<RecordComponentInfo> components, CodeBuilder out) {
        Label differ = out.newLabel();
        Label end = out.newLabel();
        int other = out.allocateLocal(TypeKind.REFERENCE);
        out.pop2().aload(1).instanceOf(self).ifeq(differ).aload(1).checkcast(self).astore(other);
        for (RecordComponentInfo component : components) {
            ClassDesc type = component.descriptorSymbol();
            String name = component.name().stringValue();
            out.aload(0).getfield(self, name, type).aload(other).getfield(self, name, type);
            if (type.isPrimitive()) {
                out.invokestatic(owner(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type)).ifne(differ);
            } else {
                out.invokestatic(OBJECTS, "equals",
                        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object)).ifeq(differ);
            }
        }
        out.iconst_1().goto_(end).labelBinding(differ).iconst_0().labelBinding(end);
    }

    /** Where {@code hashCode} and {@code compare} or {@code equals} of a component stand. */
    private static ClassDesc owner(ClassDesc type) {
        return switch (type.descriptorString()) {
            case "Z" -> ConstantDescs.CD_Boolean;
            case "B" -> ConstantDescs.CD_Byte;
            case "S" -> ConstantDescs.CD_Short;
            case "C" -> ConstantDescs.CD_Character;
            case "I" -> ConstantDescs.CD_Integer;
            case "J" -> ConstantDescs.CD_Long;
            case "F" -> ConstantDescs.CD_Float;
            case "D" -> ConstantDescs.CD_Double;
            default -> OBJECTS;
        };
    }
}
