package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import hillock.language.algebra.Variables;
import hillock.language.model.Experiment;
import hillock.language.model.Model.Bound;
import hillock.language.model.Model.Spike;
import hillock.language.model.Term;
import hillock.language.units.Unit;
import hillock.simulator.kernels.Backend;
import hillock.simulator.kernels.Raised;
import hillock.simulator.network.Stream;
import hillock.simulator.plan.Adaptive;
import hillock.simulator.plan.Crossing;
import hillock.simulator.plan.Mathematics;
import hillock.simulator.plan.Reflection;
import hillock.simulator.plan.Stage;

/**
 * The state of a population or of a connection and the passes that step it, one a stage. Bounds, finiteness and spike conditions are part
 * of the last stage's pass: they look at values that are still in registers.
 */
final class Dynamics {
    static final int OUT_OF_BOUNDS = 1;
    static final int SPIKED = 2;
    /** Raised at a step's end where a source or a refractory period is told to be what none can. */
    static final int IMPOSSIBLE = 4;
    /** What stands for a neuron in the field of a {@link #crossing} but for those that crossed and were not collected yet. */
    static final double NOT_CROSSED = -1;

    final String owner;
    final int size;
    final Mathematics mathematics;
    final List<Bound> bounds;
    final Map<String, Field> fields = new LinkedHashMap<>();
    final List<Crossing> crossings;
    final List<Pass> passes = new ArrayList<>();
    final Limits limits;
    private final List<Reflection> reflections;
    private final IntFunction<Binding> outside;
    private final Pace pace;
    private final Experiment.Precision memory;
    private final Set<String> jumped;
    private Optional<Pass> between = Optional.empty();
    private Increments[] noises = new Increments[0];
    private int raised;
    /** Turns with every pass, so that each begins where the one before ended. */
    private boolean backwards;

    /**
     * @param outside by stage, what is neither state nor a name of the method: parameters, inputs, signals, and in a connection both ends
     * @param units   in which variables are shown
     * @param jumped  what events change after spikes are looked for, so that no earlier value can be found again from the state
     * @param memory  the precision of fields, but for {@link #doubles}
     */
    Dynamics(String owner, int size, Mathematics mathematics, List<Bound> bounds, List<Spike> spikes, IntFunction<Binding> outside,
            Map<String, Unit> units, Set<String> jumped, Pace pace, Experiment.Precision memory) {
        this.owner = owner;
        this.size = size;
        this.mathematics = mathematics;
        this.bounds = bounds;
        this.crossings = spikes.stream().map(spike -> Crossing.of(spike.when())).toList();
        this.reflections = Reflection.of(bounds);
        this.outside = outside;
        this.pace = pace;
        this.jumped = jumped;
        this.memory = memory;
        this.limits = new Limits(bounds, mathematics, units, pace);
        for (String variable : mathematics.variables()) field(variable);
        for (String noise : mathematics.noises()) doubles(Stage.normal(noise).name());
        for (Reflection each : reflections) field(counted(each.variable()));
        for (int k = 0; k < crossings.size(); k++) {
            if (!followsFromState(crossings.get(k))) field(level(k));
            field(crossing(k)).fill(NOT_CROSSED);
        }
    }

    Field field(String name) {
        return fields.computeIfAbsent(name, key -> Field.of(key, size, memory));
    }

    /** A field whose numbers do not come from passes in the simulation's precision: inputs, noises, times. Whoever asks first decides. */
    Field.Doubles doubles(String name) {
        return (Field.Doubles) fields.computeIfAbsent(name, key -> Field.of(key, size));
    }

    /** The field that holds a variable's value in a stage's state, counted from 0. */
    Field stateIn(int stage, String variable) {
        return field(stage == 0 ? variable : Stage.intermediate(variable).name());
    }

    static String level(int spike) {
        return "spike" + spike + "@level";
    }

    static String crossing(int spike) {
        return "spike" + spike + "@crossing";
    }

    private static String counted(String variable) {
        return variable + "@reflections";
    }

