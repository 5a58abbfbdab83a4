"""
The programs that are compared: how each is made ready, run once and asked for its own time. All return numbers by name.

'ns' is processor time for each neuron (or edge) and step: Brian 2 tells that of itself, and a busy machine spoils it least.
'wall' is seconds by the clock on the wall from start to exit.
"""

import functools
import json
import os
import pathlib
import resource
import shutil
import subprocess
import time

HOME = pathlib.Path(__file__).resolve().parents[4]
MODELS = pathlib.Path("benchmarks/models")
PEERS = HOME / "benchmarks/src/main/peers"
WORK = HOME / "benchmarks/target/compare"
PYTHON = "/usr/bin/python3"
DT = 0.01
C_FLAGS = ["-O3", "-march=native", "-ffp-contract=fast"]
PATIENCE = 900


class Failed(Exception):
    """A program that ended badly, with the last line it said."""


def run(command, folder=HOME, environment=None, patience=PATIENCE):
    """Its output, and the seconds from start to exit: on the wall, and of processors."""
    begun, used = time.perf_counter(), children()
    try:
        done = subprocess.run([str(word) for word in command], cwd=folder, env={**os.environ, **(environment or {})}, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=patience)
    except subprocess.TimeoutExpired:
        raise Failed(f"took longer than {patience} s") from None
    except OSError as problem:
        raise Failed(str(problem)) from None
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip() or "nothing said").splitlines()
        raise Failed(said[0].split("error: ")[-1])
    return done.stdout, {"wall": time.perf_counter() - begun, "cpu": children() - used}


def children():
    """Processor seconds of all programs that were run so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def numbers(output):
    """Of lines 'name value'."""
    pairs = (line.split() for line in output.splitlines())
    return {pair[0]: float(pair[1]) for pair in pairs if len(pair) == 2}


def hillock(file, sets=(), options=("--no-plots",), java="", patience=PATIENCE):
    """With Hillock's own seconds of simulation on the wall, spikes, threads, and whether it ran over vectors."""
    results = WORK / "results"
    command = ["./hillock", "run", file, "--out", results, "--quiet", *options]
    for each in sets:
        command += ["--set", each]
    _, times = run(command, environment={"HILLOCK_JAVA_OPTIONS": java}, patience=patience)
    summary = json.loads((results / "summary.json").read_text())
    return {**times, "seconds": summary["seconds"]["simulate"], "spikes": sum(summary["spikes"].values()), "threads": summary["threads"],
            "vector": float(summary["kernel"] == "vector")}


def steady(file, size, steps, per_step=None, sets=()):
    """
    ns for each neuron (or for each of per_step things) and step after warm-up: the difference between a run of these steps and one of three
    times as many. 'elapsed ns' are by the clock on the wall; what the shorter run took beyond that is warm-up, in seconds.
    """
    def taken(count):
        return hillock(file, [f"neurons={size}", f"duration={count * DT:.10g} ms", *sets])

    short, long = taken(steps), taken(3 * steps)
    more = 2 * steps * (per_step or size)
    elapsed = (long["seconds"] - short["seconds"]) / more
    return {**long, "ns": 1e9 * (long["cpu"] - short["cpu"]) / more, "elapsed ns": 1e9 * elapsed,
            "warm-up": short["seconds"] - elapsed * more / 2}


@functools.cache
def c_program(name, lanes, *flags):
    """Compiles a reference, once; its path."""
    WORK.mkdir(parents=True, exist_ok=True)
    program = WORK / "-".join([name, str(lanes), *(flag[2:].lower() for flag in flags)])
    run(["gcc", *C_FLAGS, f"-DLANES={lanes}", *flags, HOME / f"benchmarks/src/main/c/{name}.c", "-o", program])
    return program


def c_reference(program, *arguments):
    output, times = run([program, *arguments])
    return {**numbers(output), **times}


@functools.cache
def brian_program(name, *arguments):
    """Has Brian write and build a C++ program, unless that was done before; its folder. The seconds that it took stand there in 'built'."""
    folder = WORK / f"brian-{name}"
    source = PEERS / "with_brian.py"
    wanted = f"{' '.join(map(str, arguments))}\n{source.read_text()}"
    if not (folder / "built").exists() or (folder / "wanted").read_text() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        _, times = run([PYTHON, source, arguments[0], folder, *arguments[1:]])
        (folder / "wanted").write_text(wanted)
        (folder / "built").write_text(f"{times['wall']:.2f}")
    return folder


def brian(folder, things, steps):
    _, times = run(["./main"], folder)
    seconds = float((folder / "results/last_run_info.txt").read_text().split()[0])
    spikes = int.from_bytes((folder / (folder / "spikes-file").read_text()).read_bytes()[:4], "little")
    return {**times, "ns": seconds * 1e9 / (things * steps), "spikes": spikes, "build": float((folder / "built").read_text())}


def neuron(size, steps):
    output, times = run([PYTHON, PEERS / "with_neuron.py", size, steps])
    found = numbers(output)
    return {**found, **times, "ns": found["seconds"] * 1e9 / (size * steps)}


def xppaut(steps):
    """A hundred neurons. It tells no time of its own: the difference between two lengths."""
    def taken(count):
        folder = WORK / "xppaut"
        folder.mkdir(parents=True, exist_ok=True)
        text = (PEERS / "squid-axons.ode").read_text()
        (folder / "axons.ode").write_text(text.replace("TOTAL", f"{count * DT:.10g}").replace("STEPS", str(count)))
        return run(["xppaut", "axons.ode", "-silent"], folder)[1]

    short, long = taken(steps), taken(3 * steps)
    return {**long, "ns": (long["cpu"] - short["cpu"]) * 1e9 / (2 * steps * 100)}


def checks(method, size):
    """ns for each neuron and step of a kernel with and without checks."""
    java = pathlib.Path(os.environ["JAVA_HOME"]) / "bin/java"
    paths = ":".join(str(HOME / module / "target/classes") for module in ("benchmarks", "simulator", "language"))
    output, _ = run([java, "--add-modules", "jdk.incubator.vector", "-cp", paths, "hillock.benchmarks.CostOfChecks", method, size])
    return numbers(output)


def smallest_heap(size, megabytes):
    """The first of these sizes of Java's heap, in MB, in which that many neurons run."""
    for each in megabytes:
        try:
            hillock(MODELS / "squid-axon.hillock", [f"neurons={size}", "duration=0.2 ms"], java=f"-Xmx{each}m")
            return {"MB": each}
        except Failed:
            continue
    raise Failed(f"needs more than {megabytes[-1]} MB")
