package hillock.language.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import hillock.language.syntax.Source;

/**
 * A text of the catalogue. Its first line is a comment that says what it is, its second one where it comes from.
 *
 * @param file   its name in {@code models/}, without the ending
 * @param models the models in it, in its order: the one that it is about, then its published variants
 */
public record Entry(String file, List<String> models) {
    private static final String COMMENT = "# ";

    public Entry {
        models = List.copyOf(models);
    }

    Entry(String file, String... models) {
        this(file, List.of(models));
    }

    /** The whole text, named as it is shown in messages. */
    public Source source() {
        String name = "models/" + file + ".hillock";
        try (InputStream text = Entry.class.getResourceAsStream(file + ".hillock")) {
            if (text == null) throw new IllegalStateException(name + " was not packed with the program");
            return new Source(name, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the model is, in one line. */
    public String title() {
        return comment(0);
    }

    /** The paper. */
    public String reference() {
        return comment(1);
    }

    private String comment(int line) {
        return source().text().lines().skip(line).findFirst().filter(text -> text.startsWith(COMMENT)).orElseThrow()
                .substring(COMMENT.length());
    }
}
