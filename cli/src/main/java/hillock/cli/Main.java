package hillock.cli;

import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import hillock.language.syntax.Spelling;
import hillock.language.syntax.UserError;
import hillock.outputs.files.Reasons;
import hillock.outputs.files.WritingFailed;
import hillock.simulator.recording.StorageFailed;

/** The program's entry: chooses the command, and turns whatever happens into words and an exit status. */
public final class Main {
    static final List<Command> COMMANDS =
            List.of(new RunCommand(), new ResumeCommand(), new CheckCommand(), new ShowCommand(), new PlotCommand(), new NewCommand(),
                    new ModelsCommand());

    private final Terminal terminal;

    Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Ends the process with one of {@link Status}'s codes. The launcher sets {@code hillock.interactive} where stderr is a terminal. */
    public static void main(String[] arguments) {
        Outlet outlet = new Outlet(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(outlet, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(standardError(), true, StandardCharsets.UTF_8);
        int status = new Main(new Terminal(out, err, Boolean.getBoolean("hillock.interactive"))).run(arguments);
        out.flush();
        if (outlet.obstacle().isPresent()) {
            err.println("error: cannot write to the standard output: " + outlet.obstacle().get());
            if (status == Status.DONE.code()) status = Status.WRITING_FAILED.code();
        }
        Runtime.getRuntime().halt(status);
    }

    /** Where Java itself writes what nobody should see into stderr, the launcher names another way to it. */
    private static OutputStream standardError() {
        String elsewhere = System.getProperty("hillock.stderr");
        if (elsewhere != null) {
            try {
                return new FileOutputStream(elsewhere, true);
            } catch (FileNotFoundException _) {
                return new FileOutputStream(FileDescriptor.err);
            }
        }
        return new FileOutputStream(FileDescriptor.err);
    }

    /** Runs one command and returns the exit status. */
    int run(String... arguments) {
        try {
            return perform(List.of(arguments)).code();
        } catch (UserError e) {
            terminal.err().println(e.getMessage());
            return Status.WRONG_REQUEST.code();
        } catch (WritingFailed e) {
            terminal.err().println("error: " + e.getMessage());
            return Status.WRITING_FAILED.code();
        } catch (StorageFailed e) {
            terminal.err().println("error: " + said(e));
            return Status.WRITING_FAILED.code();
        } catch (OutOfMemoryError e) {
            return outOfMemory();
        } catch (RuntimeException | Error e) {
            return bug(e, arguments);
        }
    }

    static String said(StorageFailed failure) {
        return "cannot keep recordings in " + failure.place() + ": " + Reasons.of(failure.reason());
    }

    private Status perform(List<String> arguments) {
        if (arguments.isEmpty()) {
            terminal.err().print(help());
            return Status.WRONG_REQUEST;
        }
        String first = arguments.getFirst();
        List<String> rest = arguments.subList(1, arguments.size());
        switch (first) {
            case "--version" -> terminal.out().println("hillock " + Version.NUMBER);
            case "--help", "-h", "help" -> terminal.out().print(rest.isEmpty() ? help() : named(rest.getFirst()).usage().help());
            default -> {
                Command command = named(first);
                if (!rest.contains("--help") && !rest.contains("-h")) return command.run(Request.parse(command.usage(), rest), terminal);
                terminal.out().print(command.usage().help());
            }
        }
        return Status.DONE;
    }

    private static Command named(String name) {
        for (Command command : COMMANDS) if (command.usage().name().equals(name)) return command;
        List<String> names = COMMANDS.stream().map(command -> command.usage().name()).toList();
        if (name.endsWith(".hillock")) throw Request.wrong("expected a command, found " + name, "hillock run " + name);
        throw Request.wrong(name.startsWith("-") ? "there is no option " + name : "there is no command " + name,
                Spelling.nearest(name, names).map(closest -> "did you mean " + closest + "?")
                        .orElse("the commands are " + String.join(", ", names) + "; hillock --help says more"));
    }

    private static String help() {
        StringBuilder text = new StringBuilder("Hillock " + Version.NUMBER
                + ": simulates networks of coupled neurons, written as their equations.\n\n");
        for (Command command : COMMANDS) text.append(Usage.row(command.usage().call(), command.usage().summary()));
        text.append(Usage.row("hillock --version", "the version"));
        return text.append("\nhillock COMMAND --help shows a command's options.\n").toString();
    }

    private int outOfMemory() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        terminal.err().println("error: this run needs more memory than the " + megabytes + " MB that the program may use\n"
                + "  hint: record less (every, from .. to, fewer neurons), or allow more: HILLOCK_JAVA_OPTIONS=-Xmx16g hillock ...");
        return Status.WRONG_REQUEST.code();
    }

    private int bug(Throwable e, String... arguments) {
        terminal.err().println("hillock " + Version.NUMBER + " has made a mistake (" + e
                + "); please report it with this command and its file: hillock "
                + String.join(" ", Arrays.asList(arguments)) + " (HILLOCK_TRACE=1 shows where)");
        if (System.getenv("HILLOCK_TRACE") != null) e.printStackTrace(terminal.err());
        return Status.BUG.code();
    }
}
