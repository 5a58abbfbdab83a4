package hillock.simulator.network;

import static hillock.simulator.network.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Change;
import hillock.language.model.Model;
import hillock.language.model.Model.Start;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;
import hillock.language.syntax.UserError;

class ValuesTest {
    private static final Model.Assigned B = new Model.Assigned("b", each(times(number(2), v("a"))));

    private static Model doubling() {
        return new ModelSketch().parameter("a", 1).parameter("b", B.value()).equation("x", Term.ZERO, given(0)).model("D");
    }

    @Test void aParameterFollowsAnotherOneThatAPopulationChanges() {
        Neurons cells = neurons(population("cells", 4, doubling(), set(0, 4, "a", each(10)), set(1, 3, "a", list(5.0, 6.0))));
        assertThat(cells.parameters().get("a").values()).containsExactly(10, 5, 6, 10);
        assertThat(cells.parameters().get("b").values()).containsExactly(20, 10, 12, 20);
    }

    @Test void aLaterSettingReplacesAnEarlierOneOnItsStretch() {
        Neurons cells = neurons(population("cells", 3, doubling(), set(0, 2, "b", each(7)), set(1, 2, "b", each(v("a")))));
        assertThat(cells.parameters().get("b").values()).containsExactly(7, 1, 2);
    }

    @Test void equalValuesAreKeptOnce() {
        Neurons cells = neurons(population("cells", 1000, doubling(), set(0, 500, "a", each(3)), set(500, 1000, "a", each(3))));
        assertThat(cells.parameters().get("b")).matches(b -> b.uniform() && b.at(999) == 6 && b.size() == 1000);
    }

    @Test void indicesCountWithinTheStretchThatIsSet() {
        Model model = new ModelSketch().parameter("a", each(v("i"))).parameter("n", each(v("size")))
                .equation("x", Term.ZERO, new Start.Given(each(times(v("a"), v("i"))))).model("D");
        Neurons cells = neurons(population("cells", 4, model,
                set(2, 4, "a", each(sum(v("i"), number(100)))), set(2, 4, "n", each(v("size")))));
        assertThat(cells.parameters().get("a").values()).containsExactly(0, 1, 100, 101);
        assertThat(cells.parameters().get("n").values()).containsExactly(4, 4, 2, 2);
        assertThat(cells.initials().get("x")).containsExactly(0, 1, 200, 303);
    }

    @Test void drawsAreNamedByPopulationAndVariable() {
        Model model = decay().parameter("I", each(normal(10, 2))).start("x", new Start.Given(each(sum(uniform(), v("I"))))).model("D");
        Neurons cells = neurons(population("cells", 3, model));
        Stream current = new Stream(1, "cells.I#1");
        Stream start = new Stream(1, "cells.x(0)#1");
        for (int e = 0; e < 3; e++) {
            assertThat(cells.parameters().get("I").at(e)).isEqualTo(10 + 2 * current.normal(e, 0));
            assertThat(cells.initials().get("x")[e]).isEqualTo(start.uniform(e, 0) + cells.parameters().get("I").at(e));
        }
    }

    @Test void aNeuronsDrawsDoNotDependOnHowItsPartIsCut() {
        Model model = decay().model("D");
        double[] whole = neurons(population("cells", 6, model, set(0, 6, "a", each(normal(0, 1))))).parameters().get("a").values();
        double[] cut = neurons(population("cells", 6, model, set(0, 6, "a", each(1)), set(2, 5, "a", each(normal(0, 1)))))
                .parameters().get("a").values();
        assertThat(cut).containsExactly(1, 1, whole[2], whole[3], whole[4], 1);
    }

    @Test void initialValuesMayRestOnEachOtherInAnyOrder() {
        Model model = new ModelSketch().expression("twice", times(number(2), v("y")))
                .equation("x", Term.ZERO, new Start.Given(each(v("twice"))))
                .equation("y", Term.ZERO, new Start.Given(list(3.0, 4.0))).model("D");
        assertThat(neurons(population("cells", 2, model)).initials().get("x")).containsExactly(6, 8);
    }

    @Test void aPopulationsInitialValuesReplaceTheModels() {
        Experiment.Population cells = new Experiment.Population("cells", 4, decay().model("D"), List.of(), List.of(
                new Experiment.Start(0, 4, new Model.Initial("x", given(7))), new Experiment.Start(1, 2, new Model.Initial("x", STEADY))));
        assertThat(neurons(cells).initials().get("x")).containsExactly(7, 1, 7, 7);
    }

    @Test void aListOfTheWrongLengthIsAnError() {
        assertThatThrownBy(() -> neurons(population("cells", 4, doubling(), set(0, 4, "a", list(1.0, 2.0, 3.0)))))
                .isInstanceOf(UserError.class).hasMessage(
                """
                error: cells.a has 3 values for 4 neurons
                  hint: give one value for each neuron, or one for all""");
    }

    @Test void parametersThatNeedEachOtherAreACircle() {
        assertThatThrownBy(() -> neurons(population("cells", 2, doubling(), set(1, 2, "a", each(v("b"))))))
                .isInstanceOf(UserError.class).hasMessage(
                """
                error: the value of cells.a is defined by itself
                  hint: let one of the parameters in the circle be a number""");
    }

    @Test void aParameterThatIsNotFiniteIsAnError() {
        assertThatThrownBy(() -> neurons(population("cells", 3, doubling(), set(2, 3, "a", each(over(Term.ONE, Term.ZERO))))))
                .isInstanceOf(UserError.class).hasMessage(
                """
                error: the value of a in cells[2] is Infinity, not a finite number
                  hint: look for a division by zero or for an argument outside the function's domain
                error: the value of b in cells[2] is Infinity, not a finite number
                  hint: look for a division by zero or for an argument outside the function's domain""");
    }

