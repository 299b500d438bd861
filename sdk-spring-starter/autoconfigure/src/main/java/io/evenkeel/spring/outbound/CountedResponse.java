package io.evenkeel.spring.outbound;

import io.evenkeel.call.HttpResult;
import io.evenkeel.guard.GuardedCall;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpResponse;

/** The answer as the application gets it: its call ends when it has been read or closed. */
final class CountedResponse extends ForwardedResponse {
    private final GuardedCall call;
    private final HttpResult result;
    private final Attempt time;
    private @Nullable InputStream body;

    CountedResponse(ClientHttpResponse response, GuardedCall call, HttpResult result, Attempt time) {
        super(response);
        this.call = call;
        this.result = result;
        this.time = time;
    }

    @Override
    public InputStream getBody() throws IOException {
        InputStream counted = body;
        if (counted == null) {
            counted = new Body(watched(response::getBody));
            body = counted;
        }
        return counted;
    }

    @Override
    public void close() {
        try {
            response.close();
        } finally {
            complete();
        }
    }

    private void complete() {
        time.conclude(() -> call.succeededForGood(result));
        time.over();
    }

    private <T> T watched(Attempt.Wait<T> read) throws IOException {
        try {
            return read.run();
        } catch (IOException | RuntimeException error) {
            time.conclude(() -> call.failedForGood(error));
            throw error;
        }
    }

    private final class Body extends FilterInputStream {
        Body(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(watched(super::read));
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return counted(watched(() -> super.read(bytes, offset, length)));
        }

        @Override
        public long skip(long count) throws IOException {
            return watched(() -> super.skip(count));
        }

        private int counted(int read) {
            if (read < 0) {
                complete();
            }
            return read;
        }
    }
}
