package hillock.language.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Names under which other languages keep initial values and derivatives: {@code V0} for {@code V(0)}, {@code dVdt} for {@code dV/dt}. */
final class OtherSpellings {
    private static final List<String> INITIAL = List.of("%s0", "%s_0", "%sinit", "%s_init", "%s_initial", "init_%s", "initial_%s");
    private static final List<String> DERIVATIVE = List.of("d%sdt", "d%s_dt", "d%s", "%sdot", "%s_dot", "%s_prime");

    private OtherSpellings() {}

    /** The variable whose initial value a name would be. */
    static Optional<String> initialOf(String name, Collection<String> variables) {
        return variables.stream().filter(variable -> isSpelt(INITIAL, variable, name)).findFirst();
    }

    /** The name under which the initial value of a variable was given. */
    static Optional<String> initial(String variable, Collection<String> names) {
        return names.stream().filter(name -> isSpelt(INITIAL, variable, name)).findFirst();
    }

    /** The name under which the derivative of a variable was given. */
    static Optional<String> derivative(String variable, Collection<String> names) {
        return names.stream().filter(name -> isSpelt(DERIVATIVE, variable, name)).findFirst();
    }

    private static boolean isSpelt(List<String> spellings, String variable, String name) {
        return spellings.stream().anyMatch(spelling -> spelling.replace("%s", variable).equals(name));
    }
}
