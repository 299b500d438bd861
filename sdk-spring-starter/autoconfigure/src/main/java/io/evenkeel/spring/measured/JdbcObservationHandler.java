package io.evenkeel.spring.measured;

import io.evenkeel.spring.measured.MeasuredCalls.Begun;
import io.evenkeel.spring.tracing.ObservationSpans;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.function.Supplier;
import net.ttddyy.observation.tracing.ConnectionContext;
import net.ttddyy.observation.tracing.DataSourceBaseContext;
import net.ttddyy.observation.tracing.QueryContext;
import org.jspecify.annotations.Nullable;

/**
 * Listens to what datasource-micrometer observes: each statement, and each connection that could not be had. Named after the
 * data source; Boot's own is {@code jdbc}.
 */
final class JdbcObservationHandler implements ObservationHandler<DataSourceBaseContext> {
    private static final String OF_BOOT = "dataSource";
    private static final String NAME_OF_BOOTS = "jdbc";

    private final MeasuredCalls calls;
    private final Supplier<ObservationSpans> spans;

    JdbcObservationHandler(MeasuredCalls calls, Supplier<ObservationSpans> spans) {
        this.calls = calls;
        this.spans = spans;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof QueryContext || context instanceof ConnectionContext;
    }

    @Override
    public void onStart(DataSourceBaseContext context) {
        context.put(Begun.class, MeasuredCalls.begin());
    }

    @Override
    public void onStop(DataSourceBaseContext context) {
        Begun call = context.get(Begun.class);
        Throwable error = context.getError();
        // A connection is under way until it is closed: how long that takes is the application's own affair.
        if (call != null && (context instanceof QueryContext || error != null)) {
            within(context, () -> calls.ended(name(context.getDataSourceName()), call, error));
        }
    }

    private void within(DataSourceBaseContext context, Runnable recording) {
        ObservationSpans known;
        try {
            known = spans.get();
        } catch (RuntimeException notYetOrNoMore) {
            return; // the application is still being built, or already being closed: nobody counts then
        }
        known.within(context, recording);
    }

    private static String name(@Nullable String dataSource) {
        return dataSource == null || dataSource.equals(OF_BOOT) ? NAME_OF_BOOTS : dataSource;
    }
}
