package hillock.simulator.network;

import static hillock.simulator.network.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.syntax.UserError;

/** Connections that only pass on spikes keep their edges by source. */
class BySourceTest {
    private static final List<Pattern> SEARCHED =
            List.of(new Pattern.AllToAll(), new Pattern.WithProbability(0.2), new Pattern.WithIndegree(7), new Pattern.WithProbability(0));
    private final Experiment.Population cells = population("cells", 60, decay().model("D"));
    private final Experiment.Population many = population("many", 3000, decay().model("D"));

    /** The same connection, whose sources' spikes change a variable of its targets. */
    private static Connection spiking(Connection c, Term.Scope side) {
        Connection.On event = new Connection.On(side, List.of(new Model.Jump(new Term.Variable(Term.Scope.POST, "x"), Term.ONE)));
        return new Connection(c.name(), c.fileName(), c.source(), c.target(), c.pattern(), c.exceptSelf(), c.parameters(), c.weights(),
                c.delay(), c.expressions(), c.equations(), c.bounds(), c.initials(), c.contributions(), List.of(event), c.units(),
                c.plain());
    }

    private static Edges inRows(List<Experiment.Population> populations, Connection connection) {
        Edges edges = edges(populations, spiking(connection, Term.Scope.PRE));
        assertThat(edges.incidence()).isInstanceOf(Incidence.BySource.class);
        return edges;
    }

    @Test void theyAreTheEdgesOfTheList() {
        for (Pattern pattern : SEARCHED) {
            for (boolean exceptSelf : new boolean[] {false, true}) {
                Part source = part(cells, 3, 40);
                Part target = part(cells, 20, 60);
                // a draw for each edge, by its ends: where nothing spikes such edges are listed
                Connection connection = connect(source, target, pattern, exceptSelf, weight("w", each(uniform())), weight("v", each(2)));
                Edges listed = edges(List.of(cells), connection);
                Edges sorted = inRows(List.of(cells), connection).listed().orElseThrow();
                assertThat(listed.isListed()).isTrue();
                assertThat(sorted.sources()).isEqualTo(listed.sources());
                assertThat(sorted.targets()).isEqualTo(listed.targets());
                assertThat(sorted.parameters().get("w").expanded()).isEqualTo(listed.parameters().get("w").expanded());
                assertThat(sorted.parameters().get("v").expanded()).isEqualTo(listed.parameters().get("v").expanded());
            }
        }
    }

    @Test void eachSourcesTargetsRise() {
        Edges edges = inRows(List.of(many), connect(all(many), all(many), new Pattern.WithProbability(0.2), true));
        Incidence.BySource rows = (Incidence.BySource) edges.incidence();
        assertThat(rows.first()).hasSize(3001).startsWith(0).endsWith((int) edges.count());
        for (int s = 0; s < 3000; s++) {
            int[] targets = Arrays.copyOfRange(rows.targets(), rows.first()[s], rows.first()[s + 1]);
            assertThat(targets).isSorted().doesNotHaveDuplicates().doesNotContain(s);
        }
    }

    @Test void theyAreTheSameForAnyNumberOfThreads() throws InterruptedException, ExecutionException {
        for (Pattern pattern : List.of(new Pattern.WithProbability(0.2), new Pattern.WithIndegree(600))) {
            List<int[]> found = new ArrayList<>();
            for (int threads : new int[] {1, 2, 5}) {
                try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                    Edges edges = pool.submit(() -> inRows(List.of(many), connect(all(many), all(many), pattern))).get();
                    found.add(((Incidence.BySource) edges.incidence()).targets());
                }
            }
            assertThat(found.get(1)).isEqualTo(found.get(0));
            assertThat(found.get(2)).isEqualTo(found.get(0));
        }
    }

    @Test void howTheTargetsAreCutMakesNoDifference() {
        Connection connection = connect(all(cells), all(cells), new Pattern.AllToAll());
        TargetRanges.Finding ring = (edges, from, to) -> {
            for (int t = from; t < to; t++) for (int d = 3; d > 0; d--) edges.add((t + d * d) % 60, t);
        };
        Selves none = new Selves(false, Selves.NEVER);
        Incidence.BySource one = new SourceRows(connection, 60, none, new TargetRanges(60, 180, ring)).found(8);
        Incidence.BySource several = new SourceRows(connection, 60, none, new TargetRanges(60, 60 << 19, ring)).found(8);
        assertThat(several.first()).isEqualTo(one.first());
        assertThat(several.targets()).isEqualTo(one.targets());
    }

    @Test void whatLooksAtEdgesAnywayListsThem() {
        Connection connection = connect(all(cells), all(cells), new Pattern.WithIndegree(7));
        assertThat(edges(List.of(cells), spiking(connection, Term.Scope.POST)).isListed()).isTrue();
        assertThat(edges(List.of(cells), spiking(delayed(connection, each(uniform())), Term.Scope.PRE)).isListed()).isTrue();
        Connection ownDelay = connect(all(cells), all(cells), new Pattern.WithIndegree(7), weight("d", each(uniform())));
        assertThat(edges(List.of(cells), spiking(delayed(ownDelay, each(v("d"))), Term.Scope.PRE)).isListed()).isTrue();
        Connection counted = connect(all(cells), all(cells), new Pattern.WithIndegree(7), weight("w", each(v("i"))));
        assertThat(edges(List.of(cells), spiking(counted, Term.Scope.PRE)).isListed()).isTrue();
        assertThat(edges(List.of(cells), spiking(delayed(connection, each(2)), Term.Scope.PRE)).delays().orElseThrow())
                .satisfies(delays -> assertThat(delays.at(0)).isEqualTo(2));
    }

    @Test void moreThanMemoryHoldsIsAnError() {
        Experiment.Population all = population("cells", 1_000_000, decay().model("D"));
        assertThatThrownBy(() -> edges(List.of(all),
                spiking(connect(all(all), all(all), new Pattern.WithProbability(0.5)), Term.Scope.PRE)))
                .isInstanceOf(UserError.class).hasMessage(
                """
                error: cells -> cells would be 500003535533 connections or more, which do not fit into memory
                  hint: connect fewer neurons, or with a smaller probability""");
    }
}
