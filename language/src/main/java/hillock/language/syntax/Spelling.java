package hillock.language.syntax;

import java.util.Collection;
import java.util.Optional;

/** Did you mean: finds the name that a misspelled one was most likely to be. */
public final class Spelling {
    // in tenths of an edit: a wrong case or a forgotten underscore is a smaller slip than a wrong letter
    private static final int EDIT = 10;
    private static final int CASE = 2;
    private static final int UNDERSCORE = 4;
    private static final int LONGEST = 60;

    private Spelling() {}

    /** The nearest of the candidates, if it is near enough to be worth a hint; of equally near ones the first by alphabet. */
    public static Optional<String> nearest(String name, Collection<String> candidates) {
        Optional<String> best = Optional.empty();
        int least = farthest(name.length());
        if (name.length() > LONGEST) return best;
        for (String candidate : candidates) {
            if (candidate.equals(name) || Math.abs(candidate.length() - name.length()) > 4) continue;
            int distance = distance(name, candidate);
            if (distance < least || distance == least && (best.isEmpty() || candidate.compareTo(best.get()) < 0)) {
                best = Optional.of(candidate);
                least = distance;
            }
        }
        return best;
    }

    private static int farthest(int length) {
        if (length <= 2) return UNDERSCORE;
        return length <= 5 ? EDIT : length <= 8 ? 2 * EDIT : 3 * EDIT;
    }

    /** Damerau and Levenshtein's distance (optimal string alignment). */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 1; j <= b.length(); j++) last[j] = last[j - 1] + insertion(b.charAt(j - 1));
        for (int i = 1; i <= a.length(); i++) {
            char x = a.charAt(i - 1);
            row[0] = last[0] + insertion(x);
            for (int j = 1; j <= b.length(); j++) {
                char y = b.charAt(j - 1);
                int least = Math.min(last[j - 1] + substitution(x, y), Math.min(last[j] + insertion(x), row[j - 1] + insertion(y)));
                boolean swapped = i > 1 && j > 1 && x == b.charAt(j - 2) && y == a.charAt(i - 2) && x != y;
                row[j] = swapped ? Math.min(least, beforeLast[j - 2] + EDIT) : least;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }

    private static int insertion(char letter) {
        return letter == '_' ? UNDERSCORE : EDIT;
    }

    private static int substitution(char x, char y) {
        if (x == y) return 0;
        return Character.toLowerCase(x) == Character.toLowerCase(y) ? CASE : EDIT;
    }
}
