package io.evenkeel.spring.standard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A place is told, and no password with it. */
class ShownOriginTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            System Environment Property "EVENKEEL_MODE" | System Environment Property "EVENKEEL_MODE"
            class path resource [application.yaml] - 5:12 | class path resource [application.yaml] - 5:12
            URL [file:/etc/a@b/app.yaml] - 1:2 | URL [file:/etc/a@b/app.yaml] - 1:2
            URL [file:///etc/a@b/app.yaml] - 1:2 | URL [file:///etc/a@b/app.yaml] - 1:2
            URL [https://config.example/a/b.yaml] - 1:2 | URL [https://config.example/a/b.yaml] - 1:2
            URL [https://me:pw@config.example/a.yaml] - 1:2 | URL [https://config.example/a.yaml] - 1:2
            URL [https://me:p@w@config.example:8443/a.yaml] - 1:2 | URL [https://config.example:8443/a.yaml] - 1:2
            URL [https://pw@config.example/a@b.yaml] - 1:2 | URL [https://config.example/a@b.yaml] - 1:2
            URL [https://me:p'w]d@[::1]:80/a.yaml?t=pw] - 1:2 | URL [https://[::1]:80/a.yaml] - 1:2
            URL [https://config.example/a.yaml?token=pw] - 1:2 | URL [https://config.example/a.yaml] - 1:2
            URL [https://config.example/a.yaml#pw] - 1:2 | URL [https://config.example/a.yaml] - 1:2
            URL [https://config.example?token=pw] - 1:2 | URL [https://config.example] - 1:2
            URL [https://config.example?token=me@pw] - 1:2 | URL [https://…] - 1:2
            URL [https://me:pw?@config.example/a.yaml] - 1:2 | URL [https://…] - 1:2
            URL [https://me:pw#1@config.example/a.yaml] - 1:2 | URL [https://…] - 1:2
            "a.b" from property source "configserver:https://me:pw@git.example/r?x=pw" | "a.b" from property source "configserver:https://git.example/r"
            URL [https://me:p/pw@config.example/a.yaml] - 1:2 | URL [https://…] - 1:2
            URL [https://me:p pw@config.example/a.yaml] - 1:2 | URL [https://…] - 1:2
            URL [https://me:p?w pw@config.example/a.yaml] - 1:2 | URL [https://…] - 1:2
            git https://me:p//pw w@pw@git.example/r and more | git https://… and more
            https://config.example:8443/a@b.yaml | https://config.example:8443/a@b.yaml
            https://[::1]/a@b.yaml | https://[::1]/a@b.yaml
            https://a.example/x,https://me:p pw@b.example/y | https://a.example/x,https://…
            https://me:pw… | https://…
            https://config.example/a/b… | https://config.example/a/b…
            jar:https://me:pw@repo.example/x.jar!/app.yaml?pw | jar:https://repo.example/x.jar!/app.yaml
            https://a.example/x,https://me:pw@b.example/y?z=pw and https://me:pw@c.example | https://a.example/x,https://b.example/y and https://c.example
            """)
    void ofAUrlNeitherTheUserNorTheQueryIsLeft(String origin, String shown) {
        assertThat(ShownOrigin.of(origin.strip())).isEqualTo(shown.strip()).doesNotContain("pw");
    }
}
