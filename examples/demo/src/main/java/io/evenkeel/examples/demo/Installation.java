package io.evenkeel.examples.demo;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where things are: beside the module of the demo are the modules of the services.
 *
 * @param demoJar {@code examples/demo/target/demo.jar}
 */
record Installation(Path demoJar) {
    static Installation current() {
        try {
            return new Installation(Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path jar(String service) {
        return target().resolve(Path.of("..", "..", service, "target", service + ".jar"))
                .normalize();
    }

    Path log(String service) {
        return logs().resolve(service + ".log");
    }

    /** Each run has its own: two at the same time do not get in each other's way. */
    Path logs() {
        return target().resolve(
                        Path.of("logs", String.valueOf(ProcessHandle.current().pid())));
    }

    private Path target() {
        return demoJar.toAbsolutePath().getParent();
    }
}
