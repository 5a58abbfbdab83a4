package hillock.cli;

import java.util.Optional;

/** What the program says when it is stopped from outside (Ctrl-C) while this is open. The JVM then ends with status 130. */
final class Interruption implements AutoCloseable {
    private final Thread lastWords;
    private volatile Optional<String> text;

    Interruption(Terminal terminal, String text) {
        this.text = Optional.of(text);
        String before = terminal.interactive() ? ProgressLine.CLEAR : "";
        this.lastWords = new Thread(() -> this.text.ifPresent(words -> terminal.err().println(before + words)));
        Runtime.getRuntime().addShutdownHook(lastWords);
    }

    void says(String words) {
        text = Optional.of(words);
    }

    @Override public void close() {
        text = Optional.empty();
        try {
            Runtime.getRuntime().removeShutdownHook(lastWords);
        } catch (IllegalStateException _) {
            // being stopped just now
        }
    }
}
