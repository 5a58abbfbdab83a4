package hillock.outputs.files;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Part;

/** Names for files: what a label or a figure shows, safe on every file system, not too long, and no name twice. */
final class FileNames {
    private static final int LONGEST = 80;
    private final Set<String> taken = new HashSet<>();

    /** This name and ending, or with {@code -2}, {@code -3}... between if it is taken; names that differ only in case are different. */
    String unique(String name, String ending) {
        String free = name + ending;
        for (int k = 2; !taken.add(free); k++) free = name + "-" + k + ending;
        return free;
    }

    /** {@code cells.V_driver-follower.I}, {@code raster-cells}, {@code cells.V-against-cells.n}. */
    static String of(Figure figure) {
        return safe(switch (figure) {
            case Figure.Curves(var curves, _, _) -> joined(curves.stream().map(FileNames::of).toList());
            case Figure.Raster(var parts, _, _) -> "raster-" + joined(parts.stream().map(Part::label).toList());
            case Figure.Phase(var x, var y, _, _, _) -> y.label() + "-against-" + x.label();
            case Figure.Histogram(var of, _, _) -> "histogram-" + of.label();
            case Figure.Matrix(var of, _, _) -> "matrix-" + of.label();
        });
    }

    private static String of(Curve curve) {
        return switch (curve) {
            case Curve.Of(var what) -> what.label();
            case Curve.Rate(var part, _) -> "rate-" + part.label();
        };
    }

    private static String joined(List<String> names) {
        return names.stream().distinct().collect(Collectors.joining("_"));
    }

    /** Letters, digits and {@code . _ - + = ( )} stay; arrows, brackets, spaces and the rest become hyphens; at most 80 characters. */
    static String safe(String label) {
        String name = label.replaceAll("\\s*->\\s*", "-").replaceAll("]", "").replaceAll("[^\\p{L}\\p{N}._+=()-]+", "-");
        if (name.startsWith(".") || name.isEmpty()) name = "-" + name;
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 9) + "-" + checksum(label);
    }

    /** Tells long names apart that begin alike. */
    private static String checksum(String label) {
        CRC32 crc = new CRC32();
        crc.update(label.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
