package hillock.language.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.Span;
import hillock.language.syntax.UserError;

/** The problems of one check, gathered so that all come at once, in the order of the text. */
final class Problems {
    private final Source first;
    private final List<Supplier<Problem>> found = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Problems(Source first) {
        this.first = first;
    }

    void error(Span span, String message) {
        add(Problem.error(span, message));
    }

    void error(Span span, String message, String hint) {
        add(Problem.error(span, message, hint));
    }

    void error(Span span, String message, Optional<String> hint) {
        add(new Problem(Problem.Severity.ERROR, Optional.of(span), message, hint));
    }

    void notYet(Span span, String what) {
        add(Problem.error(span, what + " is not supported yet"));
    }

    void add(Problem problem) {
        found.add(() -> problem);
    }

    void addAll(UserError error) {
        error.problems().forEach(this::add);
    }

    /** An error whose message is written when all dimensions are known. */
    void later(Supplier<Problem> problem) {
        found.add(problem);
    }

    void warning(Span span, String message, String hint) {
        warnings.add(Problem.warning(span, message, hint));
    }

    boolean none() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /** Ends the check with all errors, if there are any. */
    void throwIfAny() {
        if (found.isEmpty()) return;
        Set<Problem> seen = new HashSet<>();
        List<Problem> all = new ArrayList<>();
        for (Supplier<Problem> problem : found) {
            Problem written = problem.get();
            if (seen.add(new Problem(written.severity(), written.span(), written.message(), Optional.empty()))) all.add(written);
        }
        all.sort(Comparator.comparing(this::file).thenComparing(problem -> problem.span().map(Span::start).orElse(0)));
        throw new UserError(all);
    }

    private String file(Problem problem) {
        return problem.span().map(span -> span.source().equals(first) ? "" : span.source().name()).orElse("");
    }
}
