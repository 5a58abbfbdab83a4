package hillock.simulator.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import hillock.language.algebra.Variables;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Population;
import hillock.language.model.Model;
import hillock.language.model.Model.Start;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;
import hillock.simulator.network.Stretch.Claim;

/** Finds the values of one population: parameters, recorded inputs, then the initial state. */
final class Populating {
    private final Build build;
    private final Population population;
    private final Model model;
    private final Dynamics dynamics;

    Populating(Build build, Population population) {
        this.build = build;
        this.population = population;
        this.model = population.model();
        this.dynamics = Dynamics.of(build, population);
    }

    /** @param from the state of an earlier run, in place of the initial values */
    Optional<Neurons> neurons(Optional<Map<String, double[]>> from) {
        return build.attempt(() -> {
            requireMemory();
            Map<String, Quantities> parameters = EarlierState.parameters(parameters(List.of()),
                    new Changed(build.experiment()).of(population), from, population.name(), population.size());
            Map<String, TableSignal> tables = tables(parameters);
            Neurons known = new Neurons(population, parameters, Map.of(), tables);
            return new Neurons(population, parameters, initials(known, from), tables);
        });
    }

    private void requireMemory() {
        long bytes = 2L * Double.BYTES * population.size() * (1 + model.equations().size());
        if (bytes <= Runtime.getRuntime().maxMemory()) return;
        throw build.error(population.name(), population.name() + " would have " + population.size() + " neurons, more than fit into memory",
                "simulate fewer neurons, or give Java more memory");
    }

    /** The parameters after the model, the population's own values, and then these changes of {@code at}. */
    Map<String, Quantities> parameters(List<Experiment.Change> changes) {
        List<Claim<Values>> claims = new ArrayList<>();
        for (Model.Assigned own : model.parameters()) claims.add(new Claim<>(0, population.size(), own.name(), own.value(), 0));
        for (Experiment.Setting s : population.parameters()) claims.add(new Claim<>(s.from(), s.to(), s.parameter(), s.value(), 0));
        for (Experiment.Change c : changes) {
            claims.add(new Claim<>(c.from(), c.to(), c.parameter(), c.value(), 1 + build.experiment().changes().indexOf(c)));
        }
        Columns columns = new Columns(population.size());
        List<Term.Variable> names = model.parameters().stream().map(own -> Term.own(own.name())).toList();
        for (Stretch<Values> stretch : Stretch.of(population.size(), claims)) {
            Sheet sheet = emptySheet();
            stretch.claims().forEach((name, claim) -> define(sheet, name, name, claim, claim.value()));
            try {
                columns.fill(sheet, names, stretch.from(), stretch.to());
            } catch (Sheet.Circle circle) {
                String name = circle.name().name();
                throw build.error(Build.given(name, changes).orElse(path(name)), "the value of " + path(name) + " is defined by itself",
                        "let one of the parameters in the circle be a number");
            }
        }
        Map<String, Quantities> parameters = new LinkedHashMap<>();
        for (Term.Variable name : names) parameters.put(name.name(), columns.of(name));
        new Soundness(build, dynamics).finite(parameters, changes);
        return parameters;
    }

    private Map<String, TableSignal> tables(Map<String, Quantities> parameters) {
        Map<String, TableSignal> tables = new LinkedHashMap<>();
        for (Model.Table table : model.tables()) {
            Optional<Quantities> column = table.column().map(term -> {
                Sheet sheet = emptySheet();
                parameters.forEach((name, known) -> sheet.define(Term.own(name), known));
                Term.Variable wanted = Term.own("column@table");
                sheet.define(wanted, dynamics.formula(term));
                return Columns.of(sheet, wanted, population.size());
            });
            build.attempt(() -> TableSignal.of(build, population, table, column)).ifPresent(signal -> tables.put(table.name(), signal));
        }
        return tables;
    }

    private Map<String, double[]> initials(Neurons known, Optional<Map<String, double[]>> from) {
        Map<String, double[]> initials = from.isPresent() ? earlier(from.get()) : starts(known);
        Neurons started = new Neurons(population, known.parameters(), initials, known.tables());
        Soundness soundness = new Soundness(build, dynamics);
        soundness.state(initials, model.bounds(), from.isPresent() ? Set.of() : searched(), () -> sheet(started));
        for (int k = 0; k < model.spikes().size(); k++) {
            String path = model.name() + ".spike." + k + ".refractory";
            model.spikes().get(k).refractory().filter(this::isFixed)
                    .ifPresent(refractory -> soundness.duration(path, refractory.duration(), sheet(started)));
        }
        return initials;
    }

