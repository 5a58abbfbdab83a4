package hillock.simulator.network;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Term;

/** Checks that values are finite and that the initial state keeps its bounds. One problem for each thing wrong, however many it hits. */
final class Soundness {
    private final Build build;
    private final Dynamics dynamics;

    Soundness(Build build, Dynamics dynamics) {
        this.build = build;
        this.dynamics = dynamics;
    }

    /** @param changes those of {@code at} so far, in order of time */
    void finite(Map<String, Quantities> parameters, List<Experiment.Change> changes) {
        String from = changes.isEmpty() ? "" : " from " + build.time(changes.getLast().time()) + " on";
        parameters.forEach((name, known) -> {
            int bad = firstNotFinite(known.values());
            if (bad < 0) return;
            String value = Double.toString(known.at(bad));
            String path = changes.stream().filter(change -> change.gives(name, bad)).reduce((_, last) -> last)
                    .map(Experiment.Change::path).orElse(dynamics.owner() + "." + name);
            build.report(path, "the value of " + name + " in " + dynamics.element().apply(bad) + " is " + value + from
                    + ", not a finite number", "look for a division by zero or for an argument outside the function's domain");
        });
    }

    /**
     * @param searched the variables whose values were searched for
     * @param start    a sheet with everything that is known at the start
     */
    void state(Map<String, double[]> initials, List<Model.Bound> bounds, Set<String> searched, Supplier<Sheet> start) {
        boolean finite = true;
        for (Map.Entry<String, double[]> initial : initials.entrySet()) {
            int bad = firstNotFinite(initial.getValue());
            if (bad < 0) continue;
            finite = false;
            String variable = initial.getKey();
            build.report(path(variable), "the initial value of " + variable + " in " + dynamics.element().apply(bad) + " is "
                    + initial.getValue()[bad] + ", not a finite number",
                    "look for a division by zero or for an argument outside the function's domain");
        }
        if (!finite || dynamics.size() == 0 || bounds.isEmpty()) return;
        Sheet sheet = start.get();
        bounds.forEach(bound -> check(bound, initials, searched, sheet));
    }

    private void check(Model.Bound bound, Map<String, double[]> initials, Set<String> searched, Sheet sheet) {
        Term.Variable holds = Term.own("holds@bound");
        sheet.define(holds, dynamics.formula(new Term.Choice(bound.holds(), Term.ONE, Term.ZERO)));
        double held = 1;
        int count = 0;
        int first = -1;
        for (int e = 0; e < dynamics.size(); e++) {
            if (e == 0 || sheet.varies(holds)) {
                sheet.moveTo(e);
                held = sheet.variable(holds);
            }
            if (held == 1) continue;
            if (count++ == 0) first = e;
        }
        if (count == 0) return;
        String variable = bound.variable();
        String value = initials.containsKey(variable)
                ? variable + "(0) = " + dynamics.shown(variable, initials.get(variable)[first]) + ", " : "";
        String more = count > 2 ? ", and so do " + (count - 1) + " more" : count == 2 ? ", and so does 1 more" : "";
        String mend = searched.contains(variable)
                ? "search from another guess, " + variable + "(0) = steady near ..." : "change the initial value";
        build.report(path(variable),
                dynamics.element().apply(first) + " starts with " + value + "outside its bounds " + bound.text() + more,
                mend + ", or the bounds if they are too narrow");
    }

    /**
     * That a refractory period is a time from 0 on.
     *
     * @param path  where it stands in the text
     * @param start a sheet with everything that is known at the start
     */
    void duration(String path, Term duration, Sheet start) {
        Term.Variable name = Term.own("refractory@period");
        start.define(name, dynamics.formula(dynamics.smooth(duration)));
        Quantities durations = Columns.of(start, name, dynamics.size());
        for (int e = 0; e < durations.values().length; e++) {
            double value = durations.values()[e];
            if (value >= 0 && value < Double.POSITIVE_INFINITY) continue;
            build.report(path, "the refractory period of " + dynamics.element().apply(e) + " is " + build.time(value), value < 0
                    ? "a refractory period is " + build.time(0) + " or longer"
                    : "look for a division by zero or for an argument outside the "
                    + "function's domain");
            return;
        }
    }

    private String path(String variable) {
        return dynamics.owner() + "." + variable + "(0)";
    }

    private static int firstNotFinite(double[] values) {
        for (int e = 0; e < values.length; e++) if (!Double.isFinite(values[e])) return e;
        return -1;
    }
}
