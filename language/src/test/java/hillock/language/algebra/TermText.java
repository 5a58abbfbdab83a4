package hillock.language.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;

/** Reads terms of plain numbers from text, so that tests read like mathematics. */
public final class TermText {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|(?:pre|post)\\.\\w+|\\w+|<=|>=|==|!=|[-+*/^(),<>])");
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private TermText(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() != end) throw new IllegalArgumentException("at " + end + " of " + text);
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) throw new IllegalArgumentException("at " + end + " of " + text);
        tokens.add("");
    }

    public static Term term(String text) {
        TermText reader = new TermText(text);
        Term term = reader.choice();
        if (!reader.peek().isEmpty()) throw new IllegalArgumentException(reader.peek() + " is left of " + text);
        return term;
    }

    public static Condition condition(String text) {
        TermText reader = new TermText(text);
        Condition condition = reader.or();
        if (!reader.peek().isEmpty()) throw new IllegalArgumentException(reader.peek() + " is left of " + text);
        return condition;
    }

    private Term choice() {
        if (!take("if")) return sum();
        Condition condition = or();
        expect("then");
        Term then = choice();
        expect("else");
        return new Term.Choice(condition, then, choice());
    }

    private Condition or() {
        Condition left = and();
        while (take("or")) left = new Condition.Or(left, and());
        return left;
    }

    private Condition and() {
        Condition left = not();
        while (take("and")) left = new Condition.And(left, not());
        return left;
    }

    private Condition not() {
        if (take("not")) return new Condition.Not(not());
        int here = next;
        if (take("(")) {
            try {
                Condition inner = or();
                expect(")");
                return inner;
            } catch (IllegalArgumentException _) {
                next = here;
            }
        }
        Term left = choice();
        String sign = tokens.get(next);
        for (Condition.Relation relation : Condition.Relation.values()) {
            if (take(relation.sign())) return new Condition.Comparison(relation, left, choice());
        }
        throw new IllegalArgumentException("no comparison: " + sign);
    }

    private Term sum() {
        Term left = product();
        while (true) {
            if (take("+")) left = new Term.Sum(left, product());
            else if (take("-")) left = new Term.Difference(left, product());
            else return left;
        }
    }

    private Term product() {
        Term left = unary();
        while (true) {
            if (take("*")) left = new Term.Product(left, unary());
            else if (take("/")) left = new Term.Quotient(left, unary());
            else return left;
        }
    }

    private Term unary() {
        if (take("-")) {
            Term operand = unary();
            return operand instanceof Term.Constant(double value) ? new Term.Constant(-value) : new Term.Negation(operand);
        }
        Term base = primary();
        return take("^") ? new Term.Power(base, unary()) : base;
    }

    private Term primary() {
        String token = tokens.get(next++);
        if (token.equals("(")) {
            Term inner = choice();
            expect(")");
            return inner;
        }
        if (token.equals("if")) {
            next--;
            return choice();
        }
        if (token.isEmpty() || !Character.isLetterOrDigit(token.charAt(0))) throw new IllegalArgumentException("found " + token);
        if (Character.isDigit(token.charAt(0))) return new Term.Constant(Double.parseDouble(token));
        if (token.equals("t")) return new Term.Time();
        if (token.equals("tjump")) return new Term.JumpTime();
        if (take("(")) return call(token);
        if (token.startsWith("pre.")) return Term.pre(token.substring(4));
        return token.startsWith("post.") ? Term.post(token.substring(5)) : Term.own(token);
    }

    private Term call(String name) {
        List<Term> arguments = new ArrayList<>(List.of(choice()));
        while (take(",")) arguments.add(choice());
        expect(")");
        if (name.equals("normal")) return new Term.Draw(Term.Distribution.NORMAL, arguments, 1);
        return new Term.Call(name.equals("H") ? Function.H : Function.valueOf(name.toUpperCase(Locale.ROOT)), arguments);
    }

    private String peek() {
        return tokens.get(next);
    }

    private boolean take(String token) {
        boolean there = tokens.get(next).equals(token);
        if (there) next++;
        return there;
    }

    private void expect(String token) {
        if (!take(token)) throw new IllegalArgumentException(token + " expected, found " + peek());
    }
}
