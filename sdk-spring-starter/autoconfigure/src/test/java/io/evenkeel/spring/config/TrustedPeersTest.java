package io.evenkeel.spring.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.standard.Standard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedPeersTest {
    private static final TrustedPeers DEFAULTS =
            TrustedPeers.of(Standard.current().trustedPeers());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.255",
                "::1",
                "0:0:0:0:0:0:0:1",
                "::ffff:10.1.2.3",
                "10.0.0.0",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.7.7",
                "fc00::1",
                "fdff::1",
                "fe80::1%eth0",
                "febf::1"
            })
    void thisHostAndPrivateNetworksAreTrusted(String address) {
        assertThat(DEFAULTS.contain(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "128.0.0.1",
                "11.0.0.0",
                "9.255.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.169.0.0",
                "::2",
                "fbff::1",
                "fe00::1",
                "fec0::1",
                "2001:db8::1",
                "localhost",
                "10.1",
                "10.0.0.256",
                "",
                "unix:"
            })
    void othersAndWhatIsNoAddressAreNot(String address) {
        assertThat(DEFAULTS.contain(address)).isFalse();
    }

    @Test
    void anUnknownAddressIsNotTrusted() {
        assertThat(DEFAULTS.contain(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,      10.1.2.3, true",
        "10.1.2.3,      10.1.2.4, false",
        "10.1.2.3/32,   10.1.2.4, false",
        "10.1.2.2/31,   10.1.2.3, true",
        "0.0.0.0/0,     8.8.8.8,  true",
        "0.0.0.0/0,     ::1,      false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false"
    })
    void theLengthOfANetworkIsKeptToTheBit(String network, String address, boolean trusted) {
        assertThat(TrustedPeers.of(List.of(network)).contain(address)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"payments", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "::1/129", "1::2::3", ""})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> TrustedPeers.of(List.of("::1", text)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("deadline.trusted-peers[1]: " + text
                        + " (expected: an address such as 10.1.2.3, or a network such as 10.0.0.0/8 or fc00::/7)");
    }
}
