package hillock.language.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.DataTable;
import hillock.language.model.Part;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Span;
import hillock.language.syntax.Statement;
import hillock.language.syntax.UserError;

/** Who is connected to whom. */
final class PatternCheck {
    private final Checking checking;
    private final FixedNumbers numbers;
    private final DataFiles files;
    private final Part source;
    private final Part target;
    private final boolean exceptSelf;

    PatternCheck(Checking checking, FixedNumbers numbers, DataFiles files, Part source, Part target, boolean exceptSelf) {
        this.checking = checking;
        this.numbers = numbers;
        this.files = files;
        this.source = source;
        this.target = target;
        this.exceptSelf = exceptSelf;
    }

    /** The file's rows, where the pattern names one. */
    Optional<EdgeList> edges(Statement.Pattern pattern) {
        if (!(pattern instanceof Statement.Pattern.FromFile(_, var file))) return Optional.empty();
        try {
            return files.find(file).flatMap(path -> rows(path, file))
                    .flatMap(data -> EdgeList.of(file, data, source, target, checking.problems()));
        } catch (UserError error) {
            checking.problems().addAll(error);
            return Optional.empty();
        }
    }

    private Optional<DataTable> rows(Path path, Expression.Text file) {
        if (ArrayFile.isNamed(file.value())) {
            return files.arrays(path, file.value(), file.span())
                    .map(arrays -> new EdgeArrays(file.value(), file.span(), arrays, source, target).table());
        }
        return files.read(path, file.value(), file.span()).map(text -> TableText.read(text, file.span()));
    }

    /** The pattern; empty where none is written. */
    Optional<Pattern> pattern(Statement.Pattern written, Optional<EdgeList> edges, Reach ends) {
        return switch (written) {
            case Statement.Pattern.Unstated _ -> Optional.empty();
            case Statement.Pattern.AllToAll _ -> Optional.of(new Pattern.AllToAll());
            case Statement.Pattern.OneToOne(var span) -> {
                equalSizes(span, "one to one");
                yield Optional.of(new Pattern.OneToOne());
            }
            case Statement.Pattern.WithProbability(_, var probability) ->
                    Optional.of(new Pattern.WithProbability(probability(probability)));
            case Statement.Pattern.WithIndegree(_, var count) -> Optional.of(new Pattern.WithIndegree(indegree(count)));
            case Statement.Pattern.By by -> by(by);
            case Statement.Pattern.Where(_, var condition) ->
                    Optional.of(new Pattern.Where(new Resolver(checking, Place.WHERE).condition(condition, ends)));
            case Statement.Pattern.FromFile _ -> Optional.of(edges
                    .map(list -> new Pattern.Listed(list.indices(0), list.indices(1))).orElse(new Pattern.Listed(new int[0], new int[0])));
        };
    }

    private Optional<Pattern> by(Statement.Pattern.By by) {
        return switch (by.name()) {
            case "ring" -> {
                if (!count(by, 1, "ring(k)")) yield failed();
                equalSizes(by.span(), "by ring");
                OptionalLong reach = numbers.whole(by.arguments().getFirst(), "the reach of a ring", 1, Integer.MAX_VALUE);
                yield Optional.of(new Pattern.Ring((int) reach.orElse(1)));
            }
            case "lattice" -> {
                if (!count(by, 2, "lattice(rows, columns)")) yield failed();
                yield lattice(by);
            }
            case "small world" -> {
                if (!count(by, 2, "small world(k, p)")) yield failed();
                equalSizes(by.span(), "by small world");
                OptionalLong reach = numbers.whole(by.arguments().getFirst(), "the reach of a small world", 1, Integer.MAX_VALUE);
                yield Optional.of(new Pattern.SmallWorld((int) reach.orElse(1), probability(by.arguments().getLast())));
            }
            default -> {
                checking.problems().error(by.span(), "there is no pattern by " + by.name(),
                        "known are by ring(k), by lattice(rows, columns) and by small world(k, p)");
                yield failed();
            }
        };
    }

    private Optional<Pattern> lattice(Statement.Pattern.By by) {
        OptionalLong rows = numbers.whole(by.arguments().get(0), "the number of rows", 1, Integer.MAX_VALUE);
        OptionalLong columns = numbers.whole(by.arguments().get(1), "the number of columns", 1, Integer.MAX_VALUE);
        if (rows.isEmpty() || columns.isEmpty()) return failed();
        for (Part part : List.of(source, target)) {
            if (rows.getAsLong() * columns.getAsLong() == part.size()) continue;
            checking.problems().error(by.span(), "a lattice of " + rows.getAsLong() + " rows and " + columns.getAsLong() + " columns has "
                    + rows.getAsLong() * columns.getAsLong() + " places, but " + part.label() + " has " + Wording.count(part.size(),
                    "neuron"));
            break;
        }
        return Optional.of(new Pattern.Lattice((int) rows.getAsLong(), (int) columns.getAsLong()));
    }

    private boolean count(Statement.Pattern.By by, int expected, String form) {
        List<Expression> arguments = by.arguments();
        if (arguments.size() == expected) return true;
        checking.problems().error(by.span(), "by " + by.name() + " takes " + Wording.count(expected, "number") + ", found "
                + arguments.size(),
                "by " + form);
        return false;
    }

    private void equalSizes(Span at, String what) {
        if (source.size() == target.size()) return;
        checking.problems().error(at, what + " needs two of one size, but " + source.label() + " has " + Wording.count(source.size(),
                "neuron")
                + " and " + target.label() + " has " + target.size());
    }

    private double probability(Expression written) {
        OptionalDouble p = numbers.number(written, "a probability");
        if (p.isPresent() && !(p.getAsDouble() >= 0 && p.getAsDouble() <= 1)) {
            checking.problems().error(written.span(), "a probability lies between 0 and 1, found " + Wording.text(written));
        }
        return p.orElse(0);
    }

    private int indegree(Expression written) {
        OptionalLong count = numbers.whole(written, "an indegree", 0, Integer.MAX_VALUE);
        boolean noSelf = exceptSelf && source.population().equals(target.population())
                && source.from() < target.to() && target.from() < source.to();
        long most = source.size() - (noSelf ? 1 : 0);
        if (count.isPresent() && count.getAsLong() > most) {
            checking.problems().error(written.span(), "each target has " + count.getAsLong() + " different sources, but " + source.label()
                    + " has "
                    + Wording.count(source.size(), "neuron") + (noSelf ? ", the target itself excepted" : ""));
        }
        return (int) Math.min(count.orElse(0), most);
    }

    private static Optional<Pattern> failed() {
        return Optional.of(new Pattern.AllToAll());
    }
}
