package io.evenkeel.spring.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/** Asks Spring Security what it would let somebody do whom it does not know. Nothing is requested for it. */
final class EndpointAccess {
    private EndpointAccess() {}

    /** The endpoints that are open to anyone; null where that cannot be told, such as on WebFlux. */
    static @Nullable List<String> openToAnyone(
            ListableBeanFactory beans, List<SensitiveEndpoints.Operation> operations) {
        WebInvocationPrivilegeEvaluator evaluator =
                beans.getBeanProvider(WebInvocationPrivilegeEvaluator.class).getIfUnique();
        if (evaluator == null) {
            return null;
        }
        Authentication nobody = new AnonymousAuthenticationToken(
                "evenkeel", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        try {
            return operations.stream()
                    .filter(operation -> evaluator.isAllowed("", operation.path(), operation.method(), nobody))
                    .map(SensitiveEndpoints.Operation::endpoint)
                    .distinct()
                    .toList();
        } catch (RuntimeException unknown) {
            return null; // a rule that wants a real request
        }
    }
}
