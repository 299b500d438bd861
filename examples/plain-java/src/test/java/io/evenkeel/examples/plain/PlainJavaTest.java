package io.evenkeel.examples.plain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainJavaTest {
    @Test
    void countsEveryParcelExactly() {
        assertThat(linesOf(PlainJava::main))
                .contains(
                        "parcel 6: LABEL-6",
                        "parcel 7: not shipped, the label printer is out of order",
                        "parcel 13: not shipped, call to carrier refused: circuit_open",
                        "slo_events_total{journey=\"shipping\",objective=\"availability\",result=\"good\"} 6.0",
                        "slo_events_total{journey=\"shipping\",objective=\"availability\",result=\"bad\"} 14.0",
                        "slo_events_total{journey=\"shipping\",objective=\"latency\",result=\"good\"} 6.0",
                        "slo_events_total{journey=\"shipping\",objective=\"latency\",result=\"bad\"} 14.0",
                        "dependency_calls_seconds_count{dependency=\"carrier\",outcome=\"success\"} 6",
                        "dependency_calls_seconds_count{dependency=\"carrier\",outcome=\"failure\"} 6",
                        "dependency_calls_seconds_count{dependency=\"carrier\",outcome=\"rejected\"} 8",
                        "dependency_breaker_state{dependency=\"carrier\",state=\"open\"} 1.0",
                        "dependency_rejections_total{dependency=\"carrier\",mode=\"enforced\",reason=\"circuit_open\"} 8.0");
    }

    private static List<String> linesOf(Main main) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            main.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8).lines().toList();
    }

    private interface Main {
        void run(String... args);
    }
}
