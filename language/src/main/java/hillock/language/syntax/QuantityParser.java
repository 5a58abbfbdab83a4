package hillock.language.syntax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.Quantity;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.syntax.Token.Kind;
import hillock.language.units.Unit;
import hillock.language.units.UnitSpelling;
import hillock.language.units.UnitSpelling.Factor;
import hillock.language.units.Units;

/** Numbers and the units behind them. */
final class QuantityParser {
    private final Tokens tokens;

    QuantityParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Quantity quantity() {
        Token number = tokens.take();
        BigDecimal value = new BigDecimal(number.text());
        Optional<UnitText> unit = unitBehind(number);
        return new Quantity(tokens.since(number), value, unit);
    }

    /** The unit behind a number or a list's {@code ]}: on the same line, behind a space. */
    Optional<UnitText> unitBehind(Token value) {
        Token first = tokens.peek();
        if (first.newLine()) return Optional.empty();
        boolean another = tokens.ahead(1).is("=");            // a = 1 b = 2 lacks a separator, not a unit
        boolean named = first.kind() == Kind.NAME && !Words.cannotBeUnit(first.text()) && !another;
        if (named && !first.spaced()) throw missingSpace(value, first);
        boolean below = first.is("/") && first.spaced() && tokens.ahead(1).kind() == Kind.NAME && !tokens.ahead(1).spaced();
        return named || below ? Optional.of(unit(Optional.of(value))) : Optional.empty();
    }

    /** The unit of {@code input I_syn : uA/cm^2}. */
    UnitText unit() {
        if (!tokens.isName() && !tokens.is("/")) throw tokens.unexpected("a unit");
        return unit(Optional.empty());
    }

    private UnitText unit(Optional<Token> value) {
        Token first = tokens.peek();
        UnitSpelling spelling = UnitSpelling.at(tokens.source().text(), first.start());
        List<Units.Power> powers = new ArrayList<>();
        List<Name> names = new ArrayList<>();
        for (Factor factor : spelling.factors()) {
            Optional<Unit> unit = Units.named(factor.name());
            if (unit.isEmpty() || Words.cannotBeUnit(factor.name())) throw unknown(factor, spelling, value);
            powers.add(new Units.Power(unit.get(), factor.exponent()));
            names.add(new Name(span(factor.start(), factor.end()), factor.name()));
        }
        if (spelling.badExponent().isPresent()) throw badExponent(spelling.badExponent().getAsInt());
        if (spelling.factors().isEmpty()) throw tokens.unexpected("a unit");
        take(spelling.end());
        Span span = span(spelling.start(), spelling.end());
        return new UnitText(span, Units.product(span.text(), powers), names);
    }

    private void take(int end) {
        while (tokens.ahead(0).start() < end) {
            Token token = tokens.ahead(0);
            if (token.end() > end) throw token.kind() == Kind.BAD ? tokens.unexpected("a unit") : badExponent(token.start());
            tokens.take();
        }
    }

    private SyntaxFailure missingSpace(Token value, Token name) {
        boolean unit = Units.named(name.text()).isPresent();
        return new SyntaxFailure(tokens.span(name),
                unit ? "a space is missing between a value and its unit" : "expected an operator, found " + name.described(),
                "write " + value.text() + (unit ? " " : " * ") + name.described());
    }

    private SyntaxFailure badExponent(int at) {
        return new SyntaxFailure(span(at, at + 1), "a unit's exponent is a decimal number up to 12 directly behind the ^",
                "cm^-2 and ms^0.5 are units; a power of the whole quantity is written (2 ms)^n");
    }

    private SyntaxFailure unknown(Factor factor, UnitSpelling spelling, Optional<Token> value) {
        Optional<String> near = suggestion(factor.name()).map(unit -> "did you mean " + unit + "?");
        boolean joined = factor.start() > spelling.start();
        Optional<String> arithmetic = value.filter(_ -> joined || near.isEmpty()).map(number -> arithmetic(number, spelling, factor));
        String hint = Stream.concat(arithmetic.stream(), near.stream()).collect(Collectors.joining("; "));
        String message = Token.shortened(factor.name()) + " is not a unit";
        Span span = span(factor.start(), factor.end());
        return hint.isEmpty() ? new SyntaxFailure(span, message) : new SyntaxFailure(span, message, hint);
    }

    /** The same as arithmetic, {@code 20 mV / tau}. */
    private String arithmetic(Token number, UnitSpelling spelling, Factor factor) {
        boolean joined = factor.start() > spelling.start();
        char sign = joined ? tokens.source().text().charAt(factor.start() - 1) : '*';
        String unit = joined ? tokens.source().text().substring(spelling.start(), factor.start() - 1) : "";
        return (sign == '/' ? "to divide, write " : "to multiply, write ") + Token.shortened(number.text())
                + (unit.isEmpty() ? "" : " " + Token.shortened(unit)) + " " + sign + " " + Token.shortened(factor.name());
    }

    private static Optional<String> suggestion(String name) {
        return switch (name) {
            case "sec" -> Optional.of("s");
            case "msec" -> Optional.of("ms");
            case "usec" -> Optional.of("us");
            case "h", "hr", "hrs" -> Optional.of("hour");
            case "d" -> Optional.of("day");
            case "mho" -> Optional.of("S");
            default -> power(name).or(() -> Spelling.nearest(name, Units.names())).or(() -> Words.operator(name))
                    .or(() -> Words.meant(name, Words.BEHIND_VALUES));
        };
    }

    /** {@code cm^2} for {@code cm2}. */
    private static Optional<String> power(String name) {
        int last = name.length() - 1;
        boolean digit = last > 0 && name.charAt(last) >= '2' && name.charAt(last) <= '9';
        return Optional.of(name).filter(_ -> digit && Units.named(name.substring(0, last)).isPresent())
                .map(_ -> name.substring(0, last) + "^" + name.charAt(last));
    }

    private Span span(int start, int end) {
        return new Span(tokens.source(), start, end);
    }
}
