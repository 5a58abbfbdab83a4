package hillock.language.check;

import static hillock.language.check.Texts.checked;
import static hillock.language.check.Texts.mistakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hillock.language.model.Experiment.Observable;
import hillock.language.model.Part;
import hillock.language.model.Sweep;
import hillock.language.syntax.Problem;
import org.junit.jupiter.api.Test;

/** What {@code sweep} means, and wrong ones, each with all that its user is told. */
class SweepTest {
    private static final String CELLS = """
            model A {
              param k = 1 /ms, tau = 1 ms
              dV/dt = -k * V
              spike when V > 3 mV
              V(0) = 1 mV
            }
            model B { dx/dt = -x / 1 ms; x(0) = 0 }
            population cell = A[2]
            population silent = B
            simulate 10 ms
            """;

    @Test void rangesHaveBothEndsAndListsTheirUnit() {
        Sweep sweep = checked(CELLS + """
                sweep { cell[1].k = 0.1 .. 0.5 /ms in 5 steps; cell.tau = 1 .. 100 ms in 3 log steps; repeat 4; measure rate(cell) after 2 ms }
                plot rate(cell) against cell[1].k by cell.tau
                """).experiment().sweep().orElseThrow();
        assertThat(sweep.axes()).extracting(Sweep.Axis::label).containsExactly("cell[1].k", "cell.tau");
        assertThat(sweep.axes().getFirst().values()).containsExactly(0.1, 0.2, 0.3, 0.4, 0.5);
        assertThat(sweep.axes().getFirst().from()).isEqualTo(1);
        assertThat(sweep.axes().getLast().values()).containsExactly(1.0, 10.0, 100.0);
        assertThat(sweep.points()).isEqualTo(15);
        assertThat(sweep.repeat()).isEqualTo(4);
        Sweep.Measure measure = sweep.measures().getFirst();
        assertThat(measure.what()).isEqualTo(new Observable.Spikes("cell.spikes", new Part("cell", "cell", 0, 2)));
        assertThat(measure.after()).isEqualTo(2);
        assertThat(measure.unit().symbol()).isEqualTo("Hz");
        assertThat(sweep.plots()).containsExactly(new Sweep.Plot(0, 0, java.util.Optional.of(1)));
    }

    @Test void aPartOfAnAxisIsNotSetEither() {
        assertThat(mistakes(CELLS + "sweep { cell.k = [1, 2] /ms; measure mean(cell.V) }", "cell[0].k=3")).isEqualTo("""
                --set:1:1: error: cell.k is an axis of the sweep, which gives it its values
                  1 | cell[0].k=3
                    | ^^^^^^^^^^^
                    hint: leave out the option, or the axis; hillock run FILE --point 0 runs one point alone
                """.stripTrailing());
        assertThat(mistakes(CELLS + "sweep { cell[0].k = [1, 2] /ms; measure mean(cell.V) }", "cell.k=3", "cell[1].k=3", "cell.tau=3"))
                .isEqualTo("no mistake was found");
    }

    @Test void anAxisIsNotSetToo() {
        assertThat(mistakes(CELLS + "sweep { cell.k = [1, 2] /ms; measure mean(cell.V) }", "cell.k=3")).isEqualTo("""
                --set:1:1: error: cell.k is an axis of the sweep, which gives it its values
                  1 | cell.k=3
                    | ^^^^^^^^
                    hint: leave out the option, or the axis; hillock run FILE --point 0 runs one point alone
                """.stripTrailing());
    }

