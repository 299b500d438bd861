package io.evenkeel.examples.ledger;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code PUT /weather} with the body {@code healthy}, {@code slow} or {@code failing}. */
@RestController
class WeatherController {
    private final WeatherStation station;

    WeatherController(WeatherStation station) {
        this.station = station;
    }

    @PutMapping("/weather")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody String name) {
        station.change(Arrays.stream(Weather.values())
                .filter(weather -> weather.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, name + " (expected: healthy, slow or failing)")));
    }
}
