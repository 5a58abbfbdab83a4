package hillock.simulator.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import hillock.language.model.Condition;
import hillock.language.model.Condition.Relation;
import hillock.language.model.Experiment.Precision;
import hillock.language.model.Function;
import hillock.language.model.Term;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

class LeadTest {
    private static final int LANES = DoubleVector.SPECIES_PREFERRED.length();
    private static final Term X = Term.own("x");
    private static final Term Y = Term.own("y");

    /** A gate's relaxation, whose rates share a division behind an exponential; it may leave [0, 1], and x may pass 3. */
    private static Loop gate() {
        Term rise = new Term.Call(Function.EXP, List.of(new Term.Product(new Term.Constant(0.1), X)));
        Term rate = new Term.Quotient(Term.ONE, new Term.Sum(Term.ONE, new Term.Product(rise, new Term.Product(rise, rise))));
        Term next = new Term.Sum(Y, new Term.Product(new Term.Constant(0.25), new Term.Difference(rate, new Term.Product(rise, Y))));
        Condition bound = new Condition.And(new Condition.Comparison(Relation.AT_MOST, Term.ZERO, next),
                new Condition.Comparison(Relation.AT_MOST, next, Term.ONE));
        Condition passes = new Condition.Comparison(Relation.GREATER, X, new Term.Constant(3));
        return new Loop("gate", Map.of(X, new Loop.Operand.Element(0), Y, new Loop.Operand.Element(1)), List.of(
                new Loop.Statement.Require(bound, 1), new Loop.Statement.Mark(passes, 2, X, 2),
                new Loop.Statement.Store(0, new Term.Difference(X, new Term.Product(new Term.Constant(0.5), Y))),
                new Loop.Statement.Store(1, next)));
    }

    private static Lead lead(Loop loop) {
        Graph graph = Lanes.graphs(loop).getFirst();
        Placement placement = new Placement(graph, Placement.Style.LANES_IN_ONE, 400, Set.of());
        return Lead.of(placement.body().definitions(), graph.actions());
    }

    @Test void whatIsComputedAheadNeedsNothingThatIsNot() {
        int leads = 0;
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Loop loop = RandomLoop.ofOwn(random, 5 + random.nextInt(60));
            if (Lanes.graphs(loop).isEmpty()) continue;
            Lead lead = lead(loop);
            if (lead.isNone()) continue;
            leads++;
            Set<Node> there = new HashSet<>(lead.operands());
            for (Node node : lead.early()) {
                assertThat(there(node, there)).as("seed %d: %s", seed, node.operation()).isTrue();
                there.add(node);
            }
            assertThat(lead.carried()).isNotEmpty().isSubsetOf(lead.early());
            assertThat(lead.last()).isNotEmpty().isSubsetOf(lead.carried());
        }
        assertThat(leads).isGreaterThan(50);
    }

    /** Whether all that the node is computed from is there, the same for all elements, or computed of such where it stands. */
    private static boolean there(Node node, Set<Node> before) {
        for (Node argument : node.arguments()) {
            boolean found = argument.invariant() || before.contains(argument) || !argument.leaf() && there(argument, before);
            if (!found) return false;
        }
        return true;
    }

    @Test void aLongChainIsCutAndAShortOneIsNot() {
        assertThat(lead(gate()).isNone()).isFalse();
        Loop decay = new Loop("decay", Map.of(X, new Loop.Operand.Element(0)),
                List.of(new Loop.Statement.Store(0, new Term.Product(new Term.Constant(0.9), X))));
        assertThat(lead(decay).isNone()).isTrue();
    }

    @Test void aRandomLoopGivesTheInterpretersBits() {
        int leads = 0;
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Loop doubles = RandomLoop.ofOwn(random, 5 + random.nextInt(40));
            if (Lanes.graphs(doubles).isEmpty()) continue;
            if (!lead(doubles).isNone()) leads++;
            Loop singles = new Loop("single", doubles.operands(), doubles.ranges(), doubles.statements(), Precision.SINGLE, doubles.fused(),
                    Set.of(0, 3, 4));
            for (Loop loop : List.of(doubles, singles)) {
                Kernel judge = Backend.INTERPRETER.compile(loop);
                for (Kernel judged : VectorCompiler.kernels(loop, ScalarCompiler.compile(loop))) {
                    for (int size : new int[] {2 * LANES, 5 * LANES - 1, 100}) {
                        Memory memory = Memory.random(random, size).with(loop.singles());
                        Memory.assertSame(judge, judged, memory, random.nextInt(4), size, loop.precision() + ", seed " + seed);
                    }
                }
            }
        }
        assertThat(leads).isGreaterThan(50);
    }

    @Test void anOperandThatIsStoredAsItIsIsReadWhereItIsStored() {
        List<Loop.Statement> statements = new ArrayList<>(gate().statements());
        statements.add(new Loop.Statement.Store(3, X));
        Loop loop = new Loop("kept", gate().operands(), statements);
        Memory memory = new Memory(new double[4][50], new int[0][], new double[0]);
        Memory.assertSame(Backend.INTERPRETER.compile(loop), Backend.VECTOR.compile(loop), memory, 0, 50, "kept");
    }

    @Test void theSameLoopIsCutInTheSamePlace() {
        List<Integer> first = lead(gate()).early().stream().map(Node::id).toList();
        for (int k = 0; k < 20; k++) assertThat(lead(gate()).early()).extracting(Node::id).isEqualTo(first);
    }

    /** An event or an overflow sends a group to the next kernel, wherever it stands, alone or beside others. */
    @Test void troubleInAnyGroupsGivesTheInterpretersBits() {
        Kernel judge = Backend.INTERPRETER.compile(gate());
        Kernel judged = Backend.VECTOR.compile(gate());
        List<Integer> sizes = new ArrayList<>(List.of(LANES, LANES + 1, 2 * LANES, 3 * LANES, 5 * LANES, 5 * LANES + 3, 6 * LANES - 1));
        for (int size : sizes) {
            int groups = Math.ceilDiv(size, LANES);
            for (int troubled = 0; troubled < 1 << groups; troubled++) {
                SplittableRandom random = new SplittableRandom(troubled);
                double[][] arrays = new double[3][size];
                for (int e = 0; e < size; e++) {
                    arrays[0][e] = random.nextDouble(-4, 2.9);
                    arrays[1][e] = random.nextDouble();
                }
                for (int g = 0; g < groups; g++) {
                    int e = Math.min(size - 1, g * LANES + random.nextInt(LANES));
                    if ((troubled >> g & 1) != 0) arrays[0][e] = random.nextBoolean() ? random.nextDouble(3, 4) : 1e6;
                }
                Memory memory = new Memory(arrays, new int[0][], new double[0]);
                Memory.assertSame(judge, judged, memory, 0, size, size + " elements, groups " + Integer.toBinaryString(troubled));
                if (size > LANES) Memory.assertSame(judge, judged, memory, 1, size, "from 1, " + size + " elements");
            }
        }
    }
}
