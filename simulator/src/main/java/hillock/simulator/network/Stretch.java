package hillock.simulator.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A stretch of a population, half-open, in which every name has one and the same claim that decides it. */
record Stretch<T>(int from, int to, Map<String, Claim<T>> claims) {

    /** What someone says a name is in a stretch; {@code step} is that of its draws. */
    record Claim<T>(int from, int to, String name, T value, long step) {
        int size() {
            return to - from;
        }
    }

    /** Cuts a population where claims begin or end. A later claim beats earlier ones. */
    static <T> List<Stretch<T>> of(int size, List<Claim<T>> claims) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, size));
        for (Claim<T> claim : claims) {
            cuts.add(claim.from);
            cuts.add(claim.to);
        }
        List<Stretch<T>> stretches = new ArrayList<>();
        int from = 0;
        for (int to : cuts.tailSet(0, false)) {
            Map<String, Claim<T>> deciding = new LinkedHashMap<>();
            for (Claim<T> claim : claims) if (claim.from <= from && to <= claim.to) deciding.put(claim.name, claim);
            stretches.add(new Stretch<>(from, to, deciding));
            from = to;
        }
        return stretches;
    }
}
