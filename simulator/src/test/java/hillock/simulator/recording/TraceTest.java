package hillock.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import hillock.language.units.Dimension;
import hillock.language.units.Rational;
import hillock.language.units.Unit;

class TraceTest {
    /** Widths around the size of a block of rows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000, 65_535, 65_536, 65_537})
    void rowsAndColumnsReadBackWhatWasAdded(int width) {
        Trace trace = new Trace("cells.V", Unit.NONE, IntStream.range(0, width).mapToObj(Integer::toString).toList());
        int rows = width < 10 ? 70_000 : 5;
        double[] row = new double[width];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < width; c++) row[c] = r * 1e6 + c;
            trace.add(r * 0.5, row);
        }
        assertThat(trace.rows()).isEqualTo(rows);
        assertThat(trace.times()).hasSize(rows).endsWith((rows - 1) * 0.5);
        double[] copy = new double[width + 1];
        trace.copyRow(rows - 1, copy);
        assertThat(copy[width - 1]).isEqualTo((rows - 1) * 1e6 + width - 1).isEqualTo(trace.value(rows - 1, width - 1));
        double[] column = trace.column(width - 1);
        assertThat(column).hasSize(rows);
        for (int r = 0; r < rows; r++) assertThat(column[r]).isEqualTo(r * 1e6 + width - 1);
    }

    @Test void valuesAreShownInTheTracesUnit() {
        Trace trace = new Trace("cells.V", new Unit("V", Dimension.NONE, 1, Rational.of(3)), List.of("0"));
        trace.add(0, new double[] {-65});
        assertThat(trace.value(0, 0)).isEqualTo(-0.065);
    }

    @Test void whatIsNotThereIsRefused() {
        Trace trace = new Trace("cells.V", Unit.NONE, List.of("0"));
        trace.add(0, new double[] {1});
        assertThatThrownBy(() -> trace.column(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> trace.value(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> trace.copyRow(1, new double[1])).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test void aTrainGivesOneNeuronsSpikes() {
        SpikeTrain train = new SpikeTrain("cells", 3);
        for (int k = 0; k < 1000; k++) train.add(k % 3, k);
        assertThat(train.count()).isEqualTo(1000);
        assertThat(train.of(1)).hasSize(333).startsWith(1, 4, 7);
        assertThat(train.neuron(999)).isZero();
        assertThat(train.time(999)).isEqualTo(999);
    }
}
