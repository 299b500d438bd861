package io.evenkeel.examples.storefront;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;

/** What customers are told while the ledger is in trouble. */
@RestControllerAdvice
class LedgerTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTrouble.class);

    @ExceptionHandler(RestClientResponseException.class)
    ProblemDetail failed(RestClientResponseException failure) {
        LOG.warn("A payment could not be booked: the ledger answered {}", failure.getStatusCode());
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, "The payment could not be booked.");
    }

    /** Also what a call ends with that the guard of the ledger refuses. */
    @ExceptionHandler(ResourceAccessException.class)
    ProblemDetail unreachable() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "Payments cannot be booked at the moment. Please try again soon.");
    }
}
