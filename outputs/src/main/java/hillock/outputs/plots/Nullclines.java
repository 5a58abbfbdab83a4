package hillock.outputs.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import hillock.outputs.drawing.Ink;
import hillock.outputs.drawing.Mark;
import hillock.simulator.recording.Portrait;
import hillock.simulator.recording.Portrait.Nullcline;

/** Where the variables of a phase plane stand still: dashed for the one to the right, dotted for the one upwards. */
record Nullclines(Portrait portrait) {
    private static final double WIDTH = 1.4;
    private static final Mark.Dash DASHES = new Mark.Dash(7, 4, 0);
    private static final Mark.Dash DOTS = new Mark.Dash(1.5, 3, 0);
    private static final Ink INK = Ink.of(0x555555);
    /** How far a point may lie beside the line that is drawn. */
    private static final double TOLERANCE = 0.05;

    Range x() {
        return new Range(portrait.box().left(), portrait.box().right());
    }

    Range y() {
        return new Range(portrait.box().low(), portrait.box().high());
    }

    List<Panel.Key> keys() {
        List<Panel.Key> keys = new ArrayList<>();
        keys.add(key(portrait.x(), DASHES));
        keys.add(key(portrait.y(), DOTS));
        if (!portrait.note().isEmpty()) keys.add(new Panel.Key("(" + portrait.note() + ")", Palette.NOTE, 0, Optional.empty()));
        return keys;
    }

    private static Panel.Key key(Nullcline nullcline, Mark.Dash dash) {
        String nothing = nullcline.xs().length == 0 ? " (none here)" : "";
        return new Panel.Key("d" + nullcline.variable() + "/dt = 0" + nothing, INK, WIDTH, Optional.of(dash));
    }

    List<Mark> in(Frame frame) {
        return List.of(stroke(portrait.x(), DASHES, frame), stroke(portrait.y(), DOTS, frame));
    }

    private static Mark stroke(Nullcline nullcline, Mark.Dash dash, Frame frame) {
        Polyline line = new Polyline();
        for (int k = 0; k < nullcline.xs().length; k++) {
            if (Double.isNaN(nullcline.xs()[k])) line.lineBreak();
            else line.add(frame.x(nullcline.xs()[k]), frame.y(nullcline.ys()[k]));
        }
        Polyline shown = line.simplified(TOLERANCE);
        return new Mark.Stroke(shown.xs(), shown.ys(), WIDTH, INK, Optional.of(dash));
    }
}
