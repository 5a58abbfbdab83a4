/**
 * Who is there and who talks to whom: evaluates parameters, initial values, weights and delays of a checked experiment, draws its random
 * numbers, and builds its connections. Stands between {@code language.model} and {@code engine}; knows no time step.
 */
package hillock.simulator.network;
