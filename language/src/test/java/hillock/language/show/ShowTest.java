package hillock.language.show;

import static hillock.language.algebra.TermText.condition;
import static hillock.language.algebra.TermText.term;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Origins;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.syntax.Source;
import hillock.language.units.Unit;
import hillock.language.units.Units;

class ShowTest {
    private static final String TEXT = """
            two-neurons

            Model HH
              Parameters
                gL = 0.3 mS/cm^2
                EL = -54.387 mV
              Variables
                V [mV], m
              Inputs
                I_syn = the sum of what connections add   [uA/cm^2]
              Expressions
                alpha_m = 0.1 /mV/ms * (V + 40 mV) / (1 - exp(-(V + 40 mV) / 10 mV))   [/ms]
                I_L     = gL * (V - EL)   [uA/cm^2]
                I       = hold(7 uA/cm^2 + normal() * I_syn, 0.05 ms)   [uA/cm^2]
              Equations
                dV/dt = (I - I_L + I_syn) / C   [mV/ms]
                dm/dt = alpha_m * (1 - m)   [/ms]
              Bounds
                0 <= m <= 1
              Spikes
                when V > 0 mV
              Initial values
                V(0) = -65 mV + 5 mV * normal()   [mV]
                m(0) = steady

            Population cells = HH[3]
                gL   = 0.1 mS/cm^2 * size   [mS/cm^2]
                V(0) = [-65, -50, -40] mV
              cells[0]
                EL = -50 mV

            Connection cells -> cells
                wherever a weight is not zero
                delay = 1 ms
                pre.* means the value that long ago
              Parameters
                Vr = 20 mV
              Weights
                e = [[0, 0.1], [0.1, 0]] mS/cm^2 (row = target, column = source)
              Contributions
                post.I_syn += e * pre.m * (Vr - post.V)   [uA/cm^2]

            Simulation
                duration = 1000 ms
                dt       = 0.01 ms
                method   = euler
                seed     = 1
              At 500 ms
                cells.EL = -60 mV

            Step
                V + dt * rate
            """;

    @Test void theTextTellsAllThatAMethodsSectionNeeds() {
        assertThat(Show.text(file(), Map.of("Step", "V + dt * rate"))).isEqualTo(TEXT);
    }

    @Test void theLatexIsAWholeDocument() {
        String latex = Show.latex(file(), Map.of("Step_1", "V + dt * rate"));
        assertThat(latex).startsWith("\\documentclass{article}").endsWith("\\end{document}\n").contains(
                "\\subsection*{Connection cells $\\rightarrow$ cells}",
                "\\subsection*{Step\\_1}\n\\begin{verbatim}\nV + dt * rate\n\\end{verbatim}",
                "\\frac{\\mathrm{d}V}{\\mathrm{d}t} &= \\frac{I - I_{\\mathrm{L}} + I_{\\mathrm{syn}}}{C} && [\\mathrm{mV}/\\mathrm{ms}]",
                "0.1\\,\\mathrm{mV}^{-1}\\,\\mathrm{ms}^{-1}\\, \\left(V + 40\\,\\mathrm{mV}\\right)",
                "m^{\\mathrm{pre}}(t - \\Delta)",
                "& \\text{when } V > 0\\,\\mathrm{mV}", "& 0 \\le m \\le 1");
        assertThat(count(latex, "\\begin{")).isEqualTo(count(latex, "\\end{"));
        assertThat(count(latex, "\\left")).isEqualTo(count(latex, "\\right") - count(latex, "\\rightarrow"));
        assertThat(latex).doesNotContain("\\begin{align*}\n\n").doesNotContain("null");
    }

    @Test void aFileOfModelsShowsThem() {
        CheckedFile file = file();
        Experiment models = new Experiment("models", false, List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of());
        String text = Show.text(new CheckedFile(models, file.models(), file.origins(), List.of()));
        assertThat(text).startsWith("models\n\nModel HH\n").contains("dm/dt = alpha_m * (1 - m)   [/ms]");
        assertThat(TEXT).contains(text.substring("models\n\n".length()).stripTrailing());
    }

