package io.evenkeel.spring.identity;

import java.util.Map;
import java.util.Properties;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/** Who the service is and where it runs, told to whatever records something about it. */
@Configuration(proxyBeanMethods = false)
@Import({SpanExportConfiguration.class, UnreadableAttributes.class})
public class IdentityConfiguration {

    @Bean
    static ServiceIdentity evenkeelServiceIdentity(
            Environment environment, ResourceLoader resources, ObjectProvider<BuildProperties> build) {
        new OtlpSettings(environment).check();
        Properties built = BuildInfo.build(environment, resources);
        BuildProperties bean = build.getIfAvailable();
        if (bean != null && bean.getVersion() != null) {
            built.setProperty("version", bean.getVersion());
        }
        ServiceIdentity identity = ServiceIdentity.of(environment, built, BuildInfo.git(environment, resources));
        if (!identity.refused().isEmpty()) {
            LoggerFactory.getLogger("io.evenkeel.identity")
                    .warn(
                            "OTEL_RESOURCE_ATTRIBUTES: {}; the other entries count",
                            String.join(", ", identity.refused()));
        }
        return identity;
    }

    @Bean
    static ResourceIdentity evenkeelResourceIdentity(ServiceIdentity service, Environment environment) {
        Binder binder = Binder.get(environment);
        Map<String, String> variables = binder.bind(
                        "evenkeel.identity.variables", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        Kubernetes.check(variables);
        return new ResourceIdentity(
                service,
                new Variables(environment),
                variables,
                environment.getProperty("evenkeel.identity.detect", Boolean.class, true));
    }

    @Bean
    static ResourceAttributes evenkeelResourceAttributes(ObjectProvider<ResourceIdentity> identity) {
        return new ResourceAttributes(identity::getObject);
    }

    @Bean
    @ConditionalOnProperty(prefix = "evenkeel.metrics", name = "identity-labels", matchIfMissing = true)
    static IdentityLabels evenkeelIdentityLabels(ObjectProvider<ServiceIdentity> identity) {
        return new IdentityLabels(() -> identity.getObject().labels());
    }

    @Bean
    @ConditionalOnProperty(prefix = "evenkeel.metrics", name = "datadog-labels")
    static IdentityLabels evenkeelDatadogLabels(ObjectProvider<ServiceIdentity> identity) {
        return new IdentityLabels(() -> identity.getObject().datadogTags());
    }
}
