package hillock.language.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.units.Unit;

/**
 * A model after {@code extends}: the equations of one neuron. Lists are in the order of the text but for {@code expressions}, which
 * stand in order of dependence (each uses only earlier ones).
 *
 * @param parameters  the model's own values; terms over earlier parameters, {@code i}, {@code size} and draws
 * @param inputs      names of the ports
 * @param expressions named expressions over states, parameters, inputs, signals, time and earlier expressions
 * @param equations   derivatives: {@code dx/dt = rate}, the factor on the left divided out, in coherent units (per ms); named expressions
 *                    that hold white noise are written out in them and are not among {@code expressions}
 * @param holds       signals held over intervals; elsewhere a held signal is a {@link Term.Variable} of its name
 * @param tables      recorded inputs, likewise
 * @param initials    the model's own initial values; a variable without one must get it from the population
 * @param units       what each parameter, input, expression and state is shown in; {@link Unit#NONE} for plain numbers
 * @param plain       whether the model's text uses no unit: plain numbers, time counted in ms
 * @param source      of the built-in {@code Poisson}, {@code Regular} and {@code SpikeTimes}: when its neurons spike
 */
public record Model(
        String name,
        List<Assigned> parameters,
        List<String> inputs,
        List<Definition> expressions,
        List<Equation> equations,
        List<Bound> bounds,
        List<Spike> spikes,
        List<Hold> holds,
        List<Table> tables,
        List<Initial> initials,
        Map<String, Unit> units,
        boolean plain,
        Optional<SpikeSource> source) {

    /** Of equations. */
    public Model(String name, List<Assigned> parameters, List<String> inputs, List<Definition> expressions, List<Equation> equations,
            List<Bound> bounds, List<Spike> spikes, List<Hold> holds, List<Table> tables, List<Initial> initials, Map<String, Unit> units,
            boolean plain) {
        this(name, parameters, inputs, expressions, equations, bounds, spikes, holds, tables, initials, units, plain, Optional.empty());
    }

    /** {@code name = value} for a parameter. */
    public record Assigned(String name, Values value) {}

    /** A named expression. */
    public record Definition(String name, Term value) {}

    /** {@code dx/dt = rate + amplitude * xi + ...}: the drift, and what each white noise adds. No noise stands in a term. */
    public record Equation(String variable, Term rate, List<Diffusion> noises) {
        public Equation {
            noises = List.copyOf(noises);
        }

        /** Without noise. */
        public Equation(String variable, Term rate) {
            this(variable, rate, List.of());
        }
    }

    /**
     * {@code amplitude * noise} in an equation.
     *
     * @param noise     a name, {@code xi} or {@code xi_a}: one white noise for each neuron (or connection) in all of its equations
     * @param amplitude in the variable's coherent unit per root of a millisecond
     */
    public record Diffusion(String noise, Term amplitude) {}

    /**
     * What must hold at the end of every step. {@code subject} is what is bounded, and {@code holds} is false for NaN.
     *
     * @param variable  the state variable to name in a message: the first one in the subject
     * @param text      as the user would read it: {@code 0 <= m <= 1}
     * @param reflected whether a step that would end beyond it is mirrored there; the subject is then the variable itself, and its ends
     *                  are made of numbers and parameters
     */
    public record Bound(String variable, Term subject, Condition holds, String text, boolean reflected) {
        /** One that nothing may pass. */
        public Bound(String variable, Term subject, Condition holds, String text) {
            this(variable, subject, holds, text, false);
        }
    }

    /**
     * {@code spike when V > 30 mV { V = -65 mV; w += b; refractory 2 ms }}: an upward crossing of the condition, from false to true. What
     * it changes acts at the step's end, in order: each value sees the changes before it.
     *
     * @param reset of state variables and parameters, all OWN
     */
    public record Spike(Condition when, List<Jump> reset, Optional<Refractory> refractory) {
        public Spike {
            reset = List.copyOf(reset);
        }

        /** One that changes nothing. */
        public Spike(Condition when) {
            this(when, List.of(), Optional.empty());
        }
    }

    /** {@code target = value} at an event; {@code w += b} is {@code w = w + b}. */
    public record Jump(Term.Variable target, Term value) {}

    /**
     * How long a neuron has no further spike, from the start of the step of this one.
     *
     * @param duration ms; over parameters, and states as the reset leaves them
     * @param holding  state variables that stand still meanwhile
     */
    public record Refractory(Term duration, List<String> holding) {
        public Refractory {
            holding = List.copyOf(holding);
        }
    }

    /** What spikes of itself, without equations. A population of it has the model of its name, whose names these are. */
    public sealed interface SpikeSource {
        /**
         * Independent Poisson processes of the rate (spikes per ms) that the parameter, or the expression of signals and time, {@code rate}
         * is.
         */
        record Poisson() implements SpikeSource {}

        /** Spikes at {@code start}, {@code start + period}, ...: parameters, in ms. */
        record Regular() implements SpikeSource {}

        /** By neuron, times in ms, rising. */
        record SpikeTimes(List<double[]> times) implements SpikeSource {
            public SpikeTimes {
                times = List.copyOf(times);
            }
        }
    }

    /**
     * {@code hold(value, interval)}. {@code name} is the program's own, such as {@code I@hold1}; {@code stream} is the draws' variable,
     * {@code I}.
     */
    public record Hold(String name, String stream, Term value, Term interval) {}

    /**
     * {@code table("current.csv", column = i, held = true)}: {@code column} counts from 0 behind the time column; empty: one for all, or
     * column i.
     */
    public record Table(String name, DataTable data, Optional<Term> column, boolean held) {}

    /** {@code V(0) = value}. */
    public record Initial(String variable, Start start) {}

    /** How an initial value is found. */
    public sealed interface Start {
        /** Given; a term may use parameters, named expressions and other variables, which mean their initial values. */
        record Given(Values values) implements Start {}

        /** The state where the derivatives of all variables so marked are zero, solved together. */
        record Steady(Optional<Term> near) implements Start {}
    }

    /** The value of one thing for each neuron of a part, or each connection. */
    public sealed interface Values {
        /** One expression, evaluated for each; may draw, and use {@code i} and {@code size}. */
        record Each(Term term) implements Values {}

        /** One number for each neuron of the part, in coherent units. */
        record Listed(List<Double> numbers) implements Values {}

        /** In a connection: row = target, column = source, in coherent units. */
        record Matrix(double[][] rows) implements Values {}

        /** In a connection {@code from} a file: the numbers of one column of it, in the file's order, in coherent units, unchanging. */
        record Column(double[] numbers) implements Values {
            @Override public boolean equals(Object other) {
                return other instanceof Column(double[] others) && Arrays.equals(numbers, others);
            }

            @Override public int hashCode() {
                return Arrays.hashCode(numbers);
            }
        }
    }
}
