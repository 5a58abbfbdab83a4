package hillock.language.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** What the user wrote or asked for is wrong: all problems at once. The program ends with status 2 and writes nothing. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** More than anybody reads. */
    private static final int MOST_SHOWN = 1000;
    private final transient List<Problem> problems;

    public UserError(List<Problem> problems) {
        super(text(problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    private static String text(List<Problem> problems) {
        String shown = problems.stream().limit(MOST_SHOWN).map(Problem::render).collect(Collectors.joining("\n"));
        return problems.size() <= MOST_SHOWN ? shown : shown + "\nand " + (problems.size() - MOST_SHOWN) + " more";
    }

    public UserError(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