    @Test void anAxisIsAParameter() {
        assertThat(mistakes(CELLS + """
                sweep { cell.V = [1, 2] mV; N = [1, 2]; cell.q = [1, 2]; measure rate(cell) }
                """)).isEqualTo("""
                cell.hillock:11:14: error: V is a state variable; only its initial value can be given
                  11 | sweep { cell.V = [1, 2] mV; N = [1, 2]; cell.q = [1, 2]; measure rate(cell) }
                     |              ^
                     hint: let V(0) use a parameter, and sweep that
                cell.hillock:11:29: error: an axis is a parameter, found N
                  11 | sweep { cell.V = [1, 2] mV; N = [1, 2]; cell.q = [1, 2]; measure rate(cell) }
                     |                             ^
                     hint: write cells.I = 0 .. 20 uA/cm^2 in 41 steps
                cell.hillock:11:46: error: A has no parameter q
                  11 | sweep { cell.V = [1, 2] mV; N = [1, 2]; cell.q = [1, 2]; measure rate(cell) }
                     |                                              ^
                """.stripTrailing());
    }

    @Test void valuesOfAnAxisHaveItsUnit() {
        assertThat(mistakes(CELLS + """
                sweep { cell.k = 0 .. 2 mV in 3 steps; cell.tau = [1, 2]; measure rate(cell) }
                """)).isEqualTo("""
                cell.hillock:11:18: error: cell.k is in /ms, 0 in mV
                  11 | sweep { cell.k = 0 .. 2 mV in 3 steps; cell.tau = [1, 2]; measure rate(cell) }
                     |                  ^
                cell.hillock:11:23: error: cell.k is in /ms, 2 mV in mV
                  11 | sweep { cell.k = 0 .. 2 mV in 3 steps; cell.tau = [1, 2]; measure rate(cell) }
                     |                       ^^^^
                cell.hillock:11:51: error: cell.tau is in ms, [1, 2] is a plain number
                  11 | sweep { cell.k = 0 .. 2 mV in 3 steps; cell.tau = [1, 2]; measure rate(cell) }
                     |                                                   ^^^^^^
                """.stripTrailing());
    }

    @Test void valuesOfAnAxisAreARangeOrAList() {
        assertThat(mistakes(CELLS + """
                sweep { cell.k = 2 /ms; cell.tau = 0 .. 2 ms in 1 steps; measure rate(cell) }
                """)).isEqualTo("""
                cell.hillock:11:18: error: expected values of the axis, found 2 /ms
                  11 | sweep { cell.k = 2 /ms; cell.tau = 0 .. 2 ms in 1 steps; measure rate(cell) }
                     |                  ^^^^^
                     hint: a range such as 0 .. 20 in 41 steps, or a list such as [0, 1, 3]
                cell.hillock:11:49: error: the number of steps must be a whole number from 2 to 1000000, found 1
                  11 | sweep { cell.k = 2 /ms; cell.tau = 0 .. 2 ms in 1 steps; measure rate(cell) }
                     |                                                 ^
                """.stripTrailing());
    }

    @Test void logarithmsNeedPositiveEnds() {
        assertThat(mistakes(CELLS + """
                sweep { cell.k = 0 .. 2 /ms in 3 log steps; measure rate(cell) }
                """)).isEqualTo("""
                cell.hillock:11:18: error: steps of a logarithm lie between two positive numbers
                  11 | sweep { cell.k = 0 .. 2 /ms in 3 log steps; measure rate(cell) }
                     |                  ^^^^^^^^^^^^^^^^^^^^^^^^^
                     hint: leave out log
                """.stripTrailing());
    }

    @Test void anAxisIsThereOnce() {
        assertThat(mistakes(CELLS + """
                sweep { cell.k = [1, 2] /ms; cell.k = [1, 2] /ms; repeat 2.5; measure rate(cell), rate(cell) }
                """)).isEqualTo("""
                cell.hillock:11:30: error: cell.k is swept twice
                  11 | sweep { cell.k = [1, 2] /ms; cell.k = [1, 2] /ms; repeat 2.5; measure rate(cell), rate(cell) }
                     |                              ^^^^^^
                cell.hillock:11:58: error: the number of repeats must be a whole number from 1 to 10000000, found 2.5
                  11 | sweep { cell.k = [1, 2] /ms; cell.k = [1, 2] /ms; repeat 2.5; measure rate(cell), rate(cell) }
                     |                                                          ^^^
                cell.hillock:11:83: error: rate(cell) is measured twice
                  11 | sweep { cell.k = [1, 2] /ms; cell.k = [1, 2] /ms; repeat 2.5; measure rate(cell), rate(cell) }
                     |                                                                                   ^^^^^^^^^^
                """.stripTrailing());
    }

