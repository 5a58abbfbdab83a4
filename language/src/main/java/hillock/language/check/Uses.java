package hillock.language.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.catalogue.Catalogue;
import hillock.language.catalogue.Entry;
import hillock.language.check.Home.Declared;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.FileSyntax;
import hillock.language.syntax.Parser;
import hillock.language.syntax.Source;
import hillock.language.syntax.Statement;
import hillock.language.syntax.Statement.Assignment;
import hillock.language.syntax.UserError;

/** Opens files: gathers their models and constants, and follows {@code use HH from "file.hillock"} and {@code use HH from models}. */
final class Uses {
    private static final int DEEPEST = 100;
    private final Problems problems;
    private final DataFiles files;
    private final Map<Path, Optional<Home>> opened = new HashMap<>();
    private final Map<Entry, Home> ready = new HashMap<>();
    private final List<Path> open = new ArrayList<>();

    Uses(Problems problems, DataFiles files) {
        this.problems = problems;
        this.files = files;
    }

    Home home(FileSyntax syntax, Path folder, Optional<Path> file) {
        files.add(syntax.source(), folder);
        file.ifPresent(path -> open.add(path.toAbsolutePath().normalize()));
        Home home = new Home(syntax, folder);
        for (Statement.OfFile statement : syntax.statements()) {
            if (statement instanceof Statement.Use use) use(use, home);
            if (statement instanceof Statement.Model model) declare(model.name(), new Declared(model, home), home);
            if (statement instanceof Assignment assignment && assignment.target() instanceof Name name
                    && !isPart(assignment)) constant(name, assignment, home);
        }
        file.ifPresent(_ -> open.removeLast());
        return home;
    }

    /** A slice or an element of something names a part of a population. */
    static boolean isPart(Assignment assignment) {
        return assignment.value() instanceof hillock.language.syntax.Expression.Slice
                || assignment.value() instanceof hillock.language.syntax.Expression.Index;
    }

    private void constant(Name name, Assignment assignment, Home home) {
        if (!home.constants().has(name.text())) home.constants().add(name, assignment);
    }

    private void declare(Name name, Declared declared, Home home) {
        Optional<Declared> before = home.model(name.text());
        if (before.isEmpty()) home.add(name.text(), declared);
        else if (before.get().model() != declared.model()) problems.error(name.span(), "there are two models " + name.text(),
                "rename one of them");
    }

    private void use(Statement.Use use, Home home) {
        if (use.file().isEmpty()) {
            for (Name name : use.names()) useReady(name, home);
            return;
        }
        Optional<Path> path = files.find(use.file().get());
        Optional<Home> other = path.flatMap(file -> opened(file, use));
        if (other.isEmpty()) {
            for (Name name : use.names()) home.addBroken(name.text());
            return;
        }
        for (Name name : use.names()) {
            Optional<Declared> model = other.get().model(name.text());
            if (model.isPresent()) {
                declare(name, model.get(), home);
            } else {
                home.addBroken(name.text());
                if (other.get().isBroken(name.text())) continue;
                problems.error(name.span(), use.file().get().value() + " has no model " + name.text(),
                        Wording.didYouMean(name.text(), other.get().modelNames()));
            }
        }
    }

    /** A model of the catalogue. Its texts name no files and use each other in no circle. */
    private void useReady(Name name, Home home) {
        Optional<Entry> entry = Catalogue.find(name.text());
        if (entry.isEmpty()) {
            home.addBroken(name.text());
            problems.error(name.span(), "the catalogue has no model " + name.text(),
                    Catalogue.meant(name.text()).map(meant -> "did you mean " + meant + "?").orElse("hillock models lists them"));
            return;
        }
        if (!ready.containsKey(entry.get())) {
            ready.put(entry.get(), home(Parser.parse(entry.get().source()), Path.of(""), Optional.empty()));
        }
        declare(name, ready.get(entry.get()).model(name.text()).orElseThrow(), home);
    }

    private Optional<Home> opened(Path file, Statement.Use use) {
        Path whole = file.toAbsolutePath().normalize();
        if (open.size() > DEEPEST) {
            problems.error(use.file().orElseThrow().span(), "files use each other more than " + DEEPEST + " deep");
            return Optional.empty();
        }
        if (open.contains(whole)) {
            List<String> names = new ArrayList<>(open.subList(open.indexOf(whole), open.size()).stream()
                    .map(path -> path.getFileName().toString()).toList());
            names.add(whole.getFileName().toString());
            problems.error(use.file().orElseThrow().span(), "files cannot use each other in a circle: " + String.join(" -> ", names));
            return Optional.empty();
        }
        if (!opened.containsKey(whole)) opened.put(whole, read(file, use));
        return opened.get(whole);
    }

    private Optional<Home> read(Path file, Statement.Use use) {
        Optional<Source> source = files.read(file, file.toString(), use.file().orElseThrow().span());
        try {
            return source.map(text -> home(Parser.parse(text), Optional.ofNullable(file.getParent()).orElse(Path.of("")),
                    Optional.of(file)));
        } catch (UserError error) {
            problems.addAll(error);
            return Optional.empty();
        }
    }
}
