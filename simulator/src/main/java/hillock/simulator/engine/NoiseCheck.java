package hillock.simulator.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import hillock.language.algebra.Variables;
import hillock.language.model.CheckedFile;
import hillock.language.model.Model.Diffusion;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;
import hillock.simulator.plan.Integrator;

/**
 * Whether a method can follow amplitudes of noise that depend on other neurons: the noise of these does not commute with an element's own.
 *
 * @param driven inputs that connections add to: {@code cells.I_syn}
 */
record NoiseCheck(CheckedFile file, Integrator method, Set<String> driven) {

    /** @throws hillock.language.syntax.UserError if an amplitude depends on an input that a connection adds to */
    void require(Cells cells) {
        require(cells.dynamics, cells.neurons.population().model().name(), cells.dynamics.mathematics.definitions(),
                name -> driven.contains(cells.name() + "." + name.name()) ? "the input " + name.name() : "");
    }

    /** @throws hillock.language.syntax.UserError if an amplitude depends on the state or an input of either end */
    void require(Wires wires) {
        require(wires.dynamics, wires.connection().name(), wires.definitions(), name -> switch (name.scope()) {
            case OWN -> "";
            case PRE -> moving(wires.source, name);
            case POST -> moving(wires.target, name);
        });
    }

    private static String moving(Cells end, Term.Variable name) {
        boolean moves = end.inputs.containsKey(name.name()) || end.dynamics.mathematics.variables().contains(name.name());
        return moves ? name.scope().name().toLowerCase(Locale.ROOT) + "." + name.name() : "";
    }

    /** @param foreign what a message calls a name that other neurons' noise moves; empty for one that it does not */
    private void require(Dynamics dynamics, String owner, Map<Term.Variable, Term> definitions, Function<Term.Variable, String> foreign) {
        if (method.takesForeignAmplitudes()) return;
        for (Equation equation : dynamics.mathematics.equations()) {
            for (Diffusion each : equation.noises()) {
                for (Term.Variable name : Variables.of(each.amplitude(), definitions)) {
                    if (foreign.apply(name).isEmpty()) continue;
                    throw file.origins().error(owner + ".d" + equation.variable() + "/dt", "the amplitude of " + each.noise() + " in d"
                            + equation.variable() + "/dt depends on " + foreign.apply(name) + ", which " + method.name() + " cannot follow",
                            "use euler-maruyama (Ito) or stochastic-heun (Stratonovich)");
                }
            }
        }
    }
}
