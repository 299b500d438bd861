package io.evenkeel.spring.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The id of this instance of the service, as OpenTelemetry's conventions want it: where the platform has one that is unique, a
 * UUID of version 5 made from it, so that it stays the same when the process starts again; else a random one for the life of
 * the process.
 */
final class InstanceId {
    /** The namespace that the conventions give for this. */
    private static final UUID NAMESPACE = UUID.fromString("4d63009a-8d0f-11ee-aad7-4c796ed8e320");

    private static final String RANDOM = UUID.randomUUID().toString();

    private InstanceId() {}

    /** Of a process that runs where these attributes say. */
    static String of(Map<String, String> where) {
        String unique = unique(where);
        return unique == null ? RANDOM : named(unique).toString();
    }

    private static @Nullable String unique(Map<String, String> where) {
        String task = where.get("aws.ecs.container.arn");
        if (task != null) {
            return task;
        }
        String pod = where.get("k8s.pod.uid");
        if (pod == null && where.containsKey("k8s.pod.name") && where.containsKey("k8s.namespace.name")) {
            pod = where.get("k8s.namespace.name") + '.' + where.get("k8s.pod.name");
        }
        if (pod != null) {
            return pod + '.' + where.getOrDefault("k8s.container.name", "");
        }
        return where.get("container.id");
    }

    /** RFC 9562, version 5. */
    static UUID named(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    (hash.getLong() & ~0xF000L) | 0x5000L,
                    (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }
}
