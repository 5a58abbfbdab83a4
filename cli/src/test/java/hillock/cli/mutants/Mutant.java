package hillock.cli.mutants;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file with one mistake in it.
 *
 * @param kind   {@code sign}, {@code name}, {@code factor}, {@code term} or {@code unit}
 * @param change the line that differs, and how: {@code 24: alpha_m -> alpha_h in dm/dt = ...}
 */
record Mutant(String kind, String change, String text) {
    private static final Pattern COMMENT = Pattern.compile("#.*");
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z_0-9.^])\\d+(?:\\.\\d+)?|(?<=[a-z]\\^)\\d+(?= \\*)");
    private static final Pattern UNIT = Pattern.compile("(?<=[0-9\\]]) (?=/?[A-Za-z])"
            + "(/?[A-Za-z]+(?:\\^-?[0-9.]+)?(?:[/*][A-Za-z]+(?:\\^-?[0-9.]+)?)*)");
    private static final Pattern SIGN = Pattern.compile("(?<= )[+-](?= )|(?<=[ (])-(?=[0-9(A-Za-z])|\\+(?==)");
    private static final Pattern NAME = Pattern.compile("(?<![A-Za-z_0-9])[A-Za-z_]+(?![A-Za-z_0-9(])");
    private static final List<String> MODEL = List.of("C", "gNa", "ENa", "gK", "EK", "gL", "EL", "I", "I_syn", "alpha_m", "beta_m",
            "alpha_h", "beta_h", "alpha_n", "beta_n", "I_Na", "I_K", "I_L", "V", "m", "h", "n", "S");
    private static final List<String> OWN = List.of("Vr", "e");
    private static final List<String> ENDS = List.of("pre", "post");

    /** All that differ from the founding example in one token (or one term of a sum). */
    static List<Mutant> of(String text) {
        List<Mutant> all = new ArrayList<>();
        int start = 0;
        int number = 1;
        for (String line : text.split("\n", -1)) {
            String code = COMMENT.matcher(line).replaceFirst("");
            new Line(text, start, number++, code).mutate(all);
            start += line.length() + 1;
        }
        return all;
    }

    /** Without units and without bounds: what a script would be, with the same numbers. */
    String asScript() {
        StringBuilder plain = new StringBuilder();
        for (String line : text.split("\n")) {
            String code = COMMENT.matcher(line).replaceFirst("");
            if (code.contains("<=")) continue;
            plain.append(UNIT.matcher(code).replaceAll("").replaceFirst(" : uA/cm\\^2", "")).append('\n');
        }
        return plain.toString();
    }

    private record Line(String text, int start, int number, String code) {
        void mutate(List<Mutant> all) {
            List<MatchResult> units = UNIT.matcher(code).results().toList();
            for (MatchResult unit : units) add("unit", unit.start(), unit.end(), "", all);
            for (MatchResult sign : found(SIGN, units)) add("sign", sign.start(), sign.end(), sign.group().equals("+") ? "-" : "+", all);
            for (MatchResult each : found(NUMBER, units)) {
                double value = Double.parseDouble(each.group());
                if (value == 0) continue;
                add("factor", each.start(), each.end(), shown(value * 10), all);
                add("factor", each.start(), each.end(), shown(value / 10), all);
            }
            for (MatchResult name : found(NAME, units)) names(name, all);
            terms(all);
        }

        private static String shown(double value) {
            return new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros().toPlainString();
        }

        private static boolean inside(MatchResult token, List<MatchResult> units) {
            return units.stream().anyMatch(unit -> token.start() >= unit.start() && token.end() <= unit.end());
        }

        private List<MatchResult> found(Pattern pattern, List<MatchResult> units) {
            return pattern.matcher(code).results().filter(token -> !inside(token, units)).toList();
        }

        /** Uses of names, not where they are declared. */
        private void names(MatchResult name, List<Mutant> all) {
            String before = code.substring(0, name.start());
            String behind = code.substring(name.end());
            boolean declared = before.matches("\\s*(param|input|weight)?\\s*") && behind.matches("\\s*(=|:).*|\\s*\\(0\\).*")
                    || behind.matches("\\s*=[^=].*") && code.contains("param ") || behind.matches("\\(0\\).*") || behind.matches("/d?t .*");
            if (declared || before.endsWith("input ")) return;
            List<String> pool = Stream.of(OWN, ENDS, MODEL).filter(each -> each.contains(name.group())).findFirst().orElse(List.of());
            if (pool == MODEL && code.contains("param Vr")) return;
            for (String other : pool) if (!other.equals(name.group())) add("name", name.start(), name.end(), other, all);
        }

        /** Leaves out each term of each sum: what stands between two signs of one depth of parentheses, and the sign before it. */
        private void terms(List<Mutant> all) {
            Matcher signs = Pattern.compile("(?<= )[+-](?= )").matcher(code);
            while (signs.find()) {
                int left = from(signs.start());
                int right = to(signs.end());
                add("term", signs.start(), right, "", all);
                if (code.substring(left, signs.start()).matches(".*(?<= )[+-] .*") && isFlat(left, signs.start())) continue;
                add("term", left, signs.start() + (code.charAt(signs.start()) == '+' ? 2 : 0), "", all);
            }
        }

        /** Whether a sign stands between two places outside inner parentheses. */
        private boolean isFlat(int from, int to) {
            int depth = 0;
            for (int k = from; k < to; k++) {
                char c = code.charAt(k);
                if (c == '(' || c == '[') depth++;
                if (c == ')' || c == ']') depth--;
                if (depth == 0 && (c == '+' || c == '-') && code.charAt(k - 1) == ' ' && code.charAt(k + 1) == ' ') return true;
            }
            return false;
        }

        /** Where the sum begins that a sign stands in. */
        private int from(int sign) {
            int depth = 0;
            for (int k = sign - 1; k >= 0; k--) {
                char c = code.charAt(k);
                if (c == ')' || c == ']') depth++;
                if (c == '(' || c == '[') depth--;
                if (depth < 0) return k + 1;
                if (depth == 0 && (c == '=' || c == ';')) return k + 2;
            }
            return 0;
        }

        /** Where the term ends that follows a sign. */
        private int to(int behind) {
            int depth = 0;
            for (int k = behind; k < code.length(); k++) {
                char c = code.charAt(k);
                if (c == '(' || c == '[') depth++;
                if (c == ')' || c == ']') depth--;
                if (depth < 0 || depth == 0 && (c == ';' || c == '}')) return k;
                if (depth == 0 && (c == '+' || c == '-') && code.charAt(k - 1) == ' ' && code.startsWith(" ", k + 1)) return k;
            }
            return code.stripTrailing().length();
        }

        private void add(String kind, int from, int to, String by, List<Mutant> all) {
            String mutated = text.substring(0, start + from) + by + text.substring(start + to);
            String changed = (code.substring(0, from) + by + code.substring(to)).strip();
            String what = code.substring(from, to).strip();
            all.add(new Mutant(kind, number + ": " + what + (by.isEmpty() ? " left out" : " -> " + by) + ": " + changed, mutated));
        }
    }
}
