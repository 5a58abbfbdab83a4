package hillock.simulator.network;

import static hillock.simulator.network.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.model.Condition;
import hillock.language.model.Experiment;
import hillock.language.model.Function;
import hillock.language.model.Model;
import hillock.language.model.Model.Start;
import hillock.language.model.Term;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.UserError;

class SteadyStateTest {
    @Test void gatesRestWhereOpeningAndClosingBalance() {
        for (double voltage : new double[] {-65, -80, 20}) {
            Map<String, double[]> state = neurons(population("cells", 2, squid(0, given(voltage)).model("HH"))).initials();
            assertThat(state.get("V")).containsExactly(voltage, voltage);
            double alphaM = 0.1 * (voltage + 40) / (1 - Math.exp(-(voltage + 40) / 10));
            double betaM = 4 * Math.exp(-(voltage + 65) / 18);
            assertThat(state.get("m")[1]).isCloseTo(alphaM / (alphaM + betaM), within(4e-16));
            double alphaH = 0.07 * Math.exp(-(voltage + 65) / 20);
            double betaH = 1 / (1 + Math.exp(-(voltage + 35) / 10));
            assertThat(state.get("h")[0]).isCloseTo(alphaH / (alphaH + betaH), within(4e-16));
        }
    }

    @Test void gatesRestAlsoAtTheRatesRemovableSingularities() {
        double[] m = neurons(population("cells", 1, squid(0, given(-40)).model("HH"))).initials().get("m");
        double betaM = 4 * Math.exp(-25 / 18.0);
        assertThat(m[0]).isCloseTo(1 / (1 + betaM), within(4e-16));
        double[] n = neurons(population("cells", 1, squid(0, given(-55)).model("HH"))).initials().get("n");
        double betaN = 0.125 * Math.exp(-10 / 80.0);
        assertThat(n[0]).isCloseTo(0.1 / (0.1 + betaN), within(4e-16));
    }

    @Test void theRestingStateOfTheSquidAxonIsFoundFromAGuess() {
        for (double guess : new double[] {-65, -60, -75, -50, -55, -40}) {
            Neurons cells = neurons(population("cells", 3, squid(0, near(guess)).model("HH")));
            double voltage = cells.initials().get("V")[2];
            // the leak's reversal of -54.387 mV is chosen so that the axon rests at -65 mV, to its rounding
            assertThat(voltage).isCloseTo(-65, within(0.005));
            double m = cells.initials().get("m")[2];
            double h = cells.initials().get("h")[2];
            double n = cells.initials().get("n")[2];
            double current = -120 * m * m * m * h * (voltage - 50) - 36 * n * n * n * n * (voltage + 77) - 0.3 * (voltage + 54.387);
            assertThat(current).isCloseTo(0, within(1e-13));
        }
    }

    @Test void everyNeuronRestsAtItsOwnPlace() {
        Neurons cells = neurons(population("cells", 3, squid(0, near(-65)).model("HH"), set(0, 3, "I", list(0.0, 1.0, 2.0))));
        double[] voltage = cells.initials().get("V");
        assertThat(voltage[0]).isLessThan(voltage[1]);
        assertThat(voltage[1]).isLessThan(voltage[2]);
        assertThat(cells.parameters().get("I").values()).containsExactly(0, 1, 2);
    }

    @Test void linearEquationsAreSolvedTogether() {
        // x' = 1 + y - 2x, y' = 3 - x - y: x = 4/3, y = 5/3
        Model model = new ModelSketch()
                .equation("x", minus(sum(Term.ONE, v("y")), times(number(2), v("x"))), STEADY)
                .equation("y", minus(minus(number(3), v("x")), v("y")), STEADY).model("pair");
        Map<String, double[]> state = neurons(population("cells", 1, model)).initials();
        assertThat(state.get("x")[0]).isCloseTo(4 / 3.0, within(4e-16));
        assertThat(state.get("y")[0]).isCloseTo(5 / 3.0, within(4e-16));
    }

