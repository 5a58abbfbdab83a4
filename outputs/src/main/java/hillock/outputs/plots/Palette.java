package hillock.outputs.plots;

import hillock.outputs.drawing.Ink;

/** Colours that people with any colour vision tell apart: Okabe and Ito (2008), Color universal design; and the map viridis (2015). */
final class Palette {
    static final Ink AXIS = Ink.of(0x262626);
    static final Ink NOTE = Ink.of(0x6E6E6E);
    static final Ink WARNING = Ink.of(0xA84300);
    private static final int[] CURVES = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000, 0x8C8C8C};
    private static final int[] SEQUENTIAL = {
        0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70, 0x7AD151, 0xBDDF26, 0xFDE725};
    private static final int[] DIVERGING = {0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xE8E8E8, 0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B};

    private Palette() {}

    static int size() {
        return CURVES.length;
    }

    static Ink curve(int index) {
        return Ink.of(CURVES[index % CURVES.length]);
    }

    /** From dark (0) to light (1). */
    static int sequential(double share) {
        return between(SEQUENTIAL, share);
    }

    /** From blue (0) through grey (0.5) to red (1). */
    static int diverging(double share) {
        return between(DIVERGING, share);
    }

    private static int between(int[] colours, double share) {
        double at = Math.clamp(share, 0.0, 1.0) * (colours.length - 1);
        int low = Math.min((int) at, colours.length - 2);
        double part = at - low;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = colours[low] >> shift & 255;
            int b = colours[low + 1] >> shift & 255;
            mixed |= (int) Math.round(a + (b - a) * part) << shift;
        }
        return mixed;
    }
}
