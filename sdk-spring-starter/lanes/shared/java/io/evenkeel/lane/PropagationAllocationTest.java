package io.evenkeel.lane;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * What a header of baggage costs: the bytes that the request's thread allocates from Tomcat's first filter to the end of the
 * last, less those of the same request with an equally long header of another name.
 */
class PropagationAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final BlockingQueue<Long> ALLOCATED = new LinkedBlockingQueue<>();
    private static final int WARM_UP = 150;
    private static final int MEASURED = 51;

    @Configuration(proxyBeanMethods = false)
    static class Meter {
        /** Before Spring Boot's filter, in which the span begins. */
        @Bean
        FilterRegistrationBean<Filter> meteringFilter() {
            FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                chain.doFilter(request, response);
                ALLOCATED.add(THREADS.getCurrentThreadAllocatedBytes() - before);
            });
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }

    @Test
    void aHeaderOfBaggageAllocatesNoMoreThan32KibWhateverItsLength() throws Exception {
        StringBuilder figures = new StringBuilder();
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                List.of(Meter.class),
                "management.tracing.sampling.probability=1",
                "server.tomcat.max-keep-alive-requests=-1",
                "server.max-http-request-header-size=1MB")) {
            for (int kib : new int[] {1, 8, 64, 512}) {
                for (boolean many : new boolean[] {true, false}) {
                    String value = many ? members(kib * 1024) : "one=" + "v".repeat(kib * 1024 - 4);
                    long other = median(app, "xaggage: " + value);
                    long baggage = median(app, "baggage: " + value);

                    figures.append("%d KiB %s: %d bytes of %d%n"
                            .formatted(kib, many ? "many" : "one", baggage - other, baggage));
                }
            }
        }
        assertThat(figures.toString().lines().map(line -> Long.parseLong(line.replaceAll(".*: (-?[0-9]+) .*", "$1"))))
                .as("%s", figures)
                .allSatisfy(bytes -> assertThat(bytes).isLessThanOrEqualTo(32 * 1024));
    }

    private static long median(LaneApp app, String header) throws Exception {
        byte[] request = ("GET /ok/1 HTTP/1.1\r\nHost: shop\r\n" + header + "\r\n\r\n").getBytes(ISO_8859_1);
        List<Long> measured = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                socket.getOutputStream().write(request);
                readAnswer(socket.getInputStream());
                Long allocated = ALLOCATED.poll(10, TimeUnit.SECONDS);
                if (i >= WARM_UP && allocated != null) {
                    measured.add(allocated);
                }
            }
        }
        assertThat(measured).hasSize(MEASURED);
        return measured.stream().sorted().toList().get(MEASURED / 2);
    }

    /** Up to the last character of {@code ok 1}. */
    private static void readAnswer(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\nok 1") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no answer: " + answer);
            }
            answer.append((char) next);
        }
    }

    /** 64 members for each 8 KiB. */
    private static String members(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; text.length() < length; i++) {
            String key = "key" + i + "=";
            text.append(key).append("v".repeat(127 - key.length())).append(',');
        }
        text.setLength(length);
        return text.toString();
    }
}
