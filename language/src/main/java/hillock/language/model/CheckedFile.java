package hillock.language.model;

import java.nio.file.Path;
import java.util.List;
import hillock.language.syntax.Problem;

/**
 * What checking a file gives. Errors are thrown instead.
 *
 * @param models   all models that the file declares or uses, in its order; those of populations stand in the experiment too
 * @param origins  where the experiment's things were written
 * @param files    what else was read: texts it uses and tables, as they were found
 */
public record CheckedFile(Experiment experiment, List<Model> models, Origins origins, List<Problem> warnings, List<Path> files) {
    /** A file that names no other. */
    public CheckedFile(Experiment experiment, List<Model> models, Origins origins, List<Problem> warnings) {
        this(experiment, models, origins, warnings, List.of());
    }

    /** The same with another experiment. */
    public CheckedFile of(Experiment other) {
        return new CheckedFile(other, models, origins, warnings, files);
    }
}
