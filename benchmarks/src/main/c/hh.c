/* The squid axon of Hodgkin and Huxley (1952), N uncoupled neurons, by hand: what Hillock's kernels are compared with.
 *
 *   hh euler|exponential-euler six|shared N STEPS [DT] [times]
 *
 * The equations are those of examples/two-neurons.hillock without S and the coupling; V(0) = -65 mV + 10 mV * i / N, gates steady there.
 * "six" computes every exponential of the rates, "shared" two: with u = exp(-(V + 65)/80) those of slopes 1/20 and 1/10 are u^4 and u^8.
 * No bounds are checked, and at V = -40 and -55 mV exactly the rates are 0/0, as written. Numbers are in ms, mV, uA, cm.
 * Prints ns for each neuron and step, seconds, spikes (upward crossings of 0 mV), and the sum of V at the end; with "times" also each
 * spike as neuron,time, interpolated linearly. */
#include "lanes.h"

typedef struct {
    vector V, m, h, n;
} neurons;

typedef struct {
    vector am, bm, ah, bh, an, bn;
} rates;

/* exp for arguments between -700 and 700: Cody and Waite's reduction, then Estrin's scheme for the polynomial. */
static inline __attribute__((always_inline)) vector exp_of(vector x) {
#ifdef SINGLE
    const real rounder = 0x1.8p23f;
    vector shifted = x * 0x1.715476p0f + rounder;
    vector k = shifted - rounder;
    vector r = x - k * 0x1.62ep-1f;
    r = r - k * 0x1.0bfbe8p-15f;
    vector r2 = r * r;
    vector q01 = 0x1.555556p-3f * r + 0.5f;
    vector q23 = 0x1.111112p-7f * r + 0x1.555556p-5f;
    vector q45 = 0x1.a01a02p-13f * r + 0x1.6c16c2p-10f;
    vector p = r2 * ((q45 * r2 + q23) * r2 + q01) + r;
    vector scale = (vector)(((bits)shifted + 127) << 23);
#else
    const real rounder = 0x1.8p52;
    vector shifted = x * 0x1.71547652b82fep0 + rounder;
    vector k = shifted - rounder;
    vector r = x - k * 0x1.62e42fefa39efp-1;
    r = r - k * 0x1.abc9e3b39803fp-56;
    vector r2 = r * r;
    vector r4 = r2 * r2;
    vector q01 = 0x1.5555555555559p-3 * r + 0.5;
    vector q23 = 0x1.111111110f7f6p-7 * r + 0x1.555555555555ap-5;
    vector q45 = 0x1.a01a01af6f67ap-13 * r + 0x1.6c16c16c14633p-10;
    vector q67 = 0x1.71ddf965811d1p-19 * r + 0x1.a01a01b03e098p-16;
    vector q89 = 0x1.af5d009d72af2p-26 * r + 0x1.27e4c67c24e94p-22;
    vector q = ((0x1.1f943be077638p-29 * r2 + q89) * r4 + (q67 * r2 + q45)) * r4 + (q23 * r2 + q01);
    vector p = r2 * q + r;
    vector scale = (vector)(((bits)shifted + 1023) << 52);
#endif
    return scale * p + scale;
}

static inline __attribute__((always_inline)) rates rates_at(vector V, int shared) {
    const real e1 = 2.718281828459045, e2_5 = 12.182493960703473, e3 = 20.085536923187668;
    vector m, h, n, h4, n8;
    if (shared) {
        vector u = exp_of((V + (real)65) * (real)(-1 / 80.0));
        vector u2 = u * u, u4 = u2 * u2, u8 = u4 * u4;
        m = u8 * e2_5, h = u4, h4 = u8 * e3, n = u8 * e1, n8 = u;
    } else {
        m = exp_of((V + (real)40) * (real)(-1 / 10.0));
        h = exp_of((V + (real)65) * (real)(-1 / 20.0));
        h4 = exp_of((V + (real)35) * (real)(-1 / 10.0));
        n = exp_of((V + (real)55) * (real)(-1 / 10.0));
        n8 = exp_of((V + (real)65) * (real)(-1 / 80.0));
    }
    rates r;
    r.am = (real)0.1 * (V + (real)40) / ((real)1 - m);
    r.bm = (real)4 * exp_of((V + (real)65) * (real)(-1 / 18.0));
    r.ah = (real)0.07 * h;
    r.bh = (real)1 / ((real)1 + h4);
    r.an = (real)0.01 * (V + (real)55) / ((real)1 - n);
    r.bn = (real)0.125 * n8;
    return r;
}

static inline __attribute__((always_inline)) neurons euler(neurons x, real dt, int shared) {
    rates r = rates_at(x.V, shared);
    vector n2 = x.n * x.n;
    vector gNa = (real)120 * (x.m * x.m * x.m) * x.h, gK = (real)36 * (n2 * n2);
    vector dV = (real)10 - gNa * (x.V - (real)50) - gK * (x.V + (real)77) - (real)0.3 * (x.V + (real)54.387);
    return (neurons){x.V + dt * dV, x.m + dt * (r.am * ((real)1 - x.m) - r.bm * x.m), x.h + dt * (r.ah * ((real)1 - x.h) - r.bh * x.h),
            x.n + dt * (r.an * ((real)1 - x.n) - r.bn * x.n)};
}

