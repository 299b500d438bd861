package io.evenkeel.tracing;

import io.opentelemetry.api.common.AttributeKey;

/** The attributes of a call to a dependency that are our own. */
final class CallAttributes {
    static final AttributeKey<String> NAME = AttributeKey.stringKey("dependency.name");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("dependency.outcome");
    static final AttributeKey<String> BREAKER_STATE = AttributeKey.stringKey("dependency.breaker.state");
    static final AttributeKey<Long> RETRY_COUNT = AttributeKey.longKey("dependency.retry.count");
    static final AttributeKey<String> REJECTION_REASON = AttributeKey.stringKey("dependency.rejection.reason");
    static final AttributeKey<String> REJECTION_MODE = AttributeKey.stringKey("dependency.rejection.mode");

    private CallAttributes() {}
}
