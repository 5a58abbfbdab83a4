package hillock.simulator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import hillock.language.model.Function;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;

/**
 * One stage of a step: everything in it is evaluated from one state, the stage's.
 *
 * <p>In an update's term a state variable {@code V} means its value in this stage's state, {@code V@start} its value at the start of
 * the step, {@code V@k1} the slope that stage 1 found, and {@code dt} the step. The first stage's state is that at the step's start.
 * {@code xi@normal} is the standard normal number that a white noise has in this step, the same in all stages.
 *
 * @param time    where in the step this state lies: 0 the start, 1 the end
 * @param updates in order: an update may use the results of earlier ones of its stage
 */
public record Stage(double time, List<Update> updates) {
    /** The step, in ms. */
    public static final Term.Variable DT = Term.own("dt");
    /** Of methods that choose their steps: where in the step just taken, from 0 to 1. */
    public static final Term.Variable THETA = Term.own("theta@");
    /** Of methods that choose their steps: the largest error of an element's variables, to be compared with the tolerance. */
    public static final Term.Variable ERROR = Term.own("error@");
    private static final String START = "@start";
    private static final String SLOPE = "@k";
    private static final String INTERMEDIATE = "@stage";
    private static final String NEXT = "@next";
    private static final String NORMAL = "@normal";
    private static final String JOLT = "@jolt";
    private static final String FREE = "@free";
    private static final String UNIT = "@unit";
    private static final String UNKNOWN = "@u";
    private static final String PARTIAL = "@over:";

    public Stage {
        updates = List.copyOf(updates);
    }

    /**
     * {@code target = value}. Targets are {@code V@k1} (a slope), {@code V@jolt1} (what noise adds, by the amplitudes of stage 1),
     * {@code V@stage} (the state of the next stage), {@code V@next} (the state at the end of the step, in the last stage only) and
     * {@code V@free} (that state, before it is reflected). Methods that choose their steps have no {@code V@next}, but {@code error@} in
     * the last stage, and {@code V} itself in dense output ({@link Adaptive#between}). Implicit ones have {@code V@over:W} (how the slope
     * of V depends on W) and {@code V@u1} (a right-hand side, in whose place its solution comes).
     */
    public record Update(Term.Variable target, Term value) {}

    /** The slope of each variable from a stage's state, in a list that can grow. */
    static List<Update> slopes(List<Equation> equations, int stage) {
        List<Update> updates = new ArrayList<>();
        for (Equation equation : equations) updates.add(new Update(slope(equation.variable(), stage), equation.rate()));
        return updates;
    }

    public static Term.Variable start(String variable) {
        return Term.own(variable + START);
    }

    public static Term.Variable slope(String variable, int stage) {
        return Term.own(variable + SLOPE + stage);
    }

    public static Term.Variable intermediate(String variable) {
        return Term.own(variable + INTERMEDIATE);
    }

    public static Term.Variable next(String variable) {
        return Term.own(variable + NEXT);
    }

    /** The standard normal number of a noise in this step. */
    public static Term.Variable normal(String noise) {
        return Term.own(noise + NORMAL);
    }

    static Term.Variable jolt(String variable, int stage) {
        return Term.own(variable + JOLT + stage);
    }

    static Term.Variable free(String variable) {
        return Term.own(variable + FREE);
    }

    /** What an implicit stage solves for. */
    public static Term.Variable unknown(String variable, int stage) {
        return Term.own(variable + UNKNOWN + stage);
    }

    /** How the slope of a variable depends on another one. */
    public static Term.Variable partial(String slope, String variable) {
        return Term.own(slope + PARTIAL + variable);
    }

    /** Whether a name is that of {@link #partial}. */
    public static boolean isPartial(Term.Variable name) {
        return name.name().contains(PARTIAL);
    }

    /** The error of a step relative to one of the variable's unit plus its size: {@code abs(error) / (unit + max(abs(x), abs(x next)))}. */
    static Term relativeError(String variable, Term error) {
        Term size = new Term.Call(Function.MAX, List.of(size(start(variable)), size(Term.own(variable))));
        return new Term.Quotient(size(error), new Term.Sum(unit(variable), size));
    }

    /** What finds {@link #ERROR} among the variables' relative errors; empty without variables. */
    static Optional<Update> largest(Stream<Term> errors) {
        List<Term> left = errors.toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new Update(ERROR, largest(left)));
    }

    /** Halved, so that it is not as deep as there are variables. */
    private static Term largest(List<Term> errors) {
        if (errors.size() == 1) return errors.getFirst();
        int half = (errors.size() + 1) / 2;
        return new Term.Call(Function.MAX, List.of(largest(errors.subList(0, half)), largest(errors.subList(half, errors.size()))));
    }

    private static Term size(Term term) {
        return new Term.Call(Function.ABS, List.of(term));
    }

    /** One of the unit in which a variable is shown, in coherent units. */
    static Term.Variable unit(String variable) {
        return Term.own(variable + UNIT);
    }

    /** Whether a name is that of {@link #unit}. */
    public static boolean isUnit(Term.Variable name) {
        return name.name().endsWith(UNIT);
    }

    /** Whether a name is that of {@link #normal}, or of what noise adds in a stage. */
    public static boolean isOfNoise(Term.Variable name) {
        return name.name().endsWith(NORMAL) || name.name().contains(JOLT);
    }

    /** Whether a name is that of {@link #start}. */
    public static boolean isStart(Term.Variable name) {
        return name.name().endsWith(START);
    }

    /** Whether a name is that of {@link #intermediate}. */
    public static boolean isIntermediate(Term.Variable name) {
        return name.name().endsWith(INTERMEDIATE);
    }

    /** Whether a name is that of {@link #slope}. */
    public static boolean isSlope(Term.Variable name) {
        return name.name().contains(SLOPE);
    }

    /** The user's part of a name: {@code V} of {@code V}, {@code V@start} and {@code V@k1}. */
    public static String stem(Term.Variable name) {
        int end = name.name().indexOf('@');
        return end < 0 ? name.name() : name.name().substring(0, end);
    }
}