    /** Whether a refractory period rests on nothing but parameters that stay as they are. */
    private boolean isFixed(Model.Refractory refractory) {
        Set<String> fixed = new HashSet<>(Set.of("i", "size"));
        for (Model.Assigned each : model.parameters()) fixed.add(each.name());
        fixed.removeAll(new Changed(build.experiment()).of(population));
        for (Experiment.Change each : build.experiment().changes()) {
            if (each.owner().equals(population.name())) fixed.remove(each.parameter());
        }
        Map<Term.Variable, Term> definitions = dynamics.definitions();
        return !Variables.usesTime(refractory.duration(), definitions)
                && Variables.of(refractory.duration(), definitions).stream().allMatch(name -> fixed.contains(name.name()));
    }

    private Map<String, double[]> earlier(Map<String, double[]> state) {
        return EarlierState.of(build, state, population.name(), population.name(), dynamics.variables(), population.size(), "neurons");
    }

    private Map<String, double[]> starts(Neurons known) {
        List<Claim<Start>> claims = new ArrayList<>();
        for (Model.Initial own : model.initials()) claims.add(new Claim<>(0, population.size(), own.variable(), own.start(), 0));
        for (Experiment.Start s : population.initials()) {
            claims.add(new Claim<>(s.from(), s.to(), s.initial().variable(), s.initial().start(), 0));
        }
        int before = build.problems();
        Columns columns = new Columns(population.size());
        for (Stretch<Start> stretch : Stretch.of(population.size(), claims)) start(known, stretch, columns);
        build.stopUnlessStill(before);
        Map<String, double[]> initials = new LinkedHashMap<>();
        for (String variable : dynamics.variables()) initials.put(variable, columns.take(Term.own(variable)));
        return initials;
    }

    /** The variables that somebody marks {@code steady}. */
    private Set<String> searched() {
        return Stream.concat(model.initials().stream(), population.initials().stream().map(Experiment.Start::initial))
                .filter(initial -> initial.start() instanceof Start.Steady)
                .map(Model.Initial::variable)
                .collect(Collectors.toSet());
    }

    private void start(Neurons known, Stretch<Start> stretch, Columns columns) {
        Sheet sheet = sheet(known);
        Starting starting = new Starting(build, dynamics, sheet);
        List<Term.Variable> given = new ArrayList<>();
        for (String variable : dynamics.variables()) {
            Claim<Start> claim = stretch.claims().get(variable);
            if (claim == null) {
                starting.missing(variable);
                continue;
            }
            given.add(Term.own(variable));
            switch (claim.value()) {
                case Start.Given(Values values) -> define(sheet, variable, variable + "(0)", claim, values);
                case Start.Steady(Optional<Term> near) ->
                    starting.steady(variable, near.map(term -> formula(variable + "(0)", claim, term)));
            }
        }
        if (given.size() == dynamics.variables().size()) starting.fill(columns, given, stretch.from(), stretch.to());
    }

    /** Everything about this population's neurons at the start, but for what is not known yet. */
    Sheet sheet(Neurons neurons) {
        Sheet sheet = emptySheet();
        neurons.parameters().forEach((name, known) -> sheet.define(Term.own(name), known));
        neurons.initials().forEach((name, known) -> sheet.define(Term.own(name), Quantities.of(known)));
        neurons.tables().forEach((name, signal) -> sheet.define(Term.own(name), signal.at(0)));
        for (String input : model.inputs()) sheet.define(Term.own(input), Quantities.same(neurons.size(), 0));
        dynamics.formulas().forEach(sheet::define);
        return sheet;
    }

    private Sheet emptySheet() {
        return new Sheet(e -> e, _ -> 0, build.jumpTime());
    }

    private void define(Sheet sheet, String name, String expression, Claim<?> claim, Values values) {
        Term.Variable variable = Term.own(name);
        switch (values) {
            case Values.Each(Term term) -> sheet.define(variable, formula(expression, claim, term));
            case Values.Listed(List<Double> numbers) -> {
                if (numbers.size() != claim.size()) {
                    String stands = claim.step() == 0 ? path(expression) : build.experiment().changes().get((int) claim.step() - 1).path();
                    throw build.error(stands, path(expression) + " has " + numbers.size() + " values for "
                            + claim.size() + " neurons", "give one value for each neuron, or one for all");
                }
                sheet.define(variable, s -> numbers.get(s.each() - claim.from()));
            }
            case Values.Matrix _, Values.Column _ -> throw new IllegalStateException(path(expression) + " is not a neuron's value");
        }
    }

    private Formula formula(String expression, Claim<?> claim, Term term) {
        return new Formula(dynamics.smooth(term), claim.from(), claim.size(), build.streams(path(expression)), claim.step());
    }

    private String path(String expression) {
        return population.name() + "." + expression;
    }
}