    @Test void aSteadyValueMayRestOnAnotherSteadyValue() {
        // a' = 2 - a is solved first, then x' = a^2 - x
        Model model = new ModelSketch()
                .equation("x", minus(power(v("a"), 2), v("x")), STEADY)
                .equation("a", minus(number(2), v("a")), STEADY).model("chain");
        Map<String, double[]> state = neurons(population("cells", 1, model)).initials();
        assertThat(state.get("x")[0]).isEqualTo(4);
    }

    @Test void aRootIsFoundToTheLastBits() {
        // x' = 2 - x^2
        Model model = new ModelSketch().equation("x", minus(number(2), power(v("x"), 2)), near(100)).model("root");
        assertThat(neurons(population("cells", 1, model)).initials().get("x")[0]).isCloseTo(Math.sqrt(2), within(Math.ulp(1.0)));
    }

    @Test void whatIsHeldAndReadFromATableCountsAtItsStart() {
        ModelSketch sketch = new ModelSketch().expression("I", sum(v("I@hold1"), v("I@table1")))
                .equation("x", minus(v("I"), v("x")), STEADY);
        sketch.holds.add(new Model.Hold("I@hold1", "I", normal(7, 3), number(0.05)));
        sketch.tables.add(new Model.Table("I@table1", table(new double[] {0, 10}, new double[] {100, 200}), Optional.empty(), false));
        double[] x = neurons(population("cells", 4, sketch.model("held"))).initials().get("x");
        Stream stream = new Stream(1, "cells.I#1");
        for (int e = 0; e < 4; e++) assertThat(x[e]).isEqualTo(7 + 3 * stream.normal(e, 0) + 100);
    }

    @Test void aNonlinearEquationAsksForAGuess() {
        Model model = new ModelSketch().equation("x", minus(number(2), power(v("x"), 2)), STEADY).model("root");
        assertThatThrownBy(() -> neurons(population("cells", 1, model))).isInstanceOf(UserError.class).hasMessage(
                """
                error: no steady state of x in cells[0]: dx/dt is not linear in what is to be found, so the search needs a guess
                  hint: write x(0) = steady near 0, with a value near the one you expect""");
    }

    @Test void whatNeverRestsIsSaidSo() {
        Model model = new ModelSketch().equation("x", sum(Term.ONE, power(v("x"), 2)), near(3)).model("escape");
        assertThatThrownBy(() -> neurons(population("cells", 1, model))).isInstanceOf(UserError.class).hasMessage(
                """
                error: no steady state of x in cells[0]: the search from 3 found none
                  hint: give a guess nearer to it, or give the initial values as numbers if the model never rests""");
    }

    @Test void aDerivativeThatDoesNotDependOnItsVariableLeavesItOpen() {
        Model model = new ModelSketch().equation("x", number(3), STEADY).model("drift");
        assertThatThrownBy(() -> neurons(population("cells", 1, model))).isInstanceOf(UserError.class).hasMessage(
                """
                error: no steady state of x in cells[0]: dx/dt = 0 does not determine x
                  hint: give x(0) as a number""");
    }

    @Test void initialValuesThatNeedEachOtherAreACircle() {
        Model model = new ModelSketch()
                .equation("x", v("y"), new Start.Given(each(v("y"))))
                .equation("y", v("x"), new Start.Given(each(sum(Term.ONE, v("x"))))).model("circle");
        assertThatThrownBy(() -> neurons(population("cells", 1, model))).isInstanceOf(UserError.class).hasMessage(
                """
                error: the initial value of x in cells depends on itself
                  hint: let one of the values in the circle be a number""");
    }

    @Test void anInitialStateOutsideItsBoundsIsAnError() {
        Model model = squid(0, given(-65)).start("m", given(1.25)).start("V", new Start.Given(list(-65.0, -50.0, 250.0))).model("HH");
        assertThatThrownBy(() -> neurons(population("cells", 3, model))).isInstanceOf(UserError.class).hasMessage(
                """
                error: cells[0] starts with m(0) = 1.25, outside its bounds 0 <= m <= 1, and so do 2 more
                  hint: change the initial value, or the bounds if they are too narrow
                error: cells[2] starts with V(0) = 250 mV, outside its bounds abs(V) <= 200 mV
                  hint: change the initial value, or the bounds if they are too narrow""");
    }

