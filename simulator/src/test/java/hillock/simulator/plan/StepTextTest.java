package hillock.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import hillock.simulator.engine.Simulation;
import org.junit.jupiter.api.Test;

class StepTextTest {
    private static Map<String, String> shown(String method) {
        return StepText.of(Simulation.of("""
                model Leak {
                  param tau = 20
                  drive = (x - 1) / tau
                  dx/dt = -drive
                  x(0) = 3
                }
                population cells = Leak[2]
                simulate 10 { dt = 0.1; method = %s }
                """.formatted(method)).experiment(), Map.of());
    }

    @Test void forwardEulerTakesTheOldSlope() {
        assertThat(shown("euler")).isEqualTo(Map.of("one step of Leak: euler, order 1, in ms, mV, uA and cm", """
                drive = (x - 1) / tau
                x@k1 = -drive
                x@next = x@start + dt * x@k1
                """));
    }

    @Test void theStagesOfAMethodAreNumbered() {
        assertThat(shown("midpoint")).isEqualTo(Map.of("one step of Leak: midpoint, order 2, in ms, mV, uA and cm", """
                drive = (x - 1) / tau
                # stage 1 of 2
                x@k1 = -drive
                x@stage = x@start + dt * (0.5 * x@k1)
                # stage 2 of 2
                x@k2 = -drive
                x@next = x@start + dt * x@k2
                """));
    }

    private static Map<String, String> noisy(String method, String equation) {
        return StepText.of(Simulation.of("""
                model Growth {
                  param mu = 0.5, sigma = 0.9
                  b = sigma * x
                  dx/dt = %s
                  x >= 0 reflected
                  x(0) = 1
                }
                population cells = Growth[2]
                simulate 10 { dt = 0.1; method = %s }
                """.formatted(equation, method)).experiment(), Map.of());
    }

    @Test void milsteinAddsTheSecondTermOfTheNoiseAndTheSenseIsNamed() {
        assertThat(noisy("milstein", "mu * x + b * xi")).isEqualTo(Map.of("one step of Growth: milstein, Ito, in ms, mV, uA and cm", """
                b = sigma * x
                x@k1 = mu * x
                x@free = x@start + dt * x@k1 + b * (sqrt(dt) * xi@normal) + 0.5 * (b * sigma) * (sqrt(dt) * xi@normal * (sqrt(dt) * xi@normal) - dt)
                x@next = if x@free < 0 then 0 + (0 - x@free) else x@free
                # in the sense of Stratonovich, dx/dt has 0.5 * (b * sigma) less
                """));
    }

    @Test void stochasticHeunTakesTheNoiseOfBothEnds() {
        assertThat(noisy("stochastic-heun", "mu * x + b * xi")).isEqualTo(Map.of(
                "one step of Growth: stochastic-heun, Stratonovich, in ms, mV, uA and cm", """
                b = sigma * x
                # stage 1 of 2
                x@k1 = mu * x
                x@jolt1 = b * (sqrt(dt) * xi@normal)
                x@stage = x@start + dt * x@k1 + x@jolt1
                # stage 2 of 2
                x@k2 = mu * x
                x@jolt2 = b * (sqrt(dt) * xi@normal)
                x@free = x@start + dt * (0.5 * x@k1 + 0.5 * x@k2) + 0.5 * (x@jolt1 + x@jolt2)
                x@next = if x@free < 0 then 0 + (0 - x@free) else x@free
                # in the sense of Ito, dx/dt has 0.5 * (b * sigma) more
                """));
    }

    @Test void exponentialEulerGivesTheNoiseTheVarianceOfTheSolution() {
        assertThat(noisy("exponential-euler", "-x / mu + sigma * xi").values()).singleElement().asString().endsWith("""
                x@k1 = -x / mu
                x@free = x@start + dt * x@k1 * exprel(-1 / mu * dt) + sigma * (sqrt(dt * exprel(2 * (-1 / mu * dt))) * xi@normal)
                x@next = if x@free < 0 then 0 + (0 - x@free) else x@free
                """);
    }

    @Test void aFileThatSimulatesNothingHasNoStep() {
        assertThat(StepText.of(Simulation.of("model A { dx/dt = -x; x(0) = 1 }").experiment(), Map.of())).isEmpty();
    }

    @Test void whatIsKnownBetweenEventsIsNotStepped() {
        assertThat(Simulation.of("""
                population s = Regular { period = 1 }
                connect s -> s as syn {
                  weight w = 1
                  da/dt = -a / 5;  dc/dt = 1 - c
                  a(0), c(0) = 0
                  c <= 2
                  on pre.spike { a += 1;  w = a }
                }
                simulate 10 { dt = 0.1; method = euler }
                """).step()).containsEntry("one step of syn: euler, order 1, in ms, mV, uA and cm", """
                # not stepped, but exact from one event to the next: a
                c@k1 = 1 - c
                c@next = c@start + dt * c@k1
                """).doesNotContainKey("one step of Regular: euler, order 1, in ms, mV, uA and cm");
    }
}
