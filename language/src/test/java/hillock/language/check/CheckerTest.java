package hillock.language.check;

import static hillock.language.check.Texts.checked;
import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import hillock.language.model.CheckedFile;
import hillock.language.model.Condition;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Experiment.Population;
import hillock.language.model.Function;
import hillock.language.model.Model;
import hillock.language.model.Model.Assigned;
import hillock.language.model.Model.Values;
import hillock.language.model.Origins;
import hillock.language.model.Part;
import hillock.language.model.Term;
import org.junit.jupiter.api.Test;

/** What right texts mean. */
class CheckerTest {
    private static final String CELL = """
            model Cell {
              param C = 1 uF, g = 20 nS, E = -70 mV, k = 3
              input I_syn
              I = g * (V - E)
              C * dV/dt = -I + I_syn
              dw/dt = (k - w) / 5 ms
              abs(V) <= 2e5 uV
              spike when V > 0 mV
              V(0) = E + 5 mV;  w(0) = steady
            }
            population cells = Cell[4]
            """;

    private static Model model(String text) {
        return checked(text).experiment().populations().getFirst().model();
    }

    private static Term value(Model model, String parameter) {
        Map<String, Values> values = model.parameters().stream().collect(Collectors.toMap(Assigned::name, Assigned::value));
        return ((Values.Each) values.get(parameter)).term();
    }

    @Test void numbersAreInCoherentUnits() {
        Model model = model(CELL);
        assertThat(value(model, "C")).isEqualTo(new Term.Constant(1));
        assertThat(value(model, "g")).isEqualTo(new Term.Constant(2e-5));
        assertThat(value(model, "E")).isEqualTo(new Term.Constant(-70));
        assertThat(model.bounds().getFirst().holds()).isEqualTo(new Condition.Comparison(Condition.Relation.AT_MOST,
                new Term.Call(Function.ABS, List.of(Term.own("V"))), new Term.Constant(200)));
        assertThat(model.bounds().getFirst().text()).isEqualTo("abs(V) <= 2e5 uV");
    }

    @Test void theFactorOnTheLeftIsDividedOut() {
        assertThat(model(CELL).equations().getFirst().rate()).isEqualTo(new Term.Quotient(
                new Term.Sum(new Term.Negation(Term.own("I")), Term.own("I_syn")), Term.own("C")));
        assertThat(model("model A { param k = 2; dV/dt / k = V; V(0) = 1 }\npopulation a = A[1]").equations().getFirst().rate())
                .isEqualTo(new Term.Product(Term.own("V"), Term.own("k")));
        assertThat(model("model A { param k = 2; 3 * k * dV/dt = V; V(0) = 1 }\npopulation a = A[1]").equations().getFirst().rate())
                .isEqualTo(new Term.Quotient(Term.own("V"), new Term.Product(new Term.Constant(3), Term.own("k"))));
    }

    @Test void aNameIsShownInTheUnitThatItsTextUses() {
        Map<String, hillock.language.units.Unit> units = model(CELL).units();
        assertThat(units.get("g").symbol()).isEqualTo("nS");
        assertThat(units.get("V").symbol()).isEqualTo("mV");
        assertThat(units.get("I").symbol()).isEqualTo("uA");
        assertThat(units.get("I_syn").symbol()).isEqualTo("uA");
        assertThat(units.get("w").symbol()).isEmpty();
    }

    @Test void expressionsStandInOrderOfDependence() {
        Model model = model("model A { a = b + c; b = 2 * c; c = V; dV/dt = -a; V(0) = 1 }\npopulation a = A[1]");
        assertThat(model.expressions()).extracting(Model.Definition::name).containsExactly("c", "b", "a");
    }

    @Test void functionsAreWrittenOutWithTimeAsJumpsSeeIt() {
        Model model = model("""
                model A { on(x, a) = if x > a then 1 else 0; dV/dt = on(t, 5) + on(V, 2); V(0) = 1 }
                population a = A[1]
                """);
        assertThat(model.equations().getFirst().rate()).isEqualTo(new Term.Sum(step(new Term.JumpTime(), 5), step(Term.own("V"), 2)));
    }

    private static Term step(Term x, double a) {
        return new Term.Choice(new Condition.Comparison(Condition.Relation.GREATER, x, new Term.Constant(a)), Term.ONE, Term.ZERO);
    }

