package hillock.outputs.files;

import java.util.List;
import java.util.Optional;
import hillock.outputs.plots.Figures.Form;
import hillock.simulator.recording.Trust;

/**
 * What a recording does not know of its run, for {@code summary.json}, and which files are wanted.
 *
 * @param file     the user's file, as named on the command line
 * @param sha256   of the file's text, in hexadecimal
 * @param version  of the program
 * @param settings each {@code --set} as the user wrote it: {@code cells.I=12}
 * @param plots    what figures are written as; none for no figures
 * @param format   of the recordings
 * @param blownUp  what went wrong in a run that blew up; else empty
 * @param trust    how far the numbers can be believed, if that was asked
 * @param point    which run of a sweep it was, if one
 */
public record ResultOptions(String file, String sha256, String version, List<String> settings, List<Form> plots, Format format,
        Optional<String> blownUp, Optional<Trust> trust, Optional<Integer> point) {
    public ResultOptions {
        settings = List.copyOf(settings);
        plots = List.copyOf(plots);
    }

    /** With plots, no settings, and a run that reached its end. {@code text} is the file's whole text. */
    public static ResultOptions of(String file, String text, String version) {
        return new ResultOptions(file, FileHash.of(text), version, List.of(), List.of(Form.SVG, Form.PNG), Format.CSV, Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    public ResultOptions withPlots(List<Form> wanted) {
        return new ResultOptions(file, sha256, version, settings, wanted, format, blownUp, trust, point);
    }

    public ResultOptions withSettings(List<String> given) {
        return new ResultOptions(file, sha256, version, given, plots, format, blownUp, trust, point);
    }

    public ResultOptions withFormat(Format wanted) {
        return new ResultOptions(file, sha256, version, settings, plots, wanted, blownUp, trust, point);
    }

    public ResultOptions withBlownUp(String message) {
        return new ResultOptions(file, sha256, version, settings, plots, format, Optional.of(message), trust, point);
    }

    public ResultOptions withTrust(Trust found) {
        return new ResultOptions(file, sha256, version, settings, plots, format, blownUp, Optional.of(found), point);
    }

    public ResultOptions withPoint(int number) {
        return new ResultOptions(file, sha256, version, settings, plots, format, blownUp, trust, Optional.of(number));
    }
}
