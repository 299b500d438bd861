package io.evenkeel.lane;

import io.evenkeel.UserJourney;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Handlers that log on their way. */
@RestController
@UserJourney("talk")
class Talkative {
    static final Logger LOG = LoggerFactory.getLogger("shop.talk");

    @GetMapping("/talk/plain")
    String plain() {
        LOG.info("handler");
        return "said";
    }

    @GetMapping("/talk/failing")
    String failing() {
        LOG.info("handler");
        throw new IllegalStateException("nobody handles this");
    }

    @GetMapping("/talk/handled")
    String handled() {
        LOG.info("handler");
        throw new Handled();
    }

    @GetMapping("/talk/mono")
    Mono<String> mono() {
        LOG.info("handler");
        return Mono.delay(Duration.ofMillis(5)).map(tick -> {
            LOG.info("operator");
            return "said";
        });
    }

    @GetMapping("/talk/mono-failing")
    Mono<String> monoFailing() {
        LOG.info("handler");
        return Mono.delay(Duration.ofMillis(5)).map(tick -> {
            LOG.info("operator");
            throw new IllegalStateException("nobody handles this");
        });
    }

    /** Fails when a part of the answer has been sent. */
    @GetMapping(path = "/talk/broken-body", produces = "text/plain")
    Flux<String> brokenBody() {
        LOG.info("handler");
        return Flux.concat(
                Flux.just("x".repeat(20_000)), Mono.delay(Duration.ofMillis(50)).map(tick -> {
                    throw new IllegalStateException("nobody handles this");
                }));
    }

    @ExceptionHandler
    ResponseEntity<String> handle(Handled handled) {
        LOG.info("exception handler");
        return ResponseEntity.status(503).body("handled");
    }

    /** For Spring MVC only. */
    @RestController
    @UserJourney("talk")
    static class Asynchronous {
        @GetMapping("/talk/stage")
        CompletionStage<String> stage() {
            LOG.info("handler");
            return CompletableFuture.completedFuture("said");
        }

        @GetMapping("/talk/stage-failing")
        CompletionStage<String> stageFailing() {
            LOG.info("handler");
            return CompletableFuture.failedFuture(new IllegalStateException("nobody handles this"));
        }

        @GetMapping("/talk/callable")
        Callable<String> callable() {
            LOG.info("handler");
            return () -> "said";
        }
    }

    static final class Handled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
