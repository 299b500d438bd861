package io.evenkeel.standard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What each element of a list looks like. */
enum ItemForm {
    ANY,
    /** An address, or a network. */
    NETWORK,
    /** A path of HTTP. */
    PATH,
    /** A name, or {@code *.} and what names end with. */
    HOST,
    /** A token of RFC 7230. */
    TOKEN,
    /** A key of a log line. */
    LOG_KEY,
    /** The name of an attribute of OpenTelemetry. */
    ATTRIBUTE,
    /** A regular expression that does not match the empty text. */
    PATTERN;

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.*:)[0-9a-fA-F:.]{2,45}");
    private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");
    private static final Pattern HOSTS = Pattern.compile("(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
    private static final Pattern TOKENS = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern LOG_KEYS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    private static final int LONGEST_ATTRIBUTE = 100;
    private static final int LONGEST_PATTERN = 200;

    boolean accepts(String item) {
        return switch (this) {
            case ANY -> true;
            case NETWORK -> isNetwork(item);
            case PATH -> item.startsWith("/");
            case HOST -> HOSTS.matcher(item.toLowerCase(Locale.ROOT)).matches();
            case TOKEN -> TOKENS.matcher(item).matches();
            case LOG_KEY -> LOG_KEYS.matcher(item).matches();
            case ATTRIBUTE ->
                item.length() <= LONGEST_ATTRIBUTE && WORD.matcher(item).find();
            case PATTERN -> isPattern(item);
        };
    }

    /** Only what is an address already is looked up: a name would be asked for in the network. */
    private static boolean isNetwork(String item) {
        int slash = item.indexOf('/');
        String address = slash < 0 ? item : item.substring(0, slash);
        if (!ADDRESS.matcher(address).matches()) {
            return false;
        }
        try {
            int most = InetAddress.getByName(address).getAddress().length * Byte.SIZE;
            String bits = item.substring(slash + 1);
            return slash < 0 || (BITS.matcher(bits).matches() && Integer.parseInt(bits) <= most);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isPattern(String item) {
        try {
            return item.length() <= LONGEST_PATTERN
                    && !Pattern.compile(item).matcher("").find();
        } catch (PatternSyntaxException | StackOverflowError e) {
            return false;
        }
    }
}
