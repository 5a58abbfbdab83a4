package hillock.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.check.ExtendedModel.Item;
import hillock.language.model.Model;
import hillock.language.syntax.Expression;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.UnitText;
import hillock.language.syntax.Statement;
import hillock.language.units.Unit;

/** Checks one model, after {@code extends}. */
final class ModelCheck {
    private final Checking checking;
    private final ExtendedModel source;
    private final DataFiles files;
    private final BodyCheck body;
    private final List<String> inputs = new ArrayList<>();
    private final List<Model.Spike> spikes = new ArrayList<>();
    private final Optional<Model.SpikeSource> spiking;

    private ModelCheck(Checking checking, ExtendedModel source, DataFiles files, boolean plain, Optional<Model.SpikeSource> spiking) {
        this.checking = checking;
        this.source = source;
        this.files = files;
        this.spiking = spiking;
        this.body = new BodyCheck(checking, source.name(), source.items(), plain, Map.of());
    }

    static CheckedModel check(Checking checking, ExtendedModel source, DataFiles files) {
        List<Unit> units = source.units().stream().map(UnitText::unit).toList();
        return new ModelCheck(checking, source, files, units.isEmpty(), Optional.empty()).checked(units);
    }

    /** One that spikes of itself. */
    static CheckedModel check(Checking checking, ExtendedModel source, DataFiles files, boolean plain,
            Optional<Model.SpikeSource> spiking) {
        return new ModelCheck(checking, source, files, plain, spiking).checked(source.units().stream().map(UnitText::unit).toList());
    }

    private CheckedModel checked(List<Unit> units) {
        ModelSignals signals = new ModelSignals(checking, body, files);
        body.declare();
        body.parameters(Place.PARAMETER, new Valuing.Extent.Open(), _ -> Optional.empty());
        inputs();
        body.initials(new Valuing.Extent.Open());
        body.bounds.read(Place.BOUND);
        spikes();
        body.definitions(Place.EXPRESSION, name -> Optional.of(signals.of(name)));
        body.equations(Place.EQUATION, name -> Optional.of(signals.of(name)));
        return new CheckedModel(source.name(), source, body, inputs, spikes, signals.holds(), signals.tables(), signals.intervals(), units,
                spiking);
    }

    private void inputs() {
        for (Item item : source.items()) {
            if (!(item.statement() instanceof Statement.Input input)) continue;
            String name = input.name().text();
            inputs.add(name);
            input.unit().ifPresent(unit -> {
                checking.agree(unit.span(), "", name, body.dim(name), "its unit", Dim.of(unit.unit().dimension()));
                body.hint(name, unit.unit());
            });
        }
    }

    private void spikes() {
        for (Item item : source.items()) {
            if (!(item.statement() instanceof Statement.Spike spike)) continue;
            body.span("spike." + spikes.size(), spike.condition().span());
            Reach reach = body.reach(item.home());
            EventCheck events = new EventCheck(checking, body, reach, List.of());
            String key = "spike." + spikes.size();
            spikes.add(new Model.Spike(new Resolver(checking, Place.SPIKE).condition(spike.condition(), reach),
                    events.jumps(spike.reset(), key), events.refractory(spike.reset(), key)));
            for (Expression part : Walk.parts(spike.condition())) {
                if (!(part instanceof Expression.Binary binary) || !binary.operator().isComparison()) continue;
                if (binary.left() instanceof Name name) body.hint(name.text(), binary.right());
                if (binary.right() instanceof Name name) body.hint(name.text(), binary.left());
            }
        }
    }
}
