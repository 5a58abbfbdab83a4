package hillock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import hillock.cli.Usage.Operand;

/** {@code hillock new NAME}: a commented file to start from, which runs as it stands. */
final class NewCommand implements Command {
    private static final String ENDING = ".hillock";

    @Override public Usage usage() {
        return new Usage("new", new Operand("NAME", true), "Writes NAME.hillock, a commented file to start from; never replaces one.",
                List.of(), "");
    }

    @Override public Status run(Request request, Terminal terminal) {
        String name = request.requiredOperand();
        Path file = Path.of(name.endsWith(ENDING) ? name : name + ENDING);
        String text = start(file);
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException _) {
            throw Request.wrong(file + " exists already", "choose another name; nothing was changed");
        } catch (IOException e) {
            return failed(file, e, terminal);
        }
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            remove(file);
            return failed(file, e, terminal);
        }
        terminal.out().println("wrote " + file + "; try: hillock run " + file);
        return Status.DONE;
    }

    private static Status failed(Path file, IOException e, Terminal terminal) {
        Path folder = file.toAbsolutePath().getParent();
        String reason = e instanceof NoSuchFileException ? "there is no folder " + folder
                : OutputFolder.obstacle(folder).orElse(Outlet.lowerCase(String.valueOf(e.getMessage())));
        terminal.err().println("error: cannot write " + file + ": " + reason);
        return Status.WRITING_FAILED;
    }

    /** A beginning of a file would be in the way of the next attempt. */
    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // the failure that brought us here is said anyway
        }
    }

    private static String start(Path file) {
        String name = file.getFileName().toString();
        try (InputStream text = NewCommand.class.getResourceAsStream("start.hillock")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{name}", name.substring(0, name.length() - ENDING.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
