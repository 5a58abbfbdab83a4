package hillock.outputs.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Read as ISO 32000-1 says, by hand. */
class PdfTest {
    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    /** Everything between the first object's stream and endstream, unpacked. */
    private static String page(byte[] file) throws DataFormatException {
        Matcher stream = Pattern.compile("4 0 obj\n<< /Filter /FlateDecode /Length (\\d+) >>\nstream\n").matcher(text(file));
        assertThat(stream.find()).isTrue();
        Inflater inflater = new Inflater();
        inflater.setInput(file, stream.end(), Integer.parseInt(stream.group(1)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        while (!inflater.finished()) out.write(piece, 0, inflater.inflate(piece));
        inflater.end();
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static Drawing drawing(Mark... marks) {
        return new Drawing("two neurons \u00b5", 400, 200, List.of(marks));
    }

    @Test void theTableSaysWhereEachObjectIs() {
        int[] colours = new int[60 * 60];
        byte[] file = Pdf.of(drawing(new Mark.Cells(10, 10, 100, 100, 60, colours),
                Mark.line(0, 0, 100, 50, 1.5, Ink.of(0xFF0000).fainter(0.5))));
        String text = text(file);
        assertThat(text).startsWith("%PDF-1.4\n").endsWith("%%EOF\n").contains("/MediaBox [0 0 300 150]").contains("/ca 0.5 /CA 0.5")
                .contains("/I0 6 0 R").contains("/SMask 7 0 R");
        int table = Integer.parseInt(text.substring(text.indexOf("startxref\n") + 10).lines().findFirst().orElseThrow());
        List<String> lines = text.substring(table).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("xref");
        assertThat(lines.get(1)).isEqualTo("0 8");
        for (int object = 1; object < 8; object++) {
            int place = Integer.parseInt(lines.get(2 + object).substring(0, 10));
            assertThat(text.substring(place)).startsWith(object + " 0 obj\n");
        }
    }

    @Test void linesBreakAndDashAndBoxesAreFilled() throws DataFormatException {
        double[] xs = {0, 10, Double.NaN, 20, 30};
        double[] ys = {0, 5, Double.NaN, 5, 2.125};
        String page = page(Pdf.of(drawing(new Mark.Stroke(xs, ys, 2, Ink.BLACK, Optional.of(new Mark.Dash(4, 3, 1))),
                new Mark.Box(1, 2, 3, 4, Ink.of(0x336699)))));
        assertThat(page).contains("0.75 0 0 -0.75 0 150 cm\n")
                .contains("q 0 0 0 RG 2 w 0 J [4 3] 1 d 0 0 m 10 5 l 20 5 m 30 2.125 l S Q\n")
                .contains("q 0.2 0.4 0.6 rg 1 2 3 4 re f Q\n");
    }

    @Test void lettersAreOutlinesWhereTheTextStands() throws DataFormatException {
        String page = page(Pdf.of(drawing(new Mark.Text(100, 50, "I", 20, Mark.Anchor.MIDDLE, false, Ink.BLACK))));
        Matcher corner = Pattern.compile("(-?[\\d.]+) (-?[\\d.]+) [ml] ").matcher(page);
        int count = 0;
        while (corner.find()) {
            assertThat(Double.parseDouble(corner.group(1))).isBetween(97.0, 103.0);
            assertThat(Double.parseDouble(corner.group(2))).isBetween(35.0, 50.0);
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(4);
    }

    @Test void theSameDrawingGivesTheSameBytes() {
        Mark mark = new Mark.Text(5, 20, "V (mV)", 13, Mark.Anchor.START, true, Ink.BLACK);
        assertThat(Pdf.of(drawing(mark))).isEqualTo(Pdf.of(drawing(mark)));
    }
}
