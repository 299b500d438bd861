package io.evenkeel.logging;

import org.jspecify.annotations.Nullable;

/**
 * Who the service is, as its log lines say it.
 *
 * @param service its name
 * @param environment where it runs, or {@code null} if nobody said so
 * @param version which version of it, or {@code null} if nobody said so
 */
public record LogIdentity(
        String service,
        @Nullable String environment,
        @Nullable String version) {}