    @Test void afterTellsTheSameMeasureApart() {
        Sweep sweep = checked(CELLS + """
                sweep { cell.k = [1, 2] /ms; measure rate(cell) after 3 ms, rate(cell), count(cell) after 3 ms, rate(cell) after 2 * 4 ms }
                plot rate(cell) against cell.k
                """).experiment().sweep().orElseThrow();
        assertThat(sweep.measures()).extracting(Sweep.Measure::label, Sweep.Measure::after)
                .containsExactly(tuple("rate(cell) after 3 ms", 3.0), tuple("rate(cell)", 0.0), tuple("count(cell)", 3.0),
                        tuple("rate(cell) after 2*4 ms", 8.0));
        assertThat(sweep.plots().getFirst().measure()).isEqualTo(1);
    }

    @Test void ofMeasuresThatAllBeginLaterAPlotShowsTheFirst() {
        Sweep sweep = checked(CELLS + """
                sweep { cell.k = [1, 2] /ms; measure rate(cell) after 3 ms, rate(cell) after 4 ms }
                plot rate(cell) against cell.k
                """).experiment().sweep().orElseThrow();
        assertThat(sweep.plots().getFirst().measure()).isEqualTo(0);
    }

    @Test void measuresAreThoseThatThereAre() {
        assertThat(mistakes(CELLS + """
                sweep { cell.k = [1, 2] /ms; measure speed(cell), cell.V, mean(cell), rate(cell.V), rate(silent) }
                """)).isEqualTo("""
                cell.hillock:11:38: error: expected a measure, found speed(cell)
                  11 | sweep { cell.k = [1, 2] /ms; measure speed(cell), cell.V, mean(cell), rate(cell.V), rate(silent) }
                     |                                      ^^^^^^^^^^^
                     hint: measures are rate, cv, isi, count, latency, mean, std, min, max, period, synchrony: measure rate(cells)
                cell.hillock:11:51: error: expected a measure, found cell.V
                  11 | sweep { cell.k = [1, 2] /ms; measure speed(cell), cell.V, mean(cell), rate(cell.V), rate(silent) }
                     |                                                   ^^^^^^
                     hint: measures are rate, cv, isi, count, latency, mean, std, min, max, period, synchrony: measure rate(cells)
                cell.hillock:11:64: error: mean is that of a quantity, found cell
                  11 | sweep { cell.k = [1, 2] /ms; measure speed(cell), cell.V, mean(cell), rate(cell.V), rate(silent) }
                     |                                                                ^^^^
                     hint: mean(cell.V)
                cell.hillock:11:76: error: rate is that of a population or a part of one, found cell.V
                  11 | sweep { cell.k = [1, 2] /ms; measure speed(cell), cell.V, mean(cell), rate(cell.V), rate(silent) }
                     |                                                                            ^^^^^^
                     hint: rate(cells)
                cell.hillock:11:90: error: B has no spike condition, so silent never spikes
                  11 | sweep { cell.k = [1, 2] /ms; measure speed(cell), cell.V, mean(cell), rate(cell.V), rate(silent) }
                     |                                                                                          ^^^^^^
                     hint: add one to the model: spike when V > 0 mV
                """.stripTrailing());
    }

    @Test void aSweepMeasuresSomething() {
        assertThat(mistakes(CELLS + """
                sweep { cell.k = [1, 2] /ms }
                sweep { cell.k = [1] /ms; measure rate(cell) }
                """)).isEqualTo("""
                cell.hillock:11:1: error: the sweep measures nothing
                  11 | sweep { cell.k = [1, 2] /ms }
                     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                     hint: measure rate(cells) after 100 ms
                cell.hillock:12:1: error: a second sweep
                  12 | sweep { cell.k = [1] /ms; measure rate(cell) }
                     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                     hint: one sweep has all axes
                """.stripTrailing());
    }

