package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import hillock.language.algebra.Variables;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Model.Jump;
import hillock.language.model.Term;
import hillock.language.model.Term.Scope;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Incidence;

/** What spikes change in one connection: first those of sources that arrive, then those of targets. */
final class Reactions {
    private final Wires wires;
    private final List<Reaction> of = new ArrayList<>();
    private final List<Arrivals> arrivals = new ArrayList<>();

    /** @param delays of each edge, or one for all, in steps; if the method chooses these, which of the connection's delays it is */
    Reactions(Wires wires, int[] delays, Backend backend, Experiment.Precision precision) {
        this.wires = wires;
        for (Scope side : List.of(Scope.PRE, Scope.POST)) {
            List<Connection.On> events = wires.connection().events().stream().filter(each -> each.side() == side).toList();
            if (events.isEmpty()) continue;
            boolean sources = side == Scope.PRE;
            Cells end = sources ? wires.source : wires.target;
            Fan fan = switch (wires.edges.incidence()) {
                case Incidence.BySource rows -> Fan.of(rows, delays[0]);
                case Incidence.Listed _, Incidence.AllPairs _ -> Fan.of(end.size(), wires.index(side), wires.index(Scope.POST),
                        sources ? delays : new int[] {0}, looksAtEdges(events));
            };
            for (int k = 0; k < events.size(); k++) {
                String name = wires.connection().name() + (sources ? ".pre" : ".post") + (k + 1);
                Writing writing = new Writing(name, fan);
                Pass pass = writing.pass(events.get(k).jumps(), backend, precision);
                Fan kept = writing.looksThrough ? fan : fan.withoutEdges();
                of.add(new Reaction(side, kept, pass, wires.target.size(), mustBeAlone(events.get(k).jumps())));
                arrivals.add(new Arrivals(fan.longest()));
            }
        }
    }

    List<Reaction> all() {
        return of;
    }

    /** The spikes of a step that it reacts to. */
    Fired fired(Reaction reaction) {
        return (reaction.side() == Scope.PRE ? wires.source : wires.target).fired;
    }

    /** How long spikes are under way to a group of edges, ms; of methods that choose their steps. */
    double delay(Reaction reaction, int group) {
        return reaction.side() == Scope.PRE ? wires.delays().at(reaction.fan().delay(group)) : 0;
    }

    /** Spikes under way. */
    List<Arrivals> arrivals() {
        return arrivals;
    }

    boolean await(long step) {
        for (int k = 0; k < arrivals.size(); k++) if (arrivals.get(k).count(step) > 0) return true;
        return false;
    }

    void react(long step, Clock clock, Team team) {
        for (int k = 0; k < of.size(); k++) {
            Reaction each = of.get(k);
            Arrivals under = arrivals.get(k);
            send(each, under, step);
            each.run(under.at(step), under.count(step), clock, team);
            under.clear(step);
        }
    }

    private void send(Reaction reaction, Arrivals under, long step) {
        Fired fired = fired(reaction);
        Fan fan = reaction.fan();
        for (int f = 0; f < fired.count(); f++) {
            int neuron = fired.neuron(f);
            for (int group = fan.firstGroup(neuron); group < fan.endOfGroups(neuron); group++) {
                under.send(group, step + fan.delay(group));
            }
        }
    }

    /** Whether events change or read anything but targets and what all edges share. */
    private boolean looksAtEdges(List<Connection.On> events) {
        Map<Term.Variable, Term> definitions = wires.definitions();
        Binding binding = wires.dynamics.bindingIn(0);
        return !wires.relaxing().variables().isEmpty() || events.stream().flatMap(each -> each.jumps().stream())
                .anyMatch(jump -> jump.target().scope() != Scope.POST || Variables.reached(jump.value(), definitions).stream()
                        .anyMatch(name -> name.scope() != Scope.POST && binding.of(name).filter(this::isOfEdge).isPresent()));
    }

    private boolean isOfEdge(Source source) {
        return switch (source) {
            case Source.Each _ -> true;
            case Source.Across(_, int[] index) -> index != wires.index(Scope.POST);
            case Source.Known _, Source.OnClock _ -> false;
        };
    }

