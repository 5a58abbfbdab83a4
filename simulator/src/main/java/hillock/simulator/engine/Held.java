package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.algebra.Substitution;
import hillock.language.algebra.Variables;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Stream;

/**
 * {@code hold(value, interval)}: evaluated when a step starts in another interval than the last one did, from the state at that moment,
 * and kept until the next. Draws count intervals, so they do not depend on dt.
 */
final class Held {
    private final double length;
    private final List<Drawn> draws = new ArrayList<>();
    private final Pass pass;
    private final boolean readsInputs;
    private long last = -1;

    /** A draw inside the held value: standard numbers are drawn into a field; the value's pass scales them. */
    private record Drawn(Term.Distribution distribution, Stream stream, Field.Doubles field, Optional<Pass> mean) {}

    /**
     * @param length     the interval, ms
     * @param fromInputs the names of inputs, and of held values that use them
     */
    Held(Model.Hold hold, double length, long seed, Dynamics dynamics, Backend backend, Set<String> fromInputs) {
        Map<Term.Variable, Term> definitions = dynamics.mathematics.definitions();
        Binding binding = dynamics.bindingIn(0);
        this.readsInputs = Variables.of(hold.value(), definitions).stream().anyMatch(name -> fromInputs.contains(name.name()));
        this.length = length;
        Term value = Substitution.ofDraws(hold.value(), draw -> {
            Field.Doubles drawn = dynamics.doubles(hold.name() + "@draw" + draw.ordinal());
            Stream stream = new Stream(seed, dynamics.owner + "." + hold.stream() + "#" + draw.ordinal());
            Term standard = Term.own(drawn.name());
            Optional<Pass> mean = Optional.empty();
            if (draw.distribution() == Term.Distribution.POISSON) {
                Assembly means = new Assembly(drawn.name(), dynamics.size, binding, definitions);
                means.store(drawn, draw.arguments().getFirst());
                mean = Optional.of(means.finish(backend));
            }
            draws.add(new Drawn(draw.distribution(), stream, drawn, mean));
            return scaled(draw, standard);
        });
        Assembly assembly = new Assembly(dynamics.owner + "." + hold.name(), dynamics.size, binding, definitions);
        assembly.store(dynamics.doubles(hold.name()), value);
        this.pass = assembly.finish(backend);
    }

    private static Term scaled(Term.Draw draw, Term standard) {
        List<Term> a = draw.arguments();
        return switch (draw.distribution()) {
            case NORMAL -> new Term.Sum(a.get(0), new Term.Product(a.get(1), standard));
            case UNIFORM -> new Term.Sum(a.get(0), new Term.Product(new Term.Difference(a.get(1), a.get(0)), standard));
            case POISSON -> standard;
        };
    }

    /** Evaluates it if a new interval has begun; whether it has. */
    boolean begin(Clock clock) {
        long index = (long) Math.floor(clock.values[Clock.JUMP_TIME] / length);
        if (index == last) return false;
        last = index;
        for (Drawn drawn : draws) draw(drawn, index, clock);
        pass.run(clock);
        return true;
    }

    /** Whether its value uses what connections add, so that it can be found only after them. */
    boolean readsInputs() {
        return readsInputs;
    }

    private static void draw(Drawn drawn, long index, Clock clock) {
        double[] out = drawn.field.values();
        drawn.mean.ifPresent(mean -> mean.run(clock));
        for (int i = 0; i < out.length; i++) {
            out[i] = switch (drawn.distribution) {
                case NORMAL -> drawn.stream.normal(i, index);
                case UNIFORM -> drawn.stream.uniform(i, index);
                case POISSON -> drawn.stream.poisson(out[i], i, index);
            };
        }
    }

    /** The number of the interval that was evaluated last; -1 for none. */
    long interval() {
        return last;
    }

    /** When the next interval begins, ms. */
    double next() {
        return (last + 1) * length;
    }

    /** Goes on as if this interval had been evaluated last. */
    void resume(long interval) {
        last = interval;
    }
}
