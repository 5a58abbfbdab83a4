package hillock.simulator.plan;

/**
 * What an integral over white noise means: Ito takes the amplitude from before the noise acts, Stratonovich from the middle. They differ
 * where an amplitude depends on the state: see {@link Noises#correction}.
 */
public enum Calculus {
    ITO("Ito"), STRATONOVICH("Stratonovich");

    private final String text;

    Calculus(String text) {
        this.text = text;
    }

    /** As in docs and messages. */
    public String text() {
        return text;
    }
}
