package io.evenkeel.spring.outbound;

import io.evenkeel.call.Outcome;
import java.io.IOException;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** The body of an answer of OkHttp, whose end is the end of the call. */
final class GuardedOkHttpBody extends ResponseBody {
    private final ResponseBody body;
    private final BufferedSource source;

    GuardedOkHttpBody(ResponseBody body, OpenAnswer answer, Function<Throwable, Outcome> outcomes) {
        this.body = body;
        this.source = Okio.buffer(new Watched(body.source(), answer, outcomes));
    }

    @Override
    public MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public BufferedSource source() {
        return source;
    }

    private static final class Watched extends ForwardingSource {
        private final OpenAnswer answer;
        private final Function<Throwable, Outcome> outcomes;

        Watched(Source source, OpenAnswer answer, Function<Throwable, Outcome> outcomes) {
            super(source);
            this.answer = answer;
            this.outcomes = outcomes;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read;
            try {
                read = super.read(sink, byteCount);
            } catch (IOException error) {
                if (answer.isLate()) {
                    throw GuardingOkHttpInterceptor.late(error);
                }
                answer.failed(outcomes.apply(error), error);
                throw error;
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
}
