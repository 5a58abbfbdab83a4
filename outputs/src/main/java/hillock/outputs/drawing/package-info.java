/**
 * A drawing as a list of marks, and its two forms: SVG text and PNG bytes. Knows nothing of neurons; {@code outputs.plots} stands above.
 *
 * <p>The rasteriser and the letters are our own, so that a picture needs no window toolkit and no installed font, takes milliseconds from a
 * cold start, and has the same bytes on every machine.
 *
 * <pre>{@code
 * Drawing drawing = new Drawing("V", 800, 300, List.of(Mark.line(0, 0, 800, 300, 1, Ink.BLACK)));
 * String svg = SvgText.of(drawing);
 * byte[] png = Png.of(drawing, 2);
 * }</pre>
 */
package hillock.outputs.drawing;
