package hillock.language.syntax;

import java.util.Set;

/** The words of the language. */
final class Words {
    /** Names that nothing of a user's may have. */
    static final Set<String> RESERVED = Set.of("model", "param", "input", "population", "connect", "simulate", "record", "plot", "sweep",
            "use", "if", "then", "else", "and", "or", "not", "pre", "post", "t", "dt", "xi", "steady");
    /** Reserved words that begin a statement of the top level: found inside braces, they show that a brace is missing. */
    static final Set<String> TOP_LEVEL =
            Set.of("model", "population", "connect", "simulate", "record", "plot", "sweep", "use");
    /** Reserved words that are values. */
    static final Set<String> VALUES = Set.of("t", "dt", "xi", "pre", "post");
    /** Names of the language that a user's text may read but not define. */
    static final Set<String> FIXED = Set.of("i", "size");
    /** Words that go on with a statement behind a number, to compare a misspelled one with. */
    static final Set<String> BEHIND_VALUES = Set.of("steps", "every", "from", "after", "against", "except", "reflected", "holding");
    private static final Set<String> CONTEXTUAL = Set.of("in", "to", "from", "every", "by", "except", "self",
            "steps", "step", "log", "after", "against", "where", "with", "as", "near",
            "holding", "repeat", "measure", "all", "one", "at", "on", "when", "spike",
            "extends", "reflected", "refractory", "weight", "delay");

    private Words() {}

    /** Whether a name behind a number is a word that goes on with the statement rather than a unit. */
    static boolean cannotBeUnit(String name) {
        return RESERVED.contains(name) || CONTEXTUAL.contains(name);
    }
}
