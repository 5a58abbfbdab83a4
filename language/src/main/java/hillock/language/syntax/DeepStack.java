package hillock.language.syntax;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Goes on with a deep recursion on a thread of its own, whose stack is large whatever thread the parser was called on. */
final class DeepStack {
    private static final long BYTES = 32L << 20;

    private DeepStack() {}

    static <T> T call(Supplier<T> recursion) {
        AtomicReference<Optional<T>> result = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<SyntaxFailure>> failure = new AtomicReference<>(Optional.empty());
        Thread thread = new Thread(null, () -> {
            try {
                result.set(Optional.of(recursion.get()));
            } catch (SyntaxFailure found) {
                failure.set(Optional.of(found));
            }
        }, "hillock parser", BYTES);
        thread.start();
        join(thread);
        failure.get().ifPresent(found -> {
            throw found;
        });
        return result.get().orElseThrow(() -> new IllegalStateException("the parser failed"));
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;               // parsing is short: finish, then pass the interrupt on
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
