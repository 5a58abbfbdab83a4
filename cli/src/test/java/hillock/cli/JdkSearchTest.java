package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How ./hillock and ./mvnw find a JDK, with folders that only look like JDKs. */
class JdkSearchTest {
    private static final String ADVICE = ": get one from https://adoptium.net and unpack it into ~/.jdks, or set JAVA_HOME\n";

    @TempDir Path folder;
    private Path jdks;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach void onlyTheseFolders() throws IOException {
        jdks = Files.createDirectory(folder.resolve("usual folder"));
        environment.put("HILLOCK_JDK_FOLDERS", jdks.toString());
        environment.put("PATH", Files.createDirectory(folder.resolve("path")).toString());
    }

    private Path jdk(Path parent, String name, String version) throws IOException {
        Path home = parent.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        for (String tool : List.of("java", "javac")) {
            assertThat(Files.createFile(home.resolve("bin").resolve(tool)).toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"A Vendor\"\nJAVA_RUNTIME_VERSION=\"" + version + "+7\"\nJAVA_VERSION=\""
                + version + "\"\n");
        return home;
    }

    private Ran search() {
        String script = ". '" + Checkout.HOME.resolve(".mvn/jdk.sh") + "'; echo \"$JAVA_HOME $jdk_build\"";
        return Shell.start(folder, environment, List.of("/bin/sh", "-euc", script)).end();
    }

    @Test void theNewestFromTwentyFiveOnIsTaken() throws IOException {
        jdk(jdks, "jdk-17", "17.0.15");
        jdk(jdks, "jdk-25", "25.0.1");
        Path newest = jdk(jdks, "jdk-26", "26");
        jdk(jdks, "jdk-9", "9.0.4");
        assertThat(search()).isEqualTo(new Ran(0, newest + " 26+7\n", ""));
    }

    @Test void javaHomeDecidesIfItIsNewEnough() throws IOException {
        jdk(jdks, "jdk-26", "26");
        Path home = jdk(folder, "my jdk", "25");
        environment.put("JAVA_HOME", home.toString());
        assertThat(search().out()).isEqualTo(home + " 25+7\n");
    }

    @Test void anOldJavaHomeIsPassedOver() throws IOException {
        Path good = jdk(jdks, "jdk-25", "25");
        environment.put("JAVA_HOME", jdk(folder, "old", "17.0.2").toString());
        assertThat(search().out()).isEqualTo(good + " 25+7\n");
    }

    @Test void hillockJavaHomeDecidesAndMustBeRight() throws IOException {
        environment.put("JAVA_HOME", jdk(folder, "other", "25").toString());
        environment.put("HILLOCK_JAVA_HOME", jdk(folder, "chosen", "27").toString());
        assertThat(search().out()).isEqualTo(folder.resolve("chosen") + " 27+7\n");
        environment.put("HILLOCK_JAVA_HOME", "/no/such");
        assertThat(search()).isEqualTo(new Ran(2, "", "hillock: HILLOCK_JAVA_HOME is /no/such, which is no JDK 25 or newer\n"));
    }

    @Test void theJavaOnThePathIsFoundThroughItsLinks() throws IOException {
        Path home = jdk(folder, "elsewhere", "25.0.2");
        Files.createSymbolicLink(folder.resolve("path/java"), home.resolve("bin/java"));
        Path readlink = Files.writeString(folder.resolve("path/readlink"), "#!/bin/sh\nPATH=/usr/bin:/bin exec readlink \"$@\"\n");
        assertThat(readlink.toFile().setExecutable(true)).isTrue();
        assertThat(search().out()).isEqualTo(home + " 25.0.2+7\n");
    }

    @Test void withoutOneASingleLineSaysHowToGetIt() throws IOException {
        assertThat(search()).isEqualTo(new Ran(2, "", "hillock: a JDK 25 or newer is needed and none was found" + ADVICE));
        Path old = jdk(jdks, "jdk-21", "21.0.7");
        assertThat(search()).isEqualTo(
                new Ran(2, "", "hillock: a JDK 25 or newer is needed and the newest one found is 21 (" + old + ")" + ADVICE));
    }

    @Test void launcherAndBuildSayTheSameWithoutAJdk() {
        environment.put("PATH", "/usr/bin:/bin");
        Ran launcher = Shell.start(folder, environment, List.of(Checkout.HOME.resolve("hillock").toString(), "--version")).end();
        Ran build = Shell.start(Checkout.HOME, environment, List.of("./mvnw", "verify")).end();
        assertThat(launcher.status()).isEqualTo(2);
        assertThat(launcher.err()).startsWith("hillock: a JDK 25 or newer is needed and ").endsWith(ADVICE).containsOnlyOnce("\n");
        assertThat(build).isEqualTo(launcher);
    }
}
