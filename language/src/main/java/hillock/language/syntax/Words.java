package hillock.language.syntax;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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

    /** Words that begin a statement in the braces of a model or connection. */
    private static final Set<String> IN_BODIES = Set.of("param", "input", "spike", "weight", "delay");
    private static final Set<String> OPERATORS = Set.of("and", "or", "not", "else if");
    /** Before whose functions other languages write their names. */
    static final Set<String> LIBRARIES = Set.of("np", "numpy", "math", "Math");
    /** Words of other languages for some of ours. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(Map.entry("par", "param"), Map.entry("parameter", "param"),
            Map.entry("parameters", "param"), Map.entry("const", "param"), Map.entry("constant", "param"), Map.entry("AND", "and"),
            Map.entry("OR", "or"), Map.entry("NOT", "not"), Map.entry("elif", "else if"), Map.entry("elseif", "else if"),
            Map.entry("vs", "against"), Map.entry("versus", "against"), Map.entry("over", "against"), Map.entry("points", "steps"),
            Map.entry("values", "steps"));

    private Words() {}

    /** Which of these a word that is none of the language was likely meant to be. */
    static Optional<String> meant(String word, Collection<String> expected) {
        return Optional.ofNullable(FOREIGN.get(word)).filter(expected::contains).or(() -> Spelling.nearest(word, expected));
    }

    /** {@code and} for {@code AND}. */
    static Optional<String> operator(String word) {
        return Optional.ofNullable(FOREIGN.get(word)).filter(OPERATORS::contains);
    }

    /** How {@code word name} at the top level is likely meant, if no statement begins so. */
    static Optional<String> fileWord(String word, String name) {
        boolean constant = Optional.ofNullable(FOREIGN.get(word)).filter("param"::equals).isPresent();
        if (constant) return Optional.of("a constant of the whole file is written " + name + " = ...");
        return meant(word, TOP_LEVEL).map(own -> "did you mean " + own + "?");
    }

    /** How {@code word name} in the braces of a model or connection is likely meant, if no statement begins so. */
    static Optional<String> bodyWord(String word, String name) {
        if (word.equals("init") || word.equals("initial")) return Optional.of("an initial value is written " + name + "(0) = ...");
        return meant(word, IN_BODIES).map(own -> "did you mean " + own + "?");
    }

    /** Whether a name behind a number is a word that goes on with the statement rather than a unit. */
    static boolean cannotBeUnit(String name) {
        return RESERVED.contains(name) || CONTEXTUAL.contains(name);
    }
}
