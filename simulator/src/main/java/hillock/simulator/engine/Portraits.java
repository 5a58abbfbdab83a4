package hillock.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Model;
import hillock.language.model.Term;
import hillock.language.units.Unit;
import hillock.simulator.kernels.Backend;
import hillock.simulator.recording.Portrait;
import hillock.simulator.recording.Portrait.Box;
import hillock.simulator.recording.Portrait.Nullcline;
import hillock.simulator.recording.Recording.Shown;
import hillock.simulator.recording.Trace;

/**
 * Finds nullclines: a machine at the end of a run, in which two variables of one neuron are moved about and all else stays.
 *
 * @param time of the machine, ms
 */
record Portraits(Machine machine, double time, Wording wording) {
    /** How far beyond the orbits it goes, relative to them. */
    private static final double ROOM = 0.1;
    /** Of more, only the moment is told. */
    private static final int MOST_TOLD = 4;

    /** Empty if there is nothing in the window that the figure shows. */
    Optional<Portrait> of(Figure.Phase figure, Shown x, Shown y) {
        Observable.OfNeurons right = (Observable.OfNeurons) figure.x();
        Observable.OfNeurons up = (Observable.OfNeurons) figure.y();
        Optional<double[]> xs = span(figure, x);
        Optional<double[]> ys = span(figure, y);
        if (xs.isEmpty() || ys.isEmpty()) return Optional.empty();
        Box box = new Box(xs.get()[0], xs.get()[1], ys.get()[0], ys.get()[1]);
        Cells cells = Arrays.stream(machine.cells).filter(each -> each.name().equals(right.part().population())).findFirst().orElseThrow();
        Plane plane = new Plane(cells, right.part().from(), name(right), right.unit(), name(up), up.unit());
        return Optional.of(new Portrait(box, plane.nullcline(name(right), box), plane.nullcline(name(up), box), note(cells, right, up)));
    }

    private static String name(Observable.OfNeurons state) {
        return ((Term.Variable) state.term()).name();
    }

    /** Least and greatest, with some room. */
    private static Optional<double[]> span(Figure.Phase figure, Shown shown) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        Trace trace = shown.trace();
        double[] row = new double[trace.columns().size()];
        for (int r = 0; r < trace.rows(); r++) {
            if (trace.time(r) < figure.from() || trace.time(r) > figure.to()) continue;
            trace.copyRow(r, row);
            for (int column : shown.columns()) {
                if (!Double.isFinite(row[column])) continue;
                least = Math.min(least, row[column]);
                greatest = Math.max(greatest, row[column]);
            }
        }
        if (!(least <= greatest)) return Optional.empty();
        double size = Math.max(Math.abs(least), Math.abs(greatest));
        // what hardly moves is shown with its surroundings
        double room = greatest - least > 1e-9 * size ? ROOM * (greatest - least) : size == 0 ? 1 : ROOM * size;
        return Optional.of(new double[] {least - room, greatest + room});
    }

    /** What is not in the plane, as it is here. */
    private String note(Cells cells, Observable.OfNeurons x, Observable.OfNeurons y) {
        Model model = cells.neurons.population().model();
        int neuron = x.part().from();
        List<String> rest = new ArrayList<>(cells.dynamics.mathematics.variables());
        rest.removeAll(List.of(name(x), name(y)));
        Set<String> driven = new HashSet<>();
        for (Wires each : machine.wires) driven.addAll(each.writes());
        for (String input : cells.inputs.keySet()) if (driven.contains(cells.name() + "." + input)) rest.add(input);
        String whose = x.part().size() > 1 ? cells.name() + "[" + neuron + "] " : "";
        boolean moves = !rest.isEmpty() || !model.holds().isEmpty() || !model.tables().isEmpty() || machine.changes.applied() > 0;
        if (!moves) return whose.strip();
        if (rest.isEmpty() || rest.size() > MOST_TOLD) return whose + "as all else is at " + wording.time(time);
        List<String> told = rest.stream()
                .map(name -> wording.quantity(Owner.of(cells), name, cells.dynamics.field(name).at(neuron))).toList();
        return whose + "at " + wording.time(time) + ": " + String.join(", ", told);
    }

    /** The derivatives of one neuron's variables over the plane of two of them. */
    private static final class Plane {
        private final Cells cells;
        private final int neuron;
        private final Field x;
        private final Unit xUnit;
        private final Field y;
        private final Unit yUnit;
        private final Clock still = new Clock(0, 1);

        Plane(Cells cells, int neuron, String x, Unit xUnit, String y, Unit yUnit) {
            this.cells = cells;
            this.neuron = neuron;
            this.x = cells.dynamics.field(x);
            this.xUnit = xUnit;
            this.y = cells.dynamics.field(y);
            this.yUnit = yUnit;
        }

        Nullcline nullcline(String variable, Box box) {
            Map<Term.Variable, Term> definitions = cells.dynamics.mathematics.definitions();
            Term rate = cells.dynamics.mathematics.equations().stream().filter(each -> each.variable().equals(variable))
                    .findFirst().orElseThrow().rate();
            Field slope = Field.of("slope", cells.size());
            Assembly assembly = new Assembly(cells.name() + ".slope", cells.size(), cells.dynamics.bindingIn(0), definitions);
            assembly.store(slope, rate);
            Pass pass = assembly.finish(Backend.SCALAR);
            double xHere = x.at(neuron);
            double yHere = y.at(neuron);
            DoubleBinaryOperator function = (right, up) -> {
                x.put(neuron, xUnit.toCoherent(right));
                y.put(neuron, yUnit.toCoherent(up));
                pass.run(still, neuron, neuron + 1);
                return slope.at(neuron);
            };
            double[][] lines = Contour.of(function, box);
            x.put(neuron, xHere);
            y.put(neuron, yHere);
            return new Nullcline(variable, lines[0], lines[1]);
        }
    }
}
