package hillock.language.check;

import static hillock.language.check.Texts.checked;
import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import hillock.language.model.Experiment.Figure;
import org.junit.jupiter.api.Test;

/** {@code with nullclines}, and all that one is told where it cannot be. */
class PhasePlaneTest {
    private static final String CELLS = """
            model Cell { param I = 1; u = 2 * w; dV/dt = I - V - w; dw/dt = V - w; V(0) = 0; w(0) = 0 }
            population cells = Cell[4]
            population others = Cell
            simulate 10 { dt = 0.1; method = euler }
            """;

    @Test void ofTwoStateVariablesItMayHaveNullclines() {
        List<Figure> figures = checked(CELLS + """
                plot cells[1:3].w against cells[1:3].V from 1 with nullclines to 2; plot cells.w against cells.V
                """).experiment().figures();
        assertThat(figures.get(0)).isInstanceOfSatisfying(Figure.Phase.class, phase -> assertThat(phase.nullclines()).isTrue());
        assertThat(figures.get(1)).isInstanceOfSatisfying(Figure.Phase.class, phase -> assertThat(phase.nullclines()).isFalse());
    }

    @Test void ofAnythingElseItMayNot() {
        assertThat(mistakes(CELLS + """
                plot cells.V with nullclines
                plot cells.u against cells.V with nullclines
                plot cells.V against others.V with nullclines
                plot cells.w against cells[0].V with nullclines
                plot cells.V against cells.V with nullclines
                """)).isEqualTo("""
                cell.hillock:5:19: error: nullclines belong to a phase plane
                  5 | plot cells.V with nullclines
                    |                   ^^^^^^^^^^
                    hint: plot cells.w against cells.V with nullclines
                cell.hillock:6:35: error: nullclines are those of two state variables of the same neurons, found cells.u and cells.V
                  6 | plot cells.u against cells.V with nullclines
                    |                                   ^^^^^^^^^^
                    hint: plot cells.w against cells.V with nullclines
                cell.hillock:7:36: error: nullclines are those of two state variables of the same neurons, found cells.V and others.V
                  7 | plot cells.V against others.V with nullclines
                    |                                    ^^^^^^^^^^
                    hint: plot cells.w against cells.V with nullclines
                cell.hillock:8:38: error: nullclines are those of two state variables of the same neurons, found cells.w and cells[0].V
                  8 | plot cells.w against cells[0].V with nullclines
                    |                                      ^^^^^^^^^^
                    hint: plot cells.w against cells.V with nullclines
                cell.hillock:9:35: error: nullclines are those of two state variables of the same neurons, found cells.V and cells.V
                  9 | plot cells.V against cells.V with nullclines
                    |                                   ^^^^^^^^^^
                    hint: plot cells.w against cells.V with nullclines""");
    }
}
