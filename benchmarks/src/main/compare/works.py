"""What is measured: jobs by name. A job runs one program once on one piece of work and returns numbers by name."""

import platform

import programs
from programs import MODELS, HOME, c_program, c_reference, steady

AXON = MODELS / "squid-axon.hillock"
SIZES = (1000, 100_000)
METHODS = ("euler", "exponential-euler")
DENSE = (1000, 4000)


def has_avx512():
    try:
        return "avx512f" in open("/proc/cpuinfo").read() and platform.machine() == "x86_64"
    except OSError:
        return False


def all_jobs(scale, installed):
    """Every job, in the order in which a round takes them. scale: 1, or less for a look."""
    jobs = {}
    for method in METHODS:
        for size in SIZES:
            jobs |= axons(method, size, scale, installed)
    for size in DENSE:
        jobs |= dense(size, scale, installed)
    return jobs | variants(scale) | whole(scale, installed)


def axons(method, size, scale, installed):
    neuron_steps = int(3e8 * scale)
    steps = neuron_steps // size
    jobs = {("hillock", method, size): lambda: steady(AXON, size, steps, sets=[f"method={method}"])}
    if "gcc" in installed:
        for exponentials in ("shared", "six"):
            jobs["C " + exponentials, method, size] = c_job("hh", 4, method, exponentials, size, steps)
            if has_avx512():
                jobs["C AVX-512 " + exponentials, method, size] = c_job("hh", 8, method, exponentials, size, steps)
    if "brian" in installed:
        few = 20_000_000 // size
        for flags in ("default", "fast"):
            jobs["Brian 2 " + flags, method, size] = brian_job(f"{method}-{size}-{flags}", size, few, "build", method, size, few, flags)
    if method == "euler" and size == 1000:
        if "neuron" in installed:
            jobs["NEURON", method, size] = lambda: programs.neuron(size, 2000)
        if "xppaut" in installed:
            jobs["XPPAUT", method, size] = lambda: programs.xppaut(int(20_000 * scale))
    return jobs


def c_job(name, lanes, *arguments, flags=()):
    return lambda: c_reference(c_program(name, lanes, *flags), *arguments)


def brian_job(name, things, steps, *arguments):
    return lambda: programs.brian(programs.brian_program(name, *arguments), things, steps)


def dense(size, scale, installed):
    edges = size * (size - 1)
    steps = max(10, int(5e9 * scale) // edges)
    jobs = {("hillock", "dense", size): lambda: steady(MODELS / "graded.hillock", size, steps, per_step=edges)}
    if "gcc" in installed:
        jobs["C", "dense", size] = c_job("dense", 4, size, max(10, 2 * steps // 5))
    if "brian" in installed:
        few = max(10, 100_000_000 // edges)
        jobs["Brian 2 default", "dense", size] = brian_job(f"dense-{size}", edges, few, "build-dense", size, few)
    return jobs


def variants(scale):
    steps = int(6000 * scale)
    jobs = {("hillock", "two threads", 100_000): lambda: steady(AXON, 100_000, steps, sets=["threads=2"]),
            ("hillock", "uncoupled", 100_000): lambda: steady(MODELS / "uncoupled.hillock", 100_000, steps),
            ("hillock", "all to all", 100_000): lambda: all_to_all(steps),
            ("hillock", "single", 1000): lambda: single(1000, steps * 100),
            ("hillock", "single", 100_000): lambda: single(100_000, steps),
            ("C single", "euler", 1000): c_job("hh", 8, "euler", "shared", 1000, steps * 100, flags=["-DSINGLE"])}
    for size in SIZES:
        for method in METHODS:
            jobs["hillock", "checks " + method, size] = lambda size=size, method=method: programs.checks(method, size)
    return jobs


def all_to_all(steps):
    """Tried small and with little memory first: written out, these would be 10^10 edges."""
    programs.hillock(MODELS / "all-to-all.hillock", ["neurons=100000", "duration=0.1 ms"], java="-Xmx2g", patience=60)
    return steady(MODELS / "all-to-all.hillock", 100_000, steps)


def single(neurons, steps):
    """The same model with precision = single, if this version takes it."""
    file = programs.WORK / "single.hillock"
    file.write_text((HOME / AXON).read_text().replace("method = euler", "method = euler; precision = single"))
    return steady(file, neurons, steps)


def whole(scale, installed):
    """Start to exit."""
    two = "examples/two-neurons.hillock"
    long = f"duration={1000 * scale:.10g} ms"
    steps = int(100_000 * scale)
    jobs = {("hillock", "two neurons, CSV", 2): lambda: programs.hillock(two),
            ("hillock", "two neurons, CSV and plots", 2): lambda: programs.hillock(two, options=()),
            ("hillock", "whole", 1000): lambda: programs.hillock(AXON, [long])}
    if "gcc" in installed:
        jobs["C shared", "whole", 1000] = c_job("hh", 4, "euler", "shared", 1000, steps)
    if "brian" in installed:
        jobs["Brian 2 default", "whole", 1000] = brian_job("whole", 1000, 100_000, "build", "euler", 1000, 100_000, "default")
    return jobs


def once(installed):
    """What takes long and varies little: not in every round."""
    jobs = {("hillock", "heap", size): lambda size=size: programs.smallest_heap(size, range(25, 1001, 25)) for size in (1000, 1_000_000)}
    if "neuron" in installed:
        jobs["NEURON", "whole", 1000] = lambda: programs.neuron(1000, 100_000)
    return jobs
