package hillock.language.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import hillock.language.catalogue.Catalogue;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Spelling;

/** How messages name things. */
final class Wording {
    private static final int LONG = 40;

    private Wording() {}

    /** An expression as the user wrote it, or {@code otherwise} where that is long. */
    static String side(Expression expression, String otherwise) {
        String text = text(expression);
        return text.length() <= LONG ? text : otherwise;
    }

    /** As written, on one line, with single spaces. */
    static String text(Expression expression) {
        return expression.span().text().replaceAll("#[^\\n]*", " ").strip().replaceAll("\\s+", " ");
    }

    /** What to write for a quantity with a unit where a file has plain numbers. */
    static Optional<String> withoutUnit(Expression.Quantity quantity, String what) {
        return quantity.unit().map(unit -> "write "
                + quantity.span().source().text().substring(quantity.span().start(), unit.span().start()).strip()
                + ", if the file counts " + what + " in " + unit.span().text());
    }

    /** As written, without the spaces around signs: for labels and the names of files. */
    static String compact(Expression expression) {
        return compact(text(expression));
    }

    static String compact(String text) {
        return text.strip().replaceAll("\\s+", " ").replaceAll(" ?([-+*/^<>=,:()\\[\\]]) ?", "$1").replace("->", " -> ");
    }

    /** {@code did you mean gNa?}, where a known name is near. */
    static Optional<String> didYouMean(String wrong, Collection<String> known) {
        return Spelling.nearest(wrong, known).map(name -> "did you mean " + name + "?");
    }

    /** The same for a model, which may be one of the catalogue that the text does not use. */
    static Optional<String> modelMeant(String wrong, Collection<String> known) {
        if (Catalogue.find(wrong).isPresent()) return Optional.of("the catalogue has one: use " + wrong + " from models");
        return didYouMean(wrong, known);
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> items) {
        if (items.size() < 2) return String.join("", items);
        return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    /** {@code the expressions a -> b -> a need each other}. */
    static String circle(String noun, List<String> circle) {
        if (circle.size() == 2) return circle.getFirst() + " needs itself";
        return "the " + noun + "s " + String.join(" -> ", circle) + " need each other";
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
