package hillock.language.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.model.Model.Assigned;
import hillock.language.model.Model.Bound;
import hillock.language.model.Model.Definition;
import hillock.language.model.Model.Equation;
import hillock.language.model.Model.Initial;
import hillock.language.model.Model.Jump;
import hillock.language.model.Model.Values;
import hillock.language.units.Unit;

/**
 * One {@code connect} statement: who is connected, and what passes. Terms may use OWN, PRE and POST names; a PRE or POST name is a state
 * variable, parameter, input or named expression of that neuron's model.
 *
 * @param name          {@code syn}, or {@code driver -> follower}
 * @param fileName      {@code syn}, or {@code driver-follower}: what output files begin with
 * @param parameters    {@code param} and {@code weight} alike, in order of dependence; later assignments to a name replace earlier ones
 * @param weights       which of the parameters were declared {@code weight}
 * @param delay         ms; empty for none. May draw and differ between connections
 * @param contributions what is added to inputs, in the order of the text
 * @param events        what spikes of either end change, in the order of the text
 * @param units         what each own name is shown in
 * @param plain         both ends are plain models and so is this
 */
public record Connection(
        String name,
        String fileName,
        Part source,
        Part target,
        Pattern pattern,
        boolean exceptSelf,
        List<Assigned> parameters,
        List<String> weights,
        Optional<Values> delay,
        List<Definition> expressions,
        List<Equation> equations,
        List<Bound> bounds,
        List<Initial> initials,
        List<Contribution> contributions,
        List<On> events,
        Map<String, Unit> units,
        boolean plain) {

    /** Without events. */
    public Connection(String name, String fileName, Part source, Part target, Pattern pattern, boolean exceptSelf,
            List<Assigned> parameters, List<String> weights, Optional<Values> delay, List<Definition> expressions,
            List<Equation> equations, List<Bound> bounds, List<Initial> initials, List<Contribution> contributions,
            Map<String, Unit> units, boolean plain) {
        this(name, fileName, source, target, pattern, exceptSelf, parameters, weights, delay, expressions, equations, bounds, initials,
                contributions, List.of(), units, plain);
    }

    /**
     * {@code on pre.spike { ... }} or {@code on post.spike { ... }}: what happens to a connection, in order, when that end spikes; each
     * value sees the changes before it.
     *
     * @param side  PRE or POST; spikes of the source arrive after the delay
     * @param jumps of state variables and parameters: OWN, PRE or POST
     */
    public record On(Term.Scope side, List<Jump> jumps) {
        public On {
            jumps = List.copyOf(jumps);
        }
    }

    /** {@code post.I_syn += value}. */
    public record Contribution(Term.Scope side, String input, Term value) {}

    /** Who is connected to whom. Indices count within the named parts. */
    public sealed interface Pattern {
        /** Wherever one of the weights' matrices has an entry that is not zero, also one that a later value of the weight replaces. */
        record Weights() implements Pattern {}

        record AllToAll() implements Pattern {}

        record OneToOne() implements Pattern {}

        /** Each pair independently. */
        record WithProbability(double probability) implements Pattern {}

        /** Each target from its {@code reach} neighbours on either side, indices modulo the size. */
        record Ring(int reach) implements Pattern {}

        /** Each target from its four neighbours in a grid, row by row, with open borders. */
        record Lattice(int rows, int columns) implements Pattern {}

        /** Each target from so many different sources, any of them as likely as any other. */
        record WithIndegree(int count) implements Pattern {}

        /**
         * A ring in which each connection is given another source with a probability, any but its target and the target's other sources
         * being as likely. Watts and Strogatz (1998) Nature 393:440, with directed connections: every target keeps its number of sources.
         */
        record SmallWorld(int reach, double probability) implements Pattern {}

        /** Wherever the condition holds; it may use PRE and POST {@code i}, {@code size} and parameters. */
        record Where(Condition condition) implements Pattern {}

        /** One connection for each row of a file, in its order. Nobody changes the arrays. */
        record Listed(int[] sources, int[] targets) implements Pattern {
            @Override public boolean equals(Object other) {
                return other instanceof Listed(int[] from, int[] to) && Arrays.equals(sources, from) && Arrays.equals(targets, to);
            }

            @Override public int hashCode() {
                return 31 * Arrays.hashCode(sources) + Arrays.hashCode(targets);
            }
        }
    }
}
