package hillock.language.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import hillock.language.syntax.Parser;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Span;
import hillock.language.syntax.Spelling;
import hillock.language.syntax.Statement;
import hillock.language.units.Units;

/**
 * Statements that could not be read. What the check says of the rest is shown beside their mistakes, unless it may be a mere consequence:
 * where it concerns what such a statement may have declared.
 */
final class LostStatements {
    /** Words that declare the names behind them, and words that messages name what is missing by. */
    private static final Set<String> HEADS = Set.of("model", "population", "connect", "use", "simulate", "sweep", "spike", "measure",
            "delay");
    private static final Set<String> DECLARING_NOTHING = Set.of("simulate", "record", "plot", "sweep", "at", "spike", "on", "delay");
    /** The head of a statement that assigns nothing: {@code connect A -> B as syn}, or {@code modl HH} for {@code model HH}. */
    private static final Pattern HEAD = Pattern.compile("[^={\\n]*(?=\\{|\\n|$)");
    private static final Pattern BEHIND_WORD = Pattern.compile(
            "\\b(?:model|population|as|use|input|weight|param|extends)\\s+(\\w+(?:\\s*,\\s*\\w+)*)");
    private static final Pattern ASSIGNED = Pattern.compile("(\\w+)\\s*(?:\\([^()]*\\)\\s*)?(?:=(?!=)|,)");
    private static final Pattern DERIVED = Pattern.compile("\\bd(\\w+)\\s*/\\s*d");
    /** {@code d/dt(V)}, {@code d(V)/dt} and {@code V'}. */
    private static final Pattern DERIVED_OTHERWISE = Pattern.compile("(?:\\bd\\s*/\\s*dt\\s*\\(?|\\bd\\s*\\()\\s*(\\w+)");
    private static final Pattern PRIMED = Pattern.compile("(\\w+)['\u2018\u2019]");
    private static final Pattern UNIT = Pattern.compile("[0-9.\\])]\\s*[*/]?\\s*(\\p{L}+)");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final List<Statement.OfFile> read;
    private final List<Span> lost;
    private final Set<String> names = new HashSet<>();
    private final boolean units;

    LostStatements(Parser.Reading reading) {
        this.read = reading.syntax().statements();
        this.lost = reading.lost();
        for (Span span : lost) addNames(span.text());
        this.units = lost.stream().anyMatch(this::hadTheUnits);
    }

    private void addNames(String text) {
        for (Pattern pattern : List.of(BEHIND_WORD, ASSIGNED, DERIVED, DERIVED_OTHERWISE, PRIMED)) {
            pattern.matcher(text).results().map(found -> found.group(1)).forEach(found -> names.addAll(words(found)));
        }
        String first = WORD.matcher(text).results().limit(1).map(MatchResult::group).findFirst().orElse("");
        if (HEADS.contains(first)) names.add(first);
        else Spelling.nearest(first, HEADS).ifPresent(names::add);
        Matcher head = HEAD.matcher(text);
        if (!DECLARING_NOTHING.contains(first) && head.lookingAt()) names.addAll(words(head.group()));
    }

    /** Whether a model or connection, or the file, may have units only because of this statement. */
    private boolean hadTheUnits(Span statement) {
        if (!hasUnit(statement.text())) return false;
        String file = statement.source().text();
        String rest = read.stream().map(Statement::span).filter(around -> holds(around, statement))
                .map(around -> file.substring(around.start(), statement.start()) + " " + file.substring(statement.end(), around.end()))
                .findFirst().orElse("");
        return !hasUnit(rest);
    }

    private static boolean hasUnit(String text) {
        return UNIT.matcher(text).results().anyMatch(found -> Units.named(found.group(1)).isPresent());
    }

    /** Whether a problem of the rest would be there without the lost statements' mistakes too. */
    boolean isNoConsequence(Problem problem) {
        if (problem.span().isEmpty() || units && problem.message().contains("plain number")) return false;
        Span span = problem.span().get();
        boolean named = words(span.text()).stream().anyMatch(names::contains)
                || words(problem.message()).stream().anyMatch(word -> !word.equals("a") && names.contains(word))
                || names.contains("a") && problem.message().matches("(.*: )?a .*");
        return !named && lost.stream().noneMatch(statement -> isAbout(span, statement));
    }

    /** Whether a problem concerns the head of what a lost statement stood in, or all of it. */
    private boolean isAbout(Span problem, Span statement) {
        if (!problem.source().equals(statement.source())) return false;
        return holds(problem, statement) || read.stream().filter(around -> !(around instanceof Statement.Model)).map(Statement::span)
                .anyMatch(around -> holds(around, statement) && holds(around, problem)
                        && around.source().line(around.start()) == around.source().line(problem.start()));
    }

    private static boolean holds(Span around, Span inside) {
        return around.source().equals(inside.source()) && around.start() <= inside.start() && inside.end() <= around.end();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        WORD.matcher(text).results().map(MatchResult::group).forEach(words::add);
        return words;
    }
}
