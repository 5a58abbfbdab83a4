package hillock.language.check;

/** What a name stands for. */
enum Kind {
    STATE("a state variable"), PARAMETER("a parameter"), INPUT("an input"), EXPRESSION("an expression"), CONSTANT("a constant"),
    INDEX("an index"), ARGUMENT("an argument"),
    /** {@code xi}, or a named expression that holds it. */
    NOISE("white noise");

    private final String phrase;

    Kind(String phrase) {
        this.phrase = phrase;
    }

    String phrase() {
        return phrase;
    }

    /** Whether it is known before the run and the same throughout. */
    boolean isFixed() {
        return this == PARAMETER || this == CONSTANT || this == INDEX || this == ARGUMENT;
    }
}
