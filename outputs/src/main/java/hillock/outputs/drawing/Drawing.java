package hillock.outputs.drawing;

import java.util.List;

/** What to draw on a white sheet, back to front. Lengths in points of the sheet, x to the right, y downwards. */
public record Drawing(String title, int width, int height, List<Mark> marks) {
    public Drawing {
        marks = List.copyOf(marks);
    }
}
