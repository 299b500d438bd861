package io.evenkeel.spring.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriLabelTest {

    @ParameterizedTest
    @CsvSource({
        "none, none",
        "/, /",
        "/v1/orders/{id}/lines, /v1/orders/{id}/lines",
        "/orders/{id}?page={page}, /orders/{id}",
        "/orders?token=abc, /orders",
        "/orders#abc, /orders",
        "/orders/17, /orders/REDACTED",
        "/users/joe@shop.example/cards, /users/REDACTED/cards",
        "/users/joe%40shop.example, /users/REDACTED",
        "/cards/4111111111111111, /cards/REDACTED",
        "/reset/a1b2c3d4, /reset/REDACTED",
        "/reset/qCTAiMvtxK9DdBMFFZu9-7, /reset/REDACTED",
        "/reset/qmMLmxSjSUfPYQYAyYmk, /reset/REDACTED",
        "/oauth2/v2/token, /oauth2/v2/token",
        "/getCustomerAccountById, /getCustomerAccountById"
    })
    void whatLooksLikeAValueIsNoLabel(String uri, String label) {
        assertThat(UriLabel.of(KeyValue.of("uri", uri)).getValue()).isEqualTo(label);
    }
}
