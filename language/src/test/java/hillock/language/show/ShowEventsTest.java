package hillock.language.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.Source;
import org.junit.jupiter.api.Test;

/** How resets, events, sources and sweeps are shown. */
class ShowEventsTest {
    private static final CheckedFile FILE = Checker.check(new Source("net.hillock", """
            model LIF {
              param tau = 10 ms, EL = -70 mV, b = 0.5 mV
              dV/dt = (EL + g - V - w) / tau
              dg/dt = -g / 5 ms
              dw/dt = -w / 100 ms
              spike when V > -50 mV { V = EL; w += b; refractory 2 ms holding V }
              V(0) = EL; g(0), w(0) = 0 mV
            }
            population cells = LIF[4]
            population inputs = Poisson[4] { rate = 15 Hz }
            connect inputs -> cells as syn one to one {
              param up = 0.1 mV
              weight s = 1 mV
              delay 1.5 ms
              on pre.spike { post.g += s }
              on post.spike { s = min(s + up, 5 mV) }
            }
            simulate 100 ms { dt = 0.1 ms; method = exponential-euler }
            sweep { inputs.rate = 5 .. 50 Hz in 10 steps; cells.b = [0, 0.5] mV; repeat 3; measure rate(cells) after 20 ms, cv(cells), cv(cells) after 10 ms }
            """), new Checker.Options(Path.of(""), List.of(), false));

    @Test void asText() {
        assertThat(Show.text(FILE)).isEqualTo("""
                net

                Model LIF
                  Parameters
                    tau = 10 ms
                    EL  = -70 mV
                    b   = 0.5 mV
                  Variables
                    V [mV], g [mV], w [mV]
                  Equations
                    dV/dt = (EL + g - V - w) / tau   [mV/ms]
                    dg/dt = -g / 5 ms   [mV/ms]
                    dw/dt = -w / 100 ms   [mV/ms]
                  Spikes
                    when V > -50 mV
                    V          = EL   [mV]
                    w          = w + b   [mV]
                    refractory = 2 ms, holding V
                  Initial values
                    V(0) = EL   [mV]
                    g(0) = 0 mV
                    w(0) = 0 mV

                Model Poisson
                  Parameters
                    rate = 0 Hz

                Population cells = LIF[4]

                Population inputs = Poisson[4]
                    rate = 15 Hz

                Connection inputs -> cells as syn
                    one to one
                    delay = 1.5 ms
                    pre.* means the value that long ago, and spikes arrive then
                  Parameters
                    up = 0.1 mV
                  Weights
                    s = 1 mV
                  On a spike of the source
                    post.g = post.g + s   [mV]
                  On a spike of the target
                    s = min(s + up, 5 mV)   [mV]

                Simulation
                    duration = 100 ms
                    dt       = 0.1 ms
                    method   = exponential-euler
                    seed     = 1

                Sweep
                    inputs.rate = 10 values from 5 Hz to 50 Hz
                    cells.b     = 0 mV, 0.5 mV
                    runs        = 60, 3 of each combination
                    measured    = rate(cells) after 20 ms, cv(cells), cv(cells) after 10 ms
                """);
    }

    @Test void asLatex() {
        assertThat(Show.latex(FILE)).contains(
                "& \\text{when } V > -50\\,\\mathrm{mV}",
                "V &\\leftarrow E_{\\mathrm{L}} && [\\mathrm{mV}]",
                "w &\\leftarrow w + b && [\\mathrm{mV}]",
                "\\text{refractory} &= \\text{2 ms, holding V}",
                "\\subsection*{Connection inputs $\\rightarrow$ cells as syn}",
                "\\paragraph{On a spike of the target}",
                "\\text{runs} &= \\text{60, 3 of each combination}");
    }
}
