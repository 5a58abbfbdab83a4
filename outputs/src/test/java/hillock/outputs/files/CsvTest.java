package hillock.outputs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import hillock.language.units.Unit;
import hillock.outputs.Samples;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Trace;

class CsvTest {
    private static Trace trace(String label, Unit unit, String... columns) {
        return new Trace(label, unit, List.of(columns));
    }

    private static String csv(Trace trace, boolean plain) {
        return text(sink -> Csv.write(trace, plain, sink));
    }

    private static String text(ResultFolder.Lines lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            lines.to(new LineSink(out));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test void aVoltageHasItsUnitInEachHeaderAndEveryDigitOfItsValues() {
        Trace v = trace("cells.V", Samples.MILLIVOLT, "0", "1");
        v.add(0, new double[] {-65, -55.5});
        v.add(0.01, new double[] {-64.99999999999999, 0.1 + 0.2});
        assertThat(csv(v, false)).isEqualTo("t [ms],0 [mV],1 [mV]\n0.0,-65.0,-55.5\n0.01,-64.99999999999999,0.30000000000000004\n");
    }

    @Test void aFileWithoutUnitsHasPlainHeaders() {
        Trace x = trace("ring.x", Unit.NONE, "0", "1");
        x.add(0, new double[] {1e-5, -0.0});
        assertThat(csv(x, true)).isEqualTo("t,0,1\n0.0,1.0E-5,-0.0\n");
    }

    @Test void aPlainNumberInAFileWithUnitsHasItsTimeInMilliseconds() {
        Trace m = trace("cells.m", Unit.NONE, "0", "1");
        m.add(2.5, new double[] {0.05, 1});
        assertThat(csv(m, false)).isEqualTo("t [ms],0,1\n2.5,0.05,1.0\n");
    }

    @Test void aConnectionsColumnsAreNamedFromSourceToTarget() {
        Trace i = trace("driver-follower.I", Samples.CURRENT_DENSITY, "0->1");
        i.add(0, new double[] {0.25});
        assertThat(csv(i, false)).isEqualTo("t [ms],0->1 [uA/cm^2]\n0.0,0.25\n");
    }

    @Test void anAggregateIsOneColumnOfItsName() {
        Trace mean = trace("mean(cells.V)", Samples.MILLIVOLT, "mean(cells.V)");
        mean.add(0, new double[] {-65});
        assertThat(csv(mean, false)).isEqualTo("t [ms],mean(cells.V) [mV]\n0.0,-65.0\n");
    }

    @Test void aHeaderWithACommaIsQuoted() {
        Trace max = trace("m", Unit.NONE, "max(a, \"b\")");
        max.add(0, new double[] {1});
        assertThat(csv(max, true)).isEqualTo("t,\"max(a, \"\"b\"\")\"\n0.0,1.0\n");
    }

    @Test void valuesAreInTheUnitThatTheUserWrote() {
        Trace v = trace("cells.V", Samples.VOLT, "0");
        v.add(0, new double[] {-65});
        assertThat(csv(v, false)).isEqualTo("t [ms],0 [V]\n0.0,-0.065\n");
    }

    @Test void valuesThatBlewUpAreWrittenAsTheyAre() {
        Trace v = trace("cells.V", Unit.NONE, "0", "1");
        v.add(0, new double[] {Double.NaN, Double.NEGATIVE_INFINITY});
        assertThat(csv(v, true)).isEqualTo("t,0,1\n0.0,NaN,-Infinity\n");
    }

    @Test void spikesComeInTheirOrder() {
        SpikeTrain train = new SpikeTrain("cells", 3);
        train.add(1, 1.898275);
        train.add(0, 2);
        train.add(2, 2);
        assertThat(text(sink -> Csv.write(train, _ -> true, false, sink))).isEqualTo("neuron,t [ms]\n1,1.898275\n0,2.0\n2,2.0\n");
        assertThat(text(sink -> Csv.write(train, k -> train.neuron(k) == 2, true, sink))).isEqualTo("neuron,t\n2,2.0\n");
    }

    @Test void aLongTraceCrossesAllBufferEdgesUnharmed() {
        Trace v = trace("cells.V", Samples.MILLIVOLT, "0", "1", "2");
        StringBuilder expected = new StringBuilder("t [ms],0 [mV],1 [mV],2 [mV]\n");
        for (int k = 0; k < 40_000; k++) {
            double[] row = {Math.sin(k), 1.0 / (k + 1), -k};
            v.add(k * 0.01, row);
            expected.append(k * 0.01).append(',').append(row[0]).append(',').append(row[1]).append(',').append(row[2]).append('\n');
        }
        assertThat(csv(v, false)).isEqualTo(expected.toString());
    }

    @Test void onlyWholeLinesCountAsWritten() {
        OutputStream small = new OutputStream() {
            private int room = 100_000;

            @Override public void write(int b) throws IOException {
                if (room-- == 0) throw new IOException("full");
            }
        };
        LineSink sink = new LineSink(small);
        Trace v = trace("cells.V", Samples.MILLIVOLT, "0");
        for (int k = 0; k < 40_000; k++) v.add(k, new double[] {k});
        try {
            Csv.write(v, false, sink);
        } catch (IOException _) {
            assertThat(sink.completed()).isBetween(60_000L, 100_000L);
            return;
        }
        throw new AssertionError("the sink is too small for this");
    }
}
