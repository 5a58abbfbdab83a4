"""The tables of docs/performance.md, from the medians of what was measured."""

import statistics

PROGRAMS = ("hillock", "C shared", "C six", "C AVX-512 shared", "C AVX-512 six", "Brian 2 default", "Brian 2 fast", "NEURON", "XPPAUT")


class Medians:
    def __init__(self, rounds, failures):
        self.rounds = rounds
        self.failures = failures

    def count(self):
        return max((len(found) for found in self.rounds.values()), default=0)

    def of(self, name, key="ns"):
        """The median over rounds, or None."""
        found = [numbers[key] for numbers in self.rounds.get(name, []) if key in numbers]
        return statistics.median(found) if found else None

    def ratio(self, name, other, key="ns"):
        """The median of the ratios of each round: what slows a whole round down cancels."""
        pairs = zip(self.rounds.get(name, []), self.rounds.get(other, []))
        found = [one[key] / two[key] for one, two in pairs if key in one and two.get(key)]
        return statistics.median(found) if found else None


def shown(value, unit=""):
    if value is None:
        return "-"
    return (f"{value:.0f}" if abs(value) >= 99.5 else f"{value:.3g}") + unit


def markdown(titles, rows):
    lines = ["| " + " | ".join(titles) + " |", "| " + " | ".join("---" for _ in titles) + " |"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def goals(medians):
    """The goals of issue 3: work, what was found, the goal, whether it is reached."""
    rows = []

    def row(work, found, text, goal, reached):
        if found is None:
            return rows.append((work, "not measured", goal, "-"))
        rows.append((work, text, goal, "yes" if reached(found) else "**no**"))

    def against(work, name, other, words, most=None, least=None, key="ns"):
        """A ratio of times: at most so much of the other's, or so many times faster at least."""
        goal = f"<= {most} x {words}" if least is None else f"{least} x faster than {words}"
        if name in medians.failures:
            return rows.append((work, "fails: " + medians.failures[name], goal, "**no**"))
        ratio = medians.ratio(name, other, key)
        times = f"{shown(medians.of(name, key))} against {shown(medians.of(other, key))} ns: "
        if least is None:
            return row(work, ratio, times + f"{shown(ratio)} x", goal, lambda r: r <= most)
        factor = 1 / ratio if ratio else None
        return row(work, factor, times + f"{shown(factor)} x faster", goal, lambda f: f >= least)

    for method, brian, fast in (("euler", 9, 2.7), ("exponential-euler", 6, None)):
        for size in (1000, 100_000):
            work = f"{method}, N = {size}"
            mine = "hillock", method, size
            against(work, mine, ("C shared", method, size), "C in AVX2, exponentials shared", most=1.4)
            against(work, mine, ("Brian 2 default", method, size), "Brian 2", least=brian)
            if fast:
                against(work, mine, ("Brian 2 fast", method, size), "Brian 2 -Ofast", least=fast)
    for method in ("euler", "exponential-euler"):
        for size in (1000, 100_000):
            name = "hillock", "checks " + method, size
            costs = [numbers["checked"] / numbers["unchecked"] - 1 for numbers in medians.rounds.get(name, [])]
            cost = statistics.median(costs) * 100 if costs else None
            times = f"{shown(medians.of(name, 'checked'))} with, {shown(medians.of(name, 'unchecked'))} ns without: {shown(cost)} %"
            row(f"bounds and finiteness check, {method}, N = {size}", cost, times, "<= 12 %", lambda c: c <= 12)
    for size in (1000, 100_000):
        against(f"single precision, N = {size}", ("hillock", "single", size), ("hillock", "euler", size), "double", least=1.8)
    for size in (1000, 4000):
        mine = "hillock", "dense", size
        against(f"dense graded coupling, N = {size}, per edge", mine, ("C", "dense", size), "C's product", most=1.3)
        against(f"dense graded coupling, N = {size}, per edge", mine, ("Brian 2 default", "dense", size), "Brian 2", least=3)
    against("all to all, one weight, N = 100000", ("hillock", "all to all", 100_000), ("hillock", "uncoupled", 100_000), "uncoupled",
            most=1.5)
    threads = ("hillock", "two threads", 100_000)
    ran_on_one = " (this version ran on one)" if medians.of(threads, "threads") == 1 else ""
    against("two threads, N = 100000" + ran_on_one, threads, ("hillock", "euler", 100_000), "one thread", least=1.7, key="elapsed ns")
    for work, size, name, most in (("two neurons, 1000 ms, CSV, start to exit", 2, "two neurons, CSV", 0.35),
                                   ("the same with plots", 2, "two neurons, CSV and plots", 0.8),
                                   ("N = 1000, 1000 ms, start to exit", 1000, "whole", 2.0)):
        wall = medians.of(("hillock", name, size), "wall")
        used = medians.of(("hillock", name, size), "cpu")
        row(work, wall, f"{shown(wall, ' s')} ({shown(used, ' s')} of processor time)", f"<= {most} s", lambda w: w <= most)
    heap = medians.of(("hillock", "heap", 1_000_000), "MB")
    small = medians.of(("hillock", "heap", 1000), "MB")
    extra = heap - small if heap and small else None
    row("10^6 neurons: smallest heap beyond that of 1000, by 25 MB", extra, f"{shown(extra)} bytes a neuron", "<= 150 bytes",
        lambda b: b <= 150)
    return markdown(("work", "found", "goal", "reached"), rows)


def per_neuron_step(medians):
    """ns for each neuron and step, build and warm-up left out."""
    works = [(method, size) for method in ("euler", "exponential-euler") for size in (1000, 100_000)]
    rows = []
    for program in PROGRAMS:
        values = [medians.of((program, *work)) for work in works]
        if any(value is not None for value in values):
            rows.append((program, *map(shown, values)))
    rows.append(("hillock's warm-up, s", *(shown(medians.of(("hillock", *work), "warm-up")) for work in works)))
    single = medians.of(("C single", "euler", 1000))
    rows.append(("C shared, single precision", shown(single), "-", "-", "-"))
    return markdown(("program", *(f"{method}, N = {size}" for method, size in works)), rows)


def start_to_exit(medians):
    """One run of a second of a thousand neurons by each program."""
    rows = []
    for program in PROGRAMS:
        found = medians.of((program, "whole", 1000), "spikes")
        if found is not None:
            build = medians.of((program, "whole", 1000), "build")
            wall = medians.of((program, "whole", 1000), "wall")
            used = medians.of((program, "whole", 1000), "cpu")
            rows.append((program, shown(wall, " s"), shown(used, " s"), shown(build, " s"), f"{found:.0f}"))
    return markdown(("program", "start to exit", "of processor time", "build before", "spikes"), rows)


def failed(medians):
    return "\n".join(f"- {' '.join(map(str, name))}: {why}" for name, why in medians.failures.items())
