package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a copy of the project whose build takes a second: a small program that says how it was called, and a {@code mvnw} that
 * counts its calls. The tests share the copy and go in order: nothing built, built, a source changed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherTest {
    private static final List<String> MODULES = List.of("language", "simulator", "outputs", "cli");
    private static final String PROGRAM = """
            package hillock.cli;
            public final class Main {
                public static void main(String[] arguments) {
                    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
                    boolean small = String.join(" ", ProcessHandle.current().info().arguments().get()).contains("-XX:TieredStopAtLevel=1");
                    System.out.println(System.getProperty("user.dir") + "|" + String.join("|", arguments)
                            + (vectors ? " with vectors" : "") + (small ? "" : " with both compilers"));
                    System.exit(arguments.length);
                }
            }
            """;
    private static final String BUILD = """
            #!/bin/sh
            echo "$@" >> builds
            sleep 0.3
            for module in language simulator outputs cli; do
              mkdir -p $module/target && cp program.jar $module/target/hillock-$module.jar
            done
            """;
    private static final String BUILDING =
            "hillock: building the program (on first use a few minutes at most, later starts do without) ...\n";

    @TempDir static Path folder;
    private static Path home;
    private static Path elsewhere;

    @BeforeAll static void aCopyOfTheProject() throws IOException, InterruptedException {
        folder = folder.toRealPath();
        home = Files.createDirectory(folder.resolve("a project; with 'signs"));
        elsewhere = Files.createDirectory(folder.resolve("else where"));
        Files.createDirectories(home.resolve(".mvn"));
        for (String file : List.of("hillock", ".mvn/jdk.sh", ".mvn/vector-kernels.json", "pom.xml")) {
            Files.copy(Checkout.HOME.resolve(file), home.resolve(file));
        }
        for (String module : MODULES) Files.createDirectories(home.resolve(module + "/src/main/java"));
        for (String module : MODULES) Files.writeString(home.resolve(module + "/pom.xml"), "");
        assertThat(Files.writeString(home.resolve("mvnw"), BUILD).toFile().setExecutable(true)).isTrue();
        assertThat(home.resolve("hillock").toFile().setExecutable(true)).isTrue();
        Path source = Files.writeString(folder.resolve("Main.java"), PROGRAM);
        tool("javac", "-proc:none", "-d", folder.resolve("classes").toString(), source.toString());
        tool("jar", "--create", "--file", home.resolve("program.jar").toString(), "-C", folder.resolve("classes").toString(), ".");
    }

    private static void tool(String name, String... arguments) {
        assertThat(java.util.spi.ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments)).isZero();
    }

    private static Shell start(Path launcher, String... arguments) {
        List<String> command = Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList();
        return Shell.start(elsewhere, Map.of("HILLOCK_JAVA_HOME", System.getProperty("java.home")), command);
    }

    private static long builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    @Test @Order(1) void twoFirstStartsAtOnceBuildOnceAndBothRun() throws IOException {
        Shell first = start(home.resolve("hillock"), "one");
        Shell second = start(home.resolve("hillock"), "two", "words");
        assertThat(first.end().out()).isEqualTo(elsewhere + "|one\n");
        assertThat(second.end().out()).isEqualTo(elsewhere + "|two|words\n");
        assertThat(builds()).isEqualTo(1);
        assertThat(home.resolve("builds")).hasContent("--batch-mode --quiet -Dmaven.test.skip=true package");
        assertThat(home.resolve(".hillock/lock")).doesNotExist();
    }

    @Test @Order(2) void laterStartsDoNotBuildAndKeepArgumentsFolderAndStatus() throws IOException {
        Ran ran = start(home.resolve("hillock"), "run", "a file.hillock", "--set", "cells.I=12 uA/cm^2", "", "*").end();
        assertThat(ran).isEqualTo(new Ran(6, elsewhere + "|run|a file.hillock|--set|cells.I=12 uA/cm^2||*\n", ""));
        assertThat(builds()).isEqualTo(1);
    }

    @Test @Order(2) void theSizeOfTheJobDecidesWhatJavaStartsWith() throws IOException {
        String text =
                "N = 500 # neurons\npopulation a = HH[N]; population b = HH[500] { I = 3 }\nsimulate %s { dt = 0.01 ms; method = euler }\n";
        Files.writeString(elsewhere.resolve("long.hillock"), text.formatted("10 s"));
        Files.writeString(elsewhere.resolve("short.hillock"), text.formatted("100 ms"));
        Files.writeString(elsewhere.resolve("coupled.hillock"), text.formatted("1 ms") + "connect a -> b {\n}\n");
        Files.writeString(elsewhere.resolve("swept.hillock"),
                text.formatted("1 ms") + "sweep { a.I = 0 .. 2 in 200 steps; repeat 4; measure rate(a) }\n");
        Files.writeString(elsewhere.resolve("tiny.hillock"), text.formatted("1 ms"));
        assertThat(shape("run", "long.hillock")).isEqualTo("|run|long.hillock with vectors with both compilers");
        assertThat(shape("run", "short.hillock")).isEqualTo("|run|short.hillock with both compilers");
        assertThat(shape("run", "coupled.hillock")).isEqualTo("|run|coupled.hillock with both compilers");
        assertThat(shape("run", "swept.hillock")).isEqualTo("|run|swept.hillock with vectors with both compilers");
        assertThat(shape("run", "tiny.hillock")).isEqualTo("|run|tiny.hillock");
        assertThat(shape("check", "long.hillock")).isEqualTo("|check|long.hillock");
        assertThat(shape("run", "long.hillock", "--set", "dt=0.1 ms", "--set", "duration=1 s"))
                .isEqualTo("|run|long.hillock|--set|dt=0.1 ms|--set|duration=1 s with both compilers");
    }

    /** How the program was called, and how Java was started, without a warning of Java's. */
    private static String shape(String... arguments) {
        Ran ran = start(home.resolve("hillock"), arguments).end();
        assertThat(ran).isEqualTo(new Ran(arguments.length, ran.out(), ""));
        return ran.out().substring(elsewhere.toString().length()).stripTrailing();
    }

    @Test @Order(2) void theLauncherIsFoundThroughLinks() throws IOException {
        Path inner = Files.createSymbolicLink(folder.resolve("inner"), home.getFileName().resolve("hillock"));
        Path outer = Files.createSymbolicLink(elsewhere.resolve("outer"), Path.of("..").resolve(inner.getFileName()));
        assertThat(start(outer, "x").end()).isEqualTo(new Ran(1, elsewhere + "|x\n", ""));
    }

    @Test @Order(2) void namesThatAreNotAsciiArriveInAnyLocale() {
        // written in octal, since the test itself may run in a locale that cannot
        List<String> command = List.of("/bin/sh", "-c", "exec \"$0\" \"$(printf '\\303\\274ber')\"", home.resolve("hillock").toString());
        Ran ran = Shell.start(elsewhere, Map.of("HILLOCK_JAVA_HOME", System.getProperty("java.home"), "LC_ALL", "C"), command).end();
        assertThat(ran).isEqualTo(new Ran(1, elsewhere + "|\u00fcber\n", ""));
    }

    @Test @Order(2) void aBrokenCacheDoesNoHarm() throws IOException {
        try (Stream<Path> caches = Files.list(home.resolve(".hillock"))) {
            for (Path cache : caches.filter(file -> file.getFileName().toString().startsWith("start-")).toList()) {
                Files.writeString(cache, "not a cache");
            }
        }
        assertThat(start(home.resolve("hillock"), "x").end()).isEqualTo(new Ran(1, elsewhere + "|x\n", ""));
    }

    @Test @Order(3) void aLockLeftBehindByAKilledProcessIsTakenOver() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createSymbolicLink(home.resolve(".hillock/lock"), Path.of(Long.toString(dead.pid())));
        changeASource();
        assertThat(start(home.resolve("hillock"), "x").end()).isEqualTo(new Ran(1, elsewhere + "|x\n", BUILDING));
        assertThat(builds()).isEqualTo(2);
    }

    @Test @Order(4) void aFailedBuildShowsItsMessages() throws IOException {
        Files.writeString(home.resolve("mvnw"), "#!/bin/sh\necho a mistake in Trace.java\nexit 1\n");
        changeASource();
        assertThat(start(home.resolve("hillock"), "x").end()).isEqualTo(new Ran(1, "", BUILDING + "a mistake in Trace.java\n"
                + "hillock: the build failed; its messages stand above and in " + home.resolve(".hillock/build.log") + "\n"));
        assertThat(home.resolve(".hillock/lock")).doesNotExist();
    }

    private static void changeASource() throws IOException {
        Path source = Files.writeString(home.resolve("simulator/src/main/java/Trace.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
    }
}
