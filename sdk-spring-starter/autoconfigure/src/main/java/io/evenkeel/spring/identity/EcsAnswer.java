package io.evenkeel.spring.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonParserFactory;

/** What an answer of {@code …/task} says, under the names of the semantic conventions of cloud providers. */
final class EcsAnswer {
    private static final int PARTS_OF_AN_ARN = 6;

    private EcsAnswer() {}

    /**
     * @param json what the agent has answered; fields of another type than expected count as absent
     * @param container the id by which the agent knows the container that has asked
     */
    static Map<String, String> attributes(String json, String container) {
        Map<String, Object> task = JsonParserFactory.getJsonParser().parseMap(json);
        Map<String, String> found = new LinkedHashMap<>();
        String arn = text(task, "TaskARN");
        String[] parts = arn == null ? new String[0] : arn.split(":", PARTS_OF_AN_ARN);
        if (arn == null || parts.length < PARTS_OF_AN_ARN || !parts[0].equals("arn")) {
            return found;
        }
        put(found, "cloud.provider", "aws");
        put(found, "cloud.platform", "aws_ecs");
        put(found, "cloud.region", parts[3]);
        put(found, "cloud.account.id", parts[4]);
        put(found, "cloud.availability_zone", text(task, "AvailabilityZone"));
        put(found, "aws.ecs.task.arn", arn);
        put(found, "aws.ecs.task.id", arn.substring(arn.lastIndexOf('/') + 1));
        put(found, "aws.ecs.task.family", text(task, "Family"));
        put(found, "aws.ecs.task.revision", text(task, "Revision"));
        String launched = text(task, "LaunchType");
        put(found, "aws.ecs.launchtype", launched == null ? null : launched.toLowerCase(Locale.ROOT));
        String cluster = text(task, "Cluster");
        if (cluster != null) {
            String prefix = arn.substring(0, arn.length() - parts[5].length());
            put(found, "aws.ecs.cluster.arn", cluster.startsWith("arn:") ? cluster : prefix + "cluster/" + cluster);
        }
        if (task.get("Containers") instanceof List<?> containers) {
            containers.stream()
                    .filter(one -> one instanceof Map<?, ?> fields && container.equals(fields.get("DockerId")))
                    .findFirst()
                    .ifPresent(one -> container((Map<?, ?>) one, found));
        }
        return found;
    }

    private static void container(Map<?, ?> container, Map<String, String> found) {
        put(found, "container.id", text(container, "DockerId"));
        put(found, "container.name", text(container, "Name"));
        put(found, "aws.ecs.container.arn", text(container, "ContainerARN"));
        put(found, "cloud.resource_id", text(container, "ContainerARN"));
    }

    private static @Nullable String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    private static void put(Map<String, String> found, String attribute, @Nullable String value) {
        String text = Variables.text(value);
        if (text != null) {
            found.put(attribute, text);
        }
    }
}
