package io.evenkeel.spring.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer of Feign, whose end is the end of the call. Between two reads it sees that its time has passed. */
final class GuardedFeignBody extends FilterInputStream {
    private final OpenAnswer answer;

    GuardedFeignBody(InputStream body, OpenAnswer answer) {
        super(body);
        this.answer = answer;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? read : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (IOException error) {
            answer.failed(error);
            throw error;
        }
        if (answer.isLate()) {
            throw GuardedFeignClient.late(null);
        }
        if (read < 0) {
            answer.ended();
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        answer.ended();
        super.close();
    }
}
