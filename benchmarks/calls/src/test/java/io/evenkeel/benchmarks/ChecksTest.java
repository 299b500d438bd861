package io.evenkeel.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.benchmarks.result.Conditions;
import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Part;
import io.evenkeel.benchmarks.result.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private static final Step STEP = new Step("io.evenkeel.benchmarks.row.SdkCalls.call", 2, "", List.of(), false);
    private static final Key KEY = new Key("SdkCalls.call", "P0", 2);

    @Test
    void everyRowThatRanWithNumbersIsFine() {
        assertThatCode(() -> Checks.of(part(KEY, 0), List.of(STEP))).doesNotThrowAnyException();
    }

    @Test
    void aRowThatDidNotRunIsNamed() {
        assertThatThrownBy(() -> Checks.of(part(KEY.on(1), 0), List.of(STEP)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not measured: " + STEP);
    }

    @Test
    void aRowWhoseAllocationIsNoNumberIsNamed() {
        assertThatThrownBy(() -> Checks.of(part(KEY, Double.NaN), List.of(STEP)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("SdkCalls.call P0, 2 threads, B/call: Figure[passes=[[NaN]]] (expected: a number)");
    }

    private static Part part(Key key, double bytes) {
        return new Part(
                new Conditions(Map.of(), "a JDK", Map.of(), Map.of()),
                List.of(new Row(key, Map.of(Row.NANOS, Figure.of(50), Row.BYTES, Figure.of(bytes)))));
    }
}
