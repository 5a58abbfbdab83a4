package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The floor plan of ARCHITECTURE.md, read from the class files: which package may use which. */
class FloorPlanTest {
    /** From the ground up: each package with those it may use. A package may only use packages above it in this list. */
    private static final List<Floor> FLOORS = List.of(
            floor("hillock.language.units"),
            floor("hillock.language.syntax", "hillock.language.units"),
            floor("hillock.language.model", "hillock.language.units", "hillock.language.syntax"),
            floor("hillock.language.algebra", "hillock.language.units", "hillock.language.model"),
            floor("hillock.language.catalogue", "hillock.language.syntax"),
            floor("hillock.language.check", "hillock.language.units", "hillock.language.syntax", "hillock.language.model",
                    "hillock.language.algebra", "hillock.language.catalogue"),
            floor("hillock.language.advice", "hillock.language.units", "hillock.language.syntax", "hillock.language.model",
                    "hillock.language.algebra"),
            floor("hillock.language.show", "hillock.language.units", "hillock.language.model", "hillock.language.algebra"),
            floor("hillock.simulator.kernels", "hillock.language"),
            floor("hillock.simulator.network", "hillock.language", "hillock.simulator.kernels"),
            floor("hillock.simulator.rewriting", "hillock.language", "hillock.simulator.kernels"),
            floor("hillock.simulator.plan", "hillock.language"),
            floor("hillock.simulator.recording", "hillock.language"),
            floor("hillock.simulator.sums"),
            floor("hillock.simulator.measures", "hillock.language"),
            floor("hillock.simulator.engine", "hillock.language", "hillock.simulator"),
            floor("hillock.simulator.trust", "hillock.language", "hillock.simulator"),
            floor("hillock.outputs.drawing", "hillock.language"),
            floor("hillock.outputs.plots", "hillock.language", "hillock.simulator.recording", "hillock.outputs.drawing"),
            floor("hillock.outputs.files", "hillock.language", "hillock.simulator.recording", "hillock.outputs.plots"),
            floor("hillock.cli", "hillock.language", "hillock.simulator", "hillock.outputs"));

    private record Floor(String name, List<String> below) {
        /** A name stands for a package and those inside it. */
        boolean mayUse(String used) {
            return below.stream().anyMatch(allowed -> used.equals(allowed) || used.startsWith(allowed + "."));
        }
    }

    private static Floor floor(String name, String... below) {
        return new Floor(name, List.of(below));
    }

    @Test void everyPackageHasItsPlaceInTheFloorPlan() {
        assertThat(uses().keySet()).isSubsetOf(FLOORS.stream().map(Floor::name).toList());
    }

    @Test void packagesUseOnlyWhatStandsBelowThem() {
        List<String> names = FLOORS.stream().map(Floor::name).toList();
        Set<String> backward = new TreeSet<>();
        uses().forEach((user, used) -> {
            int height = names.indexOf(user);
            for (String other : used) {
                if (!FLOORS.get(height).mayUse(other) || names.indexOf(other) >= height) backward.add(user + " -> " + other);
            }
        });
        assertThat(backward).isEmpty();
    }

    @Test void theProgramNeedsNothingButTheJdkAndForHdf5ItsLibrary() {
        assertThat(ProgramClasses.all().stream().flatMap(bytes -> packagesIn(bytes).stream())
                .filter(name -> !name.equals("io.jhdf") && !name.startsWith("io.jhdf.") && !name.startsWith("java.")
                        && !name.startsWith("javax.") && !name.startsWith("jdk.") && !name.startsWith("hillock.")))
                .isEmpty();
    }

    /** For each of our packages those of ours that its classes mention. */
    private static Map<String, Set<String>> uses() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (byte[] bytes : ProgramClasses.all()) {
            String name = ClassFile.of().parse(bytes).thisClass().asInternalName();
            if (name.equals("module-info") || name.endsWith("package-info")) continue;
            String user = name.substring(0, name.lastIndexOf('/')).replace('/', '.');
            Set<String> used = uses.computeIfAbsent(user, _ -> new TreeSet<>());
            for (String other : packagesIn(bytes)) if (other.startsWith("hillock.") && !other.equals(user)) used.add(other);
        }
        return uses;
    }

    private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L((?:\\w+/)+)[\\w$]+[;<]");

    /** The packages of the classes that a class mentions: by name and in the types of fields and methods. */
    private static Set<String> packagesIn(byte[] bytes) {
        Set<String> found = new HashSet<>();
        for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
            switch (entry) {
                case ClassEntry type when !type.asInternalName().startsWith("[") -> {
                    int slash = type.asInternalName().lastIndexOf('/');
                    if (slash > 0) found.add(type.asInternalName().substring(0, slash).replace('/', '.'));
                }
                case NameAndTypeEntry member -> addDescribed(member.type().stringValue(), found);
                case Utf8Entry text when text.stringValue().startsWith("(") || text.stringValue().startsWith("L") ->
                    addDescribed(text.stringValue(), found);
                default -> { }
            }
        }
        return found;
    }

    private static void addDescribed(String descriptor, Set<String> found) {
        Matcher matcher = CLASS_IN_DESCRIPTOR.matcher(descriptor);
        while (matcher.find()) found.add(matcher.group(1).substring(0, matcher.group(1).length() - 1).replace('/', '.'));
    }
}
