package io.evenkeel.examples.ledger;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes the weather that was asked for: it stands in front of every request for the books. */
@Component
class WeatherStation implements HandlerInterceptor, WebMvcConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(WeatherStation.class);

    private final Duration delay;
    private volatile Weather weather = Weather.HEALTHY;

    WeatherStation(@Value("${weather.slow.delay}") Duration delay) {
        this.delay = delay;
    }

    void change(Weather next) {
        weather = next;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/entries", "/balances/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, InterruptedException {
        switch (weather) {
            case HEALTHY -> {}
            case SLOW -> Thread.sleep(delay.toMillis());
            case FAILING -> {
                LOG.warn("The books cannot be reached in this weather");
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                return false;
            }
        }
        return true;
    }
}
