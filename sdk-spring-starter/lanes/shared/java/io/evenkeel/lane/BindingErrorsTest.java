package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What Spring Boot refuses before the SDK sees it. Some settings are read before the log is set up: no report may get lost. */
@ExtendWith(OutputCaptureExtension.class)
class BindingErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evenkeel.modee",
                "evenkeel.journeys.checkout.route",
                "evenkeel.dependencies.payments.breaker.failure-rate"
            })
    void anUnknownKeyIsRefused(String key, CapturedOutput output) {
        assertThat(FailedStart.report(output, key + "=1"))
                .startsWith("Description:\n\nBinding to target [Bindable@")
                .endsWith("] failed:\n\n    Property: " + key + "\n    Value: \"1\"\n    Origin: \"" + key
                        + "\" from property source \"commandLineArgs\"\n    Reason: The elements [" + key
                        + "] were left unbound.\n\nAction:\n\nUpdate your application's configuration");
    }

    @Test
    void anUnknownModeIsRefusedAndTheModesAreListed(CapturedOutput output) {
        assertThat(FailedStart.report(output, "evenkeel.mode=foo"))
                .isEqualTo(notConverted(
                                "evenkeel.mode",
                                "io.evenkeel.guard.GuardMode",
                                "foo",
                                "java.lang.IllegalArgumentException: No enum constant io.evenkeel.guard.GuardMode.foo")
                        + ". The following values are valid:\n\n    ENFORCE\n    OBSERVE\n    OFF");
    }

    @Test
    void aDurationThatIsNoneIsRefused(CapturedOutput output) {
        assertThat(FailedStart.report(output, "evenkeel.dependencies.payments.timeout=soon"))
                .isEqualTo(notConverted(
                        "evenkeel.dependencies.payments.timeout",
                        "java.time.Duration",
                        "soon",
                        "java.lang.IllegalArgumentException: 'soon' is not a valid duration"));
    }

    @Test
    void aDefaultDurationThatIsNoneIsRefusedThoughItIsReadEarly(CapturedOutput output) {
        assertThat(FailedStart.report(output, "evenkeel.outbound.connect-timeout=soon"))
                .startsWith(
                        "Description:\n\nFailed to bind properties under 'evenkeel.outbound.connect-timeout' to"
                                + " java.time.Duration:\n\n    Property: evenkeel.outbound.connect-timeout\n    Value: \"soon\"\n"
                                + "    Origin: \"evenkeel.outbound.connect-timeout\" from property source \"commandLineArgs\"\n")
                .endsWith(
                        "(caused by java.lang.IllegalArgumentException: 'soon' is not a valid duration)\n\nAction:\n\n"
                                + "Update your application's configuration");
    }

    private static String notConverted(String key, String type, String value, String cause) {
        return "Description:\n\nFailed to bind properties under '" + key + "' to " + type + ":\n\n    Property: " + key
                + "\n    Value: \"" + value + "\"\n    Origin: \"" + key
                + "\" from property source \"commandLineArgs\"\n    Reason: failed to convert java.lang.String to "
                + type
                + " (caused by " + cause + ")\n\nAction:\n\nUpdate your application's configuration";
    }
}
