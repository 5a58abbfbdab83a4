package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build's step that writes out what Java would link while the program runs. */
class LinkAheadTest {
    private static final String PROGRAM = """
            import java.util.List;
            public class Program {
                sealed interface Shape {
                    default String kind() {
                        return switch (this) { case Dot _ -> "dot"; case Line _ -> "line"; case Names _ -> "names"; };
                    }
                }
                record Dot() implements Shape {}
                record Line(double from, float to, Shape end) implements Shape {}
                record Names(boolean a, byte b, short c, char d, int e, long f, int[] g, List<String> h) implements Shape {}
                static String told(Object value) {
                    return switch (value) {
                        case null -> "nothing";
                        case Line(double from, float to, Dot _) when from > to -> "falling to a dot";
                        case Line(double from, float to, Dot _) when from < to -> "rising to a dot";
                        case Line(double from, float to, Line(var _, var _, var end)) -> "two lines to " + told(end);
                        case Line _ -> "a line";
                        case Shape shape -> shape.kind();
                        case String text when text.isEmpty() -> "no text";
                        case int[] numbers -> numbers.length + " numbers";
                        case Thread.State.NEW -> "new";
                        default -> "something";
                    };
                }
                static String exact(String text) {
                    return switch (text) {
                        case String s when s.length() > 3 -> "long";
                        case "abc" -> "the alphabet";
                        case String _ -> "short";
                    };
                }
                public static void main(String[] arguments) {
                    int[] numbers = {1};
                    Shape[] shapes = {new Dot(), new Line(1, 0, new Dot()), new Line(0, 1, new Dot()), new Line(1, 1, new Dot()),
                        new Line(0.0, 0f, null), new Line(-0.0, 0f, null), new Line(0.0, -0f, null), new Line(Double.NaN, Float.NaN, null),
                        new Line(0 * Double.NaN, Float.NaN, null),
                        new Line(1, 2, new Line(3, 4, new Dot())), new Line(1, 2, new Line(3, 4, null)),
                        new Names(true, (byte) -1, (short) -2, 'x', -3, 1L << 40, numbers, List.of("a")),
                        new Names(true, (byte) -1, (short) -2, 'x', -3, 1L << 40, numbers, List.of("a")),
                        new Names(false, (byte) -1, (short) -2, 'x', -3, 1L << 40, null, null),
                        new Names(true, (byte) -1, (short) -2, 'x', -3, 1L << 41, null, List.of("a"))};
                    for (Shape shape : shapes) {
                        StringBuilder line = new StringBuilder(told(shape) + " " + shape.equals(null) + shape.equals("x"));
                        for (Shape other : shapes) line.append(shape.equals(other) ? '=' : '.');
                        boolean withoutAddress = !(shape instanceof Names names) || names.g() == null;
                        System.out.println(line + (withoutAddress ? " " + shape.hashCode() + " " + shape : ""));
                    }
                    for (Object other : new Object[] {null, "", "a", numbers, Thread.State.NEW, Thread.State.BLOCKED, 1})
                        System.out.println(told(other));
                    for (String text : List.of("abcd", "abc", "ab")) System.out.println(exact(text));
                }
            }
            """;

    @TempDir Path folder;

    @Test void whatIsWrittenOutAnswersAsBefore() throws IOException {
        Path source = Files.writeString(folder.resolve("Program.java"), PROGRAM);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        assertThat(ToolProvider.findFirst("javac").orElseThrow()
                .run(System.out, System.err, "-proc:none", "-d", classes.toString(), source.toString())).isZero();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> program = List.of(java, "-cp", classes.toString(), "Program");
        Ran before = Shell.start(folder, Map.of(), program).end();
        assertThat(before.out())
                .contains("falling to a dot", "rising to a dot", "two lines to dot", "two lines to nothing", "the alphabet", "new");
        assertThat(linkedLate(classes)).contains("typeSwitch", "equals", "hashCode");

        String step = Checkout.HOME.resolve(".mvn/link-ahead").toString();
        Map<String, String> environment = Map.of("HILLOCK_JAVA_HOME", System.getProperty("java.home"));
        assertThat(Shell.start(folder, environment, List.of(step, classes.toString())).end())
                .isEqualTo(new Ran(0, "", ""));
        assertThat(Shell.start(folder, Map.of(), program).end()).isEqualTo(before);
        assertThat(linkedLate(classes)).doesNotContain("equals", "hashCode")
                .filteredOn("typeSwitch"::equals).as("those with an enum's constant, a text, and two numbers as labels").hasSize(4);
    }

    @Test void theProgramLeavesNoSwitchAndNoEqualityToBeLinkedWhileItRuns() {
        assertThat(ProgramClasses.all().stream().flatMap(bytes -> linkedLate(bytes).stream())).isNotEmpty().isSubsetOf("toString");
    }

    private static List<String> linkedLate(Path classes) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                names.addAll(linkedLate(Files.readAllBytes(file)));
            }
        }
        return names;
    }

    /** What is called through {@code java.lang.runtime}. */
    private static List<String> linkedLate(byte[] bytes) {
        return ClassFile.of().parse(bytes).methods().stream()
                .flatMap(method -> method.code().stream()).flatMap(code -> code.elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance).map(InvokeDynamicInstruction.class::cast)
                .filter(call -> call.bootstrapMethod().owner().descriptorString().startsWith("Ljava/lang/runtime/"))
                .map(call -> call.name().stringValue()).toList();
    }
}
