package hillock.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * What happens when the program is stopped from outside (Ctrl-C, SIGTERM) while this is open: it says so and is gone; or, while a run
 * {@link #asked asks}, that one is left to end by itself. The exit status is 130 either way. Java hears of the first such signal only.
 */
final class Interruption implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    private final Thread hook;
    private final Thread opener = Thread.currentThread();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<String> text;
    private volatile boolean asked;

    /** @param text what is said of a program that is stopped now */
    Interruption(Terminal terminal, String text) {
        this.text = Optional.of(text);
        String before = terminal.interactive() ? ProgressLine.CLEAR : "";
        this.hook = new Thread(() -> stop(terminal, before));
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Terminal terminal, String before) {
        asked = true;
        Optional<String> words = text;
        if (words.isPresent()) {
            terminal.err().println(before + words.get());
            Runtime.getRuntime().halt(Status.INTERRUPTED.code());
        }
        try {
            closed.await();
            // the program's own end, with its own status, is about to overtake this
            opener.join(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody listens any more: stopped now, the program says this. */
    void says(String words) {
        if (!asked) text = Optional.of(words);
    }

    /** Whether to stop. Who asks once asks again soon: from then on the program is left to end by itself. */
    boolean asked() {
        if (text.isPresent()) text = Optional.empty();
        return asked;
    }

    @Override public void close() {
        text = Optional.empty();
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // being stopped just now
        }
    }
}
