package hillock.outputs.plots;

import java.util.List;
import hillock.language.model.Connection;
import hillock.language.model.Experiment.Figure;
import hillock.language.model.Experiment.Observable;
import hillock.language.model.Part;
import hillock.outputs.drawing.Drawing;
import hillock.simulator.recording.Recording;
import hillock.simulator.recording.Recording.Shown;

/** A connection's quantity at the last sample of the window, as coloured cells: row = target, column = source; white is none. */
final class MatrixFigure {
    private static final int MOST_CELLS = 700;

    private MatrixFigure() {}

    static Drawing of(Recording recording, Figure.Matrix figure, Shown shown, String title) {
        if (!(figure.of() instanceof Observable.OfConnections(_, String name, _, _))) {
            throw new IllegalStateException("a matrix of " + figure.of().label() + ", which is no connection's");
        }
        Connection connection = recording.experiment().connections().stream().filter(c -> c.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException("the experiment has no connection " + name));
        TimeAxis axis = TimeAxis.of(recording, figure);
        Snapshot last = Snapshot.last(shown, axis);
        double[][] cells = cells(connection, shown, last);
        boolean plain = recording.experiment().plain();
        String heading = Typography.shown(figure.of()) + Typography.at(last.time(), plain);
        String label = Typography.axis(Typography.variable(shown.trace().label()), shown.trace().unit());
        return new HeatMap(title, cells, HeatMap.Side.counted("source: " + connection.source().label(), connection.source().size()),
                HeatMap.Side.counted("target: " + connection.target().label(), connection.target().size()), label, heading, axis.warning())
                .draw();
    }

    /**
     * The headers' indices count within the parts. Means over blocks of neurons where a part has more of them than a sheet has points; NaN
     * where nothing is connected.
     */
    private static double[][] cells(Connection connection, Shown shown, Snapshot last) {
        Part source = connection.source();
        Part target = connection.target();
        int rows = Math.min(MOST_CELLS, target.size());
        int columns = Math.min(MOST_CELLS, source.size());
        double[][] sums = new double[rows][columns];
        int[][] counts = new int[rows][columns];
        List<String> headers = shown.trace().columns();
        for (int k = 0; k < last.values().length; k++) {
            String header = headers.get(shown.columns()[k]);
            int arrow = header.indexOf("->");
            int from = Integer.parseInt(header, 0, arrow, 10);
            int to = Integer.parseInt(header, arrow + 2, header.length(), 10);
            int column = (int) ((long) from * columns / source.size());
            int row = (int) ((long) to * rows / target.size());
            sums[row][column] += last.values()[k];
            counts[row][column]++;
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) sums[r][c] = counts[r][c] == 0 ? Double.NaN : sums[r][c] / counts[r][c];
        }
        return sums;
    }

    static Range range(double[][] cells) {
        Range range = Range.EMPTY;
        for (double[] row : cells) for (double value : row) range = range.with(value);
        return range;
    }
}
