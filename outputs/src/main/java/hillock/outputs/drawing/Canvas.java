package hillock.outputs.drawing;

import java.util.Arrays;

/**
 * Pixels, and shapes filled into them with exact area coverage. A shape is given by its directed edges: each adds to {@code cover} the area
 * that it uncovers in the pixels it crosses, and a running sum along a row then is the winding number, averaged over the pixel. (The
 * method of font-rs, Raph Levien 2016.) Shapes of one direction that overlap count once.
 */
final class Canvas {
    /** Coverage counts in sixteenths: no eye sees finer steps, and the file becomes much smaller. */
    private static final float LEVELS = 16;
    private final int width;
    private final int height;
    private final int stride;
    private final int[] pixels;
    private final float[] cover;
    private int top = Integer.MAX_VALUE;
    private int bottom = -1;
    private int left = Integer.MAX_VALUE;
    private int right = -1;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.stride = width + 2;
        this.pixels = new int[width * height];
        this.cover = new float[stride * height];
        Arrays.fill(pixels, 0xFFFFFF);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** 0xRRGGBB. */
    int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    void set(int x, int y, int rgb) {
        pixels[y * width + x] = rgb;
    }

    /** Adds a directed edge to the shape being made. */
    void edge(double x0, double y0, double x1, double y1) {
        if (y0 == y1 || !Double.isFinite(x0 + y0 + x1 + y1)) return;
        boolean down = y0 < y1;
        double fromX = down ? x0 : x1;
        double fromY = down ? y0 : y1;
        double toX = down ? x1 : x0;
        double toY = down ? y1 : y0;
        double slope = (toX - fromX) / (toY - fromY);
        int first = (int) Math.max(0, Math.floor(fromY));
        int last = (int) Math.min(height, Math.ceil(toY)) - 1;
        if (last < first) return;
        top = Math.min(top, first);
        bottom = Math.max(bottom, last);
        for (int row = first; row <= last; row++) {
            double upper = Math.max(row, fromY);
            double lower = Math.min(row + 1, toY);
            double sign = down ? lower - upper : upper - lower;
            double a = clamp(fromX + (upper - fromY) * slope);
            double b = clamp(fromX + (lower - fromY) * slope);
            addInRow(row * stride, Math.min(a, b), Math.max(a, b), sign);
        }
    }

    /** The part of an edge in one row, between two places, that covers a height of {@code |sign|}. */
    private void addInRow(int start, double from, double to, double sign) {
        int first = (int) from;
        int end = (int) Math.ceil(to);
        left = Math.min(left, first);
        right = Math.max(right, Math.max(end, first + 1));
        if (end <= first + 1) {
            double inside = (from + to) / 2 - first;
            cover[start + first] += (float) (sign * (1 - inside));
            cover[start + first + 1] += (float) (sign * inside);
            return;
        }
        // What lies left of u is a ramp between the ends; its integral, over each pixel, is what the running sum must come to.
        double curve = sign / (2 * (to - from));
        double before = 0;
        double integralBefore = 0;
        for (int x = first; x < end; x++) {
            double within = Math.min(x + 1, to) - from;
            double integral = curve * within * within + sign * Math.max(0, x + 1 - to);
            double covered = integral - integralBefore;
            cover[start + x] += (float) (covered - before);
            before = covered;
            integralBefore = integral;
        }
        cover[start + end] += (float) (sign - before);
    }

    private double clamp(double x) {
        return Math.clamp(x, 0, width);
    }

    /** Fills the shape and starts a new one. Right of its last edge a closed shape covers nothing. */
    void paint(Ink ink) {
        for (int row = top; row <= bottom; row++) {
            int at = row * stride;
            float sum = 0;
            for (int x = left; x < Math.min(width, right); x++) {
                sum += cover[at + x];
                float covered = (int) (Math.min(1, Math.abs(sum)) * LEVELS + 0.5f) / LEVELS;
                if (covered > 0) blend(row * width + x, ink.rgb(), covered * (float) ink.opacity());
            }
            Arrays.fill(cover, at + left, at + right + 1, 0);
        }
        top = left = Integer.MAX_VALUE;
        bottom = right = -1;
    }

    private void blend(int at, int rgb, float share) {
        int under = pixels[at];
        int red = mix(under >> 16 & 255, rgb >> 16 & 255, share);
        int green = mix(under >> 8 & 255, rgb >> 8 & 255, share);
        int blue = mix(under & 255, rgb & 255, share);
        pixels[at] = red << 16 | green << 8 | blue;
    }

    private static int mix(int under, int over, float share) {
        return (int) (under + (over - under) * share + 0.5f);
    }
}
