package hillock.outputs.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import hillock.outputs.plots.Figures;
import hillock.simulator.recording.Recording;

/** Writes the figures of a recording that was made before. */
public final class Redrawing {
    private Redrawing() {}

    /**
     * @return the files written
     * @throws WritingFailed if one could not be
     */
    public static List<Path> write(Recording recording, Path folder, List<Figures.Form> forms) {
        FileNames names = new FileNames();
        List<Path> written = new ArrayList<>();
        for (int k = 0; k < recording.figures().size(); k++) {
            Figures.Picture picture = Figures.picture(recording, k);
            for (Figures.Form form : forms) {
                Path file = folder.resolve(names.unique(FileNames.of(recording.figures().get(k).figure()), form.ending()));
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
