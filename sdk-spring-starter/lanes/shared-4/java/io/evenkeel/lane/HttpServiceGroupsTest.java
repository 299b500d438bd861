package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.registry.HttpServiceGroup.ClientType;
import org.springframework.web.service.registry.ImportHttpServices;

/** Boot 4 makes the clients of these groups itself: no bean of a builder type is involved. */
class HttpServiceGroupsTest {
    @HttpExchange
    interface OnRestClient {
        @GetExchange("/fine")
        String get();
    }

    @HttpExchange
    interface OnWebClient {
        @GetExchange("/fine")
        String get();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportHttpServices(group = "blocking", types = OnRestClient.class, clientType = ClientType.REST_CLIENT)
    @ImportHttpServices(group = "reactive", types = OnWebClient.class, clientType = ClientType.WEB_CLIENT)
    static class Groups {}

    @Test
    void theClientsOfImportedHttpServicesAreGuardedAndMeasuredOnce() {
        OutboundClients blocking = OutboundClients.HTTP_INTERFACE_ON_REST_CLIENT;
        OutboundClients reactive = OutboundClients.HTTP_INTERFACE_ON_WEB_CLIENT;
        try (Remotes remotes = new Remotes(blocking, reactive)) {
            List<String> properties = new ArrayList<>(remotes.properties());
            properties.add("spring.http.serviceclient.blocking.base-url=" + remotes.url(blocking));
            properties.add("spring.http.serviceclient.reactive.base-url=" + remotes.url(reactive));
            try (LaneApp app = LaneApp.start(
                    WebApplicationType.SERVLET, List.of(Groups.class), properties.toArray(String[]::new))) {
                for (int i = 0; i < 4; i++) {
                    assertThat(app.bean(OnRestClient.class).get()).isEqualTo("fine");
                    assertThat(app.bean(OnWebClient.class).get()).isEqualTo("fine");
                }

                Scrape scrape = app.scrape();
                for (OutboundClients client : List.of(blocking, reactive)) {
                    assertThat(scrape.sum(
                                    "dependency_calls_seconds_count",
                                    "dependency=\"" + Remotes.name(client) + "\"",
                                    "outcome=\"success\""))
                            .isEqualTo(4);
                }
                assertThat(scrape.sum("dependency_calls_seconds_count")).isEqualTo(8);
            }
        }
    }
}
