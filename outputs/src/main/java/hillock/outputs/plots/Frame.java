package hillock.outputs.plots;

/** Where a panel's data is on the sheet, and what its sides mean. Half a point off the grid, so that thin lines are crisp. */
record Frame(double left, double top, double width, double height, Range x, Range y) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double x(double value) {
        return left + (value - x.from()) / x.length() * width;
    }

    double y(double value) {
        return bottom() - (value - y.from()) / y.length() * height;
    }
}
