package hillock.language.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import hillock.language.syntax.FileSyntax;
import hillock.language.syntax.Statement;

/** One file: where its models and constants live. A model that another file uses keeps seeing the names of its own. */
final class Home {
    private final FileSyntax syntax;
    private final Path folder;
    private final Constants constants = new Constants();
    private final Map<String, Declared> models = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    /** A model and the file that it is written in. */
    record Declared(Statement.Model model, Home home) {}

    Home(FileSyntax syntax, Path folder) {
        this.syntax = syntax;
        this.folder = folder;
    }

    FileSyntax syntax() {
        return syntax;
    }

    /** What relative paths in this file start from. */
    Path folder() {
        return folder;
    }

    Constants constants() {
        return constants;
    }

    void add(String name, Declared declared) {
        models.put(name, declared);
    }

    Optional<Declared> model(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /** A model that could not be had, which was reported: using its name is no second error. */
    void addBroken(String name) {
        broken.add(name);
    }

    boolean isBroken(String name) {
        return broken.contains(name);
    }

    List<String> modelNames() {
        return new ArrayList<>(models.keySet());
    }
}