    @Test void pulsesAndClipsAreWrittenWithOthers() {
        Model model = model("model A { p = pulse(t, 1, 2); c = clip(V, 0, 1); dV/dt = p - c; V(0) = 1 }\npopulation a = A[1]");
        assertThat(model.expressions().get(1).value()).isEqualTo(new Term.Call(Function.MIN,
                List.of(new Term.Call(Function.MAX, List.of(Term.own("V"), Term.ZERO)), Term.ONE)));
        assertThat(model.expressions().get(0).value()).isEqualTo(new Term.Choice(new Condition.And(
                new Condition.Comparison(Condition.Relation.AT_LEAST, new Term.JumpTime(), Term.ONE),
                new Condition.Comparison(Condition.Relation.LESS, new Term.JumpTime(), new Term.Constant(2))), Term.ONE, Term.ZERO));
    }

    @Test void twoHoldsAreTwoSignalsWithTheirOwnDraws() {
        Model model = model("model A { I = hold(normal(), 0.5) + hold(normal(), 0.5); dV/dt = I; V(0) = 1 }\npopulation a = A[1]");
        assertThat(model.expressions().getFirst().value()).isEqualTo(new Term.Sum(Term.own("I@hold1"), Term.own("I@hold2")));
        assertThat(model.holds()).extracting(Model.Hold::value).containsExactly(standardNormal(1), standardNormal(2));
    }

    private static Term standardNormal(int ordinal) {
        return new Term.Draw(Term.Distribution.NORMAL, List.of(Term.ZERO, Term.ONE), ordinal);
    }

    @Test void anExtendingModelReplacesWhatItNames() {
        Model model = model("""
                model Base {
                  param E = -70 mV, tau = 10 ms
                  dV/dt = (E - V) / tau;  abs(V) <= 200 mV;  V(0) = steady;  spike when V > 0 mV
                  dw/dt = -w / tau;  w(0) = 1
                }
                model Clamp extends Base { V = E + 1 mV; param tau = 20 ms; w(0) = 2 }
                population a = Clamp[1]
                """);
        assertThat(model.expressions()).extracting(Model.Definition::name).containsExactly("V");
        assertThat(model.equations()).extracting(Model.Equation::variable).containsExactly("w");
        assertThat(model.bounds()).isEmpty();
        assertThat(value(model, "tau")).isEqualTo(new Term.Constant(20));
        assertThat(model.initials()).extracting(Model.Initial::start)
                .containsExactly(new Model.Start.Given(new Values.Each(new Term.Constant(2))));
    }

    @Test void laterValuesStandBehindEarlierOnes() {
        Population cells = checked(CELL.replace("Cell[4]", "Cell[4] { k = i }") + """
                exc = cells[1:3]
                exc.k = [5, 6]
                cells[0].k = uniform()
                cells.V(0) = -60 mV
                """, "exc.E=-50", "cells.V(0)=-1e4 uV").experiment().populations().getFirst();
        assertThat(cells.parameters()).extracting(Experiment.Setting::from).containsExactly(0, 1, 0, 1);
        assertThat(cells.parameters()).extracting(Experiment.Setting::to).containsExactly(4, 3, 1, 3);
        assertThat(cells.parameters().getLast().value()).isEqualTo(new Values.Each(new Term.Constant(-50)));
        assertThat(cells.initials().getLast().initial().start())
                .isEqualTo(new Model.Start.Given(new Values.Each(new Term.Constant(-10))));
    }

    @Test void theCommandLineDecidesSettingsAndConstants() {
        String text = "g0 = 2 nS\nmodel A { param g = g0; dV/dt = -V / 1 ms; V(0) = 1 mV }\npopulation a = A[1]\n"
                + "simulate 1 s { dt = 10 us }\n";
        Experiment experiment = checked(text, "dt=20", "duration=2", "method=heun", "seed=7", "threads=3", "precision=single", "g0=5")
                .experiment();
        assertThat(experiment.simulation()).contains(
                new Experiment.Simulation(2000, 0.02, "heun", 7, 3, Experiment.Arithmetic.FAST, Experiment.Precision.SINGLE,
                        Experiment.Precision.DOUBLE, 1e-6));
        assertThat(value(experiment.populations().getFirst().model(), "g")).isEqualTo(new Term.Constant(5e-6));
    }

