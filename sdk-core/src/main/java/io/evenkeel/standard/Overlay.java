package io.evenkeel.standard;

import static java.util.Objects.requireNonNull;

/** The text of an organisation's standard, and where it was found. Not yet read: see {@link PlatformStandard}. */
public final class Overlay {
    private final String place;
    private final byte[] text;

    /**
     * @param place what people know the file by, such as its path
     * @param text UTF-8, at most {@link #MOST_BYTES}
     */
    public Overlay(String place, byte[] text) {
        this.place = requireNonNull(place, "place");
        this.text = text.clone();
    }

    /** How many bytes a standard may have. */
    public static final int MOST_BYTES = 256 * 1024;

    String place() {
        return place;
    }

    byte[] text() {
        return text.clone();
    }
}
