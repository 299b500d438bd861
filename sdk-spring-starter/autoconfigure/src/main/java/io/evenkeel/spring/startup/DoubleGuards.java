package io.evenkeel.spring.startup;

import io.evenkeel.logging.StartLog;
import io.evenkeel.spring.beans.OtherGuards;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Says in one line at start which beans are retried or guarded by others as well. All of that is left as it is. */
final class DoubleGuards implements SmartInitializingSingleton {
    private static final int MOST_NAMED = 20;

    private final ConfigurableListableBeanFactory beans;

    DoubleGuards(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, List<String>> found = OtherGuards.all(beans);
        if (!found.isEmpty()) {
            StartLog.say("Evenkeel is not alone: " + text(found)
                    + ". A call through these that leads to a guarded client is retried or guarded twice");
        }
    }

    private static String text(Map<String, List<String>> found) {
        List<String> named = found.entrySet().stream()
                .limit(MOST_NAMED)
                .map(bean -> "bean " + bean.getKey() + " " + String.join(" and ", bean.getValue()))
                .toList();
        int more = found.size() - named.size();
        return String.join(", ", named) + (more == 0 ? "" : ", and " + more + " more");
    }
}
