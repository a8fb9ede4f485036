package dev.makegood.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    private static final List<String> OFFERED = List.of("application/json", "text/html");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json, text/html;q=0.1 | application/json",
                "text/html, application/json;q=0.9 | text/html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
                "text/html,*/* | text/html",
                "text/html;q=0.5,*/* | application/json",
                "*/* | application/json",
                "TEXT/HTML | text/html",
                "text/*, application/json;q=0.2 | text/html",
                "text/*, text/html;q=0, */*;q=0.1 | application/json",
                "text/html;level=1;q=0.4 , application/*;q=0.3 | text/html",
                "text/html;q=2, application/json;q=0.5 | text/html",
                "application/json;q=0, */* | text/html",
            })
    void theTypeOfTheBestQualityIsChosen(String header, String chosen) {
        assertEquals(Optional.of(chosen), new Accept(Optional.of(header)).best(OFFERED));
    }

    @Test
    void whoSaysNothingGetsTheFirst() {
        assertEquals(Optional.of("application/json"), new Accept(Optional.empty()).best(OFFERED));
        assertEquals(Optional.of("application/json"), new Accept(Optional.of(" ")).best(OFFERED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"image/png", "*/*;q=0", "application/json;q=0", "nonsense;", ";", "text/htm"})
    void whoAcceptsNoneGetsNone(String header) {
        assertEquals(Optional.empty(), new Accept(Optional.of(header)).best(OFFERED));
    }
}
