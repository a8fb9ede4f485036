package dev.makegood.local.http;

import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.TemplateException;
import dev.makegood.local.template.Trigger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the route of a request. The more literal route wins, segment by segment from the left, then the one that names
 * the method. A variable matches one non-empty segment; {@code {name+}} matches all the rest.
 */
public final class RouteTable {
    /**
     * Holds the route of a request.
     *
     * @param path decoded, as functions get it
     * @param parameters the path's variables
     */
    public record Match(String function, Trigger.Route route, String path, Map<String, String> parameters) {}

    private record Entry(String function, Trigger.Route route, List<String> segments) {
        /** Sorts literal before variable before greedy, position by position. */
        String rank() {
            var rank = new StringBuilder();
            segments.forEach(segment -> rank.append(greedy(segment) ? '2' : variable(segment) ? '1' : '0'));
            return rank.append(route.method().equals("ANY") ? '1' : '0').toString();
        }
    }

    private final List<Entry> entries;

    /**
     * Creates the table.
     *
     * @throws TemplateException if two functions claim one route
     */
    public RouteTable(List<FunctionSpec> functions) {
        Set<String> keys = new HashSet<>();
        this.entries = functions.stream()
                .flatMap(function -> function.triggers(Trigger.Route.class)
                        .map(route -> new Entry(function.logicalId(), route, segments(route.path()))))
                .sorted(Comparator.comparing(Entry::rank))
                .toList();
        entries.forEach(entry -> {
            if (!keys.add(entry.route.key())) {
                throw new TemplateException("The route " + entry.route.key() + " is there twice");
            }
        });
    }

    /**
     * Returns the route for a method and a path as it was sent, percent-encoded. As API Gateway does for HTTP APIs, it
     * decodes the path first: an encoded slash begins another segment, and an encoded question mark ends the path.
     *
     * @throws IllegalArgumentException if the path's percent-encoding is broken
     */
    public Optional<Match> find(String method, String rawPath) {
        String decoded = Percent.decode(rawPath).split("\\?", 2)[0];
        List<String> path = segments(decoded);
        return entries.stream()
                .filter(entry -> entry.route.method().equals("ANY")
                        || entry.route.method().equals(method))
                .flatMap(entry -> parameters(entry.segments, path).stream()
                        .map(parameters -> new Match(entry.function, entry.route, decoded, parameters)))
                .findFirst();
    }

    private static Optional<Map<String, String>> parameters(List<String> pattern, List<String> path) {
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 0; i < pattern.size(); i++) {
            String wanted = pattern.get(i);
            if (i >= path.size()) {
                return Optional.empty();
            }
            if (greedy(wanted)) {
                String rest = String.join("/", path.subList(i, path.size()));
                parameters.put(wanted.substring(1, wanted.length() - 2), rest);
                return Optional.of(parameters);
            }
            if (variable(wanted)) {
                if (path.get(i).isEmpty()) {
                    return Optional.empty();
                }
                parameters.put(wanted.substring(1, wanted.length() - 1), path.get(i));
            } else if (!wanted.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return pattern.size() == path.size() ? Optional.of(parameters) : Optional.empty();
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    private static boolean variable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean greedy(String segment) {
        return variable(segment) && segment.endsWith("+}");
    }
}
