package hillock.language.advice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import hillock.language.model.CheckedFile;
import hillock.language.model.Model;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;

/** Looks for what is likely wrong. */
public final class Advice {
    private Advice() {}

    /** Warnings about the file's own text, not about the files that it uses. */
    public static List<Problem> on(CheckedFile file) {
        List<Problem> all = new ArrayList<>(new Unused(file).problems());
        for (Model model : file.models()) {
            Known known = Known.of(file, model);
            all.addAll(new Gates(known).problems());
            all.addAll(new Growth(known).problems());
            all.addAll(new Decay(known).problems());
            all.addAll(new Constants(known).problems());
            all.addAll(new Signs(known).problems());
            all.addAll(new Distances(known).problems());
            all.addAll(new Powers(known).problems());
            all.addAll(new Ceilings(known).problems());
            all.addAll(new Roots(known).problems());
            all.addAll(new Cancelling(known).problems());
            all.addAll(new Exponents(known).problems());
        }
        all.addAll(new CouplingSigns(file).problems());
        Optional<Source> own = file.experiment().populations().stream().flatMap(each -> file.origins().of(each.name()).stream())
                .map(span -> span.source()).findFirst();
        Set<Problem> distinct = new LinkedHashSet<>(all);
        return distinct.stream().filter(each -> own.isEmpty() || each.span().stream().allMatch(span -> span.source().equals(own.get())))
                .toList();
    }
}
