package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Stream;

/**
 * A white noise on a grid twice as fine as the one that it was drawn on, on the same path of the Brownian motion: where a whole step has
 * the standard normal n, its halves have (n + z) / sqrt(2) and (n - z) / sqrt(2), with a normal z of its own. Levy (1948), Processus
 * stochastiques et mouvement brownien, chapter 1.
 */
final class Bridge implements Increments {
    private final Increments whole;
    private final Noise detail;
    private final double[] now;
    private final double[] z;

    private Bridge(Increments whole, Noise detail, Field.Doubles field, Field.Doubles details) {
        this.whole = whole;
        this.detail = detail;
        this.now = field.values();
        this.z = details.values();
    }

    /** @param halvings how often the steps that the noise was drawn on are halved */
    static Increments of(Stream stream, Noise.Elements elements, Field.Doubles field, Backend backend, int halvings) {
        Increments path = new Noise(stream, elements, field, backend);
        for (int k = 1; k <= halvings; k++) {
            Field.Doubles details = Field.of("detail", field.values().length);
            Stream further = new Stream(stream.seed(), stream.name() + "@half" + k);
            path = new Bridge(path, new Noise(further, elements, details, backend), field, details);
        }
        return path;
    }

    @Override public void fill(long step, Clock clock, Team team) {
        whole.fill(step >> 1, clock, team);
        detail.fill(step >> 1, clock, team);
        double sign = (step & 1) == 0 ? 1 : -1;
        for (int i = 0; i < now.length; i++) now[i] = (now[i] + sign * z[i]) * Math.sqrt(0.5);
    }

    @Override public List<Pass> passes() {
        List<Pass> passes = new ArrayList<>(whole.passes());
        passes.addAll(detail.passes());
        return passes;
    }
}