    @Test void mistakesOnTheCommandLineShowIt() {
        assertThat(mistakes(CELL, "cells.gg=3", "cels.g=3", "N=3")).isEqualTo("""
                --set:1:1: error: the file has no constant N
                  1 | N=3
                    | ^
                    hint: write cells.I=... for a parameter
                --set:1:1: error: there is no population cels here
                  1 | cels.g=3
                    | ^^^^
                    hint: did you mean cells?
                --set:1:7: error: Cell has no parameter gg
                  1 | cells.gg=3
                    |       ^^""");
        assertThat(mistakes(CELL, "cells.g=3 mV")).isEqualTo("""
                --set:1:9: error: g is in nS, 3 mV in mV
                  1 | cells.g=3 mV
                    |         ^^^^""");
    }

    @Test void aTextWithoutUnitsIsPlain() {
        Experiment experiment = checked("""
                model A { dV/dt = 10 - 120 * V^3 * (V - 50); V(0) = hold0; param hold0 = 1; input c }
                population a = A[2]
                connect a -> a all to all { delay 2; post.c += pre.V }
                simulate 5 { dt = 0.01 }
                """).experiment();
        assertThat(experiment.plain()).isTrue();
        assertThat(experiment.populations().getFirst().model().plain()).isTrue();
        assertThat(experiment.connections().getFirst().plain()).isTrue();
        assertThat(experiment.simulation()).contains(
                new Experiment.Simulation(5, 0.01, "rk4", 1, 1, Experiment.Arithmetic.FAST, Experiment.Precision.DOUBLE,
                        Experiment.Precision.DOUBLE, 1e-6));
    }

    @Test void aPlainModelMayStandInAFileWithUnits() {
        Experiment experiment = checked(CELL + """
                model A { input c; dV/dt = c - V; V(0) = 1 }
                population a = A[2]
                connect a -> a all to all { delay 2 ms; post.c += pre.V }
                simulate 5 ms
                """).experiment();
        assertThat(experiment.plain()).isFalse();
        assertThat(experiment.populations().get(1).model().plain()).isTrue();
        assertThat(experiment.connections().getFirst().delay()).contains(new Values.Each(new Term.Constant(2)));
    }

    @Test void aParameterMayBeTheExponentOfAPlainNumberAndFractionsAreDimensions() {
        Model model = model("model A { param n = 3; a = w^n; s = (V * V)^(1/2) + sqrt(V * V) + 1 mV; dV/dt = -V / 1 ms; "
                + "dw/dt = -a / 1 ms; V(0) = 1 mV; w(0) = 1 }\npopulation a = A[1]");
        assertThat(model.units().get("s").symbol()).isEqualTo("mV");
    }

    @Test void connectionsAreNamedByTheirEnds() {
        Experiment experiment = checked(CELL + """
                exc = cells[0:2]
                W = [[0, 1, 2, 3], [4, 5, 6, 7]] uS
                connect cells -> exc { weight g = W; post.I_syn += g * (pre.V - post.V) }
                connect exc -> cells as syn with probability 0.1 { weight w = 1 nS * uniform(); delay 1 ms + 0.1 ms * pre.i
                  I = w * (E_rev - post.V); param E_rev = 0 mV; post.I_syn += I }
                connect cells[3] -> exc[1] { param f = 1; post.I_syn += f * 1 nA }
                connect cells -> cells by lattice(2, 2) except self { post.I_syn += 1 nA }
                syn.w = 3 nS
                (cells[3] -> exc[1]).f = 2
                """).experiment();
        List<Connection> connections = experiment.connections();
        assertThat(connections).extracting(Connection::name)
                .containsExactly("cells -> exc", "syn", "cells[3] -> exc[1]", "cells -> cells");
        assertThat(connections).extracting(Connection::fileName).containsExactly("cells-exc", "syn", "cells[3]-exc[1]", "cells-cells");
        assertThat(connections.get(1).parameters()).contains(new Assigned("w", new Values.Each(new Term.Constant(3e-6))));
        assertThat(connections.get(1).pattern()).isEqualTo(new Pattern.WithProbability(0.1));
        assertThat(connections.get(2).parameters()).containsExactly(new Assigned("f", new Values.Each(new Term.Constant(2))));
        assertThat(connections.get(2).target()).isEqualTo(new Part("exc[1]", "cells", 1, 2));
        assertThat(connections.get(3).exceptSelf()).isTrue();
    }

