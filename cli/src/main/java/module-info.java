/** The program {@code hillock}: its commands, their options and their exit statuses. */
module hillock.cli {
    requires hillock.language;
    requires hillock.simulator;
    requires hillock.outputs;
}
