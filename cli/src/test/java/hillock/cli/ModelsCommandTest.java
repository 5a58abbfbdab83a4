package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import hillock.language.catalogue.Catalogue;
import hillock.language.catalogue.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code hillock models}, and the page that shows what is in the catalogue. */
class ModelsCommandTest {
    private static final Path PAGE = Checkout.HOME.resolve("docs/models.md");
    private static final Path PICTURES = Checkout.HOME.resolve("docs/models");

    static List<Entry> entries() {
        return Catalogue.ALL;
    }

    @Test void theCatalogueIsListed() {
        Ran ran = Ran.hillock("models");
        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines()).startsWith(
                "  HH                        The squid giant axon: action potentials from sodium and potassium currents",
                "                            Hodgkin and Huxley (1952) J Physiol 117:500, eqs 7, 12, 13, 15, 16, 20, 21, 23, 24, 26")
                .contains("                            also MorrisLecarSaddleNode, MorrisLecarHomoclinic");
        for (String name : Catalogue.names()) assertThat(ran.out()).contains(name);
    }

    @Test void aModelsTextIsPrintedAsItStands() throws IOException {
        String text = Files.readString(Checkout.HOME.resolve("models/izhikevich.hillock"));
        assertThat(Ran.hillock("models", "Izhikevich")).isEqualTo(new Ran(0, text, ""));
        assertThat(Ran.hillock("models", "IzhikevichFS")).isEqualTo(new Ran(0, text, ""));
    }

    @Test void aWrongNameIsAnsweredWithTheLikelyOne() {
        assertThat(Ran.hillock("models", "hodgkin-huxley"))
                .isEqualTo(new Ran(2, "", "error: the catalogue has no model hodgkin-huxley\n  hint: did you mean HH?\n"));
        assertThat(Ran.hillock("models", "Axon"))
                .isEqualTo(new Ran(2, "", "error: the catalogue has no model Axon\n  hint: hillock models lists them\n"));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aModelIsShownOnThePage(Entry entry) throws IOException {
        assertThat(PAGE).content().contains("(models/" + entry.file() + ".hillock)").contains("(models/" + entry.file() + ".svg)")
                .contains(entry.models());
        assertThat(PICTURES.resolve(entry.file() + ".svg")).exists();
        assertThat(PICTURES.resolve(entry.file() + ".hillock")).content().contains("use ", " from models\n");
    }
}