/* The solution of x' = b - a x after dt, a and b held. */
static inline __attribute__((always_inline)) vector relaxed(vector x, vector a, vector b, real dt) {
    vector end = b / a;
    return end + (x - end) * exp_of(-dt * a);
}

static inline __attribute__((always_inline)) neurons exponential_euler(neurons x, real dt, int shared) {
    rates r = rates_at(x.V, shared);
    vector n2 = x.n * x.n;
    vector gNa = (real)120 * (x.m * x.m * x.m) * x.h, gK = (real)36 * (n2 * n2);
    vector g = gNa + gK + (real)0.3;
    vector b = (real)10 + gNa * (real)50 - gK * (real)77 - (real)(0.3 * 54.387);
    return (neurons){relaxed(x.V, g, b, dt), relaxed(x.m, r.am + r.bm, r.am, dt), relaxed(x.h, r.ah + r.bh, r.ah, dt),
            relaxed(x.n, r.an + r.bn, r.an, dt)};
}

typedef struct {
    long size;
    real *V, *m, *h, *n;
} population;

typedef long (*step)(population cells, real dt);

/* One step of all neurons; returns how many spiked. */
#define STEP(NAME, METHOD, SHARED)                                                                                                         \
    static long NAME(population cells, real dt) {                                                                                          \
        bits spikes = {0};                                                                                                                 \
        for (long i = 0; i < cells.size; i += LANES) {                                                                                     \
            vector *V = (vector *)(cells.V + i), *m = (vector *)(cells.m + i), *h = (vector *)(cells.h + i), *n = (vector *)(cells.n + i); \
            neurons after = METHOD((neurons){*V, *m, *h, *n}, dt, SHARED);                                                                 \
            spikes -= (bits)((*V <= 0) & (after.V > 0));                                                                                   \
            *V = after.V, *m = after.m, *h = after.h, *n = after.n;                                                                        \
        }                                                                                                                                  \
        long sum = 0;                                                                                                                      \
        for (int lane = 0; lane < LANES; lane++) sum += spikes[lane];                                                                      \
        return sum;                                                                                                                        \
    }
STEP(euler_six, euler, 0)
STEP(euler_shared, euler, 1)
STEP(exponential_euler_six, exponential_euler, 0)
STEP(exponential_euler_shared, exponential_euler, 1)

static void start(population cells) {
    for (long i = 0; i < cells.size; i += LANES) {
        vector V;
        for (int lane = 0; lane < LANES; lane++) V[lane] = -65 + 10.0 * (i + lane) / cells.size;
        rates r = rates_at(V, 0);
        *(vector *)(cells.V + i) = V;
        *(vector *)(cells.m + i) = r.am / (r.am + r.bm);
        *(vector *)(cells.h + i) = r.ah / (r.ah + r.bh);
        *(vector *)(cells.n + i) = r.an / (r.an + r.bn);
    }
}

static long run_with_times(step step, population cells, long steps, real dt) {
    long spikes = 0;
    real *before = array(cells.size);
    for (long k = 0; k < steps; k++) {
        memcpy(before, cells.V, cells.size * sizeof(real));
        spikes += step(cells, dt);
        for (long i = 0; i < cells.size; i++) {
            if (before[i] <= 0 && cells.V[i] > 0) printf("%ld,%.17g\n", i, (k + before[i] / (before[i] - cells.V[i])) * dt);
        }
    }
    free(before);
    return spikes;
}

static step chosen(const char *method, const char *exponentials) {
    int shared = !strcmp(exponentials, "shared");
    if (!shared && strcmp(exponentials, "six")) return NULL;
    if (!strcmp(method, "euler")) return shared ? euler_shared : euler_six;
    if (!strcmp(method, "exponential-euler")) return shared ? exponential_euler_shared : exponential_euler_six;
    return NULL;
}

int main(int count, char **arguments) {
    if (count < 5) return fail("usage: hh euler|exponential-euler six|shared N STEPS [DT] [times]");
    step step = chosen(arguments[1], arguments[2]);
    long size = atol(arguments[3]), steps = atol(arguments[4]);
    real dt = count > 5 ? atof(arguments[5]) : 0.01;
    if (!step || size <= 0 || size % LANES || steps < 0 || !(dt > 0)) return fail("hh: no such method, or N is no multiple of the lanes");
    population cells = {size, array(size), array(size), array(size), array(size)};
    start(cells);
    double begun = now();
    long spikes = 0;
    if (count > 6) spikes = run_with_times(step, cells, steps, dt);
    else for (long k = 0; k < steps; k++) spikes += step(cells, dt);
    double seconds = now() - begun, sum = 0;
    for (long i = 0; i < size; i++) sum += cells.V[i];
    printf("ns %.4f\nseconds %.6f\nspikes %ld\nsum %.12g\n", seconds * 1e9 / ((double)size * steps), seconds, spikes, sum);
    return 0;
}
