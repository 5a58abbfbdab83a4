package hillock.language.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import hillock.language.model.CheckedFile;
import hillock.language.model.Connection;
import hillock.language.model.Connection.Pattern;
import hillock.language.model.Experiment;
import hillock.language.model.Model;
import hillock.language.model.Model.Values;
import hillock.language.model.Term;
import hillock.language.syntax.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a text names, and the file itself. */
class FilesTest {
    @TempDir
    Path top;
    private Path folder;

    @BeforeEach void makeFolder() throws IOException {
        folder = Files.createDirectory(top.resolve("work"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private CheckedFile checked(String text) throws IOException {
        return Checker.check(write("main.hillock", text), List.of(), false);
    }

    /** The messages, without the folder's name. */
    private String mistakes(String text) throws IOException {
        Path main = write("main.hillock", text);
        UserError error = catchThrowableOfType(UserError.class, () -> Checker.check(main, List.of(), false));
        return error.getMessage().replace(folder + "/", "");
    }

    @Test void aUsedModelBringsWhatItNeedsAndNothingElse() throws IOException {
        write("lib/cells.hillock", """
                tau = 2 * half
                half = 5 ms
                broken = nowhere
                model Base { param k = tau; dV/dt = -V / k; V(0) = 1 mV }
                model Cell extends Base { param j = 1 }
                model Other { dx/dt = -x / nothing; x(0) = 1 }
                population many = Base[1000]
                simulate 10
                """);
        Experiment experiment = checked("use Cell from \"lib/cells.hillock\"\npopulation a = Cell[1]\n").experiment();
        assertThat(experiment.populations()).hasSize(1);
        assertThat(experiment.simulation()).isEmpty();
        assertThat(experiment.populations().getFirst().model().parameters().getFirst())
                .isEqualTo(new Model.Assigned("k", new Values.Each(new Term.Constant(10))));
    }

    @Test void aModelOfTheCatalogueBringsTheOneThatItExtendsAndNothingElse() throws IOException {
        Experiment experiment = checked("""
                use ChannelNoise from models
                model Quiet extends ChannelNoise { param area = 1000 um^2 }
                population a = Quiet[2]
                """).experiment();
        Model model = experiment.populations().getFirst().model();
        assertThat(model.equations().stream().map(Model.Equation::variable)).containsExactly("V", "m", "h", "n");
        assertThat(mistakes("use ChannelNoise from models\npopulation a = HH\n")).contains("there is no model HH here");
    }

    @Test void mistakesInAUsedFileAreShownThere() throws IOException {
        write("cells.hillock", "model Cell { dV/dt = -W; V(0) = 1 }\n");
        assertThat(mistakes("use Cel from \"cells.hillock\"\nuse Cell from \"cells.hillock\"\npopulation a = Cel[1]\n")).isEqualTo("""
                main.hillock:1:5: error: cells.hillock has no model Cel
                  1 | use Cel from "cells.hillock"
                    |     ^^^
                    hint: did you mean Cell?
                cells.hillock:1:23: error: W is not known here
                  1 | model Cell { dV/dt = -W; V(0) = 1 }
                    |                       ^""");
    }

    @Test void filesThatUseEachOtherAreACircle() throws IOException {
        write("a.hillock", "use B from \"b.hillock\"\nmodel A { dV/dt = -V; V(0) = 1 }\n");
        write("b.hillock", "use A from \"a.hillock\"\nmodel B extends A { param k = 1 }\n");
        assertThat(mistakes("use A from \"a.hillock\"\n"))
                .contains("files cannot use each other in a circle: a.hillock -> b.hillock -> a.hillock");
    }

    @Test void outsideTheFolderOnlyWhenAllowed() throws IOException {
        Files.writeString(top.resolve("cells.hillock"), "model Cell { dV/dt = -V; V(0) = 1 }\n");
        String text = "use Cell from \"../cells.hillock\"\npopulation a = Cell[1]\n";
        assertThat(mistakes(text)).isEqualTo("""
                main.hillock:1:15: error: ../cells.hillock lies outside the folder of this file
                  1 | use Cell from "../cells.hillock"
                    |               ^^^^^^^^^^^^^^^^^^
                    hint: move it there, or give --allow-outside""");
        assertThat(Checker.check(folder.resolve("main.hillock"), List.of(), true).experiment().populations()).hasSize(1);
    }

    @Test void aTableIsReadInCoherentUnits() throws IOException {
        write("current.csv", "t [s],a [nA],b [nA]\n0,1,2\n0.001,2.5,-3e1\n");
        Model model = checked("""
                model A { I = table("current.csv", column = i, held = true); dV/dt = I / 1 uF; V(0) = 1 mV }
                population a = A[2]
                """).experiment().populations().getFirst().model();
        Model.Table table = model.tables().getFirst();
        assertThat(table.data().columns().get(0)).containsExactly(0, 1);
        assertThat(table.data().columns().get(2)).containsExactly(0.002, -0.03);
        assertThat(table.held()).isTrue();
        assertThat(table.column()).contains(Term.own("i"));
        assertThat(model.units().get("I").symbol()).isEqualTo("nA");
    }

    @Test void aTableNeedsNoHeader() throws IOException {
        write("current.csv", "0, 1\r\n\r\n1.5, 2\r\n");
        Model model = checked("model A { dV/dt = table(\"current.csv\"); V(0) = 1 }\npopulation a = A[2]\n")
                .experiment().populations().getFirst().model();
        assertThat(model.tables().getFirst().data().columns().get(0)).containsExactly(0, 1.5);
        assertThat(model.tables().getFirst().name()).isEqualTo("V@table1");
    }

    @Test void mistakesInATableAreShownThere() throws IOException {
        write("current.csv", "t [ms],I [uX]\n0,1\n1,x\n");
        assertThat(mistakes("model A { dV/dt = table(\"current.csv\"); V(0) = 1 }\n")).isEqualTo("""
                current.csv:1:8: error: uX is not a unit
                  1 | t [ms],I [uX]
                    |        ^^^^^^
                    hint: write it as in t [ms],I [uA/cm^2]
                current.csv:3:3: error: expected a number, found x
                  3 | 1,x
                    |   ^""");
        write("current.csv", "t,I\n0,");
        assertThat(mistakes("model A { dV/dt = table(\"current.csv\"); V(0) = 1 }\n")).isEqualTo("""
                current.csv:2:3: error: expected a number, found nothing
                  2 | 0,
                    |   ^""");
        write("current.csv", "t,I\n0,1\n0,2\n1,2,3\n");
        assertThat(mistakes("model A { dV/dt = table(\"current.csv\"); V(0) = 1 }\n")).isEqualTo("""
                current.csv:3:1: error: the time 0 does not come after the one before it
                  3 | 0,2
                    | ^
                    hint: times must grow from row to row
                current.csv:4:1: error: this row has 3 values, expected 2
                  4 | 1,2,3
                    | ^^^^^
                    hint: every row has as many values as the first""");
    }

    @Test void aTablesDimensionIsThatOfItsColumns() throws IOException {
        write("current.csv", "t [ms],I [uA]\n0,1\n1,2\n");
        assertThat(mistakes("model A { dV/dt = (table(\"current.csv\") - V) / 1 ms; V(0) = 1 mV }\n")).isEqualTo("""
                main.hillock:1:41: error: cannot subtract: table("current.csv") is in uA, V in mV
                  1 | model A { dV/dt = (table("current.csv") - V) / 1 ms; V(0) = 1 mV }
                    |                                         ^""");
    }

    @Test void connectionsFromAFile() throws IOException {
        write("edges.csv", "source,target,w [nS],delay [ms]\n0,1,2.5,1\n2,0,4,2\n");
        Connection connection = checked("""
                model A { input I; dV/dt = -V / 1 ms + I / 1 uF; V(0) = 1 mV }
                population a = A[3]
                connect a -> a from "edges.csv" { post.I += w * pre.V }
                """).experiment().connections().getFirst();
        assertThat(connection.pattern()).isEqualTo(new Pattern.Listed(new int[] {0, 2}, new int[] {1, 0}));
        assertThat(connection.parameters()).containsExactly(new Model.Assigned("w", new Values.Column(new double[] {2.5e-6, 4e-6})));
        assertThat(connection.delay()).contains(new Values.Column(new double[] {1.0, 2.0}));
    }

    @Test void indicesInAFileMustExist() throws IOException {
        write("edges.csv", "source,target\n0,1\n2,3\n");
        assertThat(mistakes("""
                model A { input I; dV/dt = -V + I; V(0) = 1 }
                population a = A[3]
                connect a -> a from "edges.csv" { post.I += pre.V }
                """)).isEqualTo("""
                main.hillock:3:21: error: row 2 of edges.csv has the target 3, but a has 3 neurons
                  3 | connect a -> a from "edges.csv" { post.I += pre.V }
                    |                     ^^^^^^^^^^^
                    hint: indices are whole numbers from 0 to 2""");
    }

    @Test void filesThatAreNone() throws IOException {
        Path missing = folder.resolve("gone.hillock");
        UserError gone = catchThrowableOfType(UserError.class, () -> Checker.check(missing, List.of(), false));
        assertThat(gone.getMessage()).contains("there is no file " + missing);
        Path binary = Files.write(folder.resolve("binary.hillock"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        UserError garbage = catchThrowableOfType(UserError.class, () -> Checker.check(binary, List.of(), false));
        assertThat(garbage.getMessage()).contains("is not a text file (it is not UTF-8)");
        UserError notAFile = catchThrowableOfType(UserError.class, () -> Checker.check(folder, List.of(), false));
        assertThat(notAFile.getMessage()).contains("is a folder, not a file");
    }

    @Test void aFileOfNoEdgesOrNoSpikesIsRightAndATableOfNoValuesIsNot() throws IOException {
        write("edges.csv", "source,target,w\n");
        write("spikes.csv", "neuron,t [ms]\n");
        write("current.csv", "t [ms],I\n");
        String text = """
                model A { input k; dx/dt = k - x; x(0) = 1 }
                population a = A[3]
                population s = SpikeTimes[2] { times = "spikes.csv" }
                connect a -> a as syn from "edges.csv" { post.k += w * pre.x }
                simulate 10 ms
                """;
        assertThat(checked(text).experiment().connections().getFirst().pattern()).isEqualTo(new Pattern.Listed(new int[0], new int[0]));
        assertThat(mistakes(text + "model B { dx/dt = table(\"current.csv\"); x(0) = 1 }\n")).isEqualTo("""
                main.hillock:6:25: error: current.csv holds no numbers
                  6 | model B { dx/dt = table("current.csv"); x(0) = 1 }
                    |                         ^^^^^^^^^^^^^
                """.stripTrailing());
    }

    @Test void aColumnIsOfParametersAndThereIsSuchAColumn() throws IOException {
        write("current.csv", "t [ms],I [nA]\n0,1\n5,1\n");
        assertThat(mistakes("""
                model A { param k = 2; dV/dt = -V / 1 ms + I / 1 uF; V(0) = 1 mV
                  I = table("current.csv", column = 0 * V)
                  J = table("current.csv", column = 1)
                }
                """)).isEqualTo("""
                main.hillock:2:41: error: V is a state variable and cannot stand in a column
                  2 |   I = table("current.csv", column = 0 * V)
                    |                                         ^
                    hint: only parameters and constants can stand here
                main.hillock:3:13: error: current.csv has no column 1: it has 1 column behind the time
                  3 |   J = table("current.csv", column = 1)
                    |             ^^^^^^^^^^^^^
                    hint: columns count from 0
                """.stripTrailing());
    }
}
