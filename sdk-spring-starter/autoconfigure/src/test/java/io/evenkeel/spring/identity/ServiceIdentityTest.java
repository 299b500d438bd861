package io.evenkeel.spring.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ServiceIdentityTest {
    @Test
    void ofAllThatSpeakTheStrongestIsHeard() {
        Map<String, String> speakers = new LinkedHashMap<>();
        speakers.put("management.opentelemetry.resource-attributes.service.name", "of-boots-attributes");
        speakers.put("evenkeel.service.name", "of-evenkeel");
        speakers.put("OTEL_SERVICE_NAME", "of-otel-name");
        speakers.put("OTEL_RESOURCE_ATTRIBUTES", "service.name=of-otel-attributes");
        speakers.put("DD_SERVICE", "of-datadog");
        speakers.put("spring.application.name", "of-boot");

        List<String> heard = new ArrayList<>();
        while (!speakers.isEmpty()) {
            heard.add(of(speakers).name());
            speakers.remove(speakers.keySet().iterator().next());
        }
        heard.add(of(speakers).name());

        assertThat(heard)
                .containsExactly(
                        "of-boots-attributes",
                        "of-evenkeel",
                        "of-otel-name",
                        "of-otel-attributes",
                        "of-datadog",
                        "of-boot",
                        "unknown_service");
    }

    @Test
    void theVersionIsThatOfTheBuildWhereNobodySaysAnother() {
        Properties build = properties("version", "1.0");
        Properties git = properties("build.version", "0.9", "commit.id", "abc", "branch", "main");

        assertThat(ServiceIdentity.of(new MockEnvironment(), build, git).attributes())
                .isEqualTo(Map.of(
                        "service.name", "unknown_service",
                        "service.version", "1.0",
                        "vcs.ref.head.revision", "abc",
                        "vcs.ref.head.name", "main"));
        assertThat(ServiceIdentity.of(new MockEnvironment(), new Properties(), git)
                        .version())
                .isEqualTo("0.9");
        assertThat(ServiceIdentity.of(
                                new MockEnvironment().withProperty("spring.application.version", "2.0"), build, git)
                        .version())
                .isEqualTo("2.0");
        assertThat(ServiceIdentity.of(new MockEnvironment().withProperty("DD_VERSION", "3.0"), build, git)
                        .version())
                .isEqualTo("3.0");
    }

    @Test
    void datadogHasItsOwnNames() {
        ServiceIdentity identity = of(Map.of("DD_SERVICE", "orders", "DD_ENV", "prod", "DD_VERSION", "7"));

        assertThat(identity.datadogTags()).isEqualTo(Map.of("service", "orders", "env", "prod", "version", "7"));
        assertThat(identity.labels())
                .isEqualTo(Map.of(
                        "service_name", "orders", "deployment_environment_name", "prod", "service_version", "7"));
    }

    @Test
    void anOldNameOfTheEnvironmentIsUnderstood() {
        assertThat(of(Map.of("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=qa"))
                        .environment())
                .isEqualTo("qa");
    }

    @Test
    void whatIsNotUnderstoodIsLeftOutAndNamedWithoutItsValue() {
        AttributeList list =
                AttributeList.of(" a = 1 ,b=%41%20%c3%A9,c=x=y,secret,=2,d=%4,e=%zz,f=%ff,g=a%0Ab,h=,,a=3,i=%");

        assertThat(list.attributes()).isEqualTo(Map.of("a", "3", "b", "A é", "c", "x=y"));
        assertThat(list.refused())
                .containsExactly(
                        "entry 4 is not key=value",
                        "entry 5 is not key=value",
                        "entry 6 is not percent-encoded UTF-8",
                        "entry 7 is not percent-encoded UTF-8",
                        "entry 8 is not percent-encoded UTF-8",
                        "entry 9 has control characters",
                        "entry 13 is not percent-encoded UTF-8");
    }

    @Test
    void valuesAreTextAndBounded() {
        assertThat(of(Map.of("OTEL_SERVICE_NAME", "${user.home}")).name()).isEqualTo("${user.home}");
        assertThat(of(Map.of("OTEL_SERVICE_NAME", "a\nb", "DD_SERVICE", " c ")).name())
                .isEqualTo("c");
        assertThat(of(Map.of("OTEL_SERVICE_NAME", "x".repeat(5_000))).name()).hasSize(1_024);
    }

    private static ServiceIdentity of(Map<String, String> said) {
        MockEnvironment environment = new MockEnvironment();
        said.forEach(environment::setProperty);
        return ServiceIdentity.of(environment, new Properties(), new Properties());
    }

    private static Properties properties(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }
}
