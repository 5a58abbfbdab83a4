package hillock.language.check;

import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a model that extends another one makes of its parameters. */
class NewValuesTest {
    private static final String BASE = """
            model A {
              param g = 1 /ms, k = 2 /ms, E = 0 mV
              dV/dt = -g * (V - E) + k * 1 mV
              spike when V > 10 mV { V = 0 mV; E += 1 mV }
              V(0) = 1 mV
            }
            """;

    private static String of(String body, String... sets) {
        return mistakes(BASE + "model B extends A { " + body + " }\npopulation cells = B[2]\nsimulate 10 ms\n", sets);
    }

    @Test void aNewValueOfAParameterCanBeChangedFurther() {
        assertThat(of("g = 3 /ms", "cells.g=4")).isEqualTo("no mistake was found");
        assertThat(of("g = 2 * k; k = uniform(1, 2) * 1 /ms", "cells[0].g=4", "cells.k=4")).isEqualTo("no mistake was found");
    }

    @Test void aModelThatExtendsThatOneGivesItAnother() {
        assertThat(mistakes(BASE + """
                model B extends A { g = 3 /ms }
                model C extends B { g = 4 /ms }
                population cells = C[2] { g = [5, 6] /ms }
                simulate 10 ms
                """)).isEqualTo("no mistake was found");
    }

    @Test void whatChangesWithTheStateIsAnExpression() {
        assertThat(of("g = 1 /ms + abs(V) / 1 mV*ms", "cells.g=4")).isEqualTo("""
                --set:1:7: error: g is an expression of B; only parameters can be changed
                  1 | cells.g=4
                    |       ^
                    hint: declare it with param in the model
                """.stripTrailing());
    }

    @Test void soIsWhatFollowsFromSuchAnExpressionOrFromWhatSpikesChange() {
        assertThat(of("g = k; k = 1 /ms * H(V)", "cells.g=4")).startsWith("--set:1:7: error: g is an expression of B");
        assertThat(of("g = 1 /ms + E / 1 mV*ms", "cells.g=4")).startsWith("--set:1:7: error: g is an expression of B");
        assertThat(of("g = hold(uniform(1, 2) * 1 /ms, 1 ms)", "cells.g=4")).startsWith("--set:1:7: error: g is an expression of B");
        assertThat(of("g = k; k = 1 /ms * (1 + sin(t / 1 ms))", "cells.g=4")).startsWith("--set:1:7: error: g is an expression of B");
    }
}
