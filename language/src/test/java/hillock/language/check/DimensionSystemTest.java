package hillock.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import hillock.language.units.Dimension;
import hillock.language.units.Rational;
import org.junit.jupiter.api.Test;

class DimensionSystemTest {
    private final DimensionSystem system = new DimensionSystem();

    @Test void aProductOfUnknownsIsSolvedWhenOneBecomesKnown() {
        Dim x = system.fresh();
        Dim y = system.fresh();
        assertThat(system.unify(x.times(y.power(Rational.of(2))), Dim.of(Dimension.CURRENT))).isTrue();
        assertThat(system.unify(x, Dim.TIME)).isTrue();
        assertThat(system.solution(y)).isEqualTo(Dimension.CURRENT.per(Dimension.TIME).power(new Rational(1, 2)));
    }

    @Test void aContradictionIsRefusedAndChangesNothing() {
        Dim x = system.fresh();
        assertThat(system.unify(x, Dim.TIME)).isTrue();
        assertThat(system.unify(x, Dim.of(Dimension.LENGTH))).isFalse();
        assertThat(system.solution(x)).isEqualTo(Dimension.TIME);
    }

    @Test void whatStaysUndeterminedIsDimensionless() {
        Dim x = system.fresh();
        Dim y = system.fresh();
        assertThat(system.unify(x, y.times(Dim.TIME))).isTrue();
        assertThat(system.solution(y)).isEqualTo(Dimension.NONE);
        assertThat(system.solution(x)).isEqualTo(Dimension.TIME);
    }

    @Test void trueEquationsInAnyOrderAgreeWithTheDimensionsThatTheyCameFrom() {
        Random random = new Random(1);
        for (int trial = 0; trial < 50; trial++) {
            DimensionSystem random50 = new DimensionSystem();
            List<Dim> unknowns = new ArrayList<>();
            List<Dimension> truth = new ArrayList<>();
            for (int k = 0; k < 8; k++) {
                unknowns.add(random50.fresh());
                truth.add(Dimension.TIME.power(Rational.of(random.nextInt(5) - 2))
                        .times(Dimension.CURRENT.power(Rational.of(random.nextInt(3)))));
            }
            for (int equation = 0; equation < 12; equation++) {
                Dim left = Dim.NONE;
                Dimension value = Dimension.NONE;
                for (int k = 0; k < 8; k++) {
                    Rational power = new Rational(random.nextInt(5) - 2, 1 + random.nextInt(2));
                    left = left.times(unknowns.get(k).power(power));
                    value = value.times(truth.get(k).power(power));
                }
                assertThat(random50.unify(left, Dim.of(value))).isTrue();
            }
            for (int k = 0; k < 8; k++) assertThat(random50.solution(unknowns.get(k))).isEqualTo(truth.get(k));
        }
    }
}
