package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import hillock.cli.Usage.Operand;
import hillock.cli.Usage.Option;
import hillock.language.syntax.UserError;
import org.junit.jupiter.api.Test;

class RequestTest {
    private static final Usage PAINT = new Usage("paint", new Operand("WALL", true), "Paints.",
            List.of(Option.valued("--colour", "NAME", "which"), Option.repeated("--coat", "N", "how"), Option.flag("--dry", "waits")), "");

    private static Request parse(String... arguments) {
        return Request.parse(PAINT, List.of(arguments));
    }

    private static void rejects(String message, String... arguments) {
        assertThatThrownBy(() -> parse(arguments)).isInstanceOf(UserError.class).hasMessage(message);
    }

    @Test void optionsMayStandBeforeAndBehindTheOperand() {
        Request request = parse("--colour", "red", "north", "--dry");
        assertThat(request.operand()).contains("north");
        assertThat(request.value("--colour")).contains("red");
        assertThat(request.has("--dry")).isTrue();
    }

    @Test void aValueMayFollowAnEqualsSignAndContainOne() {
        assertThat(parse("north", "--colour=a=b").value("--colour")).contains("a=b");
        assertThat(parse("north", "--coat", "x=-1").values("--coat")).containsExactly("x=-1");
    }

    @Test void repeatedOptionsKeepTheirOrder() {
        assertThat(parse("north", "--coat", "1", "--coat=2", "--coat", "-3").values("--coat")).containsExactly("1", "2", "-3");
    }

    @Test void whatIsNotGivenIsEmpty() {
        Request request = parse("north");
        assertThat(request.value("--colour")).isEqualTo(Optional.empty());
        assertThat(request.values("--coat")).isEmpty();
        assertThat(request.has("--dry")).isFalse();
    }

    @Test void aDoubleHyphenEndsTheOptions() {
        assertThat(parse("--", "--dry").operand()).contains("--dry");
    }

    @Test void anUnknownOptionIsNamedWithTheNearestOne() {
        rejects("error: hillock paint has no option --color\n  hint: did you mean --colour?", "north", "--color", "red");
        rejects("error: hillock paint has no option --wallpaper\n  hint: it takes --colour, --coat, --dry", "north", "--wallpaper");
    }

    @Test void aMissingValueIsNotTakenFromTheNextOption() {
        String message = "error: --colour needs a value behind it\n  hint: hillock paint WALL --colour NAME";
        rejects(message, "north", "--colour");
        rejects(message, "north", "--colour", "--dry");
    }

    @Test void anEmptyValueIsNone() {
        String message = "error: --colour needs a value behind it\n  hint: hillock paint WALL --colour NAME";
        rejects(message, "north", "--colour", "");
        rejects(message, "north", "--colour= ");
        rejects("error: the WALL of hillock paint is empty\n  hint: hillock paint WALL [options]", "");
    }

    @Test void aSwitchTakesNoValue() {
        rejects("error: --dry takes no value, found --dry=yes\n  hint: write --dry", "north", "--dry=yes");
    }

    @Test void oneValueGivenTwiceIsAnError() {
        rejects("error: --colour is given more than once\n  hint: give it once", "north", "--colour", "red", "--colour", "blue");
    }

    @Test void exactlyOneOperandIsExpected() {
        rejects("error: hillock paint needs a WALL\n  hint: hillock paint WALL [options]", "--dry");
        rejects("error: hillock paint takes one WALL, found north and south\n  hint: hillock paint WALL [options]", "north", "south");
    }
}
