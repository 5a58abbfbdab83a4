package hillock.simulator.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import hillock.language.model.Condition;
import hillock.language.model.Function;
import hillock.language.model.Term;

/** Loops of random terms that share subterms, over operands of every kind. */
final class RandomLoop {
    static final int ARRAYS = 7;
    static final int INDICES = 2;
    static final int SCALARS = 4;
    private static final double[] NOTABLE = {0.0, -0.0, 1, -1, 0.5, 2, 3, 64, 709.5, -745.2, 1e-310, 1e300, -1e300,
        Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};

    private final RandomGenerator random;
    private final boolean entangled;
    private final Map<Term, Loop.Operand> operands = new HashMap<>();
    private final List<Term> terms = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();

    private RandomLoop(RandomGenerator random, boolean entangled) {
        this.random = random;
        this.entangled = entangled;
    }

    /**
     * @param size      the number of operations
     * @param entangled whether elements may read what others write
     */
    static Loop of(RandomGenerator random, int size, boolean entangled) {
        return new RandomLoop(random, entangled).loop(size);
    }

    /** One whose elements have nothing to do with each other. */
    static Loop ofOwn(RandomGenerator random, int size) {
        Loop loop = of(random, size, false);
        Map<Term, Loop.Operand> own = new HashMap<>(loop.operands());
        own.replaceAll((_, operand) ->
                operand instanceof Loop.Operand.Gathered(int array, int _) ? new Loop.Operand.Element(array) : operand);
        List<Loop.Statement> statements = loop.statements().stream().filter(each -> !(each instanceof Loop.Statement.Add)).toList();
        return new Loop(loop.name(), own, loop.ranges(), statements, loop.precision(), loop.fused(), loop.singles());
    }

    static double number(RandomGenerator random) {
        if (random.nextInt(12) == 0) return NOTABLE[random.nextInt(NOTABLE.length)];
        return random.nextGaussian() * Math.pow(10, random.nextInt(-2, 3));
    }

    private Loop loop(int size) {
        for (int a = 0; a < ARRAYS - 1; a++) operand(Term.own("a" + a), new Loop.Operand.Element(a));
        for (int g = 0; g < 3; g++) {
            operand(Term.pre("g" + g), new Loop.Operand.Gathered(entangled ? random.nextInt(ARRAYS) : g, random.nextInt(INDICES)));
        }
        for (int s = 0; s < SCALARS - 2; s++) operand(Term.post("s" + s), new Loop.Operand.Scalar(s));
        operand(new Term.Time(), new Loop.Operand.Scalar(SCALARS - 2));
        operand(new Term.JumpTime(), new Loop.Operand.Scalar(SCALARS - 1));
        conditions.add(comparison());
        List<Loop.Statement> statements = new ArrayList<>();
        while (size > 0) {
            int some = 1 + random.nextInt(Math.min(size, 12));
            for (int k = 0; k < some; k++) grow();
            size -= some;
            statements.add(statement());
        }
        Loop loop = new Loop("random." + size, operands, statements);
        return random.nextBoolean() ? loop.fusing() : loop;
    }

    private void operand(Term name, Loop.Operand operand) {
        operands.put(name, operand);
        terms.add(name);
    }

    private Loop.Statement statement() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> {
                Term.Variable name = Term.own(random.nextInt(4) == 0 ? "a0" : "let" + random.nextInt(3));
                Loop.Statement let = new Loop.Statement.Let(name, recent());
                terms.add(name);
                yield let;
            }
            case 2 -> new Loop.Statement.Add(entangled ? random.nextInt(ARRAYS) : ARRAYS - 1, random.nextInt(INDICES), recent());
            case 3, 4 -> new Loop.Statement.Require(conditions.getLast(), 1 << random.nextInt(31));
            default -> new Loop.Statement.Store(entangled ? random.nextInt(ARRAYS) : 3 + random.nextInt(3), recent());
        };
    }

    private void grow() {
        if (random.nextInt(8) == 0) conditions.add(condition());
        else terms.add(term());
    }

    private Term term() {
        return switch (random.nextInt(13)) {
            case 0 -> new Term.Constant(number(random));
            case 1 -> new Term.Negation(any());
            case 2, 3 -> new Term.Sum(any(), any());
            case 4 -> new Term.Difference(any(), any());
            case 5, 6 -> new Term.Product(any(), any());
            case 7 -> new Term.Quotient(any(), any());
            case 8 -> new Term.Power(any(), random.nextInt(4) == 0 ? any() : new Term.Constant(random.nextInt(-66, 67)));
            case 9, 10 -> new Term.Choice(conditions.get(random.nextInt(conditions.size())), any(), any());
            default -> {
                Function function = Function.values()[random.nextInt(Function.values().length)];
                yield new Term.Call(function, function.arity() == 1 ? List.of(any()) : List.of(any(), any()));
            }
        };
    }

    private Condition condition() {
        return switch (random.nextInt(6)) {
            case 0 -> new Condition.And(truth(), truth());
            case 1 -> new Condition.Or(truth(), truth());
            case 2 -> new Condition.Not(truth());
            default -> comparison();
        };
    }

    private Condition comparison() {
        return new Condition.Comparison(Condition.Relation.values()[random.nextInt(6)], any(), any());
    }

    private Condition truth() {
        return conditions.get(random.nextInt(conditions.size()));
    }

    private Term any() {
        return random.nextBoolean() ? recent() : terms.get(random.nextInt(terms.size()));
    }

    private Term recent() {
        return terms.get(terms.size() - 1 - random.nextInt(Math.min(4, terms.size())));
    }
}
