package hillock.language.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitSpellingTest {
    private static String read(String text) {
        UnitSpelling spelling = UnitSpelling.at(text, 0);
        StringBuilder factors = new StringBuilder(text.substring(0, spelling.end()));
        spelling.factors().forEach(f -> factors.append(' ').append(f.name()).append(':').append(f.exponent()));
        spelling.badExponent().ifPresent(at -> factors.append(" bad at ").append(at));
        return factors.toString();
    }

    @Test void factorsAreJoinedWithoutSpaces() {
        assertThat(read("uA/cm^2*ms^0.5 + x")).isEqualTo("uA/cm^2*ms^0.5 uA:1 cm:-2 ms:0.5");
        assertThat(read("/mV/ms * (V")).isEqualTo("/mV/ms mV:-1 ms:-1");
        assertThat(read("cm^-2)")).isEqualTo("cm^-2 cm:-2");
        assertThat(read("m^+3")).isEqualTo("m^+3 m:3");
        assertThat(read("ms^.5")).isEqualTo("ms^.5 ms:0.5");
    }

    @Test void anOperatorBeforeADigitASpaceOrAParenthesisIsArithmetic() {
        assertThat(read("mV/2")).isEqualTo("mV mV:1");
        assertThat(read("mV / tau")).isEqualTo("mV mV:1");
        assertThat(read("mV/(2 * x)")).isEqualTo("mV mV:1");
        assertThat(read("mV*2")).isEqualTo("mV mV:1");
        assertThat(read("mV-1")).isEqualTo("mV mV:1");
        assertThat(read("ms^ 2")).isEqualTo("ms ms:1");
    }

    @Test void anExponentIsADecimalNumber() {
        assertThat(read("ms^n")).endsWith("bad at 2");
        assertThat(read("ms^(1/2)")).endsWith("bad at 2");
        assertThat(read("mV/ms^")).isEqualTo("mV/ms mV:1 ms:-1");
        assertThat(read("ms^99999999999999999999")).endsWith("bad at 2");
    }
}
