package dev.makegood.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.books.ProviderRefund.State;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies how the files of providers are read. The samples were written by ourselves after the providers' public pages. */
class ProviderFilesTest {
    private static final String NUMBER = "mg23456789abcdef0123456789abcdef";
    private static final String TRADE = "2026030122001400000000000001";

    private static final String STRIPE = """
        {"id":"re_1","object":"refund","amount":5000,"currency":"cny","charge":"ch_1","payment_intent":"pi_1",\
        "metadata":{"number":"%s"},"status":"succeeded","created":1772337660}""".formatted(NUMBER);

    /** All columns of bill type ALL: a payment, and a refund of 50.00 of which 5.00 are a coupon's. */
    private static final String WECHAT_PAY = Stream.of(
                    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注",
                    "2026-03-01 10:00:00,wx1,1900000109,0,,4200001,o-1,u,APP,SUCCESS,OTHERS,CNY,100.00,10.00,0,0,0.00,0.00,,,杯子,,0.60000,0.60%,100.00,0.00,",
                    "2026-03-01 12:01:00,wx1,1900000109,0,,4200001,o-1,u,APP,REFUND,OTHERS,CNY,0.00,0.00,5030001,"
                            + NUMBER + ",50.00,0.00,ORIGINAL,SUCCESS,杯子，红,,-0.30000,0.60%,0.00,50.00,")
            .map(line -> line.startsWith("交易") ? line : "`" + line.replace(",", ",`"))
            .collect(
                    Collectors.joining(
                            "\r\n",
                            "\uFEFF",
                            "\r\n总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n`2,`100.00,`50.00,`0.00,`0.30000,`100.00,`50.00\r\n"));

    private static final String ALIPAY = """
        #支付宝业务明细查询
        #账号：[20880000000000000156]
        #-----------------------------------------业务明细列表----------------------------------------
        支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注
        TRADE\t,o-1\t,交易,"杯子, 红",2026-03-01 10:00:00,2026-03-01 10:00:30,,,,,a***@example.com,100.00,100.00,0.00,0.00,10.00,0.00,0.00,,0.00,0.00,,-0.60,0.00,
        TRADE\t,o-1\t,退款,"杯子, 红",2026-03-01 12:00:59,2026-03-01 12:01:00,,,,,a***@example.com,-50.00,-50.00,0.00,0.00,-5.00,0.00,0.00,,0.00,0.00,NUMBER\t,0.30,0.00,
        #-----------------------------------------业务明细列表结束------------------------------------
        #交易合计：1笔
        """.replace("TRADE", TRADE).replace("NUMBER", NUMBER);

    @TempDir
    Path folder;

    private List<ProviderRefund> read(String provider, String text) throws IOException {
        Charset charset = provider.equals("alipay") ? Charset.forName("GBK") : StandardCharsets.UTF_8;
        return ProviderFile.of(provider).read(Files.writeString(folder.resolve("file.csv"), text, charset));
    }

    private String refused(String provider, String text) {
        return assertThrows(ProviderFile.Unreadable.class, () -> read(provider, text))
                .getMessage();
    }

    private static ProviderRefund refund(String id, String payment) {
        return new ProviderRefund(NUMBER, id, payment, "CNY", 5_000, State.DONE, Instant.parse("2026-03-01T04:01:00Z"));
    }

    @Test
    void eachFormatSaysNumberPaymentGrossAmountStateAndTime() throws IOException {
        assertEquals(List.of(refund("re_1", "pi_1")), read("stripe", STRIPE + "\n"));
        assertEquals(List.of(refund("5030001", "4200001")), read("wechatpay", WECHAT_PAY));
        assertEquals(List.of(refund(TRADE + ":" + NUMBER, TRADE)), read("alipay", ALIPAY));
    }

    @ParameterizedTest
    @CsvSource({
        "succeeded, DONE",
        "pending, PENDING",
        "requires_action, PENDING",
        "failed, RETURNED",
        "canceled, RETURNED"
    })
    void stripesStatusesAreThoseOfItsPages(String status, State state) throws IOException {
        assertEquals(
                state,
                read("stripe", STRIPE.replace("succeeded", status)).getFirst().state());
    }

