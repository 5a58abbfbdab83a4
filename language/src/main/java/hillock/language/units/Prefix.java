package hillock.language.units;

import java.util.List;

/** An SI prefix: {@code k}, {@code kilo}, 10^3. */
record Prefix(String symbol, String longName, int tens) {
    static final List<Prefix> ALL = List.of(
            new Prefix("y", "yocto", -24), new Prefix("z", "zepto", -21), new Prefix("a", "atto", -18),
            new Prefix("f", "femto", -15), new Prefix("p", "pico", -12), new Prefix("n", "nano", -9),
            new Prefix("u", "micro", -6), new Prefix("\u00B5", "micro", -6), new Prefix("\u03BC", "micro", -6),
            new Prefix("m", "milli", -3), new Prefix("c", "centi", -2), new Prefix("d", "deci", -1),
            new Prefix("da", "deca", 1), new Prefix("h", "hecto", 2), new Prefix("k", "kilo", 3),
            new Prefix("M", "mega", 6), new Prefix("G", "giga", 9), new Prefix("T", "tera", 12),
            new Prefix("P", "peta", 15), new Prefix("E", "exa", 18), new Prefix("Z", "zetta", 21),
            new Prefix("Y", "yotta", 24));
}
