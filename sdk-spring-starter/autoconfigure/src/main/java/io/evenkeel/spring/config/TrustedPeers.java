package io.evenkeel.spring.config;

import io.evenkeel.call.InvalidSettingException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The networks of the callers that are believed what they say of themselves. Asks no name service. */
public final class TrustedPeers {
    private static final String EXPECTED = "an address such as 10.1.2.3, or a network such as 10.0.0.0/8 or fc00::/7";
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int LONGEST = 45;

    private static final class Network {
        private final byte[] address;
        private final int bits;

        Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += Byte.SIZE) {
                int mask = 0xff00 >> Math.min(Byte.SIZE, bits - bit);
                int at = bit / Byte.SIZE;
                if (((address[at] ^ other[at]) & mask & 0xff) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks;

    private TrustedPeers(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * Reads addresses and networks.
     *
     * @throws InvalidSettingException if one is neither
     */
    public static TrustedPeers of(List<String> texts) {
        List<Network> networks = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Network network = network(texts.get(i).strip());
            if (network == null) {
                throw new InvalidSettingException("deadline.trusted-peers[" + i + "]", texts.get(i), EXPECTED);
            }
            networks.add(network);
        }
        return new TrustedPeers(List.copyOf(networks));
    }

    /**
     * Whether a caller is one of them.
     *
     * @param address as text, of either version, as a socket tells it; {@code null} if nobody knows it
     */
    public boolean contain(@Nullable String address) {
        byte[] bytes = address == null ? null : address(withoutZone(address));
        return bytes != null && networks.stream().anyMatch(network -> network.contains(bytes));
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    private static @Nullable Network network(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int most = address.length * Byte.SIZE;
        String length = text.substring(slash + 1);
        if (slash >= 0 && !length.matches("[0-9]{1,3}")) {
            return null;
        }
        int bits = slash < 0 ? most : Integer.parseInt(length);
        return bits > most ? null : new Network(address, bits);
    }

    /** Only what is an address already: a name would be asked for in the network. */
    private static byte @Nullable [] address(String text) {
        if (text.length() > LONGEST
                || !(IPV4.matcher(text).matches() || IPV6.matcher(text).matches())) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
