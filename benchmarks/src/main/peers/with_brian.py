"""The benchmarks' squid axons in Brian 2, written as its users write them.

build FOLDER euler|exponential-euler N STEPS default|fast   makes a C++ program; FOLDER/main runs it, and
                                                            FOLDER/results/last_run_info.txt then begins with its seconds
build-dense FOLDER N STEPS                                  the same, with graded synapses, each pair by a weight of its own
spikes euler|exponential-euler N STEPS                      runs at once and prints every spike: neuron,time in ms
"""

import sys

from brian2 import (NeuronGroup, Network, SpikeMonitor, Synapses, cm, defaultclock, device, mS, mV, ms, prefs, set_device, uA, uF)

EQUATIONS = """
dv/dt = (I - gNa*m**3*h*(v - ENa) - gK*n**4*(v - EK) - gL*(v - EL) {input}) / C : volt
dm/dt = alpha_m*(1 - m) - beta_m*m : 1
dh/dt = alpha_h*(1 - h) - beta_h*h : 1
dn/dt = alpha_n*(1 - n) - beta_n*n : 1
alpha_m = 0.1*(v/mV + 40)/(1 - exp(-(v/mV + 40)/10))/ms : Hz
beta_m = 4*exp(-(v/mV + 65)/18)/ms : Hz
alpha_h = 0.07*exp(-(v/mV + 65)/20)/ms : Hz
beta_h = 1/(1 + exp(-(v/mV + 35)/10))/ms : Hz
alpha_n = 0.01*(v/mV + 55)/(1 - exp(-(v/mV + 55)/10))/ms : Hz
beta_n = 0.125*exp(-(v/mV + 65)/80)/ms : Hz
"""
GRADED = """
dS/dt = 5*(1 - S)/(1 + exp(-(v/mV + 3)/8))/ms - S/ms : 1
I_syn : amp/meter**2
"""
CONSTANTS = {"I": 10 * uA / cm**2, "C": 1 * uF / cm**2, "gNa": 120 * mS / cm**2, "ENa": 50 * mV, "gK": 36 * mS / cm**2, "EK": -77 * mV,
             "gL": 0.3 * mS / cm**2, "EL": -54.387 * mV, "Vr": 20 * mV, "strength": 0.1 * mS / cm**2}


def neurons(size, method, graded):
    equations = EQUATIONS.format(input="+ I_syn" if graded else "") + (GRADED if graded else "")
    cells = NeuronGroup(size, equations, method=method.replace("-", "_"), threshold="v > 0*mV", refractory="v > 0*mV", namespace=CONSTANTS)
    cells.v = "-65*mV + 10*mV*i/N"
    for gate in "mhn":
        setattr(cells, gate, f"alpha_{gate}/(alpha_{gate} + beta_{gate})")
    return cells


def dense(cells):
    synapses = Synapses(cells, cells, """w : siemens/meter**2
        I_syn_post = w*S_pre*(Vr - v_post) : amp/meter**2 (summed)""", namespace=CONSTANTS)
    synapses.connect(condition="i != j")
    synapses.w = "2*rand()*strength/N_pre"
    return synapses


def build(folder, size, steps, method, flags, graded):
    set_device("cpp_standalone", build_on_run=False)
    if flags == "fast":
        prefs.codegen.cpp.extra_compile_args_gcc = ["-w", "-Ofast", "-march=native", "-std=c++11"]
    defaultclock.dt = 0.01 * ms
    cells = neurons(size, method, graded)
    spikes = SpikeMonitor(cells, record=False)
    network = Network(cells, spikes, *([dense(cells)] if graded else []))
    network.run(steps * defaultclock.dt)
    device.build(directory=folder, compile=True, run=False)
    with open(f"{folder}/spikes-file", "w") as file:
        file.write("results/" + device.get_array_filename(spikes.variables["N"], basedir="."))


def print_spikes(method, size, steps):
    prefs.codegen.target = "numpy"
    defaultclock.dt = 0.01 * ms
    cells = neurons(size, method, graded=False)
    spikes = SpikeMonitor(cells)
    Network(cells, spikes).run(steps * defaultclock.dt)
    for neuron, time in zip(spikes.i, spikes.t / ms):
        print(f"{neuron},{time:.17g}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["build", folder, method, size, steps, flags]:
            build(folder, int(size), int(steps), method, flags, graded=False)
        case ["build-dense", folder, size, steps]:
            build(folder, int(size), int(steps), "euler", "default", graded=True)
        case ["spikes", method, size, steps]:
            print_spikes(method, int(size), int(steps))
        case _:
            sys.exit(__doc__)
