package hillock.language.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Model;
import hillock.language.syntax.Expression;

/**
 * A model whose text is checked, before its dimensions are all known (a population may still determine some).
 *
 * @param body      its names, parameters, expressions and equations
 * @param intervals those of {@code hold} that are known numbers, in ms
 * @param inText    the units of its text
 * @param spiking   of a built-in source: when its neurons spike
 */
record CheckedModel(
        String name,
        ExtendedModel source,
        BodyCheck body,
        List<String> inputs,
        List<Model.Spike> spikes,
        List<Model.Hold> holds,
        List<Model.Table> tables,
        List<Interval> intervals,
        List<hillock.language.units.Unit> inText,
        Optional<Model.SpikeSource> spiking) {

    /** The interval of a hold, as written, and its value. */
    record Interval(Expression written, double milliseconds) {}

    boolean plain() {
        return body.plain;
    }

    /** Whether its neurons ever spike. */
    boolean canSpike() {
        return spiking.isPresent() || !spikes.isEmpty();
    }

    /** Names of the model, then constants of the file that uses it. */
    Reach reach(Home user) {
        return new BodyReach(body.names, user.constants(), body.plain, Map.of());
    }

    boolean isParameter(String name) {
        return body.kind(name).filter(kind -> kind == Kind.PARAMETER).isPresent();
    }

    boolean isState(String name) {
        return body.kind(name).filter(kind -> kind == Kind.STATE).isPresent();
    }

    Map<String, hillock.language.units.Unit> units() {
        return body.units(inText);
    }

    /** The finished model; to be called once all dimensions are known. */
    Model model(List<Model.Bound> bounds) {
        return new Model(name,
                body.parameters.entrySet().stream().map(entry -> new Model.Assigned(entry.getKey(), entry.getValue())).toList(),
                inputs,
                body.expressions(), List.copyOf(body.equations.values()), bounds, spikes, holds, tables, List.copyOf(body.initials),
                units(), plain(), spiking);
    }
}
