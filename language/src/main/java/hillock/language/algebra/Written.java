package hillock.language.algebra;

/**
 * A piece of written mathematics and how tightly it holds together, so that only the parentheses that are needed get written.
 */
record Written(String text, Level level) {
    /** From loose to tight; each holds tighter than those before it. */
    enum Level { CHOICE, OR, AND, NOT, COMPARISON, SUM, PRODUCT, SIGN, POWER, ATOM }

    /** Nothing that one reads is longer; what shares its parts may be far longer than its tree is large. */
    private static final int LONGEST = 20_000;

    static Written of(Level level, String text) {
        return text.length() > LONGEST ? new Written("...", Level.ATOM) : new Written(text, level);
    }

    static Written atom(String text) {
        return of(Level.ATOM, text);
    }

    boolean isLooserThan(Level other) {
        return level.compareTo(other) < 0;
    }
}
