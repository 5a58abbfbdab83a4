package hillock.language.syntax;

import java.util.ArrayList;
import java.util.List;
import hillock.language.syntax.BodyParser.Place;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Statement.Action;

/** {@code spike when ... { ... }} and {@code on pre.spike { ... }}. */
final class EventParser {
    private final Tokens tokens;
    private final Blocks blocks;
    private final ExpressionParser expressions;

    EventParser(Tokens tokens, Blocks blocks, ExpressionParser expressions) {
        this.tokens = tokens;
        this.blocks = blocks;
        this.expressions = expressions;
    }

    Statement.Spike spike(Place place) {
        Token first = tokens.take();
        BodyParser.require(place, Place.MODEL, tokens.span(first), "spike");
        tokens.expect("when");
        Expression condition = expressions.expression();
        List<Action> reset = blocks.optional("the condition", () -> List.of(action()));
        return new Statement.Spike(tokens.since(first), condition, reset);
    }

    Statement.On on(Place place) {
        Token first = tokens.take();
        BodyParser.require(place, Place.CONNECTION, tokens.span(first), "on " + tokens.peek().text());
        Token side = tokens.take();
        if (side.is("spike")) throw new SyntaxFailure(tokens.span(side), "whose spike?", "on pre.spike or on post.spike");
        tokens.expect(".");
        Name event = tokens.expectName("spike");
        Expression.Member member = new Expression.Member(tokens.since(side), tokens.name(side), event);
        if (!event.text().equals("spike")) {
            throw new SyntaxFailure(member.span(), "expected pre.spike or post.spike, found " + Token.shortened(member.span().text()));
        }
        List<Action> actions = blocks.block(member.span().text(), () -> List.of(action()));
        return new Statement.On(tokens.since(first), member, actions);
    }

    private Action action() {
        Token second = tokens.ahead(1);
        boolean negative = second.is("-") && tokens.ahead(2).kind() == Token.Kind.NUMBER;
        boolean refractory = tokens.is("refractory") && !second.breaks()
                && (negative || second.kind() == Token.Kind.NUMBER || second.kind() == Token.Kind.NAME || second.is("("));
        return refractory ? refractory() : change();
    }

    private Action.Refractory refractory() {
        Token first = tokens.take();
        Expression duration = expressions.expression();
        List<Name> holding = new ArrayList<>();
        if (tokens.takeIf("holding")) {
            do {
                holding.add(tokens.expectName("a variable's name"));
            } while (tokens.takeIf(","));
        }
        return new Action.Refractory(tokens.since(first), duration, holding);
    }

    private Action.Change change() {
        Token first = tokens.peek();
        if (!tokens.isName()) throw tokens.unexpected("what happens at the spike, as in V = -65 mV");
        Expression target = expressions.leftSide();
        switch (target) {
            case Name name -> tokens.checkNew(name);
            case Expression.Member _ -> { }
            case Expression other -> throw new SyntaxFailure(other.span(), "expected a variable to change, found "
                    + Token.shortened(other.span().text()));
        }
        boolean known = tokens.is("=") || tokens.is("+=") || tokens.is("-=") || tokens.is("*=") || tokens.is("/=");
        if (!known) throw tokens.unexpected("=, +=, -=, *= or /=");
        String sign = tokens.take().text();
        Expression value = expressions.expression();
        return new Action.Change(tokens.since(first), target, sign, value);
    }
}
