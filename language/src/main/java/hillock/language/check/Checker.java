package hillock.language.check;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import hillock.language.model.CheckedFile;
import hillock.language.syntax.DeepStack;
import hillock.language.syntax.FileSyntax;
import hillock.language.syntax.Parser;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Source;
import hillock.language.syntax.Span;
import hillock.language.syntax.UserError;

/** From a text to a checked file: all that can be said without simulating. */
public final class Checker {
    private static final long LARGEST = 100_000_000;

    private Checker() {}

    /**
     * How to check.
     *
     * @param folder       where the text lies: what it names is looked for there
     * @param sets         values from the command line, each like {@code cells.I=12}; they decide over all others
     * @param allowOutside whether the text may name files outside its folder
     * @param ofOneRun     whether one run of a sweep is looked at, so that its course may be plotted
     */
    public record Options(Path folder, List<String> sets, boolean allowOutside, boolean ofOneRun) {
        public Options {
            sets = List.copyOf(sets);
        }

        public Options(Path folder, List<String> sets, boolean allowOutside) {
            this(folder, sets, allowOutside, false);
        }
    }

    /**
     * Checks a text.
     *
     * @throws UserError with all problems of the text, in its order
     */
    public static CheckedFile check(Source source, Options options) {
        return DeepStack.call(() -> check(source, options, Optional.empty()));
    }

    /**
     * Reads and checks a file.
     *
     * @throws UserError if there is none, if it cannot be read, or with all problems of its text
     */
    public static CheckedFile check(Path file, List<String> sets, boolean allowOutside) {
        Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        return DeepStack.call(() -> check(read(file), new Options(folder, sets, allowOutside), Optional.of(file)));
    }

    private static CheckedFile check(Source source, Options options, Optional<Path> file) {
        Parser.Reading reading = Parser.read(source);
        if (reading.problems().isEmpty()) return meaning(reading.syntax(), options, file);
        Problems problems = new Problems(source);
        reading.problems().forEach(problems::add);
        if (reading.inPlace() && !reading.syntax().statements().isEmpty()) {
            try {
                meaning(reading.syntax(), options, file);
            } catch (UserError others) {
                LostStatements lost = new LostStatements(reading);
                others.problems().stream().filter(lost::isNoConsequence).forEach(problems::add);
            }
        }
        problems.throwIfAny();
        throw new IllegalStateException("unreachable");
    }

    private static CheckedFile meaning(FileSyntax syntax, Options options, Optional<Path> file) {
        if (syntax.statements().isEmpty()) {
            throw new UserError(Problem.error(new Span(syntax.source(), 0, 0), "there is nothing here",
                    "a file holds models, populations and what to simulate; hillock new writes one to start from"));
        }
        Problems problems = new Problems(syntax.source());
        DataFiles files = new DataFiles(problems, options.folder(), options.allowOutside());
        try {
            Home home = new Uses(problems, files).home(syntax, options.folder(), file);
            return new FileCheck(home, problems, files, options).checked();
        } catch (ArithmeticException _) {
            problems.add(Problem.error("the exponents of the units grow too large", "check the powers in the equations"));
            problems.throwIfAny();
            throw new IllegalStateException("unreachable");
        }
    }

    private static Source read(Path file) {
        String name = file.toString();
        try {
            if (Files.isDirectory(file)) throw unreadable(name + " is a folder, not a file", "name a file in it");
            if (!Files.exists(file)) throw unreadable("there is no file " + name, "hillock new " + name + " writes one to start from");
            if (Files.size(file) > LARGEST) throw unreadable(name + " is larger than 100 MB", "is it a text?");
            return new Source(name, DataFiles.decoded(Files.readAllBytes(file)));
        } catch (CharacterCodingException _) {
            throw unreadable(name + " is not a text file (it is not UTF-8)", "save it as UTF-8");
        } catch (IOException _) {
            throw unreadable("cannot read " + name, "check its permissions");
        }
    }

    private static UserError unreadable(String message, String hint) {
        return new UserError(Problem.error(message, hint));
    }
}
