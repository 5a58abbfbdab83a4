package hillock.language.check;

import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Parser;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;
import hillock.language.syntax.UserError;
import hillock.language.units.Dimension;
import hillock.language.units.Unit;

/** A time that an option gives beside a file: with a unit, or in the one in which the file writes the duration of {@code simulate}. */
public final class GivenTime {
    private GivenTime() {}

    /**
     * @param given the option's value under the option's name: {@code 10 s}
     * @param file  the text that was checked
     * @return milliseconds
     * @throws UserError if it is no positive time
     */
    public static double milliseconds(Source given, Source file) {
        Expression expression = Parser.parseExpression(given);
        if (!(expression instanceof Expression.Quantity(var span, var number, var written))) {
            throw wrong(expression.span(), "expected a time, such as 10 s");
        }
        Unit unit = written.map(Expression.UnitText::unit).or(() -> durationOf(file).flatMap(SetOptions::unitOf)).orElse(Unit.NONE);
        if (written.isPresent() && !unit.dimension().equals(Dimension.TIME)) {
            throw wrong(span, "expected a time, found " + given.text().strip());
        }
        double time = unit.toCoherent(number.doubleValue());
        if (!(time > 0)) throw wrong(span, given.name() + " must be positive, found " + given.text().strip());
        return time;
    }

    private static Optional<Expression> durationOf(Source file) {
        List<Statement.OfFile> statements = Parser.parse(file).statements();
        return statements.stream().filter(Statement.Simulate.class::isInstance).map(Statement.Simulate.class::cast)
                .map(Statement.Simulate::duration).findFirst();
    }

    private static UserError wrong(Span span, String message) {
        return new UserError(new Problem(Problem.Severity.ERROR, Optional.of(span), message,
                Optional.of("a time of the simulation, with its unit: \"10 s\"")));
    }
}
