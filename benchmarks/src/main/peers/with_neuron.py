"""The benchmarks' squid axons in NEURON, by its built-in mechanism hh and its default method. Arguments: N STEPS.

Prints the simulation's seconds of processor time and the number of spikes.
"""

import math
import sys
import time

from neuron import h

SIDE = math.sqrt(100 / math.pi)  # um: an area of 100 um^2, so that 0.01 nA are 10 uA/cm^2
size, steps = int(sys.argv[1]), int(sys.argv[2])
h.celsius = 6.3
h.dt = 0.01

cells, kept = [], []
spikes = h.Vector()
for i in range(size):
    cell = h.Section(name=f"cell{i}")
    cell.L = cell.diam = SIDE
    cell.cm = 1
    cell.insert("hh")
    cell(0.5).hh.el = -54.387
    stimulus = h.IClamp(cell(0.5))
    stimulus.delay, stimulus.dur, stimulus.amp = 0, 1e9, 0.01
    detector = h.NetCon(cell(0.5)._ref_v, None, sec=cell)
    detector.threshold = 0
    detector.record(spikes)
    cell(0.5).v = -65 + 10 * i / size
    cells.append(cell)
    kept += [stimulus, detector]

context = h.ParallelContext()
context.set_maxstep(10)
h.finitialize()
begun = time.process_time()
context.psolve(steps * h.dt)
print(f"seconds {time.process_time() - begun:.6f}\nspikes {int(spikes.size())}")
