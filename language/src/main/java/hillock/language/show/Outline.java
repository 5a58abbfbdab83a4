package hillock.language.show;

import java.util.List;
import hillock.language.model.Condition;
import hillock.language.model.Term;
import hillock.language.units.Unit;

/** What {@code show} says about a file, before it is text or LaTeX. */
record Outline(String title, List<Section> sections) {

    record Section(String heading, List<Group> groups) {}

    /** Lines under a small heading; an empty heading writes none. */
    record Group(String heading, List<Line> lines) {}

    sealed interface Line {
        /** {@code left = right   [unit]}; an empty unit is not written. */
        record Equation(Left left, Dimensioned right, ShownNames names, Unit unit) implements Line {}

        /** {@code words condition}. */
        record Rule(String words, Condition condition, ShownNames names) implements Line {}

        /** {@code left = 0.3 mS/cm^2}: a number in coherent units, to be shown in {@code unit}. */
        record Quantity(Left left, double number, Unit unit) implements Line {}

        /** {@code V [mV], m, h}. */
        record Names(List<Term.Variable> list, ShownNames names) implements Line {}

        /** A bound, as the user would read it. */
        record Bound(String text, Condition condition, ShownNames names) implements Line {}

        /** {@code left = text   [unit]}, where the text is no mathematics. */
        record Statement(Left left, String text, Unit unit) implements Line {}

        record Words(String text) implements Line {}

        /** A line to be set as it is. */
        record Verbatim(String text) implements Line {}
    }

    /** What stands on the left. */
    sealed interface Left {
        record Name(Term.Variable name) implements Left {}

        /** {@code dV/dt}. */
        record Rate(String variable) implements Left {}

        /** {@code V(0)}. */
        record Start(String variable) implements Left {}

        /** {@code post.I_syn +=}. */
        record Contribution(Term.Variable input) implements Left {}

        /** What an event gives another value. */
        record Changed(Term.Variable name) implements Left {}

        /** Anything else, {@code cells} or {@code dt}. */
        record Label(String text) implements Left {}
    }
}
