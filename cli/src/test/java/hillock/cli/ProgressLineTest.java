package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test void remainingTimeIsRoundedToWhatAPersonWouldSay() {
        assertThat(ProgressLine.duration(0.2)).isEqualTo("1 s");
        assertThat(ProgressLine.duration(99)).isEqualTo("99 s");
        assertThat(ProgressLine.duration(150)).isEqualTo("3 min");
        assertThat(ProgressLine.duration(3600 * 3)).isEqualTo("3 h 0 min");
    }

    @Test void aShortRunShowsNothingAndALongOneItsShareAndLeavesNoTrace() throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProgressLine line = new ProgressLine(() -> "cells", new PrintStream(bytes, true, StandardCharsets.UTF_8), 0);
        line.at(10, 100);
        line.clear();
        assertThat(bytes.size()).isZero();
        Thread.sleep(600);
        line.at(50, 100);
        line.at(51, 100);
        line.clear();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\r\033[Kcells: 50 %, 1 s left\r\033[K");
    }
}
