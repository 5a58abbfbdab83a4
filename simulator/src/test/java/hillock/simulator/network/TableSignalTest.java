package hillock.simulator.network;

import static hillock.simulator.network.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import hillock.language.model.DataTable;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.syntax.UserError;

class TableSignalTest {
    private static final double[] TIMES = {0, 10, 30};
    private static final DataTable ONE = table(TIMES, new double[] {1, 2, 6});
    private static final DataTable TWO = table(TIMES, new double[] {1, 2, 6}, new double[] {-1, -2, -6});

    @Test void aTableIsLinearInBetweenAndConstantOutside() {
        TableSignal signal = signal(1, ONE, Optional.empty(), false);
        assertThat(at(signal, 5)).containsExactly(1.5);
        assertThat(at(signal, 10)).containsExactly(2);
        assertThat(at(signal, 15)).containsExactly(3);
        assertThat(at(signal, -1)).containsExactly(1);
        assertThat(at(signal, 1e9)).containsExactly(6);
        assertThat(at(signal, 2.5)).containsExactly(1.25);
    }

    @Test void aHeldTableKeepsEachValueUntilTheNextRow() {
        TableSignal signal = signal(1, ONE, Optional.empty(), true);
        assertThat(at(signal, Math.nextDown(10.0))).containsExactly(1);
        assertThat(at(signal, 10)).containsExactly(2);
        assertThat(at(signal, 29.999)).containsExactly(2);
        assertThat(at(signal, 30)).containsExactly(6);
        assertThat(at(signal, 3)).containsExactly(1);
    }

    @Test void oneColumnFeedsAllAndSeveralFeedOneNeuronEach() {
        assertThat(at(signal(3, ONE, Optional.empty(), false), 10)).containsExactly(2, 2, 2);
        assertThat(at(signal(2, TWO, Optional.empty(), false), 10)).containsExactly(2, -2);
        assertThat(at(signal(3, TWO, Optional.of(minus(Term.ONE, number(0))), false), 10)).containsExactly(-2, -2, -2);
        assertThat(at(signal(2, TWO, Optional.of(minus(Term.ONE, v("i"))), false), 10)).containsExactly(-2, 2);
    }

    @Test void asManyColumnsAsNeuronsAreNeeded() {
        assertThatThrownBy(() -> signal(3, TWO, Optional.empty(), false)).isInstanceOf(UserError.class).hasMessage(
                """
                error: current.csv has 2 columns of values, but cells has 3 neurons
                  hint: give one column for all, one for each neuron, or say which: column = i""");
        assertThatThrownBy(() -> signal(3, TWO, Optional.of(v("i")), false)).isInstanceOf(UserError.class).hasMessage(
                """
                error: cells[2] asks for column 2 of current.csv, which has 2
                  hint: columns are whole numbers that count from 0 behind the column of times""");
        assertThatThrownBy(() -> signal(1, TWO, Optional.of(number(0.5)), false)).isInstanceOf(UserError.class).hasMessage(
                """
                error: cells[0] asks for column 0.5 of current.csv, which has 2
                  hint: columns are whole numbers that count from 0 behind the column of times""");
    }

    @Test void timesMustRise() {
        DataTable back = table(new double[] {0, 2, 1}, new double[3]);
        assertThatThrownBy(() -> signal(1, back, Optional.empty(), false)).isInstanceOf(UserError.class).hasMessage(
                """
                error: the times in current.csv do not rise: 1.0 ms stands behind 2.0 ms
                  hint: sort its rows by time and keep one row for each time""");
    }

    @Test void aTableThatDoesNotCoverTheRunIsTold() {
        TableSignal signal = signal(1, ONE, Optional.empty(), false);
        assertThat(signal.gap(0, 30)).isEmpty();
        assertThat(signal.gap(0, 100)).contains("current.csv reaches from 0.0 to 30.0 ms, the run from 0.0 to 100.0 ms; "
                + "outside, its first or last value is used");
    }

    private static double[] at(TableSignal signal, double time) {
        double[] out = new double[signal.size()];
        signal.fill(time, out);
        return out;
    }

    private static TableSignal signal(int size, DataTable data, Optional<Term> column, boolean held) {
        ModelSketch sketch = decay();
        sketch.tables.add(new Model.Table("I@table1", data, column, held));
        return neurons(population("cells", size, sketch.model("D"))).tables().get("I@table1");
    }
}