    @Test void aMatrixDecidesWhoIsConnected() {
        Experiment experiment = checked(CELL + """
                connect cells[0:3] -> cells[2:4] { weight g = [[0, 1, 2], [4, -5, 6]] uS; post.I_syn += g * pre.V }
                """).experiment();
        Connection connection = experiment.connections().getFirst();
        assertThat(connection.pattern()).isEqualTo(new Pattern.Weights());
        assertThat(((Values.Matrix) connection.parameters().getFirst().value()).rows()).isDeepEqualTo(new double[][] {{0, 1e-3, 2e-3},
                {4e-3, -5e-3, 6e-3}});
        assertThat(connection.units().get("g").symbol()).isEqualTo("uS");
    }

    @Test void aMatrixGoesOnDecidingWhereAnotherValueReplacesIt() {
        String text = CELL + """
                connect cells[0:3] -> cells[2:4] as syn { weight g = [[0, 1, 2], [4, -5, 6]] uS; post.I_syn += g * pre.V }
                """;
        double[][] rows = {{0, 1e-3, 2e-3}, {4e-3, -5e-3, 6e-3}};
        for (Connection connection : List.of(
                checked(text + "syn.g = 2 uS").experiment().connections().getFirst(),
                checked(text, "syn.g=2").experiment().connections().getFirst(),
                checked(text + "syn.g = 1 uS * pre.i", "syn.g=2").experiment().connections().getFirst())) {
            assertThat(connection.pattern()).isEqualTo(new Pattern.Weights());
            assertThat(connection.parameters()).hasSize(2).extracting(Assigned::name).containsOnly("g");
            assertThat(((Values.Matrix) connection.parameters().getFirst().value()).rows()).isDeepEqualTo(rows);
            assertThat(connection.parameters().getLast()).isEqualTo(new Assigned("g", new Values.Each(new Term.Constant(2e-3))));
        }
        Connection another = checked(text + "syn.g = 2 uS\nsyn.g = [[0, 0, 1], [0, 0, 0]] uS").experiment().connections().getFirst();
        assertThat(another.parameters()).hasSize(1);
        Connection written = checked(text.replace("as syn", "as syn all to all") + "syn.g = 2 uS").experiment().connections().getFirst();
        assertThat(written.pattern()).isEqualTo(new Pattern.AllToAll());
        assertThat(written.parameters()).hasSize(1);
    }

    @Test void slicesOfOneVariableShareItsLabel() {
        Experiment experiment = checked(CELL + """
                exc = cells[1:3]
                connect cells -> cells all to all { I = 1 nA; post.I_syn += I }
                simulate 10 ms
                record cells[0:2].V, exc.V, mean(exc.V), 2 * exc.V - 10 mV, (cells -> cells).I every 0.1 ms from 1 ms to 2 ms
                """).experiment();
        assertThat(experiment.records()).extracting(recorded -> recorded.what().label())
                .containsExactly("cells.V", "cells.V", "mean(exc.V)", "2*cells.V-10 mV", "cells-cells.I");
        assertThat(((Observable.OfNeurons) experiment.records().get(1).what()).part()).isEqualTo(new Part("exc", "cells", 1, 3));
        assertThat(experiment.records()).allMatch(recorded -> recorded.every().orElse(0.0) == 0.1 && recorded.from() == 1
                && recorded.to() == 2);
    }

    @Test void plotsHaveTheirKinds() {
        List<Experiment.Figure> figures = checked(CELL + """
                connect cells -> cells as syn all to all { weight w = 1 nA; post.I_syn += w }
                simulate 10 ms
                plot cells.V, rate(cells, 5 ms) from 1 ms
                plot raster cells[0:2]
                plot cells.V against cells.w
                plot histogram syn.w
                plot matrix syn.w
                """).experiment().figures();
        assertThat(figures).hasExactlyElementsOfTypes(Experiment.Figure.Curves.class, Experiment.Figure.Raster.class,
                Experiment.Figure.Phase.class, Experiment.Figure.Histogram.class, Experiment.Figure.Matrix.class);
        assertThat(((Experiment.Figure.Curves) figures.getFirst()).curves().get(1))
                .isEqualTo(new Experiment.Curve.Rate(new Part("cells", "cells", 0, 4), 5));
    }