    @Test void noiseStandsInItsEquationWithItsUnit() {
        CheckedFile file = Checker.check(new Source("walk", """
                model Walk { param sigma = 2 mV/ms^0.5; n = sigma * xi_a; dV/dt = -V / 5 ms + n; V(0) = 1 mV; abs(V) <= 90 mV }
                population cells = Walk[3]
                simulate 10 ms { method = stochastic-heun }
                """), new Checker.Options(Path.of(""), List.of(), false));
        assertThat(Show.text(file)).contains("""
                  Equations
                    dV/dt = -V / 5 ms + sigma * xi_a   [mV/ms]
                  Noise
                    xi_a = white noise, one for each neuron   [/ms^0.5]
                """);
        assertThat(Show.text(file)).contains("method   = stochastic-heun (Stratonovich)\n");
        assertThat(Show.latex(file)).contains("+ \\sigma\\, \\xi_{a}");
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static CheckedFile file() {
        Model.Hold hold = new Model.Hold("I@hold1", "I", term("7 + normal(0, 1) * I_syn"), term("0.05"));
        Model model = new Model("HH",
                List.of(new Model.Assigned("gL", each("0.3")), new Model.Assigned("EL", each("-54.387"))),
                List.of("I_syn"),
                List.of(new Model.Definition("alpha_m", term("0.1 * (V + 40) / (1 - exp(-(V + 40) / 10))")),
                        new Model.Definition("I_L", term("gL * (V - EL)")),
                        new Model.Definition("I", Term.own("I@hold1"))),
                List.of(new Model.Equation("V", term("(I - I_L + I_syn) / C")), new Model.Equation("m", term("alpha_m * (1 - m)"))),
                List.of(new Model.Bound("m", Term.own("m"), condition("0 <= m and m <= 1"), "0 <= m <= 1")),
                List.of(new Model.Spike(condition("V > 0"))),
                List.of(hold), List.of(),
                List.of(new Model.Initial("V", new Model.Start.Given(each("-65 + 5 * normal(0, 1)"))),
                        new Model.Initial("m", new Model.Start.Steady(Optional.empty()))),
                units("gL mS/cm^2", "EL mV", "C uF/cm^2", "I_syn uA/cm^2", "alpha_m /ms", "I_L uA/cm^2", "I uA/cm^2", "V mV", "m "),
                false);
        Experiment.Population cells = new Experiment.Population("cells", 3, model,
                List.of(new Experiment.Setting(0, 3, "gL", each("0.1 * size")), new Experiment.Setting(0, 1, "EL", each("-50"))),
                List.of(new Experiment.Start(0, 3, new Model.Initial("V", new Model.Start.Given(
                        new Model.Values.Listed(List.of(-65.0, -50.0, -40.0)))))));
        Part part = new Part("cells", "cells", 0, 3);
        Connection connection = new Connection("cells -> cells", "cells-cells", part, part, new Connection.Pattern.Weights(), false,
                List.of(new Model.Assigned("Vr", each("20")),
                        new Model.Assigned("e", new Model.Values.Matrix(new double[][] {{0, 0.1}, {0.1, 0}}))),
                List.of("e"), Optional.of(each("1")), List.of(), List.of(), List.of(), List.of(),
                List.of(new Connection.Contribution(Term.Scope.POST, "I_syn", term("e * pre.m * (Vr - post.V)"))),
                units("Vr mV", "e mS/cm^2"), false);
        Experiment experiment = new Experiment("two-neurons", false, List.of(cells), List.of(connection),
                Optional.of(new Experiment.Simulation(1000, 0.01, "euler", 1, 1, Experiment.Arithmetic.FAST, Experiment.Precision.DOUBLE,
                        Experiment.Precision.DOUBLE, 1e-6)),
                List.of(new Experiment.Change(500, 0, "cells", 0, 3, "EL", each("-60"))), List.of(), List.of());
        return new CheckedFile(experiment, List.of(model), new Origins(Map.of()), List.of());
    }

    private static Model.Values each(String text) {
        return new Model.Values.Each(term(text));
    }

    private static Map<String, Unit> units(String... texts) {
        Map<String, Unit> units = new LinkedHashMap<>();
        for (String text : texts) {
            String[] parts = text.split(" ", 2);
            units.put(parts[0], parts[1].isEmpty() ? Unit.NONE : Units.parse(parts[1]).orElseThrow());
        }
        return units;
    }
}
