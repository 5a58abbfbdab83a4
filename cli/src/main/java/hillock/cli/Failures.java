package hillock.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import hillock.simulator.engine.Simulation;
import hillock.simulator.recording.Swept;

/** Tells which runs of a sweep blew up: how many, and in full the first, and the first one that failed in another way. */
record Failures(Terminal terminal, String file) {
    private static final int IN_FULL = 2;

    /** Runs those that are told in full once more. */
    void tell(Swept swept, Simulation simulation) {
        Map<String, Integer> causes = new LinkedHashMap<>();
        for (Swept.Row row : swept.rows()) row.failure().ifPresent(failure -> causes.putIfAbsent(failure.cause(), row.number()));
        if (causes.isEmpty()) return;
        List<Integer> numbers = causes.values().stream().limit(IN_FULL).toList();
        terminal.err().println("warning: " + counted(swept) + "; summary.json says what failed in "
                + (swept.failed() == 1 ? "it" : "each"));
        for (int number : numbers) {
            terminal.err().println(SweepJob.named(swept.sweep(), number));
            simulation.explained(number).ifPresent(terminal.err()::println);
        }
        terminal.err().println("  hint: hillock run " + file + " --point " + numbers.getFirst() + " runs it alone");
    }

    private static String counted(Swept swept) {
        long unbegun = swept.rows().stream().filter(row -> row.failure().filter(Swept.Failure::isUnbegun).isPresent()).count();
        String failed = swept.failed() == 1 ? "one run" : swept.failed() + " runs";
        String how = unbegun == 0 ? "blew up" : unbegun == swept.failed() ? "could not begin" : "blew up or could not begin";
        return failed + " of " + swept.rows().size() + " " + how;
    }
}
