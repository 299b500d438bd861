package io.evenkeel.lane;

import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.RestTemplate;

/** A RestTemplate from Boot's builder, whose class has another package on each line. */
final class BuiltRestTemplate {
    private BuiltRestTemplate() {}

    static RestTemplate from(ApplicationContext context) {
        return context.getBean(RestTemplateBuilder.class).build();
    }
}
