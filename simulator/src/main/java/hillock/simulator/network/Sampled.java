package hillock.simulator.network;

import java.util.Arrays;

/**
 * Draws some of n numbers, each once, any choice as likely as any other, in time that grows with how many:
 * Floyd's algorithm, Bentley and Floyd (1987) Commun. ACM 30:754.
 */
final class Sampled {
    private final int size;
    /** In which draw each number was chosen last. */
    private final int[] chosen;
    private int round;

    /** @param size the numbers are those below it */
    Sampled(int size) {
        this.size = size;
        this.chosen = new int[size];
    }

    /**
     * In rising order.
     *
     * @param without a number that is not to be drawn; any other than those for none
     * @param index   whose draws these are
     */
    int[] of(int count, int without, Stream stream, long index) {
        round++;
        boolean hole = without >= 0 && without < size;
        int most = size - (hole ? 1 : 0);
        int[] drawn = new int[Math.min(count, most)];
        for (int k = 0; k < drawn.length; k++) {
            int last = most - drawn.length + k;
            int number = (int) (stream.uniform(index, k) * (last + 1));
            drawn[k] = chosen[number] == round ? last : number;
            chosen[drawn[k]] = round;
        }
        // what stands at or behind the hole moves up by one
        if (hole) for (int k = 0; k < drawn.length; k++) if (drawn[k] >= without) drawn[k]++;
        Arrays.sort(drawn);
        return drawn;
    }
}
