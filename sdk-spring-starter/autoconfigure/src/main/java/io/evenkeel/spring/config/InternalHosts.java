package io.evenkeel.spring.config;

import io.evenkeel.call.InvalidSettingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hosts that belong to the same house, as far as their names tell. Asks no name service. */
public final class InternalHosts {
    private static final Pattern CONFIGURED = Pattern.compile("(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

    /** Ends of names that no public name has. */
    private static final List<String> PRIVATE = List.of(".svc", ".cluster.local", ".internal", ".local", ".localhost");

    private final Set<String> names;
    private final List<String> ends;
    private final TrustedPeers networks;

    private InternalHosts(Set<String> names, List<String> ends, TrustedPeers networks) {
        this.names = names;
        this.ends = ends;
        this.networks = networks;
    }

    /**
     * Reads names, and what names end with.
     *
     * @param networks the networks whose addresses are internal
     * @throws InvalidSettingException if a text is neither
     */
    public static InternalHosts of(List<String> texts, TrustedPeers networks) {
        Set<String> names = new HashSet<>();
        List<String> ends = new ArrayList<>(PRIVATE);
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).strip().toLowerCase(Locale.ROOT);
            if (!CONFIGURED.matcher(text).matches()) {
                throw new InvalidSettingException(
                        "baggage.internal-hosts[" + i + "]",
                        texts.get(i),
                        "a host such as ledger.example.com, or *.example.com for all below it");
            }
            if (text.startsWith("*")) {
                ends.add(text.substring(1));
            } else {
                names.add(text);
            }
        }
        return new InternalHosts(Set.copyOf(names), List.copyOf(ends), networks);
    }

    /**
     * Whether a host is one of them.
     *
     * @param host a name, or an address in the notation of a URI; {@code null} if nobody knows it
     */
    public boolean contain(@Nullable String host) {
        if (host == null || host.isEmpty()) {
            return false;
        }
        if (host.startsWith("[") || host.indexOf(':') >= 0) {
            return networks.contain(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        }
        String name = host.toLowerCase(Locale.ROOT);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (name.indexOf('.') < 0) {
            return !name.isEmpty() && !isNumber(name);
        }
        if (names.contains(name) || networks.contain(name)) {
            return true;
        }
        for (String end : ends) {
            if (name.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    /** Some resolvers take a number for an address: 134744072 is 8.8.8.8. */
    private static boolean isNumber(String name) {
        return Character.isDigit(name.charAt(0)) && name.matches("[0-9]+|0x[0-9a-f]+");
    }
}
