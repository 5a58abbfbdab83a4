package hillock.simulator.network;

import static hillock.simulator.network.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import hillock.language.model.Condition;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import hillock.language.model.Function;
import hillock.language.model.Model.Values;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.syntax.UserError;

class ConnectivityTest {
    @Test void aMatrixHasTargetsInRowsAndSourcesInColumns() {
        Experiment.Population cells = population("cells", 3, decay().model("D"));
        Values matrix = new Values.Matrix(new double[][] {{0, 1, 2}, {3, 0, 0}, {0, 4, 5}});
        Edges edges = edges(List.of(cells), connect(all(cells), all(cells), new Pattern.Weights(), weight("w", matrix)));
        assertThat(shown(edges)).containsExactly("1->0", "2->0", "0->1", "1->2", "2->2");
        assertThat(edges.parameters().get("w").values()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test void twoMatricesConnectWhereEitherIsNotZero() {
        Experiment.Population cells = population("cells", 2, decay().model("D"));
        Edges edges = edges(List.of(cells), connect(all(cells), all(cells), new Pattern.Weights(),
                weight("w", new Values.Matrix(new double[][] {{0, 1}, {0, 0}})),
                weight("v", new Values.Matrix(new double[][] {{0, 0}, {7, 0}}))));
        assertThat(shown(edges)).containsExactly("1->0", "0->1");
        assertThat(edges.parameters().get("w").values()).containsExactly(1, 0);
        assertThat(edges.parameters().get("v").values()).containsExactly(0, 7);
    }

    @Test void aWeightThatReplacesAMatrixKeepsItsConnections() {
        Experiment.Population cells = population("cells", 2, decay().model("D"));
        Edges edges = edges(List.of(cells), connect(all(cells), all(cells), new Pattern.Weights(),
                weight("w", new Values.Matrix(new double[][] {{0, 1}, {0, 3}})), weight("w", each(5))));
        assertThat(shown(edges)).containsExactly("1->0", "1->1");
        assertThat(edges.parameters().get("w").values()).containsExactly(5);
    }

    @Test void aMatrixOfTheWrongSizeIsAnError() {
        Experiment.Population cells = population("cells", 3, decay().model("D"));
        Experiment.Population one = population("one", 1, decay().model("D"));
        Values matrix = new Values.Matrix(new double[][] {{0, 1, 2}, {3, 0}});
        Connection connection = connect(all(one), all(cells), new Pattern.Weights(), weight("w", matrix));
        assertThatThrownBy(() -> edges(List.of(cells, one), connection)).isInstanceOf(UserError.class).hasMessage(
                """
                error: the matrix w is 2 x 3, but one -> cells needs 3 x 1
                  hint: write one row for each target (cells has 3 neurons) and in it one column for each source (one has 1 neuron)""");
    }

    @Test void allToAllConnectsEveryPairOfTheParts() {
        Experiment.Population cells = population("cells", 5, decay().model("D"));
        assertThat(shown(edges(List.of(cells), connect(part(cells, 3, 5), part(cells, 0, 2), new Pattern.AllToAll()))))
                .containsExactly("3->0", "4->0", "3->1", "4->1");
    }

    @Test void exceptSelfDropsOnlyANeuronsEdgeToItself() {
        Experiment.Population cells = population("cells", 4, decay().model("D"));
        Experiment.Population others = population("others", 2, decay().model("D"));
        assertThat(shown(edges(List.of(cells), connect(part(cells, 1, 3), part(cells, 2, 4), new Pattern.AllToAll(), true))))
                .containsExactly("1->2", "1->3", "2->3");
        assertThat(shown(edges(List.of(cells, others), connect(part(cells, 0, 2), all(others), new Pattern.AllToAll(), true))))
                .containsExactly("0->0", "1->0", "0->1", "1->1");
    }

    @Test void oneToOneNeedsPartsOfOneSize() {
        Experiment.Population cells = population("cells", 4, decay().model("D"));
        Experiment.Population others = population("others", 2, decay().model("D"));
        assertThat(shown(edges(List.of(cells, others), connect(part(cells, 1, 3), all(others), new Pattern.OneToOne()))))
                .containsExactly("1->0", "2->1");
        assertThatThrownBy(() -> edges(List.of(cells, others), connect(all(cells), all(others), new Pattern.OneToOne())))
                .isInstanceOf(UserError.class).hasMessage(
                """
                error: one to one needs two parts of one size, but cells has 4 neurons and others has 2 neurons
                  hint: name parts of equal size, or connect all to all""");
    }

    @Test void aRingConnectsNeighboursOnceAndNeverANeuronToItself() {
        assertThat(shown(ring(5, 1))).containsExactly("1->0", "4->0", "0->1", "2->1", "1->2", "3->2", "2->3", "4->3", "0->4", "3->4");
        assertThat(shown(ring(2, 1))).containsExactly("1->0", "0->1");
        assertThat(shown(ring(1, 3))).isEmpty();
        for (int n = 3; n < 9; n++) {
            for (int k = 1; k < 9; k++) {
                Edges edges = ring(n, k);
                assertThat(shown(edges)).doesNotHaveDuplicates().hasSize(n * Math.min(2 * k, n - 1));
                for (int e = 0; e < edges.count(); e++) {
                    int distance = Math.floorMod(edges.sources()[e] - edges.targets()[e], n);
                    assertThat(Math.min(distance, n - distance)).isBetween(1, k);
                }
            }
        }
    }

    @Test void aLatticeConnectsFourNeighboursWithOpenBorders() {
        Experiment.Population cells = population("cells", 6, decay().model("D"));
        assertThat(shown(edges(List.of(cells), connect(all(cells), all(cells), new Pattern.Lattice(2, 3))))).containsExactly(
                "1->0", "3->0", "0->1", "2->1", "4->1", "1->2", "5->2", "0->3", "4->3", "1->4", "3->4", "5->4", "2->5", "4->5");
        assertThatThrownBy(() -> edges(List.of(cells), connect(all(cells), all(cells), new Pattern.Lattice(2, 2))))
                .isInstanceOf(UserError.class).hasMessage(
                """
                error: a lattice of 2 x 2 has 4 places, but cells has 6 neurons
                  hint: let rows * columns be the number of neurons""");
    }

    @Test void eachTargetHasAsManyDifferentSourcesAsItsIndegreeSays() {
        Experiment.Population cells = population("cells", 1000, decay().model("D"));
        Edges edges = edges(List.of(cells), connect(all(cells), all(cells), new Pattern.WithIndegree(20)));
        assertThat(edges.count()).isEqualTo(20_000);
        int[] outdegree = new int[1000];
        for (int e = 0; e < edges.count(); e++) {
            assertThat(edges.targets()[e]).isEqualTo(e / 20);
            if (e % 20 > 0) assertThat(edges.sources()[e]).isGreaterThan(edges.sources()[e - 1]);
            outdegree[edges.sources()[e]]++;
        }
        // binomial: of 1000 targets each takes a source with probability 0.02
        double variance = Arrays.stream(outdegree).mapToDouble(n -> (n - 20) * (n - 20)).average().orElseThrow();
        assertThat(variance).isCloseTo(1000 * 0.02 * 0.98, within(4 * 19.6 * Math.sqrt(2.0 / 1000)));
    }

    @Test void anIndegreeOfAllLeavesOutOnlyTheNeuronItself() {
        Experiment.Population cells = population("cells", 4, decay().model("D"));
        Connection all = connect(all(cells), all(cells), new Pattern.WithIndegree(3), true);
        assertThat(shown(edges(List.of(cells), all)))
                .containsExactly("1->0", "2->0", "3->0", "0->1", "2->1", "3->1", "0->2", "1->2", "3->2",
                "0->3", "1->3", "2->3");
    }

    @Test void aSmallWorldThatIsNeverRewiredIsARing() {
        Experiment.Population cells = population("cells", 12, decay().model("D"));
        assertThat(shown(edges(List.of(cells), connect(all(cells), all(cells), new Pattern.SmallWorld(2, 0)))))
                .isEqualTo(shown(edges(List.of(cells), connect(all(cells), all(cells), new Pattern.Ring(2)))));
    }

    @Test void aSmallWorldRewiresItsShareAndKeepsIndegrees() {
        int n = 2000;
        Experiment.Population cells = population("cells", n, decay().model("D"));
        Edges edges = edges(List.of(cells), connect(all(cells), all(cells), new Pattern.SmallWorld(3, 0.1)));
        assertThat(edges.count()).isEqualTo(6L * n);
        int far = 0;
        for (int e = 0; e < edges.count(); e++) {
            assertThat(edges.targets()[e]).isEqualTo(e / 6);
            assertThat(edges.sources()[e]).isNotEqualTo(edges.targets()[e]);
            if (e % 6 > 0) assertThat(edges.sources()[e]).isGreaterThan(edges.sources()[e - 1]);
            int distance = Math.abs(edges.sources()[e] - edges.targets()[e]);
            if (Math.min(distance, n - distance) > 3) far++;
        }
        assertThat((double) far).isCloseTo(0.1 * 6 * n, within(4 * Math.sqrt(6 * n * 0.09)));
    }

    @Test void whereSeesIndicesWithinThePartsAndParameters() {
        Experiment.Population cells = population("cells", 6, decay().model("D"), set(4, 6, "a", each(3)));
        Condition near = new Condition.Comparison(Condition.Relation.EQUAL, minus(Term.post("i"), Term.pre("i")), Term.ONE);
        Condition strong = new Condition.Comparison(Condition.Relation.GREATER, Term.post("a"), number(2));
        Pattern where = new Pattern.Where(new Condition.And(near, strong));
        assertThat(shown(edges(List.of(cells), connect(part(cells, 0, 3), part(cells, 3, 6), where)))).containsExactly("0->4", "1->5");
    }

    @Test void whereConnectsLargePartsAsSmallOnes() {
        Term distance = new Term.Call(Function.ABS, List.of(minus(Term.post("i"), Term.pre("i"))));
        Pattern where = new Pattern.Where(new Condition.Comparison(Condition.Relation.LESS, distance, number(3)));
        for (int n : new int[] {3, 10, 400}) {
            Experiment.Population cells = population("cells", n, decay().model("D"));
            Edges edges = edges(List.of(cells), connect(all(cells), all(cells), where, true));
            assertThat(edges.count()).isEqualTo(4 * n - 6);
            for (int e = 0; e < edges.count(); e++) assertThat(Math.abs(edges.sources()[e] - edges.targets()[e])).isBetween(1, 2);
        }
    }

    @Test void aListConnectsAsItSaysParallelEdgesToo() {
        Experiment.Population cells = population("cells", 4, decay().model("D"));
        Pattern listed = new Pattern.Listed(new int[] {2, 0, 0, 1}, new int[] {1, 0, 1, 0});
        Values column = new Values.Column(new double[] {10.0, 20.0, 30.0, 40.0});
        Connection connection = connect(part(cells, 1, 4), all(cells), listed, weight("w", column));
        Edges edges = edges(List.of(cells), connection);
        assertThat(shown(edges)).containsExactly("1->0", "2->0", "1->1", "3->1");
        assertThat(edges.parameters().get("w").values()).containsExactly(20, 40, 30, 10);
        Pattern parallel = new Pattern.Listed(new int[] {1, 1}, new int[] {0, 0});
        Edges twice = edges(List.of(cells), connect(all(cells), all(cells), parallel, weight("w", each(uniform()))));
        assertThat(shown(twice)).containsExactly("1->0", "1->0");
        assertThat(twice.parameters().get("w").uniform()).isFalse();
        Pattern outside = new Pattern.Listed(new int[] {1, 3}, new int[] {0, 4});
        assertThatThrownBy(() -> edges(List.of(cells), connect(all(cells), all(cells), outside))).isInstanceOf(UserError.class).hasMessage(
                """
                error: connection 2 of the file has target 4, but cells has 4 neurons
                  hint: indices count from 0 within cells""");
    }

    @Test void aProbabilityGivesAsManyEdgesAsItShould() {
        Experiment.Population cells = population("cells", 400, decay().model("D"));
        for (double p : new double[] {0.001, 0.02, 0.5, 0.97}) {
            Edges edges = edges(List.of(cells), connect(all(cells), all(cells), new Pattern.WithProbability(p)));
            double pairs = 400.0 * 400;
            assertThat((double) edges.count()).isCloseTo(p * pairs, within(5 * Math.sqrt(pairs * p * (1 - p))));
            assertThat(shown(edges)).doesNotHaveDuplicates();
            int[] bySource = new int[400];
            for (int source : edges.sources()) bySource[source]++;
            assertThat(Arrays.stream(bySource)).allMatch(n -> Math.abs(n - 400 * p) <= 6 * Math.sqrt(400 * p * (1 - p)) + 2);
        }
        assertThat(edges(List.of(cells), connect(all(cells), all(cells), new Pattern.WithProbability(0))).count()).isZero();
        assertThat(edges(List.of(cells), connect(all(cells), all(cells), new Pattern.WithProbability(1))).count()).isEqualTo(160_000);
    }

    @Test void aTargetsRandomEdgesDoNotDependOnWhichOtherTargetsThereAre() {
        Experiment.Population few = population("cells", 10, decay().model("D"));
        Experiment.Population many = population("cells", 30, decay().model("D"));
        Experiment.Population source = population("source", 100, decay().model("D"));
        List<String> small = shown(edges(List.of(few, source), connect(all(source), all(few), new Pattern.WithProbability(0.1))));
        List<String> large = shown(edges(List.of(many, source), connect(all(source), all(many), new Pattern.WithProbability(0.1))));
        assertThat(large.subList(0, small.size())).isEqualTo(small);
    }

    @Test void aMillionEdgesOfOneWeightKeepItOnce() {
        Experiment.Population cells = population("cells", 1000, decay().model("D"));
        Edges edges = edges(List.of(cells), connect(all(cells), all(cells), new Pattern.AllToAll(), weight("w", each(0.1)))).listed()
                .orElseThrow();
        assertThat(edges.count()).isEqualTo(1_000_000);
        assertThat(edges.parameters().get("w").uniform()).isTrue();
    }

    @Test void moreEdgesThanMemoryHoldsIsAnError() {
        Experiment.Population cells = population("cells", 1_000_000, decay().model("D"));
        assertThatThrownBy(() -> edges(List.of(cells),
                connect(all(cells), all(cells), new Pattern.AllToAll(), weight("w", each(uniform())))))
                .isInstanceOf(UserError.class).hasMessage(
                """
                error: cells -> cells would be 1000000000000 connections or more, which do not fit into memory
                  hint: connect fewer neurons, or with a smaller probability""");
    }

    @Test void allToAllWithOneWeightListsNoEdges() {
        Experiment.Population cells = population("cells", 1_000_000, decay().model("D"));
        Edges edges = edges(List.of(cells),
                connect(all(cells), part(cells, 0, 400_000), new Pattern.AllToAll(), true, weight("w", each(0.1))));
        assertThat(edges.isListed()).isFalse();
        assertThat(edges.count()).isEqualTo(400_000L * 1_000_000 - 400_000);
        assertThat(edges.listed()).isEmpty();
        Edges some = edges.listedTo(7);
        assertThat(some.sources()).hasSize(999_999).doesNotContain(7);
        assertThat(some.targets()).containsOnly(7);
        assertThat(some.parameters().get("w").at(999_998)).isEqualTo(0.1);
    }

    @Test void unlistedEdgesAreThoseOfTheList() {
        Experiment.Population cells = population("cells", 40, decay().model("D"));
        for (boolean exceptSelf : new boolean[] {false, true}) {
            Part source = part(cells, 3, 30);
            Part target = part(cells, 20, 40);
            Edges one = edges(List.of(cells), connect(source, target, new Pattern.AllToAll(), exceptSelf, weight("w", each(2))));
            Edges each = edges(List.of(cells), connect(source, target, new Pattern.AllToAll(), exceptSelf, weight("w", each(uniform()))));
            assertThat(one.isListed()).isFalse();
            assertThat(one.count()).isEqualTo(each.count());
            assertThat(shown(one.listed().orElseThrow())).isEqualTo(shown(each));
        }
    }

    private static Edges ring(int n, int reach) {
        Experiment.Population cells = population("cells", n, decay().model("D"));
        return edges(List.of(cells), connect(all(cells), all(cells), new Pattern.Ring(reach)));
    }

    private static List<String> shown(Edges edges) {
        return new ArrayList<>(IntStream.range(0, edges.sources().length).mapToObj(e -> edges.sources()[e] + "->" + edges.targets()[e])
                .toList());
    }
}
