package hillock.language.catalogue;

import java.util.List;
import java.util.Optional;
import hillock.language.syntax.Spelling;

/** The ready models, in the order in which they are listed: cells with conductances, reduced cells, cells that reset, other dynamics. */
public final class Catalogue {
    public static final List<Entry> ALL = List.of(
            new Entry("hodgkin-huxley", "HH"),
            new Entry("channel-noise", "ChannelNoise"),
            new Entry("connor-stevens", "ConnorStevens"),
            new Entry("traub-miles", "TraubMiles"),
            new Entry("wang-buzsaki", "WangBuzsaki"),
            new Entry("pinsky-rinzel", "PinskyRinzel"),
            new Entry("morris-lecar", "MorrisLecar", "MorrisLecarSaddleNode", "MorrisLecarHomoclinic"),
            new Entry("fitzhugh-nagumo", "FitzHughNagumo"),
            new Entry("hindmarsh-rose", "HindmarshRose"),
            new Entry("leaky-integrate-and-fire", "LIF"),
            new Entry("exponential-integrate-and-fire", "EIF"),
            new Entry("adex", "AdEx", "AdExTonic", "AdExAdapting", "AdExInitialBurst", "AdExBursting", "AdExAccelerating",
                    "AdExDelayedBursting", "AdExTransient", "AdExIrregular"),
            new Entry("izhikevich", "Izhikevich", "IzhikevichRS", "IzhikevichIB", "IzhikevichCH", "IzhikevichFS", "IzhikevichLTS",
                    "IzhikevichTC", "IzhikevichRZ"),
            new Entry("wilson-cowan", "WilsonCowan"),
            new Entry("kuramoto", "Kuramoto"),
            new Entry("stuart-landau", "StuartLandau"),
            new Entry("van-der-pol", "VanDerPol"),
            new Entry("lorenz", "Lorenz"));

    private Catalogue() {}

    /** The entry that holds a model of this name. */
    public static Optional<Entry> find(String model) {
        return ALL.stream().filter(entry -> entry.models().contains(model)).findFirst();
    }

    /** The model that was meant by a name that is none: one spelled nearly so, or the first of the file of that name. */
    public static Optional<String> meant(String name) {
        String letters = name.replaceAll("[-_ ]", "");
        Optional<String> file = ALL.stream().filter(entry -> entry.file().replace("-", "").equalsIgnoreCase(letters))
                .map(entry -> entry.models().getFirst()).findFirst();
        return file.or(() -> Spelling.nearest(name, names()));
    }

    /** The names of all models, in the order of the list. */
    public static List<String> names() {
        return ALL.stream().flatMap(entry -> entry.models().stream()).toList();
    }
}
