package hillock.outputs.files;

import static hillock.outputs.Samples.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Part;
import hillock.language.units.Unit;
import hillock.outputs.Samples;
import hillock.outputs.plots.Figures;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Refinement;
import hillock.simulator.recording.SpikeTrain;
import hillock.simulator.recording.Trace;
import hillock.simulator.recording.Trust;

class ResultsTest {
    private static final Part CELLS = new Part("cells", "cells", 0, 4);
    private static final ResultOptions OPTIONS = ResultOptions.of("pair.hillock", "model HH {}\n", "0.1.0");
    @TempDir private Path parent;

    private static Samples pair() {
        Trace v = new Trace("cells.V", Samples.MILLIVOLT, List.of("0", "1"));
        Trace big = new Trace("cells.m", Unit.NONE, List.of("0"));
        for (int k = 0; k <= 20_000; k++) {
            v.add(k * 0.01, new double[] {Math.sin(k * 0.01), -k});
            big.add(k * 0.01, new double[] {k});
        }
        SpikeTrain spikes = new SpikeTrain("cells", 4);
        for (int k = 0; k < 8; k++) spikes.add(k % 4, 10 * k);
        return new Samples("pair").lasting(200, 200).population("cells", 4).trace(v).trace(big).spikes(spikes)
                .state("cells.V", 1, 2);
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(f -> f.getFileName().toString()).toList();
    }

    @Test void everyFileIsWrittenSmallOnesFirst() {
        Recording recording = pair().recordSpikes(CELLS, 0, ALWAYS).curves("cells.V").curves("cells.V").recording();
        List<Path> files = Results.write(recording, parent.resolve("new/folder"), OPTIONS);
        assertThat(names(files)).containsExactly("cells.spikes.csv", "final-state", "summary.json", "cells.V.csv", "cells.m.csv",
                "cells.V.svg", "cells.V.png", "cells.V-2.svg", "cells.V-2.png");
        assertThat(files).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(parent.resolve("new/folder")).isDirectoryNotContaining("glob:**.part");
    }

    @Test void spikesNobodyAskedForAreNotWrittenAndWindowsAndPartsCount() throws IOException {
        assertThat(names(Results.write(pair().recording(), parent, OPTIONS))).doesNotContain("cells.spikes.csv");
        Recording two = pair().recordSpikes(new Part("a", "cells", 0, 1), 0, 20).recordSpikes(new Part("b", "cells", 2, 4), 30, 60)
                .recording();
        Results.write(two, parent, OPTIONS);
        assertThat(parent.resolve("cells.spikes.csv")).hasContent("neuron,t [ms]\n0,0.0\n3,30.0\n2,60.0\n");
    }

    @Test void spikesThatAFigureShowsAreWrittenWholeUnlessTheUserRecordsSome() throws IOException {
        Samples raster = pair().figure(new Figure.Raster(List.of(new Part("a", "cells", 0, 1)), 0, 20));
        assertThat(names(Results.write(raster.recording(), parent, OPTIONS))).startsWith("cells.spikes.csv");
        assertThat(parent.resolve("cells.spikes.csv")).content().hasLineCount(9);
        Samples rate = pair().figure(new Figure.Curves(List.of(new Curve.Rate(CELLS, 5)), 0, 20));
        assertThat(names(Results.write(rate.recording(), parent, OPTIONS))).startsWith("cells.spikes.csv");
        Results.write(raster.recordSpikes(CELLS, 0, 20).recording(), parent, OPTIONS);
        assertThat(parent.resolve("cells.spikes.csv")).hasContent("neuron,t [ms]\n0,0.0\n1,10.0\n2,20.0\n");
    }

