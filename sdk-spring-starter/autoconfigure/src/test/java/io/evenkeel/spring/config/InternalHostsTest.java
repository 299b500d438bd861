package io.evenkeel.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class InternalHostsTest {
    private final InternalHosts hosts = InternalHosts.of(
            List.of("ledger.example.com", "*.Corp.example.org"), TrustedPeers.of(List.of("10.0.0.0/8", "fc00::/7")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger",
                "LEDGER",
                "localhost",
                "ledger.",
                "ledger.prod.svc",
                "ledger.prod.svc.cluster.local",
                "vault.internal",
                "ip-10-0-0-1.eu-central-1.compute.internal",
                "printer.local",
                "a.localhost",
                "10.1.2.3",
                "[fd00::1]",
                "ledger.example.com",
                "Ledger.Example.com.",
                "a.corp.example.org",
                "a.b.corp.example.org"
            })
    void areInternal(String host) {
        assertThat(hosts.contain(host)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "example.com",
                "a.ledger.example.com",
                "corp.example.org",
                "evilcorp.example.org",
                "8.8.8.8",
                "134744072",
                "0x08080808",
                "[2001:4860:4860::8888]",
                "internal.example.com",
                "svc.com",
                ".",
                "..",
                "10.1.2.3.example.com"
            })
    void areNot(String host) {
        assertThat(hosts.contain(host)).isFalse();
    }
}
