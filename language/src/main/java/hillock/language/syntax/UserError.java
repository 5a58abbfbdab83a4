package hillock.language.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** What the user wrote or asked for is wrong: all problems at once. The program ends with status 2 and writes nothing. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public UserError(List<Problem> problems) {
        super(problems.stream().map(Problem::render).collect(Collectors.joining("\n")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public UserError(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }
}