    @Test
    void stripesAmountsAreTheCurrencysOwn() throws IOException {
        assertEquals(50, read("stripe", STRIPE.replace("cny", "isk")).getFirst().minor());
        assertEquals(
                5_000, read("stripe", STRIPE.replace("cny", "jpy")).getFirst().minor());
    }

    /** A bill is never updated, so that anything but success is no end. */
    @ParameterizedTest
    @ValueSource(strings = {"PROCESSING", "FAIL", "CHANGE"})
    void anotherStatusOfABillOfWechatPayIsNoEnd(String status) throws IOException {
        assertEquals(
                State.PENDING,
                read("wechatpay", WECHAT_PAY.replace("`ORIGINAL,`SUCCESS", "`ORIGINAL,`" + status))
                        .getFirst()
                        .state());
    }

    @Test
    void aBillWithoutRefundsIsEmpty() throws IOException {
        List<String> lines = WECHAT_PAY.lines().toList();
        assertEquals(
                List.of(),
                read(
                        "wechatpay",
                        String.join("\n", lines.get(0), lines.get(3), "`0,`0.00,`0.00,`0.00,`0.00,`0.00,`0.00")));
        assertEquals(List.of(), read("alipay", ALIPAY.replaceAll("(?m)^" + TRADE + ".*\n", "")));
    }

    @Test
    void aFileThatIsNotWholeOrOfAnotherProviderIsRefused() throws IOException {
        assertTrue(refused("stripe", STRIPE + "\n{\"id\":").contains("line 2"));
        assertTrue(refused("stripe", STRIPE.replace("succeeded", "sent")).contains("unknown status sent"));
        assertTrue(refused("stripe", STRIPE.replace("\"refund\"", "\"charge\"")).contains("line 1"));
        assertTrue(refused("stripe", STRIPE.replace("\"cny\"", "\"qqq\"")).contains("line 1"));
        String cut = WECHAT_PAY.substring(0, WECHAT_PAY.indexOf("总交易单数"));
        assertEquals("file.csv has no totals at its end", refused("wechatpay", cut));
        assertEquals(
                "file.csv has refunds of 5000 and says 51.00",
                refused("wechatpay", WECHAT_PAY.replaceFirst("`50.00\\s*$", "`51.00")));
        assertTrue(refused("wechatpay", WECHAT_PAY.replace("`50.00,`\r", "`50.001,`\r"))
                .contains("no bill"));
        assertTrue(refused("wechatpay", WECHAT_PAY.replace(",`杯子，红", "")).contains("row of 26 values"));
        assertTrue(refused("wechatpay", ALIPAY).contains("columns"));
        assertTrue(
                refused("alipay", ALIPAY.substring(0, ALIPAY.lastIndexOf("#-"))).contains("no end"));
        assertTrue(refused("alipay", ALIPAY.replace("订单金额（元）", "金额")).contains("columns"));
        Path utf8 = Files.writeString(folder.resolve("utf8"), ALIPAY);
        assertThrows(
                ProviderFile.Unreadable.class, () -> ProviderFile.of("alipay").read(utf8));
    }

    @Test
    void filesCoverATimeAndMayBeSeveral() throws IOException {
        Path bills = Files.createDirectory(folder.resolve("bills"));
        Files.writeString(bills.resolve("1"), WECHAT_PAY);
        Files.writeString(bills.resolve("2"), WECHAT_PAY);
        var options = Options.read(
                "DIR",
                "--wechatpay",
                bills.toString(),
                "--from",
                "2026-02-27T16:00:00Z",
                "--to",
                "2026-03-01T16:00:00Z");
        Comparison comparison = options.comparison().orElseThrow();
        assertEquals(2, comparison.refunds("wechatpay").size());
        assertEquals(Instant.parse("2026-02-28T16:00:00Z"), comparison.lookedForFrom());
        assertEquals(Map.of("wechatpay", bills), comparison.files());
        assertThrows(IllegalArgumentException.class, () -> Options.read("DIR", "--stripe", "list"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Options.read(
                        "DIR", "--stripe", "list", "--from", "2026-03-01T00:00:00Z", "--to", "2026-03-02T00:00:00Z"));
        assertEquals(Optional.empty(), Options.read("DIR").comparison());
    }
}
