package dev.makegood.payment.alipay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.ProviderRefunds.Listed;
import dev.makegood.payment.RefundRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what is fetched of Alipay's bills, and what is believed of them. */
class AlipayRefundBillsTest {
    private static final String TRADE = "2026030122001400000000000001";
    private static final String NUMBER = RefundRequest.number("O-1~1~stockout~1-1");
    private static final String UUID = "0123456789abcdef0123456789abcdef";

    /** Two days of China. */
    private static final Instant FROM = Instant.parse("2026-02-28T16:00:00Z");

    private static final Instant TO = Instant.parse("2026-03-02T16:00:00Z");

    private FakeAlipay alipay;

    @BeforeEach
    void start() throws IOException {
        alipay = new FakeAlipay();
    }

    @AfterEach
    void stop() {
        alipay.close();
    }

    private static String details(String... rows) {
        return "#支付宝业务明细查询\n支付宝交易号,业务类型,完成时间,订单金额（元）,退款批次号/请求号\n" + String.join("\n", rows) + "\n#-----业务明细列表结束----\n";
    }

    private static String row(String number, String yuan) {
        return TRADE + "\t,退款,2026-03-01 12:01:00,-" + yuan + "," + number + "\t";
    }

    /** An archive has the sums first, or the details. */
    private void bill(String day, String details) {
        var files = new LinkedHashMap<String, String>();
        files.put("20880000000000000156_业务明细(汇总).csv", "#支付宝业务汇总查询\n");
        files.put("20880000000000000156_业务明细.csv", details);
        alipay.bill(day, files);
    }

    private List<Listed> listed() {
        var all = new ArrayList<Listed>();
        new AlipayRefundBills(alipay.uri(), AlipayKeys.app(), AlipayKeys.key(), Clock.systemUTC())
                .each(FROM, TO, Set.of("2088"), all::add);
        return all;
    }

    private String fault() {
        return assertThrows(IllegalStateException.class, this::listed).getMessage();
    }

    @Test
    void theRefundsOfEachDayWithNumbersOfOursAreListed() {
        bill("2026-03-01", details(row(NUMBER, "50.00"), row(UUID, "9.00")));
        bill("2026-03-02", details(row(RefundRequest.number("O-2~1~stockout~1-1"), "0.01")));
        bill("2026-03-03", details(row(NUMBER, "1.00")));
        List<Listed> listed = listed();
        assertEquals(2, listed.size());
        assertEquals(
                new Listed(
                        TRADE + ":" + NUMBER,
                        NUMBER,
                        Optional.empty(),
                        new NamedPayment(Set.of(TRADE), Optional.empty()),
                        Money.parse("CNY 50.00"),
                        Optional.of(new GatewayOutcome.Done(TRADE + ":" + NUMBER))),
                listed.getFirst());
        assertEquals(Money.parse("CNY 0.01"), listed.getLast().amount());
    }

    @Test
    void aDayWithoutABillHasNoRefunds() {
        assertEquals(List.of(), listed());
        alipay.nextError("40004", "BILL_NOT_EXIST");
        assertEquals(List.of(), listed());
    }

    @Test
    void anotherErrorOrASignatureOfAnotherIsAFault() {
        bill("2026-03-01", details());
        alipay.nextError("40006", "isv.insufficient-isv-permissions");
        assertTrue(fault().contains("40006 isv.insufficient-isv-permissions"));
        alipay.signWith(AlipayKeys.pair());
        assertTrue(fault().contains("not signed by Alipay"));
    }

    @Test
    void aBillThatIsNotWholeIsAFault() {
        bill("2026-03-01", details(row(NUMBER, "50.00")).replaceFirst("#-.*\n$", ""));
        assertTrue(fault().contains("no end of its details"));
        alipay.bill("2026-03-01", Map.of("20880000000000000156_业务明细(汇总).csv", ""));
        assertTrue(fault().contains("no file of details"));
        bill("2026-03-01", details(row(NUMBER, "many")));
        assertTrue(fault().contains("no bill of Alipay"));
    }

    @Test
    void withoutAnAnswerItIsAFault() {
        var nobody = new AlipayRefundBills(
                URI.create("http://127.0.0.1:1/gateway.do"), AlipayKeys.app(), AlipayKeys.key(), Clock.systemUTC());
        assertThrows(IllegalStateException.class, () -> nobody.each(FROM, TO, Set.of(), _ -> {}));
    }

    /** The bill of a day is there at noon of the next day in China, which is 04:00 UTC. */
    @Test
    void theLastDayIsTheOneWhoseBillIsThere() {
        var bills = new AlipayRefundBills(alipay.uri(), AlipayKeys.app(), AlipayKeys.key(), Clock.systemUTC());
        assertEquals(
                Instant.parse("2026-03-01T16:00:00Z"), bills.wholeUntil(Instant.parse("2026-03-03T03:59:59.999Z")));
        assertEquals(Instant.parse("2026-03-02T16:00:00Z"), bills.wholeUntil(Instant.parse("2026-03-03T04:00:00Z")));
    }
}
