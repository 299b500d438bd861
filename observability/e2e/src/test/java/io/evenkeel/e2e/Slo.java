package io.evenkeel.e2e;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An objective of a journey of one of the services. */
record Slo(String service, String journey, String objective, double target) {
    private static final Pattern TARGET = Pattern.compile("(?m)^slo_objective_ratio\\{([^}]*)} (\\S+)$");

    /** What the service declares. */
    static List<Slo> of(Service service) {
        return TARGET.matcher(service.scrape())
                .results()
                .map((MatchResult line) -> new Slo(
                        label("service_name", line.group(1)),
                        label("journey", line.group(1)),
                        label("objective", line.group(1)),
                        Double.parseDouble(line.group(2))))
                .toList();
    }

    /** Those of the series that the rules record. */
    String labels() {
        return "service_name=\"" + service + "\",service_namespace=\"shop\",deployment_environment_name=\"production\","
                + "journey=\"" + journey + "\",objective=\"" + objective + "\"";
    }

    /** Such as {@code "storefront checkout availability"}. */
    @Override
    public String toString() {
        return service + " " + journey + " " + objective;
    }

    private static String label(String name, String labels) {
        return Pattern.compile(name + "=\"([^\"]*)\"")
                .matcher(labels)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
