package io.evenkeel.lane;

import io.evenkeel.UserJourney;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Handlers that answer in every way a handler can; they serve on Spring MVC and on WebFlux. */
@RestController
class ShopController {
    static final Duration SLOW = Duration.ofMillis(1_200);

    @GetMapping("/ok/{id}")
    String ok(@PathVariable("id") String id) {
        return "ok " + id;
    }

    @GetMapping("/status/{status}")
    ResponseEntity<String> status(@PathVariable("status") int status) {
        return ResponseEntity.status(status).body("as asked");
    }

    @GetMapping("/unhandled")
    String unhandled() {
        throw new IllegalStateException("nobody handles this");
    }

    @GetMapping("/handled/{status}")
    String handled(@PathVariable("status") int status) {
        throw new Handled(HttpStatus.valueOf(status));
    }

    /** Slower than the default journey's threshold, without holding a thread. */
    @GetMapping("/slow")
    Mono<String> slow() {
        return Mono.delay(SLOW).thenReturn("late");
    }

    @PostMapping("/orders")
    @UserJourney("checkout")
    String order() {
        return "ordered";
    }

    @GetMapping("/products/{id}")
    String product(@PathVariable("id") String id) {
        return "product " + id;
    }

    @ExceptionHandler
    ResponseEntity<String> handle(Handled handled) {
        return ResponseEntity.status(handled.status).body("handled");
    }

    static final class Handled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final HttpStatus status;

        Handled(HttpStatus status) {
            this.status = status;
        }
    }
}
