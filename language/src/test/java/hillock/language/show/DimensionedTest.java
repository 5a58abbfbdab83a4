package hillock.language.show;

import static hillock.language.algebra.TermText.term;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import hillock.language.algebra.Notation;
import hillock.language.model.Term;
import hillock.language.units.Unit;
import hillock.language.units.Units;

class DimensionedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0.1 * (V + 40) / (1 - exp(-(V + 40) / 10)) | /ms     | 0.1 /mV/ms * (V + 40 mV) / (1 - exp(-(V + 40 mV) / 10 mV))",
        "5 * (1 - S) / (1 + exp(-(V + 3) / 8)) - S / 1 | /ms  | 5 /ms * (1 - S) / (1 + exp(-(V + 3 mV) / 8 mV)) - S / 1 ms",
        "1 * (5 * normal(0, 1) - 5)                 | mV      | 1 mV * (5 * normal() - 5)",
        "(5 * normal(0, 1) - 5) * 1                 | mV      | (5 * normal() - 5) * 1 mV",
        "0.04 * V^2 + 5 * V + 140                   | mV/ms   | 0.04 /mV/ms * V^2 + 5 /ms * V + 140 mV/ms",
        "max(0, V + 3)                              | mV      | max(0 mV, V + 3 mV)",
        "if V > 30 and 2 < S then 1 else 0          | mV      | if V > 30 mV and 2 < S then 1 mV else 0 mV",
        "sqrt(V^2 + 4)                              | mV      | sqrt(V^2 + 4 mV^2)",
        "g * 0.001                                  | mS      | g * 0.001",
        "(tau / 2)^2 + (3)^2 * S                    | ms^2    | (tau / 2)^2 + (3 ms)^2 * S",
        "g + 2e-5                                   | mS      | g + 20 nS",
        "sin(2 * t)                                 | mV      | sin(2 /ms * t)"})
    void numbersGetTheirUnitsBack(String text, String unit, String shown) {
        Map<Term.Variable, Unit> units = Map.of(Term.own("V"), unit("mV"), Term.own("S"), Unit.NONE,
                Term.own("g"), unit("nS"), Term.own("tau"), unit("ms"));
        Dimensioned dimensioned = Dimensioned.of(term(text), Optional.of(unit(unit).dimension()),
                name -> Optional.of(units.get(name).dimension()), List.copyOf(units.values()));
        assertThat(Notation.text(dimensioned.term(), dimensioned.units(), Notation::text)).isEqualTo(shown);
        assertThat(dimensioned.term()).isEqualTo(term(text));
    }

    private static Unit unit(String text) {
        return Units.parse(text).orElseThrow();
    }
}
