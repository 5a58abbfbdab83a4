package hillock.simulator.network;

import static hillock.simulator.network.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import hillock.language.model.Experiment;
import hillock.language.model.Term;
import hillock.language.syntax.UserError;

/** So many neurons that several threads find their values. */
class ColumnsTest {
    private static final int SIZE = 50_000;

    /** x' = a - x at rest, with an a that is drawn. */
    private static Experiment.Population drawn(int size) {
        return population("cells", size, new ModelSketch().parameter("a", each(uniform()))
                .equation("x", minus(v("a"), v("x")), STEADY).model("D"));
    }

    @Test void valuesAreTheSameForAnyNumberOfThreads() throws InterruptedException, ExecutionException {
        for (int threads : new int[] {1, 2, 5}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                Neurons cells = pool.submit(() -> neurons(drawn(SIZE))).get();
                double[] a = cells.parameters().get("a").values();
                assertThat(cells.initials().get("x")).isEqualTo(a);
                // few neurons are found one after another, and no draw depends on how many there are
                assertThat(Arrays.copyOf(a, 1000)).isEqualTo(neurons(drawn(1000)).parameters().get("a").values());
                assertThat(Arrays.stream(a).distinct().count()).isEqualTo(SIZE);
                Stream stream = new Stream(1, "cells.a#1");
                for (int i = 0; i < SIZE; i += 997) assertThat(a[i]).isEqualTo(stream.uniform(i, 0));
            }
        }
    }

    @Test void theFirstNeuronWithoutASteadyStateIsNamed() {
        Term late = over(minus(v("i"), number(40_000)), number(1));
        Experiment.Population cells = population("cells", SIZE, new ModelSketch().parameter("a", each(late))
                .equation("x", minus(Term.ONE, times(v("a"), v("x"))), STEADY).model("D"));
        assertThatThrownBy(() -> neurons(cells)).isInstanceOf(UserError.class)
                .hasMessageContaining("no steady state of x in cells[40000]: dx/dt = 0 does not determine x");
    }
}
