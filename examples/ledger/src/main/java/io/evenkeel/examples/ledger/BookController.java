package io.evenkeel.examples.ledger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class BookController {
    private final Map<String, Long> balances = new ConcurrentHashMap<>();

    @PostMapping("/entries")
    @ResponseStatus(HttpStatus.CREATED)
    Balance book(@RequestBody Entry entry) {
        if (entry.cents() == 0) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "an amount of 0 books nothing");
        }
        return new Balance(entry.account(), balances.merge(entry.account(), entry.cents(), Long::sum));
    }

    @GetMapping("/balances/{account}")
    Balance balance(@PathVariable String account) {
        return new Balance(account, balances.getOrDefault(account, 0L));
    }
}
