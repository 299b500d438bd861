package io.evenkeel.spring.inbound;

import io.evenkeel.Journey;
import io.evenkeel.call.InvalidSettingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Routes and their journeys, the most specific one first, one with a method before the same without. What has no journey and
 * comes before none that has one changes nothing, and is not kept.
 */
final class RouteTable {
    private static final Comparator<MappedRoute> MOST_SPECIFIC_FIRST = Comparator.comparing(
                    (MappedRoute entry) -> entry.route().pattern(), PathPattern.SPECIFICITY_COMPARATOR)
            .thenComparing(entry -> entry.route().method() == null);

    private final List<MappedRoute> entries;

    RouteTable(List<MappedRoute> entries) {
        List<MappedRoute> sorted = entries.stream().sorted(MOST_SPECIFIC_FIRST).toList();
        int kept = sorted.size();
        while (kept > 0 && sorted.get(kept - 1).journey() == null) {
            kept--;
        }
        this.entries = List.copyOf(sorted.subList(0, kept));
    }

    /**
     * @param routes the texts of the routes by the name of their journey
     * @param journeys finds a journey by its name
     * @throws InvalidSettingException if a route is not understood, or belongs to two journeys
     */
    static RouteTable configured(Map<String, List<String>> routes, Function<String, Journey> journeys) {
        List<MappedRoute> found = new ArrayList<>();
        routes.forEach((name, texts) -> {
            for (int i = 0; i < texts.size(); i++) {
                String key = "evenkeel.journeys." + name + ".routes[" + i + "]";
                Route route = Route.parse(key, texts.get(i));
                found.stream()
                        .filter(entry -> entry.route().text().equals(route.text()))
                        .findFirst()
                        .ifPresent(taken -> {
                            throw new InvalidSettingException(
                                    key, route.text(), "a route that is not taken by journey " + name(taken));
                        });
                found.add(new MappedRoute(route, journeys.apply(name)));
            }
        });
        return new RouteTable(found);
    }

    private static String name(MappedRoute taken) {
        Journey journey = taken.journey();
        return journey == null ? "" : journey.name();
    }

    /** The journey of a request, or {@code null} if no route matches. */
    @Nullable
    Journey find(String method, String path) {
        if (entries.isEmpty()) {
            return null;
        }
        PathContainer parsed = PathContainer.parsePath(path);
        for (MappedRoute entry : entries) {
            if (entry.route().matches(method, parsed)) {
                return entry.journey();
            }
        }
        return null;
    }
}
