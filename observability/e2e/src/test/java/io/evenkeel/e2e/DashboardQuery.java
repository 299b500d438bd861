package io.evenkeel.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A query of {@code queries.json}: what the dashboards ask, with "All" chosen. */
public record DashboardQuery(String dashboard, String panel, String expression, boolean mayBeEmpty) {
    public static List<DashboardQuery> all() {
        List<DashboardQuery> queries = new ArrayList<>();
        for (JsonNode query : Web.json(Place.read(Place.pack("dashboards/queries.json")))) {
            queries.add(new DashboardQuery(
                    query.get("dashboard").asText(),
                    query.get("panel").asText(),
                    query.get("expr").asText(),
                    query.get("mayBeEmpty").asBoolean()));
        }
        return queries;
    }

    /** The same with one service chosen. */
    String of(String service) {
        return expression
                .replace("service_name=~\".+\"", "service_name=~\"" + service + "\"")
                .replace("service_name=~\".*\"", "service_name=~\"" + service + "\"");
    }

    /** Whether it shows how well a promise is kept, and not only how many events there were. */
    boolean isAboutThePromise() {
        return expression.contains("evenkeel:burn_rate:")
                || expression.contains("evenkeel:budget_")
                || (expression.contains("slo_events") && expression.contains(" / "));
    }

    @Override
    public String toString() {
        return dashboard + ", " + panel + ": " + expression;
    }
}
