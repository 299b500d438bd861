package io.evenkeel.spring.practice;

import io.evenkeel.spring.config.EvenkeelProperties.Outbound;
import io.evenkeel.standard.EffectiveStandard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** The clients that are beans. By name: all of their libraries are optional. No bean is made to look at it. */
final class Clients {
    private static final String JDK = "java.net.http.HttpClient";
    private static final String GUARDED = "io.evenkeel.spring.outbound.";

    /** Of these there is no guard. Apache's client is not among them: below a RestTemplate it is guarded. */
    private static final Map<String, String> WITHOUT_A_GUARD = Map.of(
            "io.grpc.Channel", "gRPC",
            "jakarta.ws.rs.client.Client", "Jakarta REST",
            "org.asynchttpclient.AsyncHttpClient", "AsyncHttpClient");

    private final ConfigurableListableBeanFactory beans;
    private final EffectiveStandard standard;

    Clients(ConfigurableListableBeanFactory beans, EffectiveStandard standard) {
        this.beans = beans;
        this.standard = standard;
    }

    /** Each that goes past the guard, and why. */
    List<String> pastTheGuard(Outbound outbound) {
        List<String> found = new ArrayList<>();
        switchedOff(outbound).forEach((key, types) -> {
            List<String> names = named(types);
            if (!names.isEmpty()) {
                found.add("evenkeel.outbound." + key + "=false for bean " + String.join(", ", names) + " (expected: "
                        + standard.wanted("outbound." + key, true) + ")");
            }
        });
        if (outbound.jdkHttpClient()) {
            named(List.of(JDK)).stream()
                    .filter(this::isNotGuarded)
                    .forEach(name -> found.add(
                            "bean " + name + " is an HttpClient of a class of its own (expected: that of the JDK)"));
        }
        WITHOUT_A_GUARD.forEach((type, library) -> named(List.of(type))
                .forEach(name -> found.add(
                        "bean " + name + " of " + library + " (expected: its calls within Reliability.dependency)")));
        return found;
    }

    private boolean isNotGuarded(String name) {
        Object bean = beans.getSingleton(name);
        return bean != null && !bean.getClass().getName().startsWith(GUARDED);
    }

    private static Map<String, List<String>> switchedOff(Outbound outbound) {
        Map<String, List<String>> off = new LinkedHashMap<>();
        String web = "org.springframework.web.";
        if (!outbound.restClient()) {
            off.put("rest-client", List.of(web + "client.RestClient", web + "client.RestClient$Builder"));
        }
        if (!outbound.restTemplate()) {
            off.put(
                    "rest-template",
                    List.of(
                            web + "client.RestTemplate",
                            "org.springframework.boot.restclient.RestTemplateBuilder",
                            "org.springframework.boot.web.client.RestTemplateBuilder"));
        }
        if (!outbound.webClient()) {
            String client = web + "reactive.function.client.WebClient";
            off.put("web-client", List.of(client, client + "$Builder"));
        }
        if (!outbound.jdkHttpClient()) {
            off.put("jdk-http-client", List.of(JDK));
        }
        if (!outbound.okHttp()) {
            off.put("ok-http", List.of("okhttp3.OkHttpClient", "okhttp3.OkHttpClient$Builder"));
        }
        if (!outbound.feign()) {
            off.put("feign", List.of("feign.Feign$Builder", "org.springframework.cloud.openfeign.FeignClientFactory"));
        }
        return off;
    }

    private List<String> named(List<String> types) {
        ClassLoader loader = beans.getBeanClassLoader();
        List<String> names = new ArrayList<>();
        for (String type : types) {
            if (ClassUtils.isPresent(type, loader)) {
                names.addAll(
                        List.of(beans.getBeanNamesForType(ClassUtils.resolveClassName(type, loader), true, false)));
            }
        }
        return names.stream().distinct().toList();
    }
}
