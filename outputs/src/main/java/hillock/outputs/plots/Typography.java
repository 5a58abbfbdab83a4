package hillock.outputs.plots;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import hillock.language.algebra.NumberText;
import hillock.language.model.Experiment.Observable;
import hillock.language.units.Unit;
import hillock.outputs.drawing.Lettering;

/** How names and units look in print. */
final class Typography {
    private static final Pattern EXPONENT = Pattern.compile("\\^(-?\\d+)(?![\\d.])");
    private static final Pattern MICRO = Pattern.compile("(?<![A-Za-z])u(?=[A-Za-z])");
    private static final String RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private Typography() {}

    /** {@code V (mV)}; a plain number has its name alone. */
    static String axis(String name, Unit unit) {
        String shown = of(unit);
        if (shown.isEmpty()) return name;
        return name.isEmpty() ? shown : name + " (" + shown + ")";
    }

    /** {@code uA/cm^2} as {@code µA/cm²}. */
    static String of(Unit unit) {
        String micro = MICRO.matcher(unit.symbol()).replaceAll("\u00b5");
        return EXPONENT.matcher(micro).replaceAll(m -> superscript(m.group(1))).replace('*', '\u00b7');
    }

    static String superscript(String number) {
        return number.chars().mapToObj(c -> c == '-' ? "\u207b" : RAISED.substring(c - '0', c - '0' + 1)).collect(Collectors.joining());
    }

    /** {@code 1000 ms}, {@code 2.7 ms}: at most six digits; plain numbers without unit. */
    static String time(double milliseconds, boolean plain) {
        String number = NumberText.rounded(milliseconds, 6);
        return plain ? number : number + " ms";
    }

    /** {@code " at 1000 ms"}; nothing for no moment. */
    static String at(double milliseconds, boolean plain) {
        return Double.isNaN(milliseconds) ? "" : (plain ? " at t = " : " at ") + time(milliseconds, plain);
    }

    /** As a reader should see it: {@code cells.V}, {@code (driver -> follower).I}, {@code mean(cells.V)}. */
    static String shown(Observable what) {
        return switch (what) {
            case Observable.OfConnections(String label, String connection, _, _) ->
                    connection.contains("->") ? "(" + connection + ")." + variable(label) : label;
            case Observable.Aggregate(_, var statistic, var of) ->
                    statistic.name().toLowerCase(Locale.ROOT) + "(" + shown(of) + ")";
            case Observable.OfNeurons(String label, _, _, _) -> label;
            case Observable.Spikes(String label, _) -> label;
        };
    }

    /** The variable that a label shows: {@code V} of {@code cells.V}; all of {@code mean(cells.V)}. */
    static String variable(String label) {
        String name = label.substring(label.lastIndexOf('.') + 1);
        return name.contains(")") || name.isEmpty() ? label : name;
    }

    /** {@code m, h, n}; nothing where that would be too long for an axis. */
    static String together(Collection<String> names) {
        List<String> distinct = names.stream().distinct().toList();
        String all = String.join(", ", distinct);
        return distinct.size() <= 4 && all.length() <= 24 ? all : "";
    }

    /** Cut with an ellipsis where it is longer than the room for it. */
    static String fitted(String text, double size, double room) {
        if (Lettering.width(text, size) <= room) return text;
        int end = text.length();
        while (end > 1 && Lettering.width(text.substring(0, end) + "\u2026", size) > room) end--;
        return text.substring(0, end) + "\u2026";
    }
}
