package hillock.outputs.drawing;

import hillock.outputs.drawing.Mark.Dash;
import hillock.outputs.drawing.Mark.Stroke;

/** Turns lines into shapes: a rectangle for each piece, and a fan on the outer side of each bend, so that nothing is covered twice. */
final class Strokes {
    private static final double FAN_STEP = 0.5;
    private final Canvas canvas;
    private final double half;
    private boolean joined;
    private double lastX;
    private double lastY;
    private double normalX;
    private double normalY;

    private Strokes(Canvas canvas, double width) {
        this.canvas = canvas;
        this.half = width / 2;
    }

    /** Adds a stroke to the shape being made. */
    static void add(Canvas canvas, Stroke stroke, double scale) {
        Strokes strokes = new Strokes(canvas, stroke.width() * scale);
        double[] xs = stroke.xs();
        double[] ys = stroke.ys();
        for (int k = 0; k < xs.length; k++) {
            boolean starts = k == 0 || Double.isNaN(xs[k - 1]) || Double.isNaN(ys[k - 1]);
            if (Double.isNaN(xs[k]) || Double.isNaN(ys[k])) continue;
            if (starts) strokes.move(xs[k] * scale, ys[k] * scale);
            else if (stroke.dash().isEmpty()) strokes.line(xs[k] * scale, ys[k] * scale);
            else strokes.dashed(xs[k] * scale, ys[k] * scale, stroke.dash().get(), scale);
        }
    }

    private double travelled;

    private void move(double x, double y) {
        lastX = x;
        lastY = y;
        joined = false;
        travelled = 0;
    }

    private void line(double x, double y) {
        double length = Math.hypot(x - lastX, y - lastY);
        if (length < 1e-9) return;
        double nx = -(y - lastY) / length * half;
        double ny = (x - lastX) / length * half;
        if (joined) join(nx, ny);
        canvas.edge(lastX + nx, lastY + ny, lastX - nx, lastY - ny);
        canvas.edge(lastX - nx, lastY - ny, x - nx, y - ny);
        canvas.edge(x - nx, y - ny, x + nx, y + ny);
        canvas.edge(x + nx, y + ny, lastX + nx, lastY + ny);
        lastX = x;
        lastY = y;
        normalX = nx;
        normalY = ny;
        joined = true;
    }

    private void dashed(double x, double y, Dash dash, double scale) {
        double startX = lastX;
        double startY = lastY;
        double length = Math.hypot(x - startX, y - startY);
        double period = (dash.on() + dash.off()) * scale;
        double on = dash.on() * scale;
        double done = 0;
        while (done < length) {
            double phase = (travelled + done + dash.start() * scale) % period;
            double piece = Math.min(length - done, phase < on ? on - phase : period - phase);
            double share = (done + Math.max(piece, 1e-6)) / length;
            double nextX = startX + (x - startX) * Math.min(1, share);
            double nextY = startY + (y - startY) * Math.min(1, share);
            if (phase < on) {
                line(nextX, nextY);
            } else {
                lastX = nextX;
                lastY = nextY;
                joined = false;
            }
            done += Math.max(piece, 1e-6);
        }
        travelled += length;
    }

    /** Fills the wedge between the last piece's end and the next one's start. */
    private void join(double nx, double ny) {
        double turn = Math.atan2(normalX * ny - normalY * nx, normalX * nx + normalY * ny);
        if (Math.abs(turn) < 1e-3) return;
        double side = turn > 0 ? -1 : 1;
        int steps = (int) Math.ceil(Math.abs(turn) / FAN_STEP);
        double angle = Math.atan2(side * normalY, side * normalX);
        double fromX = lastX + side * normalX;
        double fromY = lastY + side * normalY;
        for (int k = 1; k <= steps; k++) {
            double at = angle + turn * k / steps;
            double toX = k == steps ? lastX + side * nx : lastX + half * Math.cos(at);
            double toY = k == steps ? lastY + side * ny : lastY + half * Math.sin(at);
            wedge(fromX, fromY, toX, toY, side < 0);
            fromX = toX;
            fromY = toY;
        }
    }

    /** A triangle to the bend, in the same direction as the rectangles. */
    private void wedge(double fromX, double fromY, double toX, double toY, boolean forwards) {
        double ax = forwards ? fromX : toX;
        double ay = forwards ? fromY : toY;
        double bx = forwards ? toX : fromX;
        double by = forwards ? toY : fromY;
        canvas.edge(lastX, lastY, ax, ay);
        canvas.edge(ax, ay, bx, by);
        canvas.edge(bx, by, lastX, lastY);
    }
}
