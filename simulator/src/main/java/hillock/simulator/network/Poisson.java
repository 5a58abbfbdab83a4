package hillock.simulator.network;

/**
 * Poisson numbers. Small means by inversion of the distribution function; means from 10 on by transformed rejection, PTRS of Hormann
 * (1993), Insurance: Mathematics and Economics 12:39, with probabilities by the saddle-point form of Loader (2000), Fast and accurate
 * computation of binomial probabilities.
 */
final class Poisson {
    private static final double LARGE = 10;
    private static final double HALF_LOG_TWO_PI = 0.918938533204672741780329736406;
    private static final double[] LOG_FACTORIALS = logFactorials();

    private Poisson() {}

    static double draw(double mean, Stream stream, long index, long step) {
        if (!(mean >= 0) || mean == Double.POSITIVE_INFINITY) return Double.NaN;
        return mean < LARGE ? inverted(mean, stream.uniform(index, step)) : rejected(mean, stream, index, step);
    }

    /** The smallest k whose distribution function exceeds u. */
    private static double inverted(double mean, double u) {
        double probability = StrictMath.exp(-mean);
        double rest = u;
        int k = 0;
        while (rest > probability && probability > 0) {
            rest -= probability;
            k++;
            probability *= mean / k;
        }
        return k;
    }

    private static double rejected(double mean, Stream stream, long index, long step) {
        double b = 0.931 + 2.53 * StrictMath.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double accepted = 0.9277 - 3.6224 / (b - 2);
        for (int attempt = 0; ; attempt++) {
            Threefry.Words words = stream.words(index, step, attempt);
            double u = Stream.fraction(words.first()) - 0.5;
            double v = Stream.fraction(words.second());
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= accepted) return k;
            if (k < 0 || us < 0.013 && v > us) continue;
            if (StrictMath.log(v * inverseAlpha / (a / (us * us) + b)) <= logProbability(k, mean)) return k;
        }
    }

    /** log(mean^k exp(-mean) / k!). */
    static double logProbability(double k, double mean) {
        if (k < LOG_FACTORIALS.length) return k * StrictMath.log(mean) - mean - LOG_FACTORIALS[(int) k];
        return -stirlingError(k) - deviance(k, mean) - HALF_LOG_TWO_PI - 0.5 * StrictMath.log(k);
    }

    /** log(n!) minus Stirling's formula, for n of 16 and more. */
    private static double stirlingError(double n) {
        double nn = n * n;
        return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / nn) / nn) / nn) / nn) / n;
    }

    /** x log(x / m) + m - x, without cancellation where x is near m. */
    private static double deviance(double x, double m) {
        double v = (x - m) / (x + m);
        if (Math.abs(v) >= 0.1) return x * StrictMath.log(x / m) + m - x;
        double sum = (x - m) * v;
        double power = 2 * x * v;
        for (int j = 1; ; j++) {
            power *= v * v;
            double next = sum + power / (2 * j + 1);
            if (next == sum) return sum;
            sum = next;
        }
    }

    private static double[] logFactorials() {
        double[] logs = new double[16];
        long factorial = 1;
        for (int k = 1; k < logs.length; k++) logs[k] = StrictMath.log(factorial *= k);
        return logs;
    }
}