    @Test void aSteadyStateOutsideTheBoundsIsAnErrorToo() {
        Model model = new ModelSketch().equation("x", minus(number(2), v("x")), STEADY)
                .bound("x", new Condition.Comparison(Condition.Relation.LESS, v("x"), Term.ONE), "x < 1").model("far");
        assertThatThrownBy(() -> neurons(population("cells", 1, model))).isInstanceOf(UserError.class).hasMessage(
                """
                error: cells[0] starts with x(0) = 2, outside its bounds x < 1
                  hint: search from another guess, x(0) = steady near ..., or the bounds if they are too narrow""");
    }

    @Test void anInitialValueThatIsNotFiniteIsAnError() {
        Term bad = new Term.Call(Function.LOG, List.of(minus(v("i"), Term.ONE)));
        Model model = decay().start("x", new Start.Given(each(bad))).model("D");
        assertThatThrownBy(() -> neurons(population("cells", 3, model))).isInstanceOf(UserError.class).hasMessage(
                """
                error: the initial value of x in cells[0] is NaN, not a finite number
                  hint: look for a division by zero or for an argument outside the function's domain""");
    }

    @Test void everyMissingInitialValueIsTold() {
        Model model = new ModelSketch().equation("x", v("y"), null).equation("y", v("x"), null).model("M");
        assertThatThrownBy(() -> neurons(population("cells", 1, model))).isInstanceOf(UserError.class).hasMessage(
                """
                error: cells has no initial value of x
                  hint: give one, such as x(0) = 0 or x(0) = steady
                error: cells has no initial value of y
                  hint: give one, such as y(0) = 0 or y(0) = steady""");
    }

    @Test void morePopulationThanMemoryHoldsIsAnError() {
        assertThatThrownBy(() -> neurons(population("cells", Integer.MAX_VALUE, squid(0, STEADY).model("HH"))))
                .isInstanceOf(UserError.class).hasMessage(
                """
                error: cells would have 2147483647 neurons, more than fit into memory
                  hint: simulate fewer neurons, or give Java more memory""");
    }

    @Test void anEarlierRunsStateReplacesTheInitialValues() {
        Experiment.Population cells = population("cells", 2, decay().model("D"));
        Network network = Network.build(file(List.of(cells)), Optional.of(Map.of("cells.x", new double[] {3, 4})));
        assertThat(network.neurons("cells").initials().get("x")).containsExactly(3, 4);
        assertThatThrownBy(() -> Network.build(file(List.of(cells)), Optional.of(Map.of("cells.x", new double[3]))))
                .isInstanceOf(UserError.class).hasMessage(
                """
                error: the state to start from holds 3 values of cells.x, but there are 2 neurons
                  hint: give the final-state of a run of the same file""");
        assertThatThrownBy(() -> Network.build(file(List.of(cells)), Optional.of(Map.of())))
                .isInstanceOf(UserError.class).hasMessage(
                """
                error: the state to start from holds no cells.x
                  hint: give the final-state of a run of the same file""");
    }

    @Test void whatAnEarlierStateLacksIsToldOnceForAPopulation() {
        CheckedFile file = Checker.check(new Source("cells.hillock", """
                model A { dx/dt = -x; dy/dt = -y; x(0), y(0) = 1 }
                population a = A[2]
                population b = A[3]
                simulate 1
                """), new Checker.Options(Path.of(""), List.of(), false));
        assertThatThrownBy(() -> Network.build(file, Optional.of(Map.of("a.x", new double[3], "a.y", new double[3]))))
                .isInstanceOfSatisfying(UserError.class, wrong -> assertThat(wrong.problems()).extracting(Problem::message).containsExactly(
                        "the state to start from holds 3 values of a.x, but there are 2 neurons",
                        "the state to start from holds no b.x, b.y"));
    }
}
