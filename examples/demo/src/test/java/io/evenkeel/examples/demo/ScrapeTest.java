package io.evenkeel.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeTest {
    @Test
    void readsTheTextFormat() {
        Scrape scrape = Scrape.parse("""
                # HELP calls_total Calls
                # TYPE calls_total counter
                calls_total{outcome="success",service_name="shop",} 3.0

                calls_total{outcome="failure", service_name="shop"} 2 1700000000000
                up 1
                limit{le="+Inf"} +Inf
                bottom -Inf
                unknown NaN
                small 1.0E-3
                """);
        assertThat(scrape.samples())
                .containsExactly(
                        new Sample("calls_total", Map.of("outcome", "success", "service_name", "shop"), 3),
                        new Sample("calls_total", Map.of("outcome", "failure", "service_name", "shop"), 2),
                        new Sample("up", Map.of(), 1),
                        new Sample("limit", Map.of("le", "+Inf"), Double.POSITIVE_INFINITY),
                        new Sample("bottom", Map.of(), Double.NEGATIVE_INFINITY),
                        new Sample("unknown", Map.of(), Double.NaN),
                        new Sample("small", Map.of(), 0.001));
    }

    @Test
    void readsWhatIsEscapedInAValue() {
        assertThat(SampleLine.parse("x{a=\"say \\\"hi\\\"\",b=\"C:\\\\new\\nline\",c=\"}, =\"} 1"))
                .isEqualTo(new Sample("x", Map.of("a", "say \"hi\"", "b", "C:\\new\nline", "c", "}, ="), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "name{a=\"b\"}", "name{a=\"b 1", "name{a=", "name one"})
    void refusesWhatIsNoSample(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLine.parse(line))
                .withMessage("not a sample: " + line);
    }

    @Test
    void addsUpAllSeriesThatHaveTheLabels() {
        Scrape scrape = Scrape.parse("""
                calls_total{outcome="success",host="b"} 3
                calls_total{outcome="success",host="a"} 4
                calls_total{outcome="failure",host="c"} 5
                calls_created{outcome="success",host="d"} 6
                """);
        assertThat(scrape.count("calls_total", Map.of("outcome", "success"))).isEqualTo(7);
        assertThat(scrape.count("calls_total", Map.of())).isEqualTo(12);
        assertThat(scrape.count("calls_total", Map.of("outcome", "timeout"))).isZero();
        assertThat(scrape.values("host", "calls_total", Map.of("outcome", "success")))
                .containsExactly("a", "b");
        assertThat(scrape.values("port", "calls_total", Map.of())).isEmpty();
    }
}