    /** How often each variable that a bound reflects was reflected so far, over all elements. */
    Map<String, Long> reflections() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Reflection each : reflections) {
            counts.put(each.variable(), (long) Arrays.stream(field(counted(each.variable())).doubles()).sum());
        }
        return counts;
    }

    /**
     * Gives each white noise its stream, {@code cells.xi}.
     *
     * @param halvings how often the steps that it is drawn on are halved
     */
    void draw(long seed, Noise.Elements elements, Backend backend, int halvings) {
        noises = mathematics.noises().stream().map(noise -> Bridge.of(new Stream(seed, owner + "." + noise), elements,
                doubles(Stage.normal(noise).name()), backend, halvings)).toArray(Increments[]::new);
    }

    /** The passes that turn uniform numbers into the noises'. */
    List<Pass> noisePasses() {
        return Arrays.stream(noises).flatMap(each -> each.passes().stream()).toList();
    }

    /** Draws what the noises are in a step. */
    void fillNoises(long step, Clock clock, Team team) {
        for (Increments each : noises) each.fill(step, clock, team);
    }

    /**
     * Builds the passes of all stages.
     *
     * @param keepFirstSlopes whether the slopes at the step's start are stored, for histories
     * @param more            definitions besides the own ones: those of a connection's ends
     * @param simulation      says whether the passes are rewritten, and in which precision they compute
     */
    void compile(List<Stage> free, boolean keepFirstSlopes, Map<Term.Variable, Term> more, Backend backend,
            Experiment.Simulation simulation) {
        List<Stage> stages = Reflection.applied(free, bounds);
        if (mathematics.equations().isEmpty() && bounds.isEmpty() && crossings.isEmpty()) return;
        for (int stage = 0; stage < stages.size(); stage++) {
            Assembly assembly = stage(stages, stage, keepFirstSlopes, more, simulation.precision());
            passes.add(assembly.finish(backend, simulation.arithmetic(), simulation.precision()));
        }
        between = pace.chosen().map(method -> between(method, stages.size(), backend, simulation));
    }

    private Pass between(Adaptive method, int stage, Backend backend, Experiment.Simulation simulation) {
        Assembly assembly = new Assembly(owner + ".between", size, bindingIn(stage), Map.of());
        for (Stage.Update update : method.between(mathematics.equations())) {
            assembly.let(update.target(), update.value());
            assembly.store(field(update.target().name()), update.target());
        }
        return assembly.finish(backend, simulation.arithmetic(), simulation.precision());
    }

    /** Dense output: sets the state to that at the clock's {@link Clock#THETA}; of methods that choose their steps. */
    Optional<Pass> between() {
        return between;
    }

    private Assembly stage(List<Stage> stages, int stage, boolean keepFirstSlopes, Map<Term.Variable, Term> more,
            Experiment.Precision precision) {
        Map<Term.Variable, Term> definitions = new HashMap<>(more);
        definitions.putAll(mathematics.definitions());
        definitions.putAll(mathematics.definitionsAtNext());
        Set<Term.Variable> kept = usedAfter(stages, stage);
        if (keepFirstSlopes && stage == 0) for (String x : mathematics.variables()) kept.add(Stage.slope(x, 1));
        pace.chosen().ifPresent(method -> kept.addAll(neededAfterStep(method)));
        Assembly assembly = new Assembly(owner + ".stage" + (stage + 1), size, bindingIn(stage), definitions);
        for (Stage.Update update : stages.get(stage).updates()) write(assembly, update, kept);
        if (stage == stages.size() - 1 && pace.chosen().isPresent()) limits.ofTrial(assembly);
        else if (stage == stages.size() - 1) finishStep(assembly, precision);
        // a method that chooses its steps may leave a bound within its tolerance
        if (stage == 0 && pace.chosen().isEmpty()) Ranges.of(bounds).forEach(assembly::range);
        return assembly;
    }

    private Set<Term.Variable> neededAfterStep(Adaptive method) {
        Set<Term.Variable> needed = new HashSet<>(Set.of(Stage.ERROR));
        for (Stage.Update update : method.between(mathematics.equations())) needed.addAll(Variables.of(update.value()));
        return needed;
    }

    /** Puts each state variable's numbers under {@code prefix.variable}. */
    void addState(String prefix, Map<String, double[]> into) {
        for (String variable : mathematics.variables()) into.put(prefix + "." + variable, field(variable).doubles());
    }

    /**
     * The fields that a step finds as the one before left them: not those that a method's stages, or a crossing, write before they are
     * read.
     */
    List<Field> lasting() {
        Set<String> crossed = new HashSet<>();
        for (int k = 0; k < crossings.size(); k++) crossed.add(crossing(k));
        return fields.values().stream().filter(field -> !crossed.contains(field.name()) && !isOfMethod(Term.own(field.name()))).toList();
    }

    private static boolean isOfMethod(Term.Variable name) {
        return Stage.isIntermediate(name) || Stage.isSlope(name) || Stage.isOfNoise(name);
    }

    /** Runs the pass of a stage; returns the flags that it raised. */
    int run(int stage, Clock clock, Team team) {
        if (passes.isEmpty()) return raised = 0;
        backwards = !backwards;
        passes.get(stage).turn(backwards);
        return raised = team.run(passes.get(stage), clock);
    }

    /** That of its passes. */
    Experiment.Precision precision() {
        return passes.isEmpty() ? Experiment.Precision.DOUBLE : passes.getLast().loop().precision();
    }

    /** How its passes' equations became operations. */
    Experiment.Arithmetic arithmetic() {
        boolean rewritten = !passes.isEmpty() && passes.getLast().compiled() != passes.getLast().loop();
        return rewritten ? Experiment.Arithmetic.FAST : Experiment.Arithmetic.LITERAL;
    }

    /** Whether any of the neurons from {@code stretch * Raised.STRETCH} on spiked in the last step. */
    boolean spiked(int stretch) {
        return (passes.getLast().raised(stretch) & SPIKED) != 0;
    }

    /** The flags that the last pass raised. */
    int raised() {
        return raised;
    }

    private void write(Assembly assembly, Stage.Update update, Set<Term.Variable> kept) {
        Term.Variable target = update.target();
        assembly.let(target, update.value());
        boolean stored = Stage.isIntermediate(target) || Stage.isPartial(target) || kept.contains(target);
        if (stored) assembly.store(field(target.name()), target);
    }

    private void finishStep(Assembly assembly, Experiment.Precision precision) {
        limits.ofStep(assembly, precision);
        for (int k = 0; k < crossings.size(); k++) detect(assembly, crossings.get(k), k);
        for (Reflection each : reflections) {
            Field count = field(counted(each.variable()));
            assembly.store(count, new Term.Sum(Term.own(count.name()), each.happens()));
        }
        for (String x : mathematics.variables()) assembly.store(field(x), Stage.next(x));
    }

    private void detect(Assembly assembly, Crossing crossing, int k) {
        Term.Variable before = Term.own(level(k));
        Term.Variable after = Term.own(level(k) + "@next");
        if (followsFromState(crossing)) assembly.let(before, mathematics.atStart(crossing.level()));
        assembly.let(after, mathematics.atNext(crossing.level()));
        assembly.mark(crossing.crossed(before, after), field(crossing(k)), crossing.fraction(before, after), SPIKED);
        if (!followsFromState(crossing)) assembly.store(field(level(k)), after);
    }

    /** Whether the level is made of state variables alone, so that the one before a step can be found again from the state then. */
    private boolean followsFromState(Crossing crossing) {
        return !Variables.usesTime(crossing.level()) && Variables.of(crossing.level()).stream()
                .allMatch(name -> mathematics.variables().contains(name.name()) && !jumped.contains(name.name()));
    }

    /**
     * A pass that sets the levels of spike conditions from the state as it is: for the first step, or, if the method chooses its steps, for
     * all; empty if none needs it.
     */
    Optional<Pass> levels(Backend backend, Experiment.Precision precision) {
        Assembly assembly = new Assembly(owner + ".levels", size, bindingIn(0), mathematics.definitions());
        boolean any = false;
        for (int k = 0; k < crossings.size(); k++) {
            if (pace.chosen().isEmpty() && followsFromState(crossings.get(k))) continue;
            assembly.store(field(level(k)), crossings.get(k).level());
            any = true;
        }
        return any ? Optional.of(assembly.finish(backend, Experiment.Arithmetic.LITERAL, precision)) : Optional.empty();
    }

    /** Where the passes of a stage find each variable. */
    Binding bindingIn(int stage) {
        Set<String> variables = new HashSet<>(mathematics.variables());
        Binding around = outside.apply(stage);
        return variable -> {
            String name = variable.name();
            if (variable.scope() != Term.Scope.OWN) return around.of(variable);
            if (variables.contains(name)) return Optional.of(new Source.Each(stateIn(stage, name)));
            if (variable.equals(Stage.DT)) return Optional.of(pace.step());
            if (variable.equals(Stage.THETA)) return Optional.of(new Source.OnClock(Clock.THETA));
            if (Stage.isUnit(variable)) return Optional.of(new Source.Known(limits.unit(Stage.stem(variable))));
            if (variable.equals(Mathematics.NEXT_TIME)) return Optional.of(new Source.OnClock(Clock.NEXT));
            // a method that chooses its steps looks between their ends: then the state is no longer that at the start
            boolean apart = pace.chosen().isPresent();
            if (Stage.isStart(variable)) return Optional.of(new Source.Each(field(apart ? name : Stage.stem(variable))));
            if (fields.containsKey(name)) return Optional.of(new Source.Each(field(name)));
            return around.of(variable);
        };
    }

    private static Set<Term.Variable> usedAfter(List<Stage> stages, int stage) {
        Set<Term.Variable> used = new HashSet<>();
        for (Stage later : stages.subList(stage + 1, stages.size())) {
            for (Stage.Update update : later.updates()) used.addAll(Variables.of(update.value()));
        }
        return used;
    }
}
