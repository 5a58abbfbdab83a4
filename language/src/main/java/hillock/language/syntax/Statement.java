package hillock.language.syntax;

import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Expression.Name;
import hillock.language.syntax.Expression.Text;
import hillock.language.syntax.Expression.UnitText;

/** A statement of a file, of a model or of a connection, as written. */
public sealed interface Statement {
    Span span();

    /** What may stand at the top level of a file. */
    sealed interface OfFile extends Statement {}

    /** What may stand in the braces of a model or a connection. */
    sealed interface OfBody extends Statement {}

    // ---- the top level ----

    /** {@code model NoisyHH extends HH { ... }}. */
    record Model(Span span, Name name, Optional<Name> base, List<OfBody> body) implements OfFile {}

    /** {@code use HH, FHN from "file.hillock"}; without a file, {@code use HH from models}. */
    record Use(Span span, List<Name> names, Optional<Text> file) implements OfFile {}

    /** {@code population cells = HH[1000] { ... }}. */
    record Population(Span span, Name name, Name model, Optional<Expression> size, List<Assignment> body) implements OfFile {}

    /** {@code connect A -> B as syn PATTERN except self { ... }}. Source and target are names, indexed or sliced names. */
    record Connect(Span span, Expression source, Expression target, Optional<Name> alias, Pattern pattern,
            boolean exceptSelf, List<OfBody> body) implements OfFile {}

    /** {@code simulate 1000 ms { dt = 0.01 ms; method = euler }}. A method is a {@link Name} whose text may hold hyphens. */
    record Simulate(Span span, Expression duration, List<Setting> settings) implements OfFile {}

    /** {@code at 500 ms { cells.I = 0 uA/cm^2 }}. */
    record At(Span span, Expression time, List<Assignment> changes) implements OfFile {}

    /** {@code record cells.V, mean(cells.m) every 0.1 ms from 200 ms to 400 ms}. */
    record Record(Span span, List<Expression> items, Optional<Expression> every, Optional<Expression> from,
            Optional<Expression> to) implements OfFile {}

    /**
     * {@code plot cells.V, cells.m from 100 ms to 200 ms}. {@code raster cells}, {@code histogram x} and {@code matrix x} have a kind;
     * {@code against} and {@code by} are those of {@code plot y against x by z}; {@code rate(cells, 5 ms)} is a call among the items.
     * {@code nullclines} is the last word of {@code with nullclines}.
     */
    record Plot(Span span, PlotKind kind, List<Expression> items, Optional<Expression> against, Optional<Expression> by,
            Optional<Span> nullclines, Optional<Expression> from, Optional<Expression> to) implements OfFile {}

    enum PlotKind { CURVES, RASTER, HISTOGRAM, MATRIX }

    /** {@code sweep { cell.I = 0 .. 20 uA/cm^2 in 41 steps; repeat 10; measure rate(cell) after 100 ms }}. */
    record Sweep(Span span, List<Assignment> axes, Optional<Expression> repeat, List<Measure> measures) implements OfFile {}

    record Measure(Span span, Expression value, Optional<Expression> after) {}

    // ---- at the top level, in a population's block, in `at`; in a body ----

    /**
     * {@code target = value}: a constant {@code N = 3}, a part {@code exc = cells[0:800]}, a change {@code exc.I = 3 uA/cm^2};
     * in a population's block also an initial value, whose target is the call {@code V(0)}; at the top level that of a part, the call
     * {@code exc.V(0)} with an {@code of}. {@code m(0), h(0) = 0} is two of one span.
     */
    record Assignment(Span span, Expression target, Expression value) implements OfFile {}

    /** {@code dt = 0.01 ms}, in the braces of {@code simulate}. */
    record Setting(Span span, Name name, Expression value) {}

    // ---- a model's or a connection's body ----

    /** One name of {@code param gNa = 120 mS/cm^2, ENa = 50 mV}. */
    record Param(Span span, Name name, Expression value) implements OfBody {}

