package hillock.outputs.plots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an axis has ticks, and what stands at them: steps of 1, 2 or 5 times a power of ten.
 *
 * @param factor what all labels are to be multiplied with, {@code ×10⁻³}, where numbers would be too long else
 */
record Ticks(List<Double> values, List<String> labels, Optional<String> factor) {
    private static final int MOST_DECIMALS = 3;

    static final Ticks NONE = new Ticks(List.of(), List.of(), Optional.empty());

    /** About {@code wanted} ticks within a range, which may run downwards. */
    static Ticks of(Range range, double wanted) {
        return of(range, wanted, Double.MIN_NORMAL);
    }

    /** Ticks at whole numbers alone, as for neurons. */
    static Ticks whole(Range range, double wanted) {
        return of(range, wanted, 1);
    }

    private static Ticks of(Range range, double wanted, double leastStep) {
        double low = Math.min(range.from(), range.to());
        double high = Math.max(range.from(), range.to());
        double rough = Math.max((high - low) / Math.max(1, wanted), leastStep);
        BigDecimal step = nearestStep(rough);
        if (step.doubleValue() < leastStep) step = BigDecimal.valueOf(leastStep);
        double size = step.doubleValue();
        double slack = 1e-9 * (high - low);
        List<BigDecimal> exact = new ArrayList<>();
        for (double k = Math.ceil((low - slack) / size); k * size <= high + slack; k++) {
            exact.add(step.multiply(new BigDecimal(k)));
        }
        return labelled(exact, step);
    }

    /** Of 1, 2, 5 and 10 times a power of ten, the one that is off by the smallest factor. */
    private static BigDecimal nearestStep(double rough) {
        int tens = (int) Math.floor(Math.log10(rough));
        double rest = rough / Math.pow(10, tens);
        int ones = rest < Math.sqrt(2) ? 1 : rest < Math.sqrt(10) ? 2 : rest < Math.sqrt(50) ? 5 : 10;
        return BigDecimal.valueOf(ones).scaleByPowerOfTen(tens);
    }

    private static Ticks labelled(List<BigDecimal> exact, BigDecimal step) {
        double largest = exact.stream().mapToDouble(v -> Math.abs(v.doubleValue())).max().orElse(0);
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        int tens = largest > 0 && (largest >= 1e5 || decimals > MOST_DECIMALS) ? (int) Math.floor(Math.log10(largest) + 1e-12) : 0;
        int scale = Math.max(0, step.scaleByPowerOfTen(-tens).stripTrailingZeros().scale());
        List<String> labels = exact.stream()
                .map(v -> v.signum() == 0 ? "0" : v.scaleByPowerOfTen(-tens).setScale(scale).toPlainString().replace('-', '\u2212'))
                .toList();
        Optional<String> factor = tens == 0 ? Optional.empty() : Optional.of("\u00d710" + Typography.superscript(Integer.toString(tens)));
        return new Ticks(exact.stream().map(BigDecimal::doubleValue).toList(), labels, factor);
    }
}
