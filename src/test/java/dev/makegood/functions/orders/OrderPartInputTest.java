package dev.makegood.functions.orders;

import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.order.OrderPart;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.PartKind;
import dev.makegood.storage.StorageJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies how parts of an order are read, and that contradicting sums are refused with their field. */
class OrderPartInputTest {
    private static final List<PaidOrder.PaidLine> LINES =
            List.of(line("1", "M1", "S1", 1, 6_000), line("2", "M2", "S2", 1, 5_000));

    private static List<OrderPart> read(String body) {
        Input in = Input.of(StorageJson.parse(body.replace('\'', '"')));
        return in.read(order -> OrderPartInput.read(order, CNY, LINES));
    }

    @Test
    void anOrderHasShippingOfAMerchantAndADiscountWithSteps() {
        var steps = List.of(new OrderPart.Step(cny(10_000), cny(-1_000)), new OrderPart.Step(cny(20_000), cny(-3_000)));
        assertEquals(
                List.of(
                        new OrderPart(PartKind.SHIPPING, Optional.of("M2"), cny(800), List.of()),
                        new OrderPart(PartKind.DISCOUNT, Optional.empty(), cny(-1_000), steps)),
                read("{'parts': [{'part': 'shipping', 'merchantId': 'M2', 'amountMinor': 800},"
                        + "{'part': 'discount', 'amountMinor': -1000, 'steps': ["
                        + "{'fromMinor': 20000, 'amountMinor': -3000}, {'fromMinor': 10000, 'amountMinor': -1000}]}],"
                        + "'paidMinor': 10800}"));
    }

    @Test
    void anOrderMayHaveOnlyLines() {
        assertEquals(List.of(), read("{'paidMinor': 11000}"));
        assertEquals(List.of(), read("{'paidMinor': 11000, 'parts': []}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {'paidMinor': 11001}|paidMinor|must be what the lines and parts cost together, CNY 110.00
        {'parts': {}}|parts|must be a list of 0 to 10
        {'parts': [{'part': 'tip', 'amountMinor': 1}]}|parts/0/part|must be one of [shipping, tax, insurance, discount]
        {'parts': [{'part': 'tax', 'amountMinor': -1}]}|parts/0/amountMinor|must be a whole number from 0 to 999999999999
        {'parts': [{'part': 'discount', 'amountMinor': 1}]}|parts/0/amountMinor|must be a whole number from -999999999999 to 0
        {'parts': [{'part': 'discount', 'amountMinor': -11001}]}|parts|have discounts that exceed the rest of the order by CNY 0.01
        {'parts': [{'part': 'tax', 'amountMinor': 1, 'merchantId': 'M3'}]}|parts/0/merchantId|must be the merchant of a line
        {'parts': [{'part': 'tax', 'amountMinor': 1, 'steps': [{'fromMinor': 1, 'amountMinor': 2}]}]}|parts/0/amountMinor|must be what its steps give for lines of CNY 110.00, 2
        {'parts': [{'part': 'tax', 'amountMinor': 2, 'steps': [{'fromMinor': 1, 'amountMinor': 1}, {'fromMinor': 1, 'amountMinor': 2}]}]}|parts/0/steps|must not have the same fromMinor twice
        {'parts': [{'part': 'tax', 'amountMinor': 1, 'rate': 3}]}|parts/0/rate|is not a field here
        """)
    void whatContradictsItselfIsRefused(String body, String field, String reason) {
        var refused = assertThrows(InvalidInput.class, () -> read(body));
        assertEquals(field + " " + reason, refused.field() + " " + refused.reason());
    }
}
