package hillock.outputs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test void whatIsWrittenIsReadBack() {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("text", new Json.Text("quote \" backslash \\ line\nend \u0001 \u00b5 \ud83e\udde0"));
        values.put("lone", new Json.Text("\ud800"));
        values.put("number", new Json.Number(0.1));
        values.put("whole", new Json.Whole(-9007199254740993L));
        values.put("empty", new Json.Array(List.of(new Json.Array(List.of()), new Json.Members(Map.of()))));
        values.put("words", new Json.Array(List.of(new Json.Flag(true), new Json.Flag(false), new Json.Null())));
        Json json = new Json.Members(values);
        assertThat(JsonReader.read(json.text())).contains(json);
    }

    @Test void theTextIsIndentedAndEscaped() {
        Map<String, Json> values = new LinkedHashMap<>();
        values.put("a", Json.texts(List.of("x\ty", "\u0000")));
        values.put("b", new Json.Number(Double.NaN));
        assertThat(new Json.Members(values).text()).isEqualTo("""
                {
                  "a": [
                    "x\\ty",
                    "\\u0000"
                  ],
                  "b": null
                }""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\" 1}", "nul", "1 2", "\"\\x\"", "\"\\u12", "\"open", "{\"a\":1,}", "--1", "\u0000"})
    void whatIsNotJsonGivesNothing(String text) {
        assertThat(JsonReader.read(text)).isEmpty();
    }

    @Test void deepNestingGivesNothingInsteadOfFailing() {
        assertThat(JsonReader.read("[".repeat(100_000))).isEmpty();
    }
}
