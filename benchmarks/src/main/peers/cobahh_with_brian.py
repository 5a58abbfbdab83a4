"""COBAHH (Brette et al. 2007, J Comput Neurosci 23:349, benchmark 3) in Brian 2, written as its users write it.

twin FOLDER MILLISECONDS SEED   runs it at once and writes what Hillock needs to do the very same: FOLDER/twin.hillock with Brian's initial values,
                                its edges (exc.csv, inh.csv), and brian.spikes.csv, whose times are the ends of the steps that found them
build FOLDER MILLISECONDS SEED  makes a C++ program with default flags; FOLDER/main runs it, and FOLDER/results/last_run_info.txt then begins with
                                its seconds
rates MILLISECONDS SEEDS        the mean rate in Hz for each of so many seeds, one a line
"""

import pathlib
import sys

import numpy
from brian2 import (Network, NeuronGroup, SpikeMonitor, Synapses, cm, defaultclock, device, mV, ms, msiemens, nS, prefs, seed, set_device, siemens,
                    ufarad, um)

AREA = 20000 * um**2
CONSTANTS = {"Cm": 1 * ufarad * cm**-2 * AREA, "gl": 5e-5 * siemens * cm**-2 * AREA, "El": -60 * mV, "EK": -90 * mV, "ENa": 50 * mV,
             "g_na": 100 * msiemens * cm**-2 * AREA, "g_kd": 30 * msiemens * cm**-2 * AREA, "VT": -63 * mV, "taue": 5 * ms, "taui": 10 * ms,
             "Ee": 0 * mV, "Ei": -80 * mV, "we": 6 * nS, "wi": 67 * nS}
EQUATIONS = """
dv/dt = (gl*(El - v) + ge*(Ee - v) + gi*(Ei - v) - g_na*(m*m*m)*h*(v - ENa) - g_kd*(n*n*n*n)*(v - EK))/Cm : volt
dm/dt = alpha_m*(1 - m) - beta_m*m : 1
dn/dt = alpha_n*(1 - n) - beta_n*n : 1
dh/dt = alpha_h*(1 - h) - beta_h*h : 1
dge/dt = -ge*(1./taue) : siemens
dgi/dt = -gi*(1./taui) : siemens
alpha_m = 0.32*(mV**-1)*4*mV/exprel((13*mV - v + VT)/(4*mV))/ms : Hz
beta_m = 0.28*(mV**-1)*5*mV/exprel((v - VT - 40*mV)/(5*mV))/ms : Hz
alpha_h = 0.128*exp((17*mV - v + VT)/(18*mV))/ms : Hz
beta_h = 4./(1 + exp((40*mV - v + VT)/(5*mV)))/ms : Hz
alpha_n = 0.032*(mV**-1)*5*mV/exprel((15*mV - v + VT)/(5*mV))/ms : Hz
beta_n = .5*exp((10*mV - v + VT)/(40*mV))/ms : Hz
"""
SIZE, EXCITATORY = 4000, 3200


# Brian's threshold is a level: a spike longer than the refractory period, as some of the first are, would count twice.
CROSSING = "v > -20*mV or timestep(t - lastspike, dt) < timestep(3*ms, dt)"


class Cobahh:
    def __init__(self, number, refractory=3 * ms):
        seed(number)
        defaultclock.dt = 0.1 * ms
        self.cells = NeuronGroup(SIZE, EQUATIONS, threshold="v > -20*mV", refractory=refractory, method="exponential_euler", namespace=CONSTANTS)
        self.exc = Synapses(self.cells[:EXCITATORY], self.cells, on_pre="ge += we", namespace=CONSTANTS)
        self.inh = Synapses(self.cells[EXCITATORY:], self.cells, on_pre="gi += wi", namespace=CONSTANTS)
        self.exc.connect(p=0.02)
        self.inh.connect(p=0.02)
        self.cells.v = "El + (randn()*5 - 5)*mV"
        self.cells.ge = "(randn()*1.5 + 4)*10.*nS"
        self.cells.gi = "(randn()*12 + 20)*10.*nS"
        self.spikes = SpikeMonitor(self.cells)
        self.network = Network(self.cells, self.exc, self.inh, self.spikes)

    def run(self, milliseconds):
        self.network.run(milliseconds * ms)


def listed(values):
    return "[" + ", ".join(f"{value:.17g}" for value in values) + "]"


def twin(folder, milliseconds, number):
    """The example's own text, with other initial values, other edges and no bounds on conductances: Brian's may begin below 0."""
    prefs.codegen.target = "numpy"
    folder.mkdir(parents=True, exist_ok=True)
    here = pathlib.Path(__file__).resolve().parents[4]
    model = (here / "examples/cobahh.hillock").read_text().split("population cells")[0]
    model = model.replace(";  g_exc >= 0 nS;  g_inh >= 0 nS", "")
    model = "\n".join(line for line in model.splitlines() if not line.strip().startswith(("V(0)", "g_exc(0)", "g_inh(0)")))
    network = Cobahh(number, CROSSING)
    start = {"V": (network.cells.v / mV, "mV"), "g_exc": (network.cells.ge / nS, "nS"), "g_inh": (network.cells.gi / nS, "nS")}
    block = "\n".join(f"  {name}(0) = {listed(numpy.asarray(values))} {unit}" for name, (values, unit) in start.items())
    (folder / "twin.hillock").write_text(f"""{model}
population cells = Cell[{SIZE}] {{
{block}
}}
exc = cells[0:{EXCITATORY}]
inh = cells[{EXCITATORY}:{SIZE}]
connect exc -> cells from "exc.csv" {{ on pre.spike {{ post.g_exc += 6 nS }} }}
connect inh -> cells from "inh.csv" {{ on pre.spike {{ post.g_inh += 67 nS }} }}
simulate {milliseconds} ms {{ dt = 0.1 ms; method = exponential-euler }}
record cells.spikes
""")
    for name, synapses in (("exc", network.exc), ("inh", network.inh)):
        pairs = numpy.column_stack([numpy.asarray(synapses.i), numpy.asarray(synapses.j)])
        numpy.savetxt(folder / f"{name}.csv", pairs, fmt="%d", delimiter=",", header="source,target", comments="")
    network.run(milliseconds)
    with open(folder / "brian.spikes.csv", "w") as file:
        file.write("neuron,t [ms]\n")
        for neuron, time in zip(network.spikes.i, network.spikes.t / ms):
            file.write(f"{neuron},{time + 0.1:.17g}\n")


def build(folder, milliseconds, number):
    set_device("cpp_standalone", build_on_run=False)
    Cobahh(number).run(milliseconds)
    device.build(directory=str(folder), compile=True, run=False)


def rates(milliseconds, seeds):
    prefs.codegen.target = "numpy"
    for number in range(1, seeds + 1):
        network = Cobahh(number)
        network.run(milliseconds)
        print(network.spikes.num_spikes / SIZE / milliseconds * 1000, flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["twin", folder, milliseconds, number]:
            twin(pathlib.Path(folder), int(milliseconds), int(number))
        case ["build", folder, milliseconds, number]:
            build(folder, int(milliseconds), int(number))
        case ["rates", milliseconds, seeds]:
            rates(int(milliseconds), int(seeds))
        case _:
            sys.exit(__doc__)
