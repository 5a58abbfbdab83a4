package hillock.language.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private static double coherent(String number, String unit) {
        return Units.parse(unit).orElseThrow().toCoherent(new BigDecimal(number));
    }

    private static Unit unit(String name) {
        return Units.named(name).orElseThrow();
    }

    @Test void theLiteraturesUnitsAreCoherent() {
        for (String unit : List.of("ms", "mV", "uA", "cm", "K", "mol", "cd", "mS", "uF", "kOhm", "nC", "pJ", "nW", "H", "kHz",
                "uA/cm^2", "mS/cm^2", "uF/cm^2", "/ms", "mV/ms", "uA/cm^2*ms^0.5")) {
            assertThat(Units.parse(unit).orElseThrow().isCoherent()).as(unit).isTrue();
        }
    }

    @Test void conversionsAreExact() {
        assertThat(coherent("0.1", "mS/cm^2")).isEqualTo(0.1);
        assertThat(coherent("20", "nS")).isEqualTo(2e-5);
        assertThat(coherent("120", "mS/cm^2")).isEqualTo(120);
        assertThat(coherent("1", "uF/cm^2")).isEqualTo(1);
        assertThat(coherent("20000", "um^2")).isEqualTo(2e-4);
        assertThat(coherent("6", "nS")).isEqualTo(6e-6);
        assertThat(coherent("15", "Hz")).isEqualTo(0.015);
        assertThat(coherent("100", "s")).isEqualTo(1e5);
        assertThat(coherent("200", "MOhm")).isEqualTo(2e5);
        assertThat(coherent("150", "pF")).isEqualTo(1.5e-4);
        assertThat(coherent("1", "kg")).isEqualTo(1e14);
        assertThat(coherent("2", "mM")).isEqualTo(2e-6);
        assertThat(coherent("3", "mol/m^3")).isEqualTo(3e-6);
        assertThat(coherent("2", "min")).isEqualTo(120_000);
        assertThat(coherent("1", "day")).isEqualTo(86_400_000);
        assertThat(coherent("1", "pA*s")).isEqualTo(coherent("1", "pC"));
    }

    @Test void derivedUnitsAgreeWithTheirDefinitions() {
        for (List<String> pair : List.of(List.of("V", "W/A"), List.of("S", "A/V"), List.of("F", "C/V"), List.of("Ohm", "V/A"),
                List.of("Hz", "/s"), List.of("C", "A*s"), List.of("J", "N*m"), List.of("W", "J/s"), List.of("N", "kg*m/s^2"),
                List.of("Pa", "N/m^2"), List.of("T", "Wb/m^2"), List.of("Wb", "V*s"), List.of("H", "Wb/A"), List.of("kat", "mol/s"),
                List.of("M", "mol/L"), List.of("L", "dm^3"))) {
            Unit left = Units.parse(pair.get(0)).orElseThrow();
            Unit right = Units.parse(pair.get(1)).orElseThrow();
            assertThat(left.dimension()).as(pair.toString()).isEqualTo(right.dimension());
            assertThat(left.tens()).as(pair.toString()).isEqualTo(right.tens());
        }
    }

    @Test void prefixesAndSpellings() {
        assertThat(unit("\u00B5A").tens()).isEqualTo(Rational.ZERO);
        assertThat(unit("\u03BCA").tens()).isEqualTo(Rational.ZERO);
        assertThat(unit("M\u03A9").tens()).isEqualTo(unit("MOhm").tens()).isEqualTo(unit("megaohms").tens());
        assertThat(unit("millivolts")).isEqualTo(new Unit("millivolts", unit("V").dimension(), 1, Rational.ZERO));
        assertThat(unit("yV").tens()).isEqualTo(Rational.of(-21));
        assertThat(unit("Ys").tens()).isEqualTo(Rational.of(27));
        assertThat(unit("dam").tens()).isEqualTo(Rational.of(3));
        assertThat(unit("\u00B5A").symbol()).isEqualTo("\u00B5A");
    }

    @Test void aUnitAsItStandsIsNotReadAsAPrefixAndAUnit() {
        assertThat(unit("cd").dimension()).isEqualTo(Dimension.LUMINOSITY);
        assertThat(unit("min").multiplier()).isEqualTo(60);
        assertThat(unit("m").dimension()).isEqualTo(Dimension.LENGTH);
        assertThat(unit("mm").dimension()).isEqualTo(Dimension.LENGTH);
        assertThat(unit("Pa").dimension()).isNotEqualTo(Dimension.CURRENT);
        assertThat(unit("mol").dimension()).isEqualTo(Dimension.AMOUNT);
    }

    @Test void whatIsNoUnit() {
        for (String name : List.of("h", "d", "tau", "V0", "mv", "kmin", "mmm", "", "millivo", "kkg", "uu", "mOHM", "kiloV")) {
            assertThat(Units.named(name)).as(name).isEmpty();
        }
        for (String text : List.of("", "/", "mV/", "mV//ms", "mV^", "mV^x", "mV ^2", "mV^13", "2", "mV/2", "mV^2.", "mV^0.1234567")) {
            assertThat(Units.parse(text)).as(text).isEmpty();
        }
    }

    @Test void longNamesForHints() {
        assertThat(Units.longName("m")).contains("metre");
        assertThat(Units.longName("mV")).contains("millivolt");
        assertThat(Units.longName("C")).contains("coulomb");
        assertThat(Units.longName("S")).contains("siemens");
        assertThat(Units.longName("H")).contains("henry");
        assertThat(Units.longName("metre")).isEmpty();
        assertThat(Units.longName("tau")).isEmpty();
    }

    @Test void everyLongNameMeansTheSameAsItsSymbol() {
        for (String symbol : List.of("m", "ms", "mV", "uA", "kOhm", "MHz", "pF", "nS", "mM", "L", "min", "cd", "kat", "uWb")) {
            Unit spelled = unit(Units.longName(symbol).orElseThrow());
            assertThat(spelled.dimension()).as(symbol).isEqualTo(unit(symbol).dimension());
            assertThat(spelled.tens()).as(symbol).isEqualTo(unit(symbol).tens());
        }
    }

    @Test void whereNoUnitWasWrittenACoherentOneIsFound() {
        for (String text : List.of("V", "uA/m^2", "S/m^2", "F/m^2", "/s", "V/s", "nA", "um^2", "A*s^0.5", "V/s^0.5", "kg", "mM",
                "V^3/A^2*K", "m^0.5", "J/mol/K")) {
            Dimension dimension = Units.parse(text).orElseThrow().dimension();
            Unit shown = Units.of(dimension);
            assertThat(shown.dimension()).isEqualTo(dimension);
            assertThat(shown.isCoherent()).isTrue();
            assertThat(Units.parse(shown.symbol())).as(shown.symbol()).contains(shown);
        }
        assertThat(Units.of(Dimension.NONE)).isEqualTo(Unit.NONE);
        assertThat(Units.of(Units.parse("S/m^2").orElseThrow().dimension()).symbol()).isEqualTo("mS/cm^2");
        assertThat(Units.of(Units.parse("V*s^0.5").orElseThrow().dimension()).symbol()).isEqualTo("mV*ms^0.5");
        assertThat(Units.of(Units.parse("kg").orElseThrow().dimension()).symbol()).isEqualTo("mV*uA*ms^3/cm^2");
    }

    @Test void namesToCompareWithAreUnits() {
        assertThat(Units.names()).contains("mV", "uA", "millivolt", "min", "hour")
                .allSatisfy(name -> assertThat(Units.named(name)).isPresent());
    }
}
