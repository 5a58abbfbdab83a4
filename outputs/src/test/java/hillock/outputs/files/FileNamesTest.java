package hillock.outputs.files;

import static hillock.outputs.Samples.ALWAYS;
import static hillock.outputs.Samples.observable;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import hillock.language.model.Experiment.Curve;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Part;

class FileNamesTest {
    private static final Part CELLS = new Part("cells", "cells", 0, 10);

    private static Figure curves(Curve... curves) {
        return new Figure.Curves(List.of(curves), 0, ALWAYS);
    }

    private static Curve curve(String label) {
        return new Curve.Of(observable(label));
    }

    @Test void aFigureIsNamedFromWhatItShows() {
        assertThat(FileNames.of(curves(curve("cells.V")))).isEqualTo("cells.V");
        assertThat(FileNames.of(curves(curve("driver.V"), curve("follower.V"), curve("driver-follower.I"))))
                .isEqualTo("driver.V_follower.V_driver-follower.I");
        assertThat(FileNames.of(curves(curve("cells.V"), curve("cells.V"), curve("mean(cells.V)")))).isEqualTo("cells.V_mean(cells.V)");
        assertThat(FileNames.of(curves(new Curve.Rate(CELLS, 5)))).isEqualTo("rate-cells");
        assertThat(FileNames.of(new Figure.Raster(List.of(CELLS, new Part("cells[0:10]", "cells", 0, 10)), 0, ALWAYS)))
                .isEqualTo("raster-cells_cells-0-10");
        assertThat(FileNames.of(new Figure.Phase(observable("cells.n"), observable("cells.V"), 0, ALWAYS)))
                .isEqualTo("cells.V-against-cells.n");
        assertThat(FileNames.of(new Figure.Histogram(observable("syn.w"), 0, ALWAYS))).isEqualTo("histogram-syn.w");
        assertThat(FileNames.of(new Figure.Matrix(observable("syn.w"), 0, ALWAYS))).isEqualTo("matrix-syn.w");
    }

    @Test void nothingInANameLeavesTheFolderOrTroublesAFileSystem() {
        assertThat(FileNames.safe("../a/b\\c:d*e?f\"g<h>i|j\u0000k\nl")).isEqualTo("-..-a-b-c-d-e-f-g-h-i-j-k-l");
        assertThat(FileNames.safe("")).isEqualTo("-");
        assertThat(FileNames.safe("cells.V / 2")).isEqualTo("cells.V-2");
    }

    @Test void aLongNameIsCutAndStaysDifferentFromOthersThatBeginAlike() {
        String one = FileNames.safe("x".repeat(200) + "1");
        String two = FileNames.safe("x".repeat(200) + "2");
        assertThat(one).hasSize(80).startsWith("xxxx").isNotEqualTo(two);
    }

    @Test void noNameIsGivenTwice() {
        FileNames names = new FileNames();
        assertThat(List.of(names.unique("a", ".png"), names.unique("a", ".png"), names.unique("a", ".png"), names.unique("A", ".png")))
                .containsExactly("a.png", "a-2.png", "a-3.png", "A.png");
    }
}
