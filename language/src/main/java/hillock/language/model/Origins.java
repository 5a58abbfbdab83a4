package hillock.language.model;

import java.util.Map;
import java.util.Optional;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Span;
import hillock.language.syntax.UserError;

/**
 * Where in the text each thing of an experiment was written, for errors that only the simulator can find. Keys are paths:
 * {@code cells} (a population), {@code HH.dV/dt}, {@code HH.I_Na} (an expression, parameter or hold's owner), {@code HH.bound.2}
 * (counted from 0), {@code HH.spike.0}, {@code HH.spike.0.0} (what a spike
 * changes), {@code HH.spike.0.refractory}, {@code syn.on.0} and {@code syn.on.0.0} (an event and what it changes), {@code cells.V(0)},
 * {@code cells.gNa} (what decides the value; the model's where the population says nothing), {@code driver -> follower} (a connection by
 * its name), {@code driver -> follower.ds/dt}, {@code syn.e}, {@code syn.delay}, {@code syn.pattern}, {@code syn.adds.0} (a contribution),
 * {@code simulate}, {@code simulate.dt}, {@code simulate.method}, {@code simulate.threads}, {@code record.0}, {@code record.0.every},
 * {@code plot.0}, {@code at.0} (a change, counted in the order of the text).
 */
public record Origins(Map<String, Span> spans) {
    public Optional<Span> of(String path) {
        return Optional.ofNullable(spans.get(path));
    }

    /** An error at what the path names. */
    public UserError error(String path, String message, String hint) {
        return new UserError(new Problem(Problem.Severity.ERROR, of(path), message, Optional.of(hint)));
    }
}
