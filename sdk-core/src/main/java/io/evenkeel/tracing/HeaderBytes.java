package io.evenkeel.tracing;

import java.nio.charset.StandardCharsets;

/** A header's bytes as text, one character each, as HTTP has it. Good for as long as the bytes are. */
public final class HeaderBytes implements CharSequence {
    private final byte[] bytes;
    private final int offset;
    private final int length;

    /**
     * @param bytes the header's bytes among others; they are not copied
     * @param offset where it begins
     * @param length how long it is
     */
    public HeaderBytes(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[offset + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new HeaderBytes(bytes, offset + start, end - start);
    }

    String text(int start, int end) {
        return new String(bytes, offset + start, end - start, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return text(0, length);
    }
}
