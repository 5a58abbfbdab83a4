package hillock.cli;

import java.util.List;
import java.util.Optional;

/**
 * How a command is called: what parsing goes by and what {@code --help} shows.
 *
 * @param name     the command's
 * @param operand  what it works on
 * @param summary  one line for the list of commands
 * @param options  but for {@code --help}, which every command has
 * @param details  whole lines, shown below the options; may be empty
 */
record Usage(String name, Operand operand, String summary, List<Option> options, String details) {

    /** {@code FILE}, or {@code [NAME]} if it may be left out. */
    record Operand(String name, boolean required) {
        @Override public String toString() {
            return required ? name : "[" + name + "]";
        }
    }

    /**
     * @param name       with its hyphens: {@code --out}
     * @param value      what the help calls its value; empty for a switch
     * @param repeatable whether it may be given more than once
     */
    record Option(String name, Optional<String> value, boolean repeatable, String meaning) {
        static Option flag(String name, String meaning) {
            return new Option(name, Optional.empty(), false, meaning);
        }

        static Option valued(String name, String value, String meaning) {
            return new Option(name, Optional.of(value), false, meaning);
        }

        static Option repeated(String name, String value, String meaning) {
            return new Option(name, Optional.of(value), true, meaning);
        }

        private String shown() {
            return value.isPresent() ? name + " " + value.get() : name;
        }
    }

    /** {@code hillock run FILE}. */
    String call() {
        return "hillock " + name + " " + operand;
    }

    /** The whole help of the command. */
    String help() {
        StringBuilder text = new StringBuilder("usage: ").append(call()).append(" [options]\n\n").append(summary).append("\n\n");
        for (Option option : options) text.append(row(option.shown(), option.meaning() + (option.repeatable() ? "; may be repeated" : "")));
        text.append(row("--help", "this text"));
        if (!details.isEmpty()) text.append('\n').append(details);
        return text.toString();
    }

    /** Two columns. */
    static String row(String left, String right) {
        return "  " + left + " ".repeat(Math.max(2, 26 - left.length())) + right + "\n";
    }
}
