package io.evenkeel.spring.facts;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.json.JsonWriter;
import org.springframework.context.ApplicationListener;

/**
 * Writes the facts once, when the application is ready, on a thread of its own: a disk may hang. Who reads the file sees all of it
 * or what was there before. A failure is one warning and one counted fault.
 */
final class FactsFile implements ApplicationListener<ApplicationReadyEvent> {
    private static final int MOST_BYTES = 1024 * 1024;

    private final Path file;
    private final Supplier<Map<String, Object>> facts;
    private final FaultListener faults;

    FactsFile(Path file, Supplier<Map<String, Object>> facts, FaultListener faults) {
        this.file = file.toAbsolutePath();
        this.facts = facts;
        this.faults = faults;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Thread writer = new Thread(this::write, "evenkeel-facts");
        writer.setDaemon(true);
        writer.start();
    }

    void write() {
        try {
            byte[] json = JsonWriter.<Map<String, Object>>standard()
                    .write(facts.get())
                    .toByteArray();
            if (json.length > MOST_BYTES) {
                throw new IOException("the facts are larger than 1 MiB");
            }
            replace(json);
        } catch (Throwable fault) {
            LoggerFactory.getLogger("io.evenkeel.facts")
                    .warn("evenkeel.facts.file {} was not written: {}", file, fault.toString());
            faults.isolated(Component.PRACTICE, fault);
        }
    }

    private void replace(byte[] json) throws IOException {
        Path written = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(written, json);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
