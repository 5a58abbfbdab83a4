package hillock.outputs.files;

import java.util.List;
import java.util.Optional;

/** How recordings are written: one file a variable, whatever the format. */
public enum Format {
    /** Text, with every digit of every double. */
    CSV("csv", ".csv"),
    /** NumPy's: {@code numpy.load("cells.V.npz")["values"]}. */
    NPZ("npz", ".npz"),
    /** HDF5, as h5py and MATLAB read it. */
    HDF5("hdf5", ".h5");

    private final String word;
    private final String ending;

    Format(String word, String ending) {
        this.word = word;
        this.ending = ending;
    }

    /** The format that is called so on the command line. */
    public static Optional<Format> named(String word) {
        return List.of(values()).stream().filter(format -> format.word.equals(word)).findFirst();
    }

    /** As on the command line: {@code npz}. */
    public String word() {
        return word;
    }

    /** What its files' names end in. */
    public String ending() {
        return ending;
    }
}
