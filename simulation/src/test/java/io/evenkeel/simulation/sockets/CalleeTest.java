package io.evenkeel.simulation.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.guard.CallHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalleeTest {
    private static final long HOUR = 3_600_000_000_000L;

    @ParameterizedTest
    @CsvSource({"0, 504", "3600000000000, 200"})
    void refusesWhatNobodyWaitsFor(long leftNanos, int status) throws Exception {
        try (Callee callee = Callee.start(true)) {
            assertThat(status(callee, CallHeaders.deadline(leftNanos, System.currentTimeMillis())))
                    .isEqualTo(status);
        }
    }

    @Test
    void seesTheTimeThatARequestSpentInAQueue() throws Exception {
        long wroteMillis = System.currentTimeMillis() - 2 * HOUR / 1_000_000;
        try (Callee callee = Callee.start(true)) {
            assertThat(status(callee, CallHeaders.deadline(HOUR, wroteMillis))).isEqualTo(504);
        }
    }

    @Test
    void doesEverythingIfItDoesNotEnforceDeadlines() throws Exception {
        try (Callee callee = Callee.start(false)) {
            assertThat(status(callee, CallHeaders.deadline(0, System.currentTimeMillis())))
                    .isEqualTo(200);
        }
    }

    private static int status(Callee callee, String deadline) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + callee.port() + "/"))
                .header(CallHeaders.DEADLINE, deadline)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