    @Test void theSummarySaysWhatWasRunAndWhatCameOfIt() throws IOException {
        Recording recording = pair().recording();
        Results.write(recording, parent, OPTIONS.withPlots(List.of()).withSettings(List.of("cells.I=\"12 uA/cm^2\"")));
        Json.Members summary = (Json.Members) JsonReader.read(Files.readString(parent.resolve("summary.json"))).orElseThrow();
        assertThat(summary.values()).containsEntry("status", new Json.Text("done")).containsEntry("file", new Json.Text("pair.hillock"))
                .containsEntry("sha256", new Json.Text("aebd6df3b9f010e707315a8adfd45f23fc8403633e4de64473b18076738cf255"))
                .containsEntry("set", Json.texts(List.of("cells.I=\"12 uA/cm^2\""))).containsEntry("seed", new Json.Whole(1))
                .containsEntry("method", new Json.Text("euler")).containsEntry("precision", new Json.Text("double"))
                .containsEntry("dt", new Json.Number(0.01)).containsEntry("duration", new Json.Number(200))
                .containsEntry("steps", new Json.Whole(20_000))
                .containsEntry("threads", new Json.Whole(1)).containsEntry("kernel", new Json.Text("scalar"))
                .containsEntry("version", new Json.Text("0.1.0")).containsKeys("seconds", "warnings")
                .doesNotContainKeys("message", "incomplete", "calculus", "reflections")
                .containsEntry("spikes", new Json.Members(java.util.Map.of("cells", new Json.Whole(8))))
                .containsEntry("files", Json.texts(List.of("final-state", "summary.json", "cells.V.csv", "cells.m.csv")));
    }

    @Test void theSummarySaysHowFarTheNumbersCanBeBelieved() throws IOException {
        Trust.Train train = new Trust.Train("cells", 8, 9, 1.5, 0.1, 0.2, 1, Optional.of(0.98), Optional.of(410.0), 2);
        Trust.Variable v = new Trust.Variable("cells.V", Samples.MILLIVOLT, 2, 100, 4, 1, Optional.empty(), Optional.empty());
        Trust trust = new Trust(new Refinement.Steps(0.005, Optional.empty()), 1, List.of(train), List.of(v), 500, true, false);
        Results.write(pair().recording(), parent, OPTIONS.withPlots(List.of()).withTrust(trust));
        Json.Members summary = (Json.Members) JsonReader.read(Files.readString(parent.resolve("summary.json"))).orElseThrow();
        assertThat(((Json.Members) summary.values().get("trust")).values()).containsEntry("dt", new Json.Number(0.005))
                .containsEntry("third_dt", new Json.Null())
                .containsEntry("sentences", Json.texts(List.of(
                        "spike times of cells are good to 0.2 ms until 410 ms: 8 spikes, 9 in steps half as long; order 0.98 observed",
                        "cells.V is good to 1 mV on average, 4 mV at worst (100 ms)")))
                .containsEntry("doubts", Json.texts(List.of(
                        "the spikes of cells part at 410 ms, where one is missing or differs by more than 1.5 ms; those of 2 neurons"
                                + " do until the end")))
                .hasEntrySatisfying("spikes", spikes -> assertThat(spikes.text()).contains("\"observed_order\": 0.98"));
    }

    @Test void theSummarySaysInWhichSenseNoiseWasIntegratedAndHowOftenBoundsReflected() throws IOException {
        Results.write(pair().noise("Ito", Map.of("cells.m", 12L)).recording(), parent, OPTIONS.withPlots(List.of()));
        Json.Members summary = (Json.Members) JsonReader.read(Files.readString(parent.resolve("summary.json"))).orElseThrow();
        assertThat(summary.values()).containsEntry("calculus", new Json.Text("Ito"))
                .containsEntry("reflections", new Json.Members(Map.of("cells.m", new Json.Whole(12))));
    }

    @Test void aRunThatBlewUpSaysSo() throws IOException {
        Results.write(pair().recording(), parent, OPTIONS.withPlots(List.of()).withBlownUp("m left 0 <= m <= 1 at 2.7 ms"));
        assertThat(parent.resolve("summary.json")).content()
                .contains("\"status\": \"blown up\"", "\"message\": \"m left 0 <= m <= 1 at 2.7 ms\"");
    }

