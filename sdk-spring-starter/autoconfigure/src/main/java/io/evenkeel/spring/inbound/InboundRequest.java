package io.evenkeel.spring.inbound;

import org.jspecify.annotations.Nullable;

/**
 * An inbound request that has ended, as both web stacks can tell it.
 *
 * @param method the HTTP method as the client wrote it
 * @param path the path within the application, as the client wrote it
 * @param route the pattern that matched, if one did
 * @param handler what handled it, if it is known
 * @param status the HTTP status
 * @param aborted whether the client went away
 * @param error what the handler threw, if that is known
 */
record InboundRequest(
        String method,
        String path,
        @Nullable String route,
        @Nullable Object handler,
        int status,
        boolean aborted,
        @Nullable Throwable error) {}
