package hillock.language.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import hillock.language.model.DataTable;
import hillock.language.model.Model.Values;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Span;
import hillock.language.units.Unit;

/** The rows of {@code from "edges.csv"}: source, target, and values by name. */
record EdgeList(Span at, DataTable data) {
    static Optional<EdgeList> of(Expression.Text file, DataTable data, Part source, Part target, Problems problems) {
        EdgeList list = new EdgeList(file.span(), data);
        boolean fits = data.names().size() >= 2 && data.names().get(0).equals("source") && data.names().get(1).equals("target");
        if (!fits) {
            problems.error(file.span(), data.file() + " must begin with the columns source and target, found "
                    + Wording.list(data.names().subList(0, Math.min(4, data.names().size()))),
                    "the header is source,target, then names such as w [mS/cm^2]");
            return Optional.empty();
        }
        Set<String> seen = new HashSet<>();
        for (String name : data.names()) {
            if (seen.add(name)) continue;
            problems.error(file.span(), data.file() + " has two columns " + name, "give each column a name of its own");
            return Optional.empty();
        }
        if (!list.inside(0, source, problems) || !list.inside(1, target, problems)) return Optional.empty();
        return Optional.of(list);
    }

    private boolean inside(int column, Part part, Problems problems) {
        double[] indices = data.columns().get(column);
        for (int row = 0; row < indices.length; row++) {
            double index = indices[row];
            if (index >= 0 && index < part.size() && index == Math.rint(index)) continue;
            String shown = index == Math.rint(index) ? Long.toString((long) index) : Double.toString(index);
            problems.error(at, "row " + (row + 1) + " of " + data.file() + " has the " + data.names().get(column) + " " + shown + ", but "
                    + part.label() + " has " + Wording.count(part.size(), "neuron"), "indices are whole numbers from 0 to "
                    + (part.size() - 1));
            return false;
        }
        return true;
    }

    int[] indices(int column) {
        return Arrays.stream(data.columns().get(column)).mapToInt(index -> (int) index).toArray();
    }

    /** The column of a name. */
    Optional<Values> values(String name) {
        int column = data.names().indexOf(name);
        if (column < 2) return Optional.empty();
        return Optional.of(new Values.Column(data.columns().get(column)));
    }

    /** Makes columns whose names the text does not declare weights of the connection. */
    void declare(BodyCheck body, Set<String> weights) {
        for (String name : data.names().subList(2, data.names().size())) {
            if (name.equals("delay")) {
                Unit unit = data.units().get(data.names().indexOf(name));
                body.checking.agree(at, "", "the column delay", Dim.of(unit.dimension()), "a delay",
                        unit.dimension().isNone() ? Dim.NONE : Dim.TIME);
            } else if (!body.names.containsKey(name)) {
                body.names.put(name, new Meaning.Quantity(Typed.leaf(Term.own(name), body.fresh()), Kind.PARAMETER));
                body.span(name, at);
                weights.add(name);
            }
        }
    }

    /** Gives names their columns' units, and the undeclared their values. */
    void undeclared(BodyCheck body) {
        for (int k = 2; k < data.names().size(); k++) {
            String name = data.names().get(k);
            if (name.equals("delay")) continue;
            if (body.kind(name).orElse(Kind.STATE) != Kind.PARAMETER) {
                body.checking.problems().error(at, "the column " + name + " of " + data.file()
                        + " is no param or weight of the connection");
                continue;
            }
            Unit unit = data.units().get(k);
            body.checking.agree(at, "", name, body.dim(name), "its column in " + data.file(), Dim.of(unit.dimension()));
            body.hint(name, unit);
            body.parameters.put(name, values(name).orElseThrow());
        }
    }
}
