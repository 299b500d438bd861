package io.evenkeel.spring.methods;

import io.evenkeel.Reliability;
import io.evenkeel.spring.beans.BeanTypes;
import java.lang.reflect.Method;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;

/** Methods that {@link io.evenkeel.Guarded} stands on, where the application has proxies made. */
@Configuration(proxyBeanMethods = false)
public class GuardedMethodsConfiguration {

    /** Within a cache and within what tries again: each attempt of those is a call. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor evenkeelGuardedMethods(ObjectProvider<Reliability> reliability) {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(new GuardedMethods(), new GuardedMethod(reliability::getObject));
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE);
        return advisor;
    }

    @Bean
    SmartInitializingSingleton evenkeelGuardedTargets(Reliability reliability, ConfigurableListableBeanFactory beans) {
        return () -> {
            if (beans.containsBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)) {
                GuardedMethods pointcut = new GuardedMethods();
                BeanTypes.of(beans).stream()
                        .filter(pointcut.getClassFilter()::matches)
                        .forEach(type -> MethodIntrospector.selectMethods(
                                        type, (Method method) -> pointcut.matches(method, type) ? method : null)
                                .keySet()
                                .forEach(method -> GuardedTarget.of(method, type, reliability)));
            }
        };
    }
}
