/* A dense coupling by hand: y = W S for N neurons, STEPS times, blocked into four rows with two accumulators each.
 *
 *   dense N STEPS
 *
 * After each product S moves a little towards y, so that no product can be left out. Prints ns for each edge and step, seconds, and the sum
 * of S at the end. */
#include "lanes.h"

enum { ROWS = 4 };

static void product(const real *W, const real *S, real *y, long size) {
    for (long row = 0; row < size; row += ROWS) {
        vector sums[ROWS][2] = {0};
        for (long column = 0; column < size; column += 2 * LANES) {
            vector first = *(const vector *)(S + column), second = *(const vector *)(S + column + LANES);
#pragma GCC unroll 4
            for (int r = 0; r < ROWS; r++) {
                const real *weights = W + (row + r) * size + column;
                sums[r][0] += *(const vector *)weights * first;
                sums[r][1] += *(const vector *)(weights + LANES) * second;
            }
        }
        for (int r = 0; r < ROWS; r++) {
            vector both = sums[r][0] + sums[r][1];
            y[row + r] = 0;
            for (int lane = 0; lane < LANES; lane++) y[row + r] += both[lane];
        }
    }
}

int main(int count, char **arguments) {
    if (count < 3) return fail("usage: dense N STEPS");
    long size = atol(arguments[1]), steps = atol(arguments[2]);
    if (size <= 0 || size % (2 * LANES) || size % ROWS || steps < 0) return fail("dense: N is no multiple of twice the lanes");
    real *W = array(size * size), *S = array(size), *y = array(size);
    uint64_t state = 1;
    for (long k = 0; k < size * size; k++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        W[k] = (state >> 40) * 0x1p-24 / size;
    }
    for (long i = 0; i < size; i++) S[i] = (real)i / size;
    double begun = now(), sum = 0;
    for (long k = 0; k < steps; k++) {
        product(W, S, y, size);
        for (long i = 0; i < size; i++) S[i] += (real)0.01 * (y[i] - S[i]);
    }
    double seconds = now() - begun;
    for (long i = 0; i < size; i++) sum += S[i];
    printf("ns %.4f\nseconds %.6f\nsum %.12g\n", seconds * 1e9 / ((double)size * size * steps), seconds, sum);
    return 0;
}