    /** Whether what happens at one target may be seen at another. */
    private boolean mustBeAlone(List<Jump> jumps) {
        Set<String> ofTargets = new HashSet<>();
        for (Jump each : jumps) {
            if (each.target().scope() == Scope.PRE) return true;
            if (each.target().scope() == Scope.POST) ofTargets.add(each.target().name());
        }
        if (wires.source != wires.target) return false;
        Map<Term.Variable, Term> definitions = wires.definitions();
        return jumps.stream().flatMap(each -> Variables.of(each.value(), definitions).stream())
                .anyMatch(name -> name.scope() == Scope.PRE && ofTargets.contains(name.name()));
    }

    /** Writes the loop of one event over the places of a fan. */
    private final class Writing {
        private final String name;
        private final Fan fan;
        private Optional<int[]> sources = Optional.empty();
        /** Whether anything that may change is found by the edge at each place. */
        private boolean looksThrough;

        Writing(String name, Fan fan) {
            this.name = name;
            this.fan = fan;
        }

        Pass pass(List<Jump> jumps, Backend backend, Experiment.Precision precision) {
            Map<Term.Variable, Term> definitions = wires.definitions();
            Assembly assembly = new Assembly(name, fan.targets().length, this::find, definitions);
            Jumps written = new Jumps(assembly, definitions);
            List<String> relaxing = wires.relaxing().variables();
            written.hold(relaxing.stream().map(Term::own).toList());
            written.write(jumps);
            for (String variable : relaxing) {
                store(assembly, Relaxing.atRest(variable), written.changed().get(Term.own(variable)));
            }
            if (!relaxing.isEmpty()) store(assembly, Relaxing.SINCE, new Term.Time());
            written.changed().forEach((target, now) -> {
                if (target.scope() != Scope.OWN || !relaxing.contains(target.name())) store(assembly, target, now);
            });
            return assembly.finish(backend, Experiment.Arithmetic.LITERAL, precision);
        }

        private void store(Assembly assembly, Term.Variable target, Term value) {
            switch (target.scope()) {
                case OWN -> {
                    Field field = wires.changing(target.name());
                    if (fan.edges().length == 0) assembly.store(field, value);
                    else assembly.put(field, edges(), value);
                }
                case PRE -> assembly.put(wires.source.changing(target.name()), sources(), value);
                case POST -> assembly.put(wires.target.changing(target.name()), fan.targets(), value);
            }
        }

        /** Where the places of the fan find what the edges do. */
        private Optional<Source> find(Term.Variable variable) {
            return wires.dynamics.bindingIn(0).of(variable).map(source -> switch (source) {
                case Source.Each(Field field) when fan.edges().length == 0 -> new Source.Each(field);
                case Source.Each(Field field) when isFixed(variable) -> new Source.Each(placed(field));
                case Source.Each(Field field) -> new Source.Across(field, edges());
                case Source.Across(Field field, int[] index) ->
                    new Source.Across(field, index == wires.index(Scope.POST) ? fan.targets() : sources());
                case Source.Known _, Source.OnClock _ -> source;
            });
        }

        private boolean isFixed(Term.Variable variable) {
            return variable.scope() == Scope.OWN && wires.parameters.isFixed(variable.name());
        }

        private int[] edges() {
            looksThrough = true;
            return fan.edges();
        }

        /** What never changes is looked at far faster where it stands in the order of the places. */
        private Field placed(Field ofEdges) {
            double[] placed = new double[fan.edges().length];
            for (int p = 0; p < placed.length; p++) placed[p] = ofEdges.at(fan.edges()[p]);
            return new Field.Doubles(ofEdges.name(), placed);
        }

        private int[] sources() {
            if (sources.isEmpty()) sources = Optional.of(placed(wires.index(Scope.PRE)));
            return sources.get();
        }

        private int[] placed(int[] ofEdges) {
            if (fan.edges().length == 0) return ofEdges;
            int[] placed = new int[ofEdges.length];
            for (int p = 0; p < placed.length; p++) placed[p] = ofEdges[fan.edges()[p]];
            return placed;
        }
    }
}
