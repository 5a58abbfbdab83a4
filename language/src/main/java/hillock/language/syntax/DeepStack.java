package hillock.language.syntax;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that calls itself as deeply as a text nests, on a thread of its own whose stack is large whatever thread it was asked for on. */
public final class DeepStack {
    private static final long BYTES = 64L << 20;

    private DeepStack() {}

    /**
     * What the work returns or throws. An interrupt waits until it is done: reading and checking are short.
     *
     * @throws RuntimeException the work's own, and its {@link Error}s
     */
    public static <T> T call(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "hillock reading", BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) throw cause;
            if (failure.getCause() instanceof Error cause) throw cause;
            throw new IllegalStateException(failure.getCause());
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
