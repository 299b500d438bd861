package io.evenkeel.spring.inbound;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Which requests are health probes or management traffic. Decided by the route that matched, because a raw path can be
 * written in many ways; only where none matched, by the path.
 */
final class ProbePaths {
    private final SingletonSupplier<List<String>> trees;
    private final Set<String> paths;

    /**
     * @param trees paths which everything below belongs to, such as {@code /actuator}; asked for once, by the first request
     * @param paths single paths, such as {@code /livez}
     */
    ProbePaths(Supplier<List<String>> trees, Set<String> paths) {
        this.trees = SingletonSupplier.of(trees);
        this.paths = Set.copyOf(paths);
    }

    boolean contain(@Nullable String route, String path) {
        String place = route == null ? path : route;
        if (paths.contains(place)) {
            return true;
        }
        for (String tree : trees.obtain()) {
            if (place.startsWith(tree) && (place.length() == tree.length() || place.charAt(tree.length()) == '/')) {
                return true;
            }
        }
        return false;
    }
}
