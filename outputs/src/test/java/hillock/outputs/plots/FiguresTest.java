package hillock.outputs.plots;

import static hillock.outputs.Samples.ALWAYS;
import static hillock.outputs.Samples.observable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Part;
import hillock.language.model.Term;
import hillock.language.units.Unit;
import hillock.outputs.Samples;
import hillock.simulator.recording.Portrait;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Trace;

class FiguresTest {
    @TempDir private Path folder;

    private static Samples pair() {
        return new Samples("pair").lasting(50, 50).hodgkinHuxley(2, 0.01, 1, 20);
    }

    /** All texts of the first figure, which also must be well-formed and decode to a picture of twice its size. */
    private static List<String> texts(Samples samples) throws Exception {
        Recording recording = samples.recording();
        Figures.Picture picture = Figures.picture(recording, 0);
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(new String(picture.as(Figures.Form.SVG), StandardCharsets.UTF_8))));
        var image = ImageIO.read(new ByteArrayInputStream(picture.as(Figures.Form.PNG)));
        var svg = document.getDocumentElement();
        assertThat(image.getWidth()).isEqualTo(2 * Integer.parseInt(svg.getAttribute("width")));
        assertThat(image.getHeight()).isEqualTo(2 * Integer.parseInt(svg.getAttribute("height")));
        NodeList found = document.getElementsByTagName("text");
        return IntStream.range(0, found.getLength()).mapToObj(k -> found.item(k).getTextContent()).toList();
    }

    private static Figure.Curves window(double from, double to, Curve... curves) {
        return new Figure.Curves(List.of(curves), from, to);
    }

    @Test void voltagesShareAPanelAndGatesAnother() throws Exception {
        List<String> texts = texts(pair().curves("cells.V", "cells.m", "cells.h", "cells.n"));
        assertThat(texts).contains("cells[0].V", "cells[1].n", "V (mV)", "m, h, n", "time (ms)").containsOnlyOnce("50");
    }

    @Test void unitsOfOneDimensionShareAPanelInTheFirstOnesUnit() throws Exception {
        Trace a = new Trace("a.V", Samples.MILLIVOLT, List.of("0"));
        Trace b = new Trace("b.V", Samples.VOLT, List.of("0"));
        for (int k = 0; k < 100; k++) {
            a.add(k, new double[] {-60 - 5 * Math.sin(k)});
            b.add(k, new double[] {-70 - 5 * Math.sin(k)});
        }
        assertThat(texts(new Samples("x").lasting(99, 99).trace(a).trace(b).curves("a.V", "b.V")))
                .contains("V (mV)", "\u221275").doesNotContain("V (V)");
    }

    @Test void plainNumbersOfDifferentSizeHaveTheirOwnPanels() throws Exception {
        Trace v = new Trace("cells.V", Unit.NONE, List.of("0"));
        Trace m = new Trace("cells.m", Unit.NONE, List.of("0"));
        for (int k = 0; k < 100; k++) {
            v.add(k, new double[] {-65 + k});
            m.add(k, new double[] {k / 100.0});
        }
        assertThat(texts(new Samples("plain").plain().lasting(99, 99).trace(v).trace(m).curves("cells.V", "cells.m")))
                .contains("V", "m", "t").doesNotContain("V, m", "time (ms)");
    }

    @Test void curvesThatCoincideAreBothVisible() {
        Recording recording = new Samples("twins").lasting(50, 50).hodgkinHuxley(2, 0.01, 1, 0).curves("cells.V").recording();
        assertThat(Figures.svg(recording, 0)).contains("stroke-dasharray");
        assertThat(Figures.svg(pair().curves("cells.V").recording(), 0)).doesNotContain("stroke-dasharray");
    }

    @Test void manyCurvesHaveOneEntryInTheLegend() throws Exception {
        Trace v = new Trace("cells.V", Samples.MILLIVOLT, Samples.numbers(300));
        for (int k = 0; k < 20; k++) v.add(k, IntStream.range(0, 300).mapToDouble(i -> i).toArray());
        assertThat(texts(new Samples("many").lasting(19, 19).trace(v).curves("cells.V")))
                .contains("cells.V, 300 curves (100 of them drawn)")
                .doesNotContain("cells[0].V");
    }

    @Test void aMillionSamplesMakeASmallFile() {
        Trace v = new Trace("cells.V", Samples.MILLIVOLT, List.of("0"));
        for (int k = 0; k <= 1_000_000; k++) v.add(k * 0.01, new double[] {50 * Math.sin(k * 0.003)});
        Recording recording = new Samples("million").lasting(10_000, 10_000).trace(v).curves("cells.V").recording();
        assertThat(Figures.svg(recording, 0).length()).isLessThan(100_000);
    }

    @Test void longRunsAreShownInSeconds() throws Exception {
        Trace v = new Trace("cells.V", Samples.MILLIVOLT, List.of("0"));
        for (int k = 0; k <= 100; k++) v.add(k * 1000, new double[] {k});
        assertThat(texts(new Samples("long").lasting(100_000, 100_000).trace(v).curves("cells.V"))).contains("time (s)", "80");
    }

    @Test void aRunThatBlewUpShowsWhatThereIsAndSaysSo() throws Exception {
        assertThat(texts(new Samples("blown").lasting(1000, 2.7).hodgkinHuxley(1, 0.1, 1, 0).curves("cells.V")))
                .contains("the run ended early, at 2.7 ms", "2.5").doesNotContain("1000");
    }

    @Test void nothingRecordedIsSaid() throws Exception {
        Trace v = new Trace("cells.V", Samples.MILLIVOLT, List.of("0"));
        assertThat(texts(new Samples("empty").trace(v).curves("cells.V"))).contains("nothing was recorded in this window");
        v.add(0, new double[] {Double.NaN});
        assertThat(texts(new Samples("empty").trace(v).curves("cells.V"))).contains("nothing was recorded in this window");
    }

    @Test void aWindowIsTheAxis() throws Exception {
        Samples samples = pair();
        assertThat(texts(samples.figure(window(20, 30, new Curve.Of(observable("cells.V"))), samples.all("cells.V"))))
                .contains("20", "30").doesNotContain("50", "10");
    }

    @Test void aRasterCountsItsSpikesAndSaysWhenThereAreNone() throws Exception {
        Part cells = new Part("cells", "cells", 0, 100);
        Figure raster = new Figure.Raster(List.of(cells), 0, ALWAYS);
        for (int count : new int[] {0, 1, 10, 100_000}) {
            Samples samples = new Samples("raster").population("cells", 100)
                    .spikes(Samples.spikes("cells", 100, count, 1000)).figure(raster);
            assertThat(texts(samples)).contains("neuron", "0", count == 1 ? "cells, 1 spike" : "cells, " + count + " spikes");
            assertThat(texts(samples).contains("no spikes")).isEqualTo(count == 0);
        }
    }

    @Test void aRasterShowsPartsInTheirOwnPanels() throws Exception {
        Figure raster = new Figure.Raster(List.of(new Part("exc", "cells", 0, 80), new Part("inh", "cells", 80, 100)), 0, 500);
        SpikeTrain train = new SpikeTrain("cells", 100);
        train.add(79, 10);
        train.add(80, 20);
        train.add(99, 400);
        train.add(3, 600);
        assertThat(texts(new Samples("parts").spikes(train).figure(raster))).contains("exc, 1 spike", "inh, 2 spikes");
    }

    @Test void aRateIsSpikesPerNeuronAndSecond() {
        SpikeTrain train = new SpikeTrain("cells", 4);
        for (int k = 0; k < 8; k++) train.add(k % 4, 12);
        train.add(0, 31);
        Recording recording = new Samples("rate").lasting(35, 35).spikes(train).recording();
        TimeAxis axis = TimeAxis.of(recording, window(0, ALWAYS));
        Signal rate = Rates.of(recording, new Curve.Rate(new Part("cells", "cells", 0, 4), 10), axis);
        assertThat(rate.excerpt(new int[] {0}, rate.unit()).times()).containsExactly(0, 10, 10, 20, 20, 30, 30, 35);
        double[] values = rate.excerpt(new int[] {0}, rate.unit()).values()[0];
        assertThat(values[2]).isCloseTo(8 / 4.0 / 0.010, within(1e-9));
        assertThat(values[6]).isCloseTo(1 / 4.0 / 0.005, within(1e-9));
        assertThat(values[0]).isZero();
        assertThat(rate.unit().symbol()).isEqualTo("Hz");
    }

    @Test void aRateWithoutSpikesIsAFlatLineAtZero() throws Exception {
        Samples samples = new Samples("rate").spikes(new SpikeTrain("cells", 4))
                .figure(window(0, ALWAYS, new Curve.Rate(new Part("cells", "cells", 0, 4), 5)));
        assertThat(texts(samples)).contains("rate (Hz)", "rate(cells, 5 ms)", "0").noneMatch(t -> t.startsWith("\u2212"));
    }

    @Test void aPhasePlaneNamesBothAxes() throws Exception {
        Samples samples = pair();
        Figure phase = new Figure.Phase(observable("cells.V"), observable("cells.n"), 0, ALWAYS);
        assertThat(texts(samples.figure(phase, samples.all("cells.V"), samples.all("cells.n"))))
                .contains("V (mV)", "n", "cells[0].n against cells[0].V");
    }

    @Test void aPhasePlaneOfOneVariableSaysWhoseIsOnWhichAxis() throws Exception {
        Samples samples = pair();
        Figure phase = new Figure.Phase(observable("cells[0].V"), observable("cells[1].V"), 0, ALWAYS);
        assertThat(texts(samples.figure(phase, samples.all("cells.V"), samples.all("cells.V"))))
                .contains("cells[0].V (mV)", "cells[1].V (mV)");
    }

    @Test void nullclinesLieBehindAnOrbitAndAreNamed() throws Exception {
        Samples samples = pair();
        Figure phase = new Figure.Phase(observable("cells.V"), observable("cells.n"), true, 0, ALWAYS);
        Portrait portrait = new Portrait(new Portrait.Box(-100, 50, 0, 1),
                new Portrait.Nullcline("V", new double[] {-100, 50}, new double[] {0, 1}),
                new Portrait.Nullcline("n", new double[] {-100, Double.NaN, 50}, new double[] {1, Double.NaN, 0}), "at 20 ms: h = 0.5");
        Samples figured = samples.figure(phase, portrait, samples.all("cells.V"), samples.all("cells.n"));
        assertThat(texts(figured)).contains("dV/dt = 0", "dn/dt = 0", "(at 20 ms: h = 0.5)", "\u2212100", "1.0");
    }

    @Test void aNullclineThatIsNotInThePlaneIsSaidToBeElsewhere() throws Exception {
        Samples samples = pair();
        Portrait.Nullcline none = new Portrait.Nullcline("n", new double[0], new double[0]);
        Portrait portrait = new Portrait(new Portrait.Box(-100, 50, 0, 1),
                new Portrait.Nullcline("V", new double[] {-100, 50}, new double[] {0, 1}), none, "");
        Figure phase = new Figure.Phase(observable("cells.V"), observable("cells.n"), true, 0, ALWAYS);
        assertThat(texts(samples.figure(phase, portrait, samples.all("cells.V"), samples.all("cells.n"))))
                .contains("dV/dt = 0", "dn/dt = 0 (none here)");
    }

    @Test void aPhasePlaneUsesTheMomentsThatBothTracesHave() throws Exception {
        Trace x = new Trace("a.x", Unit.NONE, List.of("0"));
        Trace y = new Trace("a.y", Unit.NONE, List.of("0", "1"));
        for (int k = 0; k <= 100; k++) x.add(k, new double[] {k});
        for (int k = 0; k <= 10; k++) y.add(k * 10, new double[] {k * 10, 7});
        Samples samples = new Samples("phase").lasting(100, 100).trace(x).trace(y);
        Figure phase = new Figure.Phase(observable("a.x"), observable("a.y"), 0, ALWAYS);
        assertThat(texts(samples.figure(phase, samples.all("a.x"), samples.all("a.y")))).contains("a[1].y against a[0].x", "100");
    }

    private static Samples weights(int size, double... values) {
        List<String> columns = new ArrayList<>();
        for (int target = 0; target < size; target++) {
            for (int source = 0; source < size; source++) if (source != target) columns.add(source + "->" + target);
        }
        Trace w = new Trace("syn.w", Unit.NONE, columns);
        w.add(0, new double[columns.size()]);
        w.add(1000, java.util.Arrays.copyOf(values, columns.size()));
        Part cells = new Part("cells", "cells", 0, size);
        return new Samples("weights").trace(w).connection("syn", "syn", cells, cells);
    }

    @Test void aMatrixHasTargetsAsRowsAndSourcesAsColumns() throws Exception {
        Samples samples = weights(3, 1, 2, 3, 4, 5, 6);
        Figure matrix = new Figure.Matrix(new Observable.OfConnections("syn.w", "syn", Term.ZERO, Unit.NONE), 0, ALWAYS);
        Recording recording = samples.figure(matrix, samples.all("syn.w")).recording();
        assertThat(texts(samples)).contains("source: cells", "target: cells", "syn.w at 1000 ms", "w");
        // 1->0 is the least: dark, in the top row's middle; 1->2 the greatest: light, in the bottom row's middle
        var image = ImageIO.read(new ByteArrayInputStream(Figures.png(recording, 0)));
        int left = 2 * 60 + 280 + 140;
        assertThat(image.getRGB(left, 2 * 34 + 100) & 0xFFFFFF).isEqualTo(Palette.sequential(0));
        assertThat(image.getRGB(left, 2 * 34 + 2 * 280 + 100) & 0xFFFFFF).isEqualTo(Palette.sequential(1));
        assertThat(image.getRGB(left, 2 * 34 + 280 + 140) & 0xFFFFFF).as("1->1 is no connection").isEqualTo(0xFFFFFF);
    }

    @Test void aMatrixOfPartsCountsWithinThem() throws Exception {
        Trace w = new Trace("syn.w", Unit.NONE, List.of("0->0", "1->0", "0->1", "1->1"));
        w.add(0, new double[] {1, 2, 3, 4});
        Samples samples = new Samples("parts").trace(w)
                .connection("syn", "syn", new Part("early", "cells", 3, 5), new Part("late", "cells", 98, 100));
        Figure matrix = new Figure.Matrix(new Observable.OfConnections("syn.w", "syn", Term.ZERO, Unit.NONE), 0, ALWAYS);
        assertThat(texts(samples.figure(matrix, samples.all("syn.w")))).contains("source: early", "target: late", "0", "1")
                .doesNotContain("3", "98");
    }

    @Test void aHistogramCountsTheLastSample() throws Exception {
        Samples samples = weights(3, 1, 1, 1, 2, 2, 9);
        Observable w = new Observable.OfConnections("syn.w", "syn", Term.ZERO, Unit.NONE);
        assertThat(texts(samples.figure(new Figure.Histogram(w, 0, ALWAYS), samples.all("syn.w"))))
                .contains("number of connections", "w", "syn.w, 6 values at 1000 ms");
    }

    @Test void aHistogramOfNoConnectionsSaysSo() throws Exception {
        Trace none = new Trace("syn.w", Unit.NONE, List.of());
        none.add(0, new double[0]);
        Observable w = new Observable.OfConnections("syn.w", "syn", Term.ZERO, Unit.NONE);
        Samples samples = new Samples("none").trace(none);
        assertThat(texts(samples.figure(new Figure.Histogram(w, 0, ALWAYS), samples.all("syn.w"))))
                .contains("number of connections", "no finite values in this window");
    }

    @Test void oneNeuronsHistogramIsOverTime() throws Exception {
        Samples samples = pair();
        assertThat(texts(samples.figure(new Figure.Histogram(observable("cells.V"), 0, ALWAYS), samples.columns("cells.V", 1))))
                .contains("number of samples", "V (mV)", "cells[1].V, 5001 samples");
    }

    @Test void aFigureIsSavedAsItsFileEnds() throws IOException {
        Recording recording = pair().curves("cells.V").recording();
        Figures.save(recording, 0, folder.resolve("v.svg"));
        Figures.save(recording, 0, folder.resolve("v.PNG"));
        assertThat(folder.resolve("v.svg")).content().isEqualTo(Figures.svg(recording, 0));
        assertThat(Files.readAllBytes(folder.resolve("v.PNG"))).isEqualTo(Figures.png(recording, 0));
        assertThatThrownBy(() -> Figures.save(recording, 0, folder.resolve("v.gif"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends in .svg, .png or .pdf");
        assertThatThrownBy(() -> Figures.save(recording, 1, folder.resolve("v.svg"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no figure 1: the recording has 1");
        assertThatThrownBy(() -> Figures.save(recording, 0, folder.resolve("no/such/v.svg"))).isInstanceOf(UncheckedIOException.class);
    }
}