    /** One name of {@code input I_exc : uA/cm^2, I_inh : uA/cm^2}; the unit may be missing. */
    record Input(Span span, Name name, Optional<UnitText> unit) implements OfBody {}

    /** {@code I_Na = gNa * m^3 * h}, and with parameters {@code rate(v) = ...}. */
    record Definition(Span span, Name name, Optional<List<Name>> parameters, Expression value) implements OfBody {}

    /** {@code C * dV/dt = ...}: {@code left} holds exactly one {@link Expression.Derivative}, of {@code variable}. */
    record Equation(Span span, Name variable, Expression left, Expression right) implements OfBody {}

    /**
     * {@code 0 <= m, h, n <= 1}, {@code abs(V) <= 200 mV}, {@code g >= 0 nS reflected}.
     * Read as {@code lower op subject} and {@code subject op upper} for each subject; where only one comparison was written, the
     * side with the list, else the one that is no number, else the left one is the subject, and the other side is {@code upper}, with the
     * comparison turned if need be: {@code -80 mV <= V} is {@code V >= -80 mV}.
     */
    record Bound(Span span, Optional<Limit> lower, List<Expression> subjects, Optional<Limit> upper, boolean reflected)
            implements OfBody {}

    /** One end of a bound. In {@code lower} it is {@code value operator subject}, in {@code upper} {@code subject operator value}. */
    record Limit(Expression value, Expression.BinaryOperator operator) {}

    /** One name of {@code m(0), h(0) = steady}; {@code value} is shared by the names of one statement. */
    record Initial(Span span, Name variable, Expression value) implements OfBody {}

    /** {@code spike when V > 30 mV { V = -65 mV; refractory 2 ms holding V }}; without braces {@code reset} is empty. */
    record Spike(Span span, Expression condition, List<Action> reset) implements OfBody {}

    /** {@code weight w = g_max * uniform()}, in a connection. */
    record Weight(Span span, Name name, Expression value) implements OfBody {}

    /** {@code delay 2 ms}, in a connection. */
    record Delay(Span span, Expression value) implements OfBody {}

    /** {@code post.I_syn += e * pre.S}, in a connection. */
    record Contribution(Span span, Expression.Member target, Expression value) implements OfBody {}

    /** {@code on pre.spike { ... }}, in a connection. */
    record On(Span span, Expression.Member event, List<Action> actions) implements OfBody {}

    /** What happens at an event. */
    sealed interface Action {
        Span span();

        /** {@code V = -65 mV}, {@code w += b}; {@code sign} is {@code =}, {@code +=}, {@code -=}, {@code *=} or {@code /=}. */
        record Change(Span span, Expression target, String sign, Expression value) implements Action {}

        /** {@code refractory 2 ms holding V, w}. */
        record Refractory(Span span, Expression duration, List<Name> holding) implements Action {}
    }

    // ---- connection patterns ----

    sealed interface Pattern {
        Span span();

        /** Nothing written; {@code span} is that of the whole connect line. */
        record Unstated(Span span) implements Pattern {}

        record AllToAll(Span span) implements Pattern {}

        record OneToOne(Span span) implements Pattern {}

        /** {@code with probability p}. */
        record WithProbability(Span span, Expression probability) implements Pattern {}

        /** {@code with indegree k}. */
        record WithIndegree(Span span, Expression count) implements Pattern {}

        /** {@code by ring(k)}, {@code by lattice(rows, columns)}, {@code by small world(k, p)}: {@code name} with single spaces. */
        record By(Span span, String name, List<Expression> arguments) implements Pattern {}

        /** {@code where abs(pre.i - post.i) < 3}. */
        record Where(Span span, Expression condition) implements Pattern {}

        /** {@code from "edges.csv"}. */
        record FromFile(Span span, Text file) implements Pattern {}
    }
}
