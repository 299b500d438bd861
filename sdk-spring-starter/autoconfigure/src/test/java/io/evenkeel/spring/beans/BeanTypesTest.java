package io.evenkeel.spring.beans;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.client.RestTemplate;

class BeanTypesTest {

    @Test
    void aClassOfAFrameworkIsNotLookedAt() {
        assertThat(BeanTypes.isOfAFramework(RestTemplate.class)).isTrue();
        assertThat(BeanTypes.isOfAFramework(SpringBootApplication.class)).isTrue();
    }

    /** A proxy of an interface, such as that of a repository, and one of a class may be the application's. */
    @Test
    void whatMayBeOfTheApplicationIs() {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Callable.class}, (self, method, arguments) -> null);

        assertThat(BeanTypes.isOfAFramework(proxy.getClass())).isFalse();
        assertThat(BeanTypes.isOfAFramework(Callable.class)).isFalse();
    }
}
