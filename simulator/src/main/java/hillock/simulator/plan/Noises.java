package hillock.simulator.plan;

import static hillock.language.algebra.Algebra.product;
import static hillock.language.algebra.Algebra.sum;
import static hillock.simulator.plan.Stage.DT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.algebra.Derivative;
import hillock.language.algebra.Identity;
import hillock.language.algebra.Singularities;
import hillock.language.algebra.Variables;
import hillock.language.model.Function;
import hillock.language.model.Model.Diffusion;
import hillock.language.model.Model.Equation;
import hillock.language.model.Term;

/** White noise in the equations of one population or connection: {@code dx = a dt + sum_j b_j dW_j}. */
record Noises(List<Equation> equations, Map<Term.Variable, Term> definitions) {
    /** The methods that take noise of every kind. */
    static final String HINT = "use euler-maruyama (Ito) or stochastic-heun (Stratonovich)";
    private static final Term ROOT_OF_DT = new Term.Call(Function.SQRT, List.of(DT));

    /** {@code dW}, the noise's increment over the step: of variance dt. */
    static Term increment(String noise) {
        return new Term.Product(ROOT_OF_DT, Stage.normal(noise));
    }

    /** {@code sum_j b_j dW_j}; empty without noise. */
    static Optional<Term> jolt(Equation equation) {
        return jolt(equation, ROOT_OF_DT);
    }

    /** {@code sum_j b_j d n_j} with a deviation {@code d} and standard normal numbers {@code n_j}; empty without noise. */
    static Optional<Term> jolt(Equation equation, Term deviation) {
        return equation.noises().stream()
                .map(each -> product(each.amplitude(), new Term.Product(deviation, Stage.normal(each.noise())))).reduce(Term.Sum::new);
    }

    /** Each once. */
    List<String> names() {
        return equations.stream().flatMap(equation -> equation.noises().stream()).map(Diffusion::noise).distinct().toList();
    }

    /** {@code b_j} of an equation; 0 where the noise is not in it. */
    static Term amplitude(Equation equation, String noise) {
        return equation.noises().stream().filter(each -> each.noise().equals(noise)).map(Diffusion::amplitude).findFirst()
                .orElse(Term.ZERO);
    }

    /** The derivative of a term along a noise: {@code L_j f = sum over x of b_x,j df/dx}. */
    Term along(String noise, Term term) {
        Term total = Term.ZERO;
        for (Equation equation : equations) {
            Term amplitude = amplitude(equation, noise);
            if (amplitude.equals(Term.ZERO)) continue;
            Term slope = Derivative.of(term, Term.own(equation.variable()), definitions);
            total = sum(total, product(amplitude, Singularities.removed(slope, definitions)));
        }
        return total;
    }

    /**
     * {@code (1/2) sum_j L_j b_j}: what the drift of an equation in the sense of Stratonovich lacks against the drift in the sense of Ito
     * that has the same solutions. Kloeden and Platen (1992), Numerical Solution of Stochastic Differential Equations, 4.9.
     */
    Term correction(Equation equation) {
        Term total = Term.ZERO;
        for (Diffusion each : equation.noises()) total = sum(total, along(each.noise(), each.amplitude()));
        return product(new Term.Constant(0.5), total);
    }

    /** Whether the amplitude of some noise in it depends on a state variable of these equations. */
    boolean isMultiplicative(Equation equation) {
        return equation.noises().stream().anyMatch(each -> equations.stream()
                .anyMatch(other -> Variables.dependsOn(each.amplitude(), Term.own(other.variable()), definitions)));
    }

    /** Whether {@code L_i b_j = L_j b_i} for each pair of noises in every equation, as far as algebra shows it. */
    boolean commute() {
        List<String> names = names();
        for (Equation equation : equations) {
            for (int j = 1; j < names.size(); j++) {
                for (int i = 0; i < j; i++) {
                    Term mixed = along(names.get(i), amplitude(equation, names.get(j)));
                    Term reverse = along(names.get(j), amplitude(equation, names.get(i)));
                    if (!Identity.holds(mixed, reverse, definitions)) return false;
                }
            }
        }
        return true;
    }

    /** @throws UnsuitableEquation if there is any noise */
    static void requireNone(List<Equation> equations, String method) {
        for (Equation equation : equations) {
            if (equation.noises().isEmpty()) continue;
            throw new UnsuitableEquation(equation.variable(), "has white noise, which " + method + " cannot integrate", HINT);
        }
    }
}
