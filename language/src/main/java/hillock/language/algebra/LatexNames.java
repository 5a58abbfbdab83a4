package hillock.language.algebra;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import hillock.language.model.Term;
import hillock.language.units.Unit;

/** Names and units in LaTeX's math mode: {@code tau_m}, {@code I_Na}, {@code gNa}, {@code m_inf} as a paper would set them. */
public final class LatexNames {
    private static final Set<String> GREEK = Set.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
            "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
            "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega");
    /** gNa, EK, IL, VT: a quantity and what it belongs to. */
    private static final Pattern OF_CHANNEL = Pattern.compile("([gEIVC])([A-Z][A-Za-z]{0,3}|[hmr]|th|rest|syn)");
    private static final Pattern NUMBERED = Pattern.compile("([A-Za-z]+)(\\d+)");
    private static final Pattern UNIT_FACTOR = Pattern.compile("([*/]?)([^*/^]+)(?:\\^\\(?([^*/^)]+(?:/\\d+)?)\\)?)?");

    private LatexNames() {}

    /** With {@code pre} or {@code post} above it where the scope says so. */
    public static String name(Term.Variable variable) {
        String name = name(variable.name());
        return switch (variable.scope()) {
            case OWN -> name;
            case PRE -> name + "^{\\mathrm{pre}}";
            case POST -> name + "^{\\mathrm{post}}";
        };
    }

    /** {@code g_{\mathrm{Na}}} for {@code gNa} or {@code g_Na}. */
    public static String name(String name) {
        String[] parts = name.split("_");
        if (parts.length > 1 && !parts[0].isEmpty()) {
            String below = Arrays.stream(parts).skip(1).filter(part -> !part.isEmpty())
                    .map(LatexNames::below).collect(Collectors.joining(","));
            return stem(parts[0]) + "_{" + below + "}";
        }
        Matcher channel = OF_CHANNEL.matcher(name);
        if (channel.matches()) return channel.group(1) + "_{" + below(channel.group(2)) + "}";
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? stem(numbered.group(1)) + "_{" + numbered.group(2) + "}" : stem(name);
    }

    /** {@code mS/cm^2}; with negative powers where nothing stands above the line. */
    public static String unit(Unit unit) {
        boolean below = unit.symbol().startsWith("/");
        StringBuilder text = new StringBuilder();
        Matcher factor = UNIT_FACTOR.matcher(unit.symbol());
        while (factor.find()) {
            String power = factor.group(3);
            if (below) {
                power = "-" + (power == null ? "1" : power);
                if (!text.isEmpty()) text.append("\\,");
            } else if (!factor.group(1).isEmpty()) {
                text.append(factor.group(1).equals("*") ? "\\," : "/");
            }
            text.append(unitName(factor.group(2)));
            if (power != null) text.append("^{").append(power).append('}');
        }
        return text.toString();
    }

    /** Text outside of math mode, with what LaTeX reserves made harmless. */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\' -> safe.append("\\textbackslash{}");
                case '~' -> safe.append("\\textasciitilde{}");
                case '^' -> safe.append("\\textasciicircum{}");
                case '<', '>' -> safe.append('$').append(c).append('$');
                case '_', '#', '$', '%', '&', '{', '}' -> safe.append('\\').append(c);
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private static String stem(String text) {
        if (GREEK.contains(text)) return "\\" + text;
        return text.length() == 1 ? text : "\\mathrm{" + escaped(text) + "}";
    }

    private static String below(String text) {
        if (text.equals("inf")) return "\\infty";
        boolean label = text.length() == 1 && Character.isUpperCase(text.charAt(0));
        return label ? "\\mathrm{" + text + "}" : stem(text).strip();
    }

    private static String unitName(String name) {
        boolean micro = name.length() > 1 && name.length() <= 4 && "u\u00b5\u03bc".indexOf(name.charAt(0)) >= 0;
        boolean ohm = name.endsWith("Ohm") || name.endsWith("\u03a9") || name.endsWith("\u2126");
        String letters = name.substring(micro ? 1 : 0, ohm ? name.length() - (name.endsWith("Ohm") ? 3 : 1) : name.length());
        return (micro ? "\\mu" : "") + "\\mathrm{" + escaped(letters) + "}" + (ohm ? "\\Omega" : "");
    }
}
