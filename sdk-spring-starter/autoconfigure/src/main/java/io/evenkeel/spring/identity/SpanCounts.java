package io.evenkeel.spring.identity;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the sampled spans: ended, sent, and failed to be sent. What is in the first only waits, or was dropped because
 * too many waited. When spans cease to arrive the log says so once, and once when they do again, each a minute apart at least.
 */
final class SpanCounts implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger("io.evenkeel.export");
    private static final long APART = TimeUnit.MINUTES.toNanos(1);
    private static final int LONGEST = 200;

    private final LongAdder ended = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private boolean failing;
    private long complained = System.nanoTime() - APART;

    void ended() {
        ended.increment();
    }

    void sent(int spans) {
        sent.add(spans);
        recovered();
    }

    /**
     * @param why null if the exporter does not say
     */
    void failed(int spans, @Nullable Throwable why) {
        failed.add(spans);
        complain(why);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bind(registry, "ended", ended);
        bind(registry, "sent", sent);
        bind(registry, "failed", failed);
    }

    private static void bind(MeterRegistry registry, String result, LongAdder count) {
        FunctionCounter.builder("reliability.spans", count, LongAdder::sum)
                .description("Sampled spans, by what became of them")
                .baseUnit("spans")
                .tag("result", result)
                .register(registry);
    }

    private synchronized void recovered() {
        if (failing) {
            failing = false;
            LOG.info("Traces arrive again; {} spans were lost since the start", failed.sum());
        }
    }

    private synchronized void complain(@Nullable Throwable why) {
        long now = System.nanoTime();
        if (!failing && now - complained >= APART) {
            failing = true;
            complained = now;
            LOG.warn("Traces do not arrive, and are lost until the log says that they do again: {}", text(why));
        }
    }

    private static String text(@Nullable Throwable why) {
        String text = why == null ? "the exporter does not say why" : String.valueOf(why.getMessage());
        Throwable cause = why == null ? null : why.getCause();
        String all = (cause == null ? text : text + ", " + cause).replaceAll("\\p{Cntrl}", " ");
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
    }
}