    @Test void aWeightMayUseBothEndsAndEarlierParameters() {
        Experiment.Population cells = population("cells", 3, doubling(), set(0, 3, "a", list(1.0, 2.0, 3.0)));
        Edges edges = edges(List.of(cells), connect(all(cells), part(cells, 1, 3), new Pattern.AllToAll(),
                weight("k", each(100)),
                weight("w", each(sum(times(v("k"), Term.post("b")), Term.pre("a"), times(number(0.5), Term.post("i")))))));
        assertThat(edges.parameters().get("w").values()).containsExactly(401, 402, 403, 601.5, 602.5, 603.5);
    }

    @Test void anEdgesDrawDependsOnItsEndsAlone() {
        Experiment.Population cells = population("cells", 20, doubling());
        Connection full = connect(all(cells), all(cells), new Pattern.AllToAll(), weight("w", each(uniform())));
        Connection thin = connect(all(cells), all(cells), new Pattern.Ring(1), weight("w", each(uniform())));
        Edges all = edges(List.of(cells), full);
        Edges ring = edges(List.of(cells), thin);
        Stream stream = new Stream(1, "cells -> cells.w#1");
        for (int e = 0; e < ring.count(); e++) {
            int source = ring.sources()[e];
            int target = ring.targets()[e];
            assertThat(ring.parameters().get("w").at(e)).isEqualTo(all.parameters().get("w").at(target * 20 + source))
                    .isEqualTo(stream.uniform((long) target << 32 | source, 0));
        }
    }

    @Test void aNegativeDelayIsAnError() {
        Experiment.Population cells = population("cells", 2, doubling());
        Connection connection = connect(all(cells), all(cells), new Pattern.AllToAll());
        Values delay = each(minus(Term.pre("i"), Term.post("i")));
        assertThatThrownBy(() -> edges(List.of(cells), delayed(connection, delay))).isInstanceOf(UserError.class).hasMessage(
                """
                error: the delay of cells -> cells, 0 -> 1 is -1 ms
                  hint: a delay is 0 or longer; max(0 ms, ...) keeps a drawn one so""");
        Connection ofParts = delayed(connect(part(cells, 1, 2), part(cells, 1, 2), new Pattern.OneToOne()), each(-1));
        assertThatThrownBy(() -> edges(List.of(cells), ofParts)).as("counted within the parts").isInstanceOf(UserError.class)
                .hasMessageStartingWith("error: the delay of cells[1:2] -> cells[1:2], 0 -> 0 is -1 ms");
        assertThat(edges(List.of(cells), delayed(connection, each(1.5))).delays().orElseThrow().values()).containsExactly(1.5);
    }

    @Test void aConnectionsStateStartsFromBothEndsInitialStates() {
        Model model = decay().start("x", new Start.Given(list(3.0, 5.0))).model("D");
        Experiment.Population cells = population("cells", 2, model);
        Connection connection = connect(all(cells), all(cells), new Pattern.AllToAll(), true, weight("k", each(2)));
        // s' = k pre.x - s
        Connection synapse = withState(connection, "s", minus(times(v("k"), Term.pre("x")), v("s")), STEADY);
        assertThat(edges(List.of(cells), synapse).initials().get("s")).containsExactly(10, 6);
        Connection given = withState(connection, "s", Term.ZERO, new Start.Given(each(minus(Term.post("x"), Term.pre("x")))));
        assertThat(edges(List.of(cells), given).initials().get("s")).containsExactly(-2, 2);
    }

    @Test void whatChangesDuringARunTakesItsFollowersAlong() {
        Experiment.Population cells = population("cells", 3, doubling(), set(0, 3, "a", each(normal(0, 1))));
        Connection connection = connect(all(cells), all(cells), new Pattern.OneToOne(), weight("w", each(Term.pre("b"))));
        Change first = new Change(10, 0, "cells", 0, 1, "a", each(5));
        Change second = new Change(20, 1, "cells", 1, 2, "a", each(normal(0, 1)));
        Change third = new Change(20, 2, "cells -> cells", 0, 0, "w", each(9));
        List<Change> changes = List.of(first, second, third);
        Network network = Network.build(file(1, List.of(cells), changes, connection), Optional.empty());
        Stream stream = new Stream(1, "cells.a#1");
        assertThat(network.parametersAfter("cells", List.of(first)).get("b").values())
                .containsExactly(10, 2 * stream.normal(1, 0), 2 * stream.normal(2, 0));
        assertThat(network.parametersAfter("cells", changes).get("a").values())
                .containsExactly(5, stream.normal(1, 2), stream.normal(2, 0));
        assertThat(network.parametersAfter("cells -> cells", List.of(first)).get("w").at(0)).isEqualTo(10);
        assertThat(network.parametersAfter("cells -> cells", changes).get("w").values()).containsExactly(9);
    }

    @Test void theProblemsOfAllPopulationsComeAtOnce() {
        Experiment.Population one = population("one", 1, doubling(), set(0, 1, "a", list(1.0, 2.0)));
        Experiment.Population two = population("two", 1, doubling(), set(0, 1, "a", list(1.0, 2.0)));
        assertThatThrownBy(() -> Network.build(file(List.of(one, two)), Optional.empty())).isInstanceOf(UserError.class)
                .satisfies(e -> assertThat(((UserError) e).problems()).hasSize(2));
    }
}
