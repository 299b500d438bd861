package io.evenkeel.machine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a process runs, as far as it can know. Quick: it reads some small files. Any thread. */
public interface Machine {

    /** The one that this process runs on. */
    static Machine here() {
        return new ThisMachine();
    }

    /** Today, in UTC. */
    LocalDate today();

    /** Whether the process runs in a container. */
    boolean contained();

    /** How many bytes of memory the control groups of the process let it have; null without a limit. */
    @Nullable
    Long memoryLimit();

    /** How many CPUs the control groups of the process let it have; null without a limit. */
    @Nullable
    Double cpuLimit();

    /** The option by which the virtual machine ends when it has no memory left; null without one. */
    @Nullable
    String outOfMemoryOption();

    /** The id of the user that the process runs as; null where there is no such thing. */
    @Nullable
    Long userId();
}