    @Test void whatIsPlottedIsMeasured() {
        assertThat(mistakes(CELLS + """
                sweep { cell.k = [1, 2] /ms; measure rate(cell) }
                plot cv(cell) against cell.k by cell.tau
                plot rate(cell) against cell.tau
                """)).isEqualTo("""
                cell.hillock:12:6: error: cv(cell) is not measured by the sweep
                  12 | plot cv(cell) against cell.k by cell.tau
                     |      ^^^^^^^^
                     hint: measured are rate(cell)
                cell.hillock:13:25: error: cell.tau is no axis of the sweep
                  13 | plot rate(cell) against cell.tau
                     |                         ^^^^^^^^
                     hint: axes are cell.k
                """.stripTrailing());
    }

    @Test void aPlotOfAMeasureThatIsWrongItselfIsNotToldToo() {
        assertThat(mistakes("""
                model A { param k = 1 /ms; dV/dt = -k * V; V(0) = 1 mV }
                population cell = A[2]
                simulate 10 ms
                sweep { cell.k = 1 .. 2 /ms in 3 steps; measure rate(cell), mean(cell.V) }
                plot rate(cell) against cell.k
                """)).isEqualTo("""
                cell.hillock:4:54: error: A has no spike condition, so cell never spikes
                  4 | sweep { cell.k = 1 .. 2 /ms in 3 steps; measure rate(cell), mean(cell.V) }
                    |                                                      ^^^^
                    hint: add one to the model: spike when V > 0 mV
                """.stripTrailing());
    }

    @Test void aValueThatStandsTwiceIsNoRepeat() {
        assertThat(checked(CELLS + """
                sweep { cell.k = [1, 2, 2] /ms; cell.tau = [1, 2] ms; measure rate(cell) }
                """).warnings()).extracting(Problem::render).containsExactly("""
                cell.hillock:11:18: warning: cell.k has a value more than once, and the runs with it are the same
                  11 | sweep { cell.k = [1, 2, 2] /ms; cell.tau = [1, 2] ms; measure rate(cell) }
                     |                  ^^^^^^^^^^^^^
                     hint: repeat 2 runs each value twice, with other random numbers
                """.stripTrailing());
    }

    @Test void byBelongsToASweep() {
        assertThat(mistakes(CELLS + """
                plot rate(cell) against cell.k by cell.tau
                """)).isEqualTo("""
                cell.hillock:11:6: error: by belongs to a sweep, and there is none here
                  11 | plot rate(cell) against cell.k by cell.tau
                     |      ^^^^^^^^^^
                """.stripTrailing());
    }

    @Test void aSweepKeepsNoRecordings() {
        assertThat(mistakes(CELLS + """
                sweep { cell.k = [1, 2] /ms; measure rate(cell) }
                record cell.V
                plot cell.V
                """)).isEqualTo("""
                cell.hillock:12:1: error: a sweep keeps what it measures, and no single run's course, which this records
                  12 | record cell.V
                     | ^^^^^^^^^^^^^
                     hint: plot rate(cells) against cells.I, or leave out the sweep
                cell.hillock:13:1: error: a sweep keeps what it measures, and no single run's course, which this plots
                  13 | plot cell.V
                     | ^^^^^^^^^^^
                     hint: plot rate(cells) against cells.I, or leave out the sweep
                """.stripTrailing());
    }

    @Test void aPlotOfWhatIsNotMeasuredSaysWhatIs() {
        assertThat(mistakes("""
                model A { param k = 1 /ms; dV/dt = -k * V; spike when V > 3 mV; V(0) = 1 mV }
                population cell = A[2]
                simulate 10 ms
                sweep { cell.k = 1 .. 2 /ms in 3 steps; measure rate(cell) }
                plot cv(cell) against cell.k
                """)).isEqualTo("""
                cell.hillock:5:6: error: cv(cell) is not measured by the sweep
                  5 | plot cv(cell) against cell.k
                    |      ^^^^^^^^
                    hint: measured are rate(cell)
                """.stripTrailing());
    }
}
