package io.evenkeel.spring.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.StreamUtils;

/** An answer whose body ends with a time-out when its {@link Attempt} has no time left. */
final class TimedResponse extends ForwardedResponse {
    private final Attempt attempt;
    private final Runnable drop;
    private @Nullable InputStream body;

    /**
     * @param drop closes the answer without waiting for the rest of it
     */
    TimedResponse(ClientHttpResponse response, Attempt attempt, Runnable drop) {
        super(response);
        this.attempt = attempt;
        this.drop = drop;
    }

    @Override
    public InputStream getBody() throws IOException {
        InputStream timed = body;
        if (timed == null) {
            timed = new Body(response.getBody());
            body = timed;
        }
        return timed;
    }

    /** Reads what is left first, as every client does to use its connection again, but not for longer than there is time. */
    @Override
    public void close() {
        try {
            StreamUtils.drain(getBody());
        } catch (IOException | RuntimeException nothingMoreToRead) {
            // closed below
        }
        if (attempt.isLate()) {
            drop.run();
        } else {
            response.close();
        }
    }

    private final class Body extends FilterInputStream {
        Body(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return inTime(super::read);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return inTime(() -> super.read(bytes, offset, length));
        }

        @Override
        public long skip(long count) throws IOException {
            return inTime(() -> super.skip(count));
        }

        private <T> T inTime(Attempt.Wait<T> read) throws IOException {
            if (attempt.isLate()) {
                throw attempt.timeout();
            }
            T result;
            try {
                result = read.run();
            } catch (IOException | RuntimeException error) {
                if (attempt.isLate()) {
                    CallTimeoutException late = attempt.timeout();
                    late.addSuppressed(error);
                    throw late;
                }
                throw error;
            }
            if (attempt.isLate()) { // then this may not be the end of the body, but of the waiting for it
                throw attempt.timeout();
            }
            return result;
        }
    }
}
