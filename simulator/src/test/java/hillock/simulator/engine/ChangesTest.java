package hillock.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.simulator.kernels.Backend;
import hillock.simulator.network.Network;
import hillock.simulator.plan.Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a change of {@code at} counts. */
class ChangesTest {
    @ParameterizedTest
    @CsvSource({"0.1, 3", "0.1, 12345678", "0.3, 98765432", "0.7, 999999999", "0.01, 5000000003"})
    void aChangeOnTheGridCountsFromItsStepHoweverLateItIs(String dt, long step) {
        String text = """
                model A { param I = 0; dx/dt = I; x(0) = 0 }
                population a = A[1]
                simulate 1e9 { dt = %s; method = euler }
                at %s { a.I = 1 }
                """.formatted(dt, new BigDecimal(dt).multiply(BigDecimal.valueOf(step)).toPlainString());
        var source = new hillock.language.syntax.Source("text", text);
        CheckedFile file = Checker.check(source, new Checker.Options(Path.of(""), List.of(), false));
        Integrator euler = Integrator.named("euler").orElseThrow();
        Network network = Network.build(file, Optional.empty());
        Machine machine = new Machine(file, network, euler, Double.parseDouble(dt), 0, Backend.INTERPRETER, Team.alone());
        Source.Each current = (Source.Each) machine.cells[0].parameters.source("I").orElseThrow();
        machine.begin(step - 1);
        assertThat(current.field().doubles()).containsExactly(0);
        machine.begin(step);
        assertThat(current.field().doubles()).containsExactly(1);
    }

    @Test void aValueThatIsNotFiniteIsShownAtTheChangeHoweverTheyAreOrdered() {
        assertThatThrownBy(() -> Simulation.of("""
                model A { param I = 0, J = 1 / (2 - I); dx/dt = I + J; x(0) = 0 }
                population a = A[2]
                simulate 10 { dt = 0.1; method = euler }
                at 5 { a[1].I = log(-1) }
                at 3 { a.I = 1 }
                at 4 { a[0].I = 2 }
                """).run()).hasMessage("""
                text:1:24: error: the value of J in a[0] is Infinity from 4 on, not a finite number
                  1 | model A { param I = 0, J = 1 / (2 - I); dx/dt = I + J; x(0) = 0 }
                    |                        ^
                    hint: look for a division by zero or for an argument outside the function's domain
                """.stripTrailing());
        assertThatThrownBy(() -> Simulation.of("""
                model A { param I = 0; dx/dt = I; x(0) = 0 }
                population a = A[2]
                simulate 10 { dt = 0.1; method = euler }
                at 5 { a[0].I = 3; a[1].I = log(-1) }
                at 3 { a.I = 1 }
                """).run()).hasMessage("""
                text:4:20: error: the value of I in a[1] is NaN from 5 on, not a finite number
                  4 | at 5 { a[0].I = 3; a[1].I = log(-1) }
                    |                    ^^^^^^^^^^^^^^^^
                    hint: look for a division by zero or for an argument outside the function's domain""");
    }
}
