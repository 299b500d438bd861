package io.evenkeel.spring.work;

import io.evenkeel.Journey;
import io.evenkeel.call.InvalidSettingException;
import io.micrometer.observation.transport.ReceiverContext;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;

/** The records of Spring Kafka's listeners, mapped by the id of a listener or, where it has none, by its topics. */
final class KafkaRecords implements MessageSource {
    private static final Pattern ONE_OF_SEVERAL_CONTAINERS = Pattern.compile("-\\d+$");

    private record Listened(Set<String> topics, @Nullable Pattern pattern, String group, Journey journey) {
        boolean matches(String topic, @Nullable String ofGroup) {
            return (group.isEmpty() || group.equals(ofGroup))
                    && (topics.contains(topic)
                            || (pattern != null && pattern.matcher(topic).matches()));
        }

        boolean clashesWith(Listened other) {
            return !journey.name().equals(other.journey.name())
                    && (group.isEmpty() || other.group.isEmpty() || group.equals(other.group))
                    && topics.stream().anyMatch(other.topics::contains);
        }
    }

    private final Map<String, Journey> byId = new ConcurrentHashMap<>();
    private final List<Listened> byTopic = new CopyOnWriteArrayList<>();
    private final WorkJourneys journeys;
    private final UnaryOperator<@Nullable String> placeholders;

    /**
     * @param placeholders resolves those of an annotation's texts
     */
    KafkaRecords(WorkJourneys journeys, UnaryOperator<@Nullable String> placeholders) {
        this.journeys = journeys;
        this.placeholders = placeholders;
    }

    /** Maps the listeners of a bean at start. */
    void add(Class<?> type) {
        listeners(type).forEach(listener -> add(listener, null, type));
        Map<Method, List<MergedAnnotation<KafkaListener>>> methods =
                MethodIntrospector.selectMethods(type, (Method method) -> {
                    List<MergedAnnotation<KafkaListener>> found =
                            listeners(method).toList();
                    return found.isEmpty() ? null : found;
                });
        methods.forEach((method, found) -> found.forEach(listener -> add(listener, method, type)));
    }

    @Override
    public @Nullable Journey journey(ReceiverContext<?> context) {
        if (!(context instanceof KafkaRecordReceiverContext kafka)) {
            return null;
        }
        String id = kafka.getListenerId();
        Journey mapped = id == null ? null : byId(id);
        if (mapped == null) {
            for (Listened listened : byTopic) {
                if (listened.matches(kafka.getRecord().topic(), kafka.getGroupId())) {
                    return listened.journey();
                }
            }
        }
        return mapped;
    }

    @Override
    public @Nullable Duration age(ReceiverContext<?> context) {
        if (!(context instanceof KafkaRecordReceiverContext kafka)) {
            return null;
        }
        long timestamp = kafka.getRecord().timestamp();
        return timestamp < 0 ? null : Duration.ofMillis(System.currentTimeMillis() - timestamp);
    }

    private @Nullable Journey byId(String id) {
        Journey mapped = byId.get(id);
        return mapped == null ? byId.get(ONE_OF_SEVERAL_CONTAINERS.matcher(id).replaceFirst("")) : mapped;
    }

    private void add(MergedAnnotation<KafkaListener> listener, @Nullable Method method, Class<?> type) {
        Journey journey = journeys.annotated(method, type);
        String id = resolved(listener.getString("id"));
        if (journey == null) {
            Journey shared = journeys.named(WorkJourneys.MESSAGES);
            if (!id.isEmpty()) {
                byId.put(id, shared);
            }
            return;
        }
        if (!id.isEmpty() && !isExpression(id)) {
            byId.put(id, journey);
            return;
        }
        Listened listened = listened(listener, journey);
        String place = "@UserJourney of " + type.getName() + (method == null ? "" : "#" + method.getName());
        if (listened.topics().stream().anyMatch(KafkaRecords::isExpression)
                || (listened.topics().isEmpty() && listened.pattern() == null)) {
            throw new InvalidSettingException(
                    place, journey.name(), "a @KafkaListener with an id, as its topics are an expression");
        }
        byTopic.stream().filter(listened::clashesWith).findFirst().ifPresent(other -> {
            throw new InvalidSettingException(
                    place,
                    journey.name(),
                    "a @KafkaListener with an id, as its topics also belong to journey "
                            + other.journey().name());
        });
        byTopic.add(listened);
    }

    private Listened listened(MergedAnnotation<KafkaListener> listener, Journey journey) {
        Set<String> topics = Stream.concat(
                        Arrays.stream(listener.getStringArray("topics")),
                        Arrays.stream(listener.getAnnotationArray("topicPartitions", TopicPartition.class))
                                .map(partition -> partition.getString("topic")))
                .map(this::resolved)
                .filter(topic -> !topic.isEmpty())
                .collect(Collectors.toSet());
        String pattern = resolved(listener.getString("topicPattern"));
        String group = resolved(listener.getString("groupId"));
        return new Listened(
                topics,
                pattern.isEmpty() || isExpression(pattern) ? null : Pattern.compile(pattern),
                isExpression(group) ? "" : group,
                journey);
    }

    private String resolved(String text) {
        String value = placeholders.apply(text);
        return value == null ? "" : value;
    }

    private static boolean isExpression(String text) {
        return text.contains("#{");
    }

    private static Stream<MergedAnnotation<KafkaListener>> listeners(AnnotatedElement element) {
        return MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).stream(KafkaListener.class);
    }
}