    @Test void originsTellWhereThingsStand() {
        Origins origins = checked(CELL + "cells.g = 1 nS\nsimulate 10 ms { dt = 0.1 ms }\n").origins();
        assertThat(origins.of("cells.g").orElseThrow().position()).isEqualTo("cell.hillock:12:1");
        assertThat(origins.of("cells.E").orElseThrow().position()).isEqualTo("cell.hillock:2:30");
        assertThat(origins.of("Cell.dV/dt").orElseThrow().text()).isEqualTo("V");
        assertThat(origins.of("Cell.bound.0").orElseThrow().text()).isEqualTo("abs(V)");
        assertThat(origins.of("simulate.dt").orElseThrow().text()).isEqualTo("0.1 ms");
    }

    @Test void aStepThatDoesNotDivideAnIntervalIsAWarning() {
        CheckedFile file = checked("""
                model A { param k = 1; I = hold(normal(), 0.05); dV/dt = -k * V + I; V(0) = 1 }
                population a = A[1]
                simulate 10 { dt = 0.02 }
                at 0.05 { a.k = 2 }
                """);
        assertThat(file.warnings()).extracting(problem -> problem.message()).containsExactly(
                "the interval 0.05 is not a whole number of steps of 0.02", "0.05 is not a whole number of steps of 0.02");
    }

    @Test void modelsAloneAreAFileAndNothingIsNone() {
        assertThat(checked("model A { dV/dt = -V; V(0) = 1 }").experiment().populations()).isEmpty();
        assertThat(mistakes("# nothing\n")).contains("there is nothing here");
    }

    @Test void functionsThatGrowWithoutBoundAreStopped() {
        StringBuilder text = new StringBuilder("model A { f0(x) = x * x;");
        for (int k = 1; k <= 40; k++) text.append(" f").append(k).append("(x) = f").append(k - 1).append("(f").append(k - 1)
                .append("(x));");
        text.append(" dV/dt = f40(V); V(0) = 1 }");
        assertThat(mistakes(text.toString())).contains("this grows beyond 100,000 operations when its functions are written out");
    }

    @Test void longChainsOfNamesAreFine() {
        StringBuilder text = new StringBuilder("model A { x0 = V\n");
        for (int k = 1; k <= 5000; k++) text.append("x").append(k).append(" = x").append(k - 1).append(" + 1\n");
        text.append("dV/dt = x5000; V(0) = 1 }\npopulation a = A[1]");
        assertThat(model(text.toString()).expressions()).hasSize(5001);
    }

    @Test void functionsThatCallEachOtherInALongChainAreStopped() {
        StringBuilder text = new StringBuilder("model A { f0(x) = x + 1\n");
        for (int k = 1; k <= 3000; k++) text.append("f").append(k).append("(x) = 1 + f").append(k - 1).append("(x)\n");
        text.append("dV/dt = f3000(V); V(0) = 1 }");
        assertThat(mistakes(text.toString())).contains("this nests more than 1000 deep");
    }

    @Test void aRunThatIsShortenedLosesItsLateChangesAndWindowsWithAWarning() {
        CheckedFile file = Texts.checked("""
                model A { param k = 1; dV/dt = -k * V; V(0) = 1 }
                population cell = A[1]
                simulate 100
                at 20 { cell.k = 3 }
                record cell.V from 30
                """, "duration=10");
        assertThat(file.warnings()).extracting(problem -> problem.message()).containsExactly(
                "this is after the end of the run, so it never happens",
                "the window begins after the end of the run, so nothing is in it");
    }

    @Test void aStatisticStandsAlone() {
        assertThat(Texts.mistakes("""
                model A { dV/dt = -V; V(0) = 1 }
                population cell = A[1]
                simulate 10
                record mean(cell.V) / 2
                """)).contains("mean(...) stands alone, as what is recorded or plotted");
    }

    @Test void severalInputsMayShareALine() {
        assertThat(checked("""
                model A { input I_exc : mV, I_inh : mV; dV/dt = (I_exc + I_inh - V) / 1 ms; V(0) = 0 mV }
                population a = A
                simulate 1 ms
                """).models().getFirst().inputs()).extracting(Object::toString).hasSize(2);
    }
}
