/* Vectors of the machine, in the compiler's own vector types: + and * on them become AVX instructions, a * b + c a fused one
 * (-ffp-contract=fast). LANES is 4 for AVX2 and 8 for AVX-512; with -DSINGLE numbers are floats and lanes twice as many. */
#ifndef LANES_H
#define LANES_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef LANES
#define LANES 4
#endif

#ifdef SINGLE
typedef float real;
typedef int32_t whole;
#else
typedef double real;
typedef int64_t whole;
#endif

enum { BYTES = LANES * sizeof(real) };
typedef real vector __attribute__((vector_size(BYTES)));
typedef whole bits __attribute__((vector_size(BYTES)));

/* Seconds of processor time. */
static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

static real *array(long n) {
    real *numbers = aligned_alloc(64, (n * sizeof(real) + 63) / 64 * 64);
    if (!numbers) {
        fprintf(stderr, "no memory for %ld numbers\n", n);
        exit(1);
    }
    return numbers;
}

static int fail(const char *message) {
    fprintf(stderr, "%s\n", message);
    return 2;
}

#endif
