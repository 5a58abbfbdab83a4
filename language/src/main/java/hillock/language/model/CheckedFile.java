package hillock.language.model;

import java.util.List;
import hillock.language.syntax.Problem;

/** What checking a file gives: the experiment, where its things were written, and warnings. Errors are thrown instead. */
public record CheckedFile(Experiment experiment, Origins origins, List<Problem> warnings) {}
