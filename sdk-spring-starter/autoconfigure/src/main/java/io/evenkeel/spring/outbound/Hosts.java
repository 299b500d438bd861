package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Operation;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which dependency a URI leads to: the configured one for its host and port, else for its host, else one that is named
 * after the host. What has no host that can be a label shares {@link Operation#OVERFLOW}.
 */
final class Hosts {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{1,5})?");

    private final Map<String, Dependency> configured = new HashMap<>();
    private final Function<String, Dependency> byName;

    /**
     * @param hosts the configured hosts by the name of their dependency
     * @param byName finds a dependency by its name
     * @throws InvalidSettingException if a host is not understood, or belongs to two dependencies
     */
    Hosts(Map<String, List<String>> hosts, Function<String, Dependency> byName) {
        this.byName = byName;
        hosts.forEach((name, texts) -> {
            for (int i = 0; i < texts.size(); i++) {
                String key = "evenkeel.dependencies." + name + ".hosts[" + i + "]";
                String host = texts.get(i).strip().toLowerCase(Locale.ROOT);
                if (!HOST.matcher(host).matches()) {
                    throw new InvalidSettingException(
                            key,
                            texts.get(i),
                            "a host such as payments.internal, or a host and port such as localhost:8081");
                }
                Dependency taken = configured.putIfAbsent(host, byName.apply(name));
                if (taken != null) {
                    throw new InvalidSettingException(
                            key, texts.get(i), "a host that is not taken by dependency " + taken.name());
                }
            }
        });
    }

    Dependency dependency(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return byName.apply(Operation.OVERFLOW);
        }
        String folded = host.toLowerCase(Locale.ROOT);
        if (!configured.isEmpty()) {
            Dependency known = configured.get(folded + ":" + port(uri));
            known = known == null ? configured.get(folded) : known;
            if (known != null) {
                return known;
            }
        }
        return byName.apply(label(folded));
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String label(String host) {
        if (host.startsWith("[")) {
            String address = host.substring(1, host.length() - 1);
            return address.startsWith("::") ? "0" + address : address;
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
