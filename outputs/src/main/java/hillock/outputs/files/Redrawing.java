package hillock.outputs.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import hillock.outputs.plots.Figures;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Swept;

/** Writes the figures of a run or a sweep that was made before. */
public final class Redrawing {
    private Redrawing() {}

    /**
     * @return the files written
     * @throws WritingFailed if one could not be
     */
    public static List<Path> write(Recording recording, Path folder, List<Figures.Form> forms) {
        List<String> names = recording.figures().stream().map(each -> FileNames.of(each.figure())).toList();
        return write(names, number -> Figures.picture(recording, number), folder, forms);
    }

    /** The same of a sweep. */
    public static List<Path> write(Swept swept, Path folder, List<Figures.Form> forms) {
        List<String> names = swept.sweep().plots().stream().map(plot -> SweepResults.name(swept.sweep(), plot)).toList();
        return write(names, number -> Figures.picture(swept, number), folder, forms);
    }

    private static List<Path> write(List<String> figures, IntFunction<Figures.Picture> drawn, Path folder, List<Figures.Form> forms) {
        FileNames names = new FileNames();
        List<Path> written = new ArrayList<>();
        for (int k = 0; k < figures.size(); k++) {
            Figures.Picture picture = drawn.apply(k);
            for (Figures.Form form : forms) {
                Path file = folder.resolve(names.unique(figures.get(k), form.ending()));
                try {
                    Files.write(file, picture.as(form));
                } catch (IOException e) {
                    throw new WritingFailed(written, List.of(new WritingFailed.Failure(file, Reasons.of(e))));
                }
                written.add(file);
            }
        }
        return written;
    }
}
