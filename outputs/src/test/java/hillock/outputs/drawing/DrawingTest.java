package hillock.outputs.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DrawingTest {
    private static final Ink RED = Ink.of(0xFF0000);

    private static BufferedImage png(Mark... marks) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Png.of(new Drawing("test", 40, 20, List.of(marks)), 2)));
    }

    private static int pixel(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xFFFFFF;
    }

    private static Document xml(Mark... marks) throws Exception {
        String svg = SvgText.of(new Drawing("a <b> & \u0001", 40, 20, List.of(marks)));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String path(Mark mark) throws Exception {
        return xml(mark).getElementsByTagName("path").item(0).getAttributes().getNamedItem("d").getNodeValue();
    }

    private static Mark.Stroke stroke(double[] xs, double[] ys, double width, Ink ink) {
        return new Mark.Stroke(xs, ys, width, ink, Optional.empty());
    }

    @Test void aBoxFillsExactlyItsPixelsAndHalfCoversThoseItCuts() throws IOException {
        BufferedImage image = png(new Mark.Box(5, 5, 10.25, 5, Ink.BLACK));
        assertThat(image.getWidth()).isEqualTo(80);
        assertThat(image.getHeight()).isEqualTo(40);
        assertThat(pixel(image, 10, 10)).isZero();
        assertThat(pixel(image, 29, 19)).isZero();
        assertThat(pixel(image, 30, 15)).isEqualTo(0x808080);
        assertThat(pixel(image, 31, 15)).isEqualTo(0xFFFFFF);
        assertThat(pixel(image, 9, 10)).isEqualTo(0xFFFFFF);
        assertThat(pixel(image, 10, 20)).isEqualTo(0xFFFFFF);
    }

    @Test void aLineCoversAsMuchAsItsLengthTimesItsWidth() throws IOException {
        BufferedImage image = png(Mark.line(3.3, 4.1, 35.2, 15.7, 1.4, Ink.BLACK));
        double covered = 0;
        for (int y = 0; y < 40; y++) for (int x = 0; x < 80; x++) covered += 1 - (pixel(image, x, y) & 255) / 255.0;
        assertThat(covered / 4).isCloseTo(Math.hypot(31.9, 11.6) * 1.4, within(0.5));
    }

    @Test void whatCrossesItselfIsNotDarker() throws IOException {
        Ink half = Ink.BLACK.fainter(0.5);
        BufferedImage image = png(stroke(new double[] {5, 35, 35, 20, 20}, new double[] {10, 10, 3, 3, 19}, 4, half));
        assertThat(pixel(image, 20, 20)).isEqualTo(pixel(image, 40, 20)).isEqualTo(0x808080);
    }

    @Test void aNaNBreaksALine() throws Exception {
        Mark broken = stroke(new double[] {2, 10, Double.NaN, 30, 38}, new double[] {10, 10, Double.NaN, 10, 10}, 2, RED);
        assertThat(pixel(png(broken), 10, 20)).isEqualTo(0xFF0000);
        assertThat(pixel(png(broken), 40, 20)).isEqualTo(0xFFFFFF);
        assertThat(path(broken)).isEqualTo("M2 10l8 0M30 10l8 0");
    }

    @Test void dashesLeaveGaps() throws IOException {
        Optional<Mark.Dash> dash = Optional.of(new Mark.Dash(5, 10, 0));
        BufferedImage image = png(new Mark.Stroke(new double[] {0, 40}, new double[] {10, 10}, 2, RED, dash));
        assertThat(List.of(pixel(image, 5, 20), pixel(image, 15, 20), pixel(image, 35, 20))).containsExactly(0xFF0000, 0xFFFFFF, 0xFF0000);
    }

    @Test void whatLiesOutsideTheSheetIsCutOff() throws IOException {
        BufferedImage image = png(new Mark.Box(-100, -100, 500, 105, RED), Mark.line(-1e6, 10, 1e6, 10, 2, RED));
        assertThat(pixel(image, 79, 9)).isEqualTo(0xFF0000);
        assertThat(pixel(image, 79, 20)).isEqualTo(0xFF0000);
        assertThat(pixel(image, 0, 39)).isEqualTo(0xFFFFFF);
    }

    @Test void roundedDifferencesInAPathDoNotDrift() throws Exception {
        double[] xs = new double[1000];
        double[] ys = new double[1000];
        for (int k = 0; k < 1000; k++) {
            xs[k] = k / 30.0;
            ys[k] = k / 70.0;
        }
        String[] words = path(stroke(xs, ys, 1, RED)).replace("M", "").replace("l", " ").replace("-", " -").split(" ");
        double x = 0;
        for (int k = 0; k < words.length; k += 2) x += Double.parseDouble(words[k]);
        assertThat(x).isCloseTo(xs[999], within(0.006));
    }

    @Test void textIsTextInSvgAndCannotBreakIt() throws Exception {
        Document document = xml(new Mark.Text(1, 2, "V < 0 & \"\u0000\ud800\" -> \u00b5A/cm\u00b2", 12, Mark.Anchor.END, true, RED));
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("V < 0 & \"\ufffd\ufffd\" -> \u00b5A/cm\u00b2");
        assertThat(document.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a <b> & \ufffd");
    }

    @Test void lettersLeaveInkWhereTheyShould() throws IOException {
        BufferedImage image = png(new Mark.Text(5, 15, "I", 16, Mark.Anchor.START, false, Ink.BLACK));
        double half = Lettering.width("I", 16) / 2;
        assertThat(pixel(image, (int) Math.round(2 * (5 + half)), 20)).isLessThan(0x404040);
        assertThat(pixel(image, 4, 20)).isEqualTo(0xFFFFFF);
        assertThat(Lettering.width("mm", 10)).isEqualTo(2 * Lettering.width("m", 10)).isCloseTo(19.48, within(0.01));
    }

    @Test void anUnknownLetterIsShownAsABoxAndNotLeftOut() {
        assertThat(Lettering.width("\u4e2d", 10)).isPositive();
    }

    @Test void cellsAreSharpAndEmptyOnesAreNotDrawn() throws Exception {
        Mark cells = new Mark.Cells(0, 0, 40, 20, 2, new int[] {0xFFFF0000, 0, 0, 0xFF0000FF});
        BufferedImage image = png(cells);
        assertThat(List.of(pixel(image, 39, 19), pixel(image, 40, 19), pixel(image, 39, 20), pixel(image, 40, 20)))
                .containsExactly(0xFF0000, 0xFFFFFF, 0xFFFFFF, 0x0000FF);
        assertThat(xml(cells).getElementsByTagName("rect").getLength()).isEqualTo(3);
        Mark many = new Mark.Cells(0, 0, 40, 20, 100, new int[10_000]);
        assertThat(xml(many).getElementsByTagName("image").getLength()).isEqualTo(1);
    }

    @Test void equalDrawingsHaveEqualBytes() {
        Drawing drawing = new Drawing("x", 40, 20, List.of(Mark.line(0, 0, 40, 20, 1, RED)));
        assertThat(Png.of(drawing, 2)).isEqualTo(Png.of(drawing, 2));
    }
}
