package hillock.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import hillock.cli.Usage.Option;
import hillock.language.syntax.Problem;
import hillock.language.syntax.Spelling;
import hillock.language.syntax.UserError;
import hillock.outputs.files.Errand;

/** What was asked of a command: its operand and the options' values by name, in the order given. A switch has the value "". */
record Request(Optional<String> operand, Map<String, List<String>> options) {

    /** Reads a command's arguments, in any order; {@code --out=DIR} and {@code --out DIR} mean the same, {@code --} ends the options. */
    static Request parse(Usage usage, List<String> arguments) {
        List<String> operands = new ArrayList<>();
        Map<String, List<String>> options = new HashMap<>();
        boolean optionsEnded = false;
        for (int k = 0; k < arguments.size(); k++) {
            String argument = arguments.get(k);
            if (optionsEnded || !argument.startsWith("-") || argument.equals("-")) {
                operands.add(argument);
            } else if (argument.equals("--")) {
                optionsEnded = true;
            } else {
                int equals = argument.indexOf('=');
                String name = equals < 0 ? argument : argument.substring(0, equals);
                Option option = named(name, usage);
                String value = "";
                if (option.value().isPresent()) {
                    if (equals < 0 && (++k == arguments.size() || arguments.get(k).startsWith("--"))) throw withoutValue(option, usage);
                    value = equals < 0 ? arguments.get(k) : argument.substring(equals + 1);
                    if (value.isBlank()) throw withoutValue(option, usage);
                } else if (equals >= 0) {
                    throw wrong(name + " takes no value, found " + argument, "write " + name);
                }
                List<String> values = options.computeIfAbsent(name, _ -> new ArrayList<>());
                values.add(value);
                if (values.size() > 1 && !option.repeatable()) throw wrong(name + " is given more than once", "give it once");
            }
        }
        return new Request(one(operands, usage), options);
    }

    /** What was asked of a run, as its errand keeps it. */
    static Request of(Errand errand) {
        return new Request(Optional.of(errand.file()), errand.options());
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> value(String option) {
        return values(option).stream().findFirst();
    }

    List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** The operand of a command that requires one. */
    String requiredOperand() {
        return operand.orElseThrow();
    }

    static UserError wrong(String message, String hint) {
        return new UserError(Problem.error(message, hint));
    }

    private static Option named(String name, Usage usage) {
        for (Option option : usage.options()) if (option.name().equals(name)) return option;
        List<String> names = usage.options().stream().map(Option::name).toList();
        throw wrong("hillock " + usage.name() + " has no option " + name, Spelling.nearest(name, names)
                .map(closest -> "did you mean " + closest + "?")
                .orElse(names.isEmpty() ? "it takes none" : "it takes " + names.stream().collect(Collectors.joining(", "))));
    }

    private static UserError withoutValue(Option option, Usage usage) {
        String value = option.value().orElseThrow();
        return wrong(option.name() + " needs a value behind it", usage.call() + " " + option.name() + " " + value);
    }

    private static Optional<String> one(List<String> operands, Usage usage) {
        if (operands.size() > 1) {
            throw wrong("hillock " + usage.name() + " takes one " + usage.operand().name() + ", found " + String.join(" and ", operands),
                    usage.call() + " [options]");
        }
        if (operands.isEmpty() && usage.operand().required()) {
            throw wrong("hillock " + usage.name() + " needs a " + usage.operand().name(), usage.call() + " [options]");
        }
        if (operands.stream().anyMatch(String::isBlank)) {
            throw wrong("the " + usage.operand().name() + " of hillock " + usage.name() + " is empty", usage.call() + " [options]");
        }
        return operands.stream().findFirst();
    }
}
