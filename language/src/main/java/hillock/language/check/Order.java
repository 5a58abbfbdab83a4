package hillock.language.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Names in order of dependence, each behind those that it uses, otherwise as given; and the circles that forbid such an order.
 *
 * @param circles each from a name through what it uses back to itself
 */
record Order(List<String> sorted, List<List<String>> circles) {
    private enum Mark { OPEN, DONE }

    static Order of(Collection<String> names, Function<String, ? extends Collection<String>> uses) {
        Map<String, Mark> marks = new HashMap<>();
        List<String> sorted = new ArrayList<>();
        List<List<String>> circles = new ArrayList<>();
        for (String start : names) {
            if (marks.containsKey(start)) continue;
            Deque<String> path = new ArrayDeque<>();
            Deque<Iterator<String>> rest = new ArrayDeque<>();
            enter(start, uses, marks, path, rest);
            while (!path.isEmpty()) {
                if (!rest.getLast().hasNext()) {
                    marks.put(path.getLast(), Mark.DONE);
                    sorted.add(path.removeLast());
                    rest.removeLast();
                    continue;
                }
                String next = rest.getLast().next();
                if (!names.contains(next)) continue;
                if (!marks.containsKey(next)) enter(next, uses, marks, path, rest);
                else if (marks.get(next) == Mark.OPEN) circles.add(circle(path, next));
            }
        }
        return new Order(List.copyOf(sorted), List.copyOf(circles));
    }

    private static void enter(String name, Function<String, ? extends Collection<String>> uses, Map<String, Mark> marks,
            Deque<String> path, Deque<Iterator<String>> rest) {
        marks.put(name, Mark.OPEN);
        path.addLast(name);
        rest.addLast(List.<String>copyOf(uses.apply(name)).iterator());
    }

    private static List<String> circle(Deque<String> path, String back) {
        List<String> all = new ArrayList<>(path);
        List<String> circle = new ArrayList<>(all.subList(all.indexOf(back), all.size()));
        circle.add(back);
        return circle;
    }
}
