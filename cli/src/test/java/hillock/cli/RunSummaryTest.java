package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunSummaryTest {
    @Test void numbersAreRoundedToThreeDigitsAndKeepOutOfPowersOfTen() {
        assertThat(RunSummary.number(1000)).isEqualTo("1000");
        assertThat(RunSummary.number(0.01)).isEqualTo("0.01");
        assertThat(RunSummary.number(0.123456)).isEqualTo("0.123");
        assertThat(RunSummary.number(123456.789)).isEqualTo("123000");
        assertThat(RunSummary.number(68.99)).isEqualTo("69");
        assertThat(RunSummary.number(2e-7)).isEqualTo("2.0E-7");
    }
}
