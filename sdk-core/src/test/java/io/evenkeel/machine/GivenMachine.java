package io.evenkeel.machine;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A machine as a test wants it. */
public record GivenMachine(
        LocalDate today,
        boolean contained,
        @Nullable Long memoryLimit,
        @Nullable Double cpuLimit,
        @Nullable String outOfMemoryOption,
        @Nullable Long userId)
        implements Machine {}
