package dev.makegood.payment.wechatpay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.ProviderRefunds.Listed;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what is fetched of WeChat Pay's bills, and what is believed of them. */
class WechatPayRefundBillsTest {
    private static final String PAYMENT = "4200000000202611300000000001";
    private static final String NUMBER = RefundRequest.number("O-1~1~stockout~1-1");
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final LocalDate SECOND = LocalDate.parse("2026-03-02");

    /** Two days of China. */
    private static final Instant FROM = Instant.parse("2026-02-28T16:00:00Z");

    private static final Instant TO = Instant.parse("2026-03-02T16:00:00Z");

    private FakeWechatPay wechatPay;

    @BeforeEach
    void start() throws IOException {
        wechatPay = new FakeWechatPay();
    }

    @AfterEach
    void stop() {
        wechatPay.close();
    }

    private ObjectNode refund(String number, long fen, String status) {
        return wechatPay.add(PAYMENT, number, fen, status);
    }

    private List<Listed> listed(Secret keys) {
        var all = new ArrayList<Listed>();
        new WechatPayRefundBills(wechatPay.uri(), Accounts.merchant(), keys, Clock.systemUTC())
                .each(FROM, TO, Set.of("1900000109"), all::add);
        return all;
    }

    private List<Listed> listed() {
        return listed(Accounts.keys());
    }

    private String fault() {
        return assertThrows(IllegalStateException.class, this::listed).getMessage();
    }

    /** One bill has the refunds of all merchants of a platform, so that none is asked for by itself. */
    @Test
    void theRefundsOfEachDayWithNumbersOfOursAreListed() {
        String later = RefundRequest.number("O-2~1~stockout~1-1");
        wechatPay.bills.write(
                FIRST,
                List.of(refund(NUMBER, 5_000, "SUCCESS"), refund("0123456789abcdef0123456789abcdef", 900, "SUCCESS")));
        wechatPay.bills.write(SECOND, List.of(refund(later, 1, "PROCESSING")));
        wechatPay.bills.write(SECOND.plusDays(1), List.of(refund(NUMBER, 1, "SUCCESS")));
        assertEquals(
                List.of(
                        new Listed(
                                "50300001",
                                NUMBER,
                                Optional.empty(),
                                new NamedPayment(Set.of(PAYMENT), Optional.empty()),
                                Money.parse("CNY 50.00"),
                                Optional.of(new GatewayOutcome.Done("50300001"))),
                        new Listed(
                                "50300003",
                                later,
                                Optional.empty(),
                                new NamedPayment(Set.of(PAYMENT), Optional.empty()),
                                Money.parse("CNY 0.01"),
                                Optional.empty())),
                listed());
        assertEquals(
                List.of(
                        "/v3/bill/tradebill?bill_date=2026-03-01&bill_type=REFUND",
                        "/v3/billdownload/file?token=t%2B2026-03-01",
                        "/v3/bill/tradebill?bill_date=2026-03-02&bill_type=REFUND",
                        "/v3/billdownload/file?token=t%2B2026-03-02"),
                wechatPay.asked());
    }

    @Test
    void aDayWithoutABillHasNoRefunds() {
        assertEquals(List.of(), listed());
    }

    @Test
    void aBillThatIsBeingMadeOrCannotBeHadIsAFault() {
        wechatPay.bills.write(FIRST, List.of());
        wechatPay.nextError(400, "STATEMENT_CREATING");
        assertTrue(fault().contains("400 without a list of refunds: STATEMENT_CREATING"));
        wechatPay.nextError(403, "NO_AUTH");
        assertTrue(fault().contains("NO_AUTH"));
        assertEquals(List.of(), listed());
    }

    @Test
    void aBillOfAnotherOrAnotherBillThanWasSignedIsAFault() {
        wechatPay.bills.write(FIRST, List.of(refund(NUMBER, 5_000, "SUCCESS")));
        Secret strangers = Accounts.keys(Map.of(Accounts.KEY_ID, Accounts.STRANGER));
        assertThrows(IllegalStateException.class, () -> listed(strangers));
        wechatPay.signAs(Signer.NOBODY);
        assertTrue(fault().contains("no signature"));
        wechatPay.signAs(Signer.GENUINE);
        wechatPay.bills.damage(FIRST);
        assertTrue(fault().contains("not the bill that was signed"));
    }

    @Test
    void withoutAnAnswerItIsAFault() {
        var nobody = new WechatPayRefundBills(
                URI.create("http://127.0.0.1:1"), Accounts.merchant(), Accounts.keys(), Clock.systemUTC());
        assertThrows(IllegalStateException.class, () -> nobody.each(FROM, TO, Set.of(), _ -> {}));
    }

    @Test
    void theLastDayIsTheOneWhoseBillIsThere() {
        var bills = new WechatPayRefundBills(wechatPay.uri(), Accounts.merchant(), Accounts.keys(), Clock.systemUTC());
        assertEquals(Instant.parse("2026-03-01T16:00:00Z"), bills.wholeUntil(Instant.parse("2026-03-02T18:30:00Z")));
    }
}
