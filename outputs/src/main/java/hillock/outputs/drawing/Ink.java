package hillock.outputs.drawing;

/** @param rgb 0xRRGGBB; {@code opacity} 0 to 1 */
public record Ink(int rgb, double opacity) {
    public static final Ink BLACK = new Ink(0x000000, 1);

    public static Ink of(int rgb) {
        return new Ink(rgb, 1);
    }

    public Ink fainter(double newOpacity) {
        return new Ink(rgb, newOpacity);
    }
}
