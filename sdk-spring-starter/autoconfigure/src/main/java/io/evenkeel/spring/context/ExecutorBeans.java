package io.evenkeel.spring.context;

import java.util.Set;
import java.util.concurrent.Executor;
import org.springframework.aop.SpringProxy;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Lets the work of the application's executors carry what it has to. */
final class ExecutorBeans implements BeanPostProcessor {
    private final SpringExecutors ofSpring;
    private final JdkExecutors ofTheJdk;
    private final Set<String> leftAlone;

    ExecutorBeans(SpringExecutors ofSpring, JdkExecutors ofTheJdk, Set<String> leftAlone) {
        this.ofSpring = ofSpring;
        this.ofTheJdk = ofTheJdk;
        this.leftAlone = leftAlone;
    }

    /** Before anybody has put a proxy around it, which would hide the decorator that it has. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        decorate(bean, beanName);
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (!(bean instanceof SpringProxy)) {
            decorate(bean, beanName); // what a factory bean has made is seen only now
        }
        return bean instanceof Executor executor && !leftAlone.contains(beanName) ? ofTheJdk.carrying(executor) : bean;
    }

    private void decorate(Object bean, String beanName) {
        if (bean instanceof Executor executor && !leftAlone.contains(beanName)) {
            ofSpring.carry(executor);
        }
    }
}
