package hillock.language.model;

import java.util.List;
import hillock.language.syntax.Problem;

/**
 * What checking a file gives. Errors are thrown instead.
 *
 * @param models   all models that the file declares or uses, in its order; those of populations stand in the experiment too
 * @param origins  where the experiment's things were written
 */
public record CheckedFile(Experiment experiment, List<Model> models, Origins origins, List<Problem> warnings) {}
