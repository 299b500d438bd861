package io.evenkeel.spring.control;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.evenkeel.logging.ModeLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that switches modes, such as one of a mounted ConfigMap. Where there is no file, nothing is switched; where it is not
 * understood, the last that was stays in force. Not thread-safe.
 */
final class SwitchFile {
    private static final int MOST_BYTES = 64 * 1024;

    /** What was found: a text, or what is wrong, or neither where there is no file. */
    private record Found(@Nullable String text, @Nullable String problem) {
        static final Found NOTHING = new Found(null, null);
    }

    private final Path path;
    private final ModeSources sources;
    private final String by;
    private Found last = Found.NOTHING;
    private Found inForce = Found.NOTHING;

    SwitchFile(Path path, ModeSources sources) {
        this.path = path;
        this.sources = sources;
        this.by = ModeSource.FILE.label() + " (" + path + ")";
    }

    /** Reads it, and does what it says at once. */
    void read() {
        last = found();
        apply();
    }

    /** Looks again: what is new is done the second time that it is seen, because writing a file takes its time. */
    void poll() {
        Found now = found();
        boolean settled = now.equals(last);
        last = now;
        if (settled) {
            apply();
        }
    }

    private void apply() {
        if (last.equals(inForce)) {
            return;
        }
        inForce = last;
        if (last.problem() != null) {
            ModeLog.notSwitched(by, last.problem());
            return;
        }
        try {
            Overrides chosen = last.text() == null ? Overrides.NONE : SwitchText.read(last.text());
            sources.say(ModeSource.FILE, before -> chosen);
        } catch (InvalidSettingException e) {
            ModeLog.notSwitched(by, e.key() + ": " + e.value() + " (expected: " + e.expected() + ")");
        }
    }

    private Found found() {
        if (!Files.isRegularFile(path)) {
            return Files.notExists(path) ? Found.NOTHING : wrong("it is no file that can be read");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            return content.length > MOST_BYTES
                    ? wrong("it is larger than 64 KiB")
                    : new Found(new String(content, StandardCharsets.UTF_8), null);
        } catch (NoSuchFileException e) {
            return Found.NOTHING;
        } catch (IOException e) {
            return wrong("it cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static Found wrong(String problem) {
        return new Found(null, problem);
    }
}
