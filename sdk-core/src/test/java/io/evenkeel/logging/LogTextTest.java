package io.evenkeel.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                '\r', '\n', 0, '\t', 0x1B, 0x7F, 0x85, 0x9B, 0x200B, 0x2028, 0x2029, 0x202E, 0x2066, 0xFEFF, 0xE000,
                0xD800, 0xDC00
            })
    void whatEndsOrHidesALineIsReplaced(int c) {
        assertThat(LogText.safe("a" + (char) c + "b", 10)).isEqualTo("a_b");
    }

    @Test
    void whatIsLookedUpIsReplaced() {
        assertThat(LogText.safe("${jndi:ldap://x} %X{key} $${a}", 100)).isEqualTo("_{jndi:ldap://x} _X{key} __{a}");
    }

    @Test
    void plainTextOfAnyLanguageIsTheSameObject() {
        String plain = "Bücher, 本, \uD83D\uDCDA \"quoted\" \\ <b>";

        assertThat(LogText.safe(plain, plain.length())).isSameAs(plain);
    }

    @Test
    void overlongTextIsCutAndSaysSo() {
        assertThat(LogText.safe("abcdef", 6)).isEqualTo("abcdef");
        assertThat(LogText.safe("abcdef", 5)).isEqualTo("abcd…");
        assertThat(LogText.safe("a".repeat(1_000_000), 128)).hasSize(128).endsWith("a…");
    }

    @Test
    void aCutNeverLeavesHalfACharacter() {
        assertThat(LogText.safe("abc\uD83D\uDCDAdef", 5)).isEqualTo("abc_…");
    }

    @Test
    void randomTextIsOneLineOfWholeCharacters() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            String text = IntStream.range(0, random.nextInt(40))
                    .mapToObj(at -> String.valueOf(
                            (char) (random.nextBoolean() ? random.nextInt(0x100) : random.nextInt(0x10000))))
                    .collect(Collectors.joining());

            String safe = LogText.safe(text, 30);

            assertThat(safe.length()).isEqualTo(Math.min(text.length(), 30));
            assertThat(safe.codePoints())
                    .noneMatch(c -> Character.isISOControl(c)
                            || c == '$'
                            || c == '%'
                            || c == 0x2028
                            || c == 0x2029
                            || (c >= 0xD800 && c <= 0xDFFF));
        }
    }
}
