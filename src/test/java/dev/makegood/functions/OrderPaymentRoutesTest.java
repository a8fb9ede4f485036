package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies what an order says about its payment, over HTTP. */
class OrderPaymentRoutesTest {
    private static final String PAYMENT =
            "{\"provider\":\"http\",\"reference\":\"pay-1\",\"subMerchant\":\"sub-1\",\"totalMinor\":900}";

    private final MemoryDatabase database = new MemoryDatabase();
    private final SampleMarket market = new SampleMarket(database);

    private static Call order(Role role, String who, String method) {
        return Call.to(method + " /orders/{orderId}", "O7").as(role, who);
    }

    private static String with(String payment) {
        return SampleMarket.ORDER.stripTrailing().replaceFirst("}$", ",\"payments\":[" + payment + "]}");
    }

    @Test
    void thePlatformSeesHowItWasPaidAndAMerchantDoesNot() {
        assertEquals(201, market.apis.status(order(Role.PLATFORM, "shop", "PUT").body(with(PAYMENT))));
        var platform = Call.json(
                market.apis.answer(order(Role.PLATFORM, "shop", "GET")).getBody());
        assertEquals(PAYMENT, platform.at("/payments/0").toString());
        var merchant =
                Call.json(market.apis.answer(order(Role.MERCHANT, "M1", "GET")).getBody());
        assertTrue(merchant.has("lines") && !merchant.has("payments"), merchant::toString);
    }

    @Test
    void whatAPaymentPaidForThisOrderIsShownToo() {
        String shared = PAYMENT.replace("900}", "999999,\"ofThisOrderMinor\":900}");
        assertEquals(201, market.apis.status(order(Role.PLATFORM, "shop", "PUT").body(with(shared))));
        var platform = Call.json(
                market.apis.answer(order(Role.PLATFORM, "shop", "GET")).getBody());
        assertEquals(shared, platform.at("/payments/0").toString());
    }

    /** Generated clients send an empty list instead of none. */
    @Test
    void anEmptyListOfPaymentsIsNone() {
        assertEquals(201, market.apis.status(order(Role.PLATFORM, "shop", "PUT").body(with(""))));
        assertEquals(200, market.apis.status(order(Role.PLATFORM, "shop", "PUT").body(SampleMarket.ORDER)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http | paypal | payments/0/provider | must be one of [http, stripe]",
                "pay-1 | p%20 | payments/0/reference | ",
                "sub-1 | a b^ | payments/0/subMerchant | ",
                "900 | 0 | payments/0/totalMinor | must be a whole number from 1 to 999999999999",
                "900} | 900,\"ofThisOrderMinor\":901} | payments/0/ofThisOrderMinor | must be a whole number from 1 to 900",
                "900} | 900,\"ofThisOrderMinor\":0} | payments/0/ofThisOrderMinor | must be a whole number from 1 to 900",
                "900} | 999999,\"ofThisOrderMinor\":1} | payments | ",
                "totalMinor\":900} | totalMinor\":900},{\"provider\":\"http\",\"reference\":\"pay-1\",\"totalMinor\":1}"
                        + " | payments | has a payment twice",
                "reference | referense | payments/0/reference | is required",
            })
    void whatIsWrongIsNamedAndChangesNothing(String was, String stated, String field, String reason) {
        var before = Set.copyOf(database.all());
        var answer = market.apis.answer(order(Role.PLATFORM, "shop", "PUT").body(with(PAYMENT.replace(was, stated))));
        var errors = Call.json(answer.getBody()).path("errors");
        assertEquals(422, answer.getStatusCode(), answer::getBody);
        assertEquals(field, errors.at("/0/field").asText());
        assertTrue(reason == null || errors.at("/0/message").asText().equals(reason), errors::toString);
        assertEquals(before, Set.copyOf(database.all()));
    }
}
