package hillock.language.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import hillock.language.advice.Advice;
import hillock.language.check.Checker;
import hillock.language.model.CheckedFile;
import hillock.language.model.Model;
import hillock.language.syntax.Parser;
import hillock.language.syntax.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue is what lies in {@code models/}, and all of it is right. */
class CatalogueTest {
    private static final Path FOLDER = Stream.of(Path.of("models"), Path.of("../models")).filter(Files::isDirectory).findFirst()
            .orElseThrow();

    static List<Entry> entries() {
        return Catalogue.ALL;
    }

    static List<String> names() {
        return Catalogue.names();
    }

    @Test void everyFileOfTheFolderIsInTheCatalogue() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Catalogue.ALL.stream().map(entry -> entry.file() + ".hillock").toList());
        }
    }

    @Test void noNameIsGivenTwice() {
        assertThat(Catalogue.names()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryNamesItsModelsAndItsSource(Entry entry) throws IOException {
        assertThat(entry.source().text()).isEqualTo(Files.readString(FOLDER.resolve(entry.file() + ".hillock")));
        List<Statement.OfFile> statements = Parser.parse(entry.source()).statements();
        assertThat(statements).allMatch(statement -> statement instanceof Statement.Model || statement instanceof Statement.Use);
        assertThat(statements.stream().filter(Statement.Model.class::isInstance)
                .map(statement -> ((Statement.Model) statement).name().text()))
                .containsExactlyElementsOf(entry.models());
        assertThat(entry.title()).matches("[A-Z].*[^.]");
        assertThat(entry.reference()).containsPattern("\\((18|19|20)\\d\\d\\)").matches(".*[^.]");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aModelIsRightWithoutAnythingElse(String name) {
        CheckedFile file = Checker.check(Catalogue.find(name).orElseThrow().source(), new Checker.Options(Path.of(""), List.of(), false));
        assertThat(file.warnings()).isEmpty();
        assertThat(Advice.on(file)).isEmpty();
        Model model = file.models().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        assertThat(model.equations()).isNotEmpty();
    }

    @Test void whatOneMeantIsFoundByTheNameOfTheFileOrByItsSpelling() {
        assertThat(Catalogue.meant("HodgkinHuxley")).contains("HH");
        assertThat(Catalogue.meant("van-der-pol")).contains("VanDerPol");
        assertThat(Catalogue.meant("Izikevich")).contains("Izhikevich");
        assertThat(Catalogue.meant("McCullochPitts")).isEmpty();
    }
}