    @Test void aRerunRemovesWhatTheRunBeforeWroteAndNothingElse() throws IOException {
        Results.write(pair().recordSpikes(CELLS, 0, ALWAYS).curves("cells.V").recording(), parent, OPTIONS);
        Path mine = Files.writeString(parent.resolve("notes.txt"), "mine");
        Path outside = Files.writeString(parent.resolve("kept.csv"), "mine too");
        Results.write(pair().recording(), parent, OPTIONS.withPlots(List.of()));
        assertThat(parent.resolve("cells.spikes.csv")).doesNotExist();
        assertThat(parent.resolve("cells.V.png")).doesNotExist();
        assertThat(parent.resolve("cells.V.csv")).exists();
        assertThat(mine).hasContent("mine");
        assertThat(outside).hasContent("mine too");
    }

    @Test void aForgedSummaryDeletesNothingOutsideTheFolder() throws IOException {
        Path outside = Files.writeString(parent.resolve("outside.txt"), "keep");
        Path folder = Files.createDirectories(parent.resolve("results"));
        Path sub = Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("summary.json"),
                "{\"program\": \"hillock\", \"files\": [\"../outside.txt\", \"sub\", \"" + outside + "\", \"..\", \"\", 3]}");
        Results.write(pair().recording(), folder, OPTIONS.withPlots(List.of()));
        assertThat(outside).hasContent("keep");
        assertThat(sub).exists();
        Files.writeString(folder.resolve("summary.json"), "{\"files\": [\"sub");
        Results.write(pair().recording(), folder, OPTIONS.withPlots(List.of()));
        Path foreign = Files.writeString(folder.resolve("data.csv"), "1,2");
        Files.writeString(folder.resolve("summary.json"), "{\"files\": [\"data.csv\"]}");
        Results.write(pair().recording(), folder, OPTIONS.withPlots(List.of()));
        assertThat(foreign).hasContent("1,2");
    }

    @Test void aFileInTheFoldersPlaceIsReported() throws IOException {
        Path inTheWay = Files.writeString(parent.resolve("results"), "a file");
        assertThatThrownBy(() -> Results.write(pair().recording(), inTheWay, OPTIONS)).isInstanceOf(WritingFailed.class)
                .hasMessage("cannot write " + inTheWay + ": a file of that name is in the way\nnothing was written");
        assertThat(inTheWay).hasContent("a file");
    }

    @Test void oneFileThatCannotBeWrittenKeepsNoOtherFromBeingWritten() throws IOException {
        Path blocked = Files.createDirectories(parent.resolve("cells.V.csv/inner")).getParent();
        assertThatThrownBy(() -> Results.write(pair().curves("cells.V").recording(), parent, OPTIONS))
                .isInstanceOfSatisfying(WritingFailed.class, failed -> {
                    assertThat(failed.failures()).extracting(WritingFailed.Failure::file).containsExactly(blocked);
                    assertThat(names(failed.complete()))
                            .containsExactly("final-state", "summary.json", "cells.m.csv", "cells.V.svg", "cells.V.png");
                });
        assertThat(parent.resolve("summary.json")).content().contains("\"incomplete\": [\n    \"cells.V.csv\"\n  ]");
    }

    @Test void aFullDeviceLeavesWhatIsCompleteAndSaysWhatIsNot() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Path link = Files.createSymbolicLink(parent.resolve("cells.V.csv"), full);
        assertThatThrownBy(() -> Results.write(pair().recording(), parent, OPTIONS)).isInstanceOf(WritingFailed.class)
                .hasMessageContaining("cannot write " + parent.resolve("cells.V.csv") + ": no space left on device")
                .hasMessageContaining("cells.m.csv");
        assertThat(parent.resolve("cells.m.csv")).isNotEmptyFile();
        assertThat(FinalStates.read(parent.resolve("final-state"))).containsKey("cells.V");
        Files.delete(link);
    }
}
