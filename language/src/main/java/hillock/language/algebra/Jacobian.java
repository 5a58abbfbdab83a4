package hillock.language.algebra;

import java.util.List;
import java.util.Map;
import hillock.language.model.Model;
import hillock.language.model.Term;

/** The derivatives of right-hand sides with respect to variables. */
public final class Jacobian {
    private Jacobian() {}

    /** One row for each equation, one column for each variable (of scope OWN); entries that are zero by symbol are {@link Term#ZERO}. */
    public static List<List<Term>> of(List<Model.Equation> equations, List<String> variables, Map<Term.Variable, Term> definitions) {
        return equations.stream().map(equation -> row(equation.rate(), variables, definitions)).toList();
    }

    /** Whether the equations are linear in these variables together: no entry of the Jacobian depends on any of them. */
    public static boolean isConstant(List<List<Term>> jacobian, List<String> variables, Map<Term.Variable, Term> definitions) {
        List<Term.Variable> names = variables.stream().map(Term::own).toList();
        return jacobian.stream().flatMap(List::stream)
                .allMatch(entry -> Variables.reached(entry, definitions).stream().noneMatch(names::contains));
    }

    private static List<Term> row(Term rate, List<String> variables, Map<Term.Variable, Term> definitions) {
        return variables.stream().map(variable -> Derivative.of(rate, Term.own(variable), definitions)).toList();
    }
}
