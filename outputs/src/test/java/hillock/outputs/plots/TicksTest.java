package hillock.outputs.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import hillock.language.units.Dimension;
import hillock.language.units.Rational;
import hillock.language.units.Unit;

class TicksTest {
    private static Ticks ticks(double from, double to, double wanted) {
        return Ticks.of(new Range(from, to), wanted);
    }

    @Test void stepsAreOneTwoOrFive() {
        assertThat(ticks(0, 1000, 8).labels()).containsExactly("0", "100", "200", "300", "400", "500", "600", "700", "800", "900", "1000");
        assertThat(ticks(-82, 47, 6).labels()).containsExactly("\u221280", "\u221260", "\u221240", "\u221220", "0", "20", "40");
        assertThat(ticks(0, 1, 5).labels()).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
    }

    @Test void aRangeMayRunDownwards() {
        assertThat(ticks(2.5, -0.5, 3).values()).containsExactly(0.0, 1.0, 2.0);
    }

    @Test void longNumbersAreShownWithAFactor() {
        Ticks tiny = ticks(-3e-7, 3e-7, 3);
        assertThat(tiny.factor()).contains("\u00d710\u207b\u2077");
        assertThat(tiny.labels()).containsExactly("\u22122", "0", "2");
        assertThat(ticks(0, 2e6, 4).factor()).contains("\u00d710\u2076");
        assertThat(ticks(0, 0.02, 4).factor()).isEmpty();
    }

    @Test void neuronsHaveWholeNumbers() {
        assertThat(Ticks.whole(new Range(-0.5, 1.5), 6).labels()).containsExactly("0", "1");
        assertThat(Ticks.whole(new Range(-0.5, 0.5), 6).labels()).containsExactly("0");
    }

    @Test void noRangeOfDoublesDefeatsAnAxis() {
        for (double size : new double[] {1e-300, 1e-12, 1, 1e12, 1e300}) {
            for (Range range : new Range[] {new Range(0, size), new Range(-size, size), new Range(size, size).padded(0.05)}) {
                assertThat(Ticks.of(range, 6).values()).as(range.toString()).hasSizeBetween(2, 14);
            }
        }
        assertThat(ticks(1e9, 1e9 + 1, 5).values()).hasSizeBetween(2, 14);
        assertThat(Range.EMPTY.padded(0.05)).isEqualTo(new Range(0, 1));
    }

    @Test void unitsAreSetAsInPrint() {
        assertThat(Typography.of(unit("uA/cm^2"))).isEqualTo("\u00b5A/cm\u00b2");
        assertThat(Typography.of(unit("mol*um^-1"))).isEqualTo("mol\u00b7\u00b5m\u207b\u00b9");
        assertThat(Typography.of(unit("uA/cm^2*ms^0.5"))).isEqualTo("\u00b5A/cm\u00b2\u00b7ms^0.5");
        assertThat(Typography.of(unit("minute"))).isEqualTo("minute");
        assertThat(Typography.axis("V", unit("mV"))).isEqualTo("V (mV)");
        assertThat(Typography.axis("m", Unit.NONE)).isEqualTo("m");
        assertThat(Typography.time(new BigDecimal("2.7").doubleValue(), false)).isEqualTo("2.7 ms");
    }

    private static Unit unit(String symbol) {
        return new Unit(symbol, Dimension.NONE, 1, Rational.ZERO);
    }
}
