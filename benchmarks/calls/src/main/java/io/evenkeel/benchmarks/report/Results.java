package io.evenkeel.benchmarks.report;

import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /** The figure of any part. */
    Optional<Figure> figure(Key key, String name) {
        return List.of(calls, virtualThreads, growth, boot).stream()
                .flatMap(Optional::stream)
                .flatMap(part -> part.figure(key, name).stream())
                .findFirst();
    }

    Optional<Double> median(Key key, String name) {
        return figure(key, name).map(Figure::median);
    }
}
