package hillock.language.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import hillock.language.check.CheckedModel.Interval;
import hillock.language.model.DataTable;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Argument;
import hillock.language.syntax.Expression.Call;
import hillock.language.syntax.Expression.Name;

/** The held and recorded signals of a model: each place in the text where one is written makes one. */
final class ModelSignals {
    private final Checking checking;
    private final BodyCheck body;
    private final DataFiles files;
    private final List<Model.Hold> holds = new ArrayList<>();
    private final List<Model.Table> tables = new ArrayList<>();
    private final List<Interval> intervals = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    ModelSignals(Checking checking, BodyCheck body, DataFiles files) {
        this.checking = checking;
        this.body = body;
        this.files = files;
    }

    /** Those in the expression or equation of a name. */
    Signals of(String owner) {
        return new Signals() {
            @Override public Typed hold(Call call, Resolver.Around around, Resolver.Counter draws) {
                return held(owner, call, around, draws);
            }

            @Override public Typed table(Call call, Resolver.Around around) {
                return recorded(owner, call, around);
            }
        };
    }

    List<Model.Hold> holds() {
        return holds;
    }

    List<Model.Table> tables() {
        return tables;
    }

    List<Interval> intervals() {
        return intervals;
    }

    private String named(String owner, String what, Call call) {
        String name = owner + "@" + what + counts.merge(owner + what, 1, Integer::sum);
        body.span(name, call.span());
        return name;
    }

    private Typed held(String owner, Call call, Resolver.Around around, Resolver.Counter draws) {
        Expression value = call.arguments().get(0).value();
        Expression interval = call.arguments().get(1).value();
        Resolver.Around still = new Resolver.Around(around.reach(), false, around.functions());
        Typed held = new Resolver(checking, Place.HELD, Optional.empty(), draws).number(value, still);
        Typed every = new Resolver(checking, Place.INTERVAL).number(interval, still);
        checking.duration(interval, "hold's interval must be a time", "the interval", every, body.plain, around.reach());
        OptionalDouble known = ConstantTerm.value(every.term());
        if (known.isPresent() && known.getAsDouble() <= 0) {
            checking.problems().error(interval.span(), "the interval of hold must be positive, found " + Wording.text(interval));
        }
        known.ifPresent(milliseconds -> intervals.add(new Interval(interval, milliseconds)));
        String name = named(owner, "hold", call);
        holds.add(new Model.Hold(name, owner, held.term(), every.term()));
        return Typed.leaf(Term.own(name), held.dim());
    }

    private Typed recorded(String owner, Call call, Resolver.Around around) {
        String name = named(owner, "table", call);
        Typed unknown = Typed.leaf(new Term.Constant(Double.NaN), checking.dimensions().fresh());
        List<Argument> arguments = call.arguments();
        if (arguments.isEmpty() || arguments.getFirst().keyword().isPresent() || !(arguments.getFirst()
                .value() instanceof Expression.Text file)) {
            checking.problems().error(call.span(), "table takes the name of a file first", "table(\"current.csv\")");
            return unknown;
        }
        Optional<Term> column = Optional.empty();
        boolean held = false;
        for (Argument argument : arguments.subList(1, arguments.size())) {
            String key = argument.keyword().map(Name::text).orElse("");
            switch (key) {
                case "column" -> {
                    Typed value = new Resolver(checking, Place.COLUMN).number(argument.value(), around);
                    checking.plain(argument.value().span(), "a column", value.dim());
                    column = Optional.of(value.term());
                }
                case "held" -> held = held(argument.value());
                default -> checking.problems().error(argument.keyword().map(Name::span).orElse(argument.value().span()),
                        "table takes column = and held = behind the file's name", "table(\"current.csv\", column = i, held = true)");
            }
        }
        Optional<DataTable> data = files.table(file);
        if (data.isEmpty()) return unknown;
        tables.add(new Model.Table(name, data.get(), column, held));
        data.get().units().stream().skip(1).forEach(unit -> body.hint(owner, unit));
        return Typed.leaf(Term.own(name), dim(file, data.get(), column));
    }

    private boolean held(Expression value) {
        if (value instanceof Name(_, var text) && (text.equals("true") || text.equals("false"))) return text.equals("true");
        checking.problems().error(value.span(), "expected held = true or held = false, found " + Wording.side(value, "something else"));
        return false;
    }

    private Dim dim(Expression.Text file, DataTable data, Optional<Term> column) {
        OptionalDouble fixed = column.map(ConstantTerm::value).orElse(OptionalDouble.empty());
        int columns = data.columns().size() - 1;
        double k = fixed.orElse(Double.NaN);
        if (!Double.isNaN(k)) { // what is wrong in it is reported already
            if (k >= 0 && k < columns && k == Math.rint(k)) return Dim.of(data.units().get((int) k + 1).dimension());
            checking.problems().error(file.span(), file.value() + " has no column " + (k == Math.rint(k) ? (Object) (long) k : k)
                    + ": it has "
                    + Wording.count(columns, "column") + " behind the time", "columns count from 0");
            return checking.dimensions().fresh();
        }
        Dim first = Dim.of(data.units().get(1).dimension());
        for (int c = 2; c <= columns; c++) {
            if (data.units().get(c).dimension().equals(first.known())) continue;
            checking.agree(file.span(), "the columns of " + file.value() + " must agree", data.names().get(1), first, data.names().get(c),
                    Dim.of(data.units().get(c).dimension()), () -> Optional.of("choose one: column = 0"));
            break;
        }
        return first;
    }
}
