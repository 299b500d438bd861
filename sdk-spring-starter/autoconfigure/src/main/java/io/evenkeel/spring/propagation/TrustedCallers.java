package io.evenkeel.spring.propagation;

import io.evenkeel.spring.config.TrustedPeers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The callers whose baggage is taken in: not only the other end of the socket, which may be the proxy at the edge, but also
 * everybody a proxy has named as coming before it. Whoever makes such a name up can lose trust by that, and win none.
 */
final class TrustedCallers {
    static final String FORWARDED_FOR = "X-Forwarded-For";
    static final String FORWARDED = "Forwarded";

    private static final int LONGEST = 1024;
    private static final String FOR = "for=";

    private final TrustedPeers networks;

    TrustedCallers(TrustedPeers networks) {
        this.networks = networks;
    }

    /**
     * Whether all are trusted that a request came through.
     *
     * @param peer the address at the other end of the socket, or {@code null} if nobody knows it
     * @param forwardedFor the lines of {@code X-Forwarded-For}
     * @param forwarded the lines of {@code Forwarded}
     */
    boolean contain(@Nullable String peer, List<String> forwardedFor, List<String> forwarded) {
        return networks.contain(peer) && areTrusted(forwardedFor, false) && areTrusted(forwarded, true);
    }

    private boolean areTrusted(List<String> lines, boolean named) {
        for (String line : lines) {
            if (line.length() > LONGEST) {
                return false;
            }
            for (String element : line.split("[,;]", -1)) {
                String part = element.strip();
                boolean isFor = part.regionMatches(true, 0, FOR, 0, FOR.length());
                if (!part.isEmpty()
                        && (isFor || !named)
                        && !networks.contain(address(part, isFor ? FOR.length() : 0))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Without quotes, without the brackets of an IPv6 address, and without a port. */
    private static String address(String part, int from) {
        String node = part.substring(from).strip().replace("\"", "");
        if (node.startsWith("[")) {
            return node.substring(1, Math.max(1, node.indexOf(']')));
        }
        int colon = node.indexOf(':');
        return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
    }
}
