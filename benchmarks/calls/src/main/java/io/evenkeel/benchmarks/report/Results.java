package io.evenkeel.benchmarks.report;

import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Part;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** All parts that were measured. A part that was not is empty. */
final class Results {
    private final Path folder;
    private final Optional<Part> calls;
    private final Optional<Part> virtualThreads;
    private final Optional<Part> growth;
    private final Optional<Part> boot;

    Results(Path folder) {
        this.folder = folder;
        this.calls = part("calls");
        this.virtualThreads = part("virtual-threads");
        this.growth = part("growth");
        this.boot = part("boot");
    }

    private Optional<Part> part(String name) {
        return Part.read(folder.resolve(name + ".json"));
    }

    Optional<Part> calls() {
        return calls;
    }

    Optional<Part> virtualThreads() {
        return virtualThreads;
    }

    Optional<Part> growth() {
        return growth;
    }

    Optional<Part> boot() {
        return boot;
    }

    /** Whether a part of them is from a short run. */
    boolean sayNothing() {
        return measured()
                .anyMatch(part -> !"long".equals(part.conditions().parameters().get("form")));
    }

    private Stream<Part> measured() {
        return Stream.of(calls, virtualThreads, growth, boot).flatMap(Optional::stream);
    }

    /** The figure of any part. */
    Optional<Figure> figure(Key key, String name) {
        return measured().flatMap(part -> part.figure(key, name).stream()).findFirst();
    }

    Optional<Double> median(Key key, String name) {
        return figure(key, name).map(Figure::median);
    }
}
