package dev.makegood.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.wording.Language;
import dev.makegood.wording.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTextTest {
    private static final Language ENGLISH = Language.of("en");
    private static final Language CHINESE = Language.of("zh-CN");
    private static final Set<String> OPTIONAL = Set.of(
            "compensationAmount",
            "promisedAmount",
            "form",
            "nothingToRefund",
            "appealBy",
            "restockOn",
            "cheaper",
            "forfeits");

    static List<Notice> samples() {
        return NoticeSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyTemplateRendersInBothLanguages(Notice notice) {
        Text text = NoticeText.render(notice);

        assertFalse(
                text.byField().get("en").matches(".*[{}].*|.*  .*"),
                text.byField().get("en"));
        assertFalse(
                text.byField().get("zhCN").matches(".*[{}].*|.*  .*"),
                text.byField().get("zhCN"));
        assertTrue(
                text.byField().get("zhCN").codePoints().anyMatch(Character::isIdeographic),
                text.byField().get("zhCN"));
        assertFalse(
                text.byField().get("en").codePoints().anyMatch(Character::isIdeographic),
                text.byField().get("en"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyDetailIsToldAndNoneCanBeMissing(Notice notice) {
        Text whole = NoticeText.render(notice);
        for (String name : notice.details().keySet()) {
            if (!OPTIONAL.contains(name)) {
                Notice lacking = with(notice, name, null);
                assertThrows(IllegalArgumentException.class, () -> NoticeText.render(lacking), name);
            }
            if (!Set.of(
                            "deadline",
                            "validUntil",
                            "arrivesOn",
                            "trigger",
                            "why",
                            "shipBy",
                            "answer",
                            "ruling",
                            "calendar",
                            "form",
                            "restockOn",
                            "appealBy",
                            "cheaper",
                            "forfeits",
                            "nothingToRefund")
                    .contains(name)) {
                String value = notice.details().get(name);
                assertTrue(
                        whole.byField().get("en").contains(value)
                                && whole.byField().get("zhCN").contains(inChinese(value)),
                        name);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(NoticeTemplate.class)
    void onlyASettledRefundIsCalledDone(NoticeTemplate template) {
        Text text = NoticeText.render(NoticeSamples.of("1", template));

        boolean settled = template == NoticeTemplate.REFUNDED_BUYER;
        assertEquals(settled, text.byField().get("en").contains("has been refunded"));
        assertEquals(settled, text.byField().get("zhCN").contains("已退款"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingIsPromoted(Notice notice) {
        String both = NoticeText.render(notice).toString().toLowerCase(Locale.ROOT);

        for (String word : List.of("sale", "discount", "buy now", "offer", "优惠", "促销", "抢购", "推荐", "活动")) {
            assertFalse(both.contains(word), word);
        }
    }

    @Test
    void theBuyerReadsWhatComesAndUntilWhen() {
        Text text = NoticeText.render(NoticeSamples.of("1", NoticeTemplate.STOCKOUT_BUYER));

        assertEquals(
                "Your order O-7: 2 x MUG-RED will not be shipped. We are sorry. Reason: a recount of the merchant's stock shows that"
                        + " it does not suffice. You get a refund and, on top of it, a compensation. We will refund 40.00"
                        + " CNY by 2 March 2026, 12:00 (UTC+8); you need not do anything. We will tell you when the refund"
                        + " has been made. The compensation for this stockout is 5.00 CNY in all. It comes as a cash"
                        + " coupon without minimum spend; we will tell you when it has been issued.",
                text.byField().get("en"));
        assertEquals(
                "您的订单 O-7 中的 MUG-RED（2 件）将不再发货，非常抱歉。原因：商家库存盘点显示库存不足。您将获得退款，并另获赔付。我们将于2026年3月2日12:00（北京时间）前为您退款"
                        + " 40.00 元，您无需进行任何操作。退款完成后，我们会另行通知您。本次缺货的赔付合计为 5.00 元，"
                        + "以无门槛现金券形式发放，发放后我们会另行通知您。",
                text.byField().get("zhCN"));
    }

    @Test
    void theBuyerReadsWhatIsTheMerchantsOwnPromiseAndInWhatForm() {
        Notice sample = NoticeSamples.of("1", NoticeTemplate.STOCKOUT_BUYER);
        Text text = NoticeText.render(with(with(sample, "promisedAmount", "2.00 CNY"), "form", "redPacket"));

        assertTrue(
                text.byField().get("en").contains("It comes as a cash red packet;"),
                text.byField().get("en"));
        assertTrue(text.byField()
                .get("en")
                .endsWith("Of this, 2.00 CNY is what the merchant itself promised or agreed on with you, beside the"
                        + " platform's policy."));
        assertTrue(text.byField().get("zhCN").endsWith("其中 2.00 元为商家在平台规则之外的店铺承诺或与您协商的赔付。"));
    }

    @Test
    void theBuyerOfAFreeThingReadsThatThereIsNothingToRefund() {
        Text text = NoticeText.render(
                with(NoticeSamples.of("1", NoticeTemplate.STOCKOUT_BUYER), "nothingToRefund", "true"));

        assertTrue(
                text.byField().get("en").contains("nothing to refund. The compensation for this stockout is 5.00 CNY"),
                text.byField().get("en"));
        assertFalse(
                text.byField().get("en").contains("We will refund"),
                text.byField().get("en"));
    }

    @Test
    void theBuyerReadsWhyThereIsNoCompensation() {
        Text text = NoticeText.render(NoticeSamples.withoutCompensation(NoticeTemplate.STOCKOUT_BUYER));

        assertTrue(text.byField()
                .get("en")
                .endsWith("no further compensation for this stockout: cap of the order: 5.00 CNY."));
        assertTrue(text.byField().get("zhCN").endsWith("没有其他赔付：每笔订单上限 5.00 元。"));
    }

    @Test
    void theMerchantReadsEveryStepAndEveryPartOfTheDebit() {
        Text text = NoticeText.render(NoticeSamples.of("1", NoticeTemplate.COMPENSATION_DEBITED_MERCHANT));

        assertTrue(text.byField().get("en").contains("policy pdd-stockout@1"));
        assertTrue(text.byField().get("en").contains("(1) 5.00 CNY for the case; (2) cap of the order: 5.00 CNY."));
        assertTrue(text.byField()
                .get("en")
                .contains("balance: 3.00 CNY; from your deposit: 1.50 CNY; advanced by the platform"));
        assertTrue(text.byField().get("zhCN").contains("(1) 每单赔付 5.00 元；(2) 每笔订单上限 5.00 元。"));
    }

    @Test
    void aNoticeThatWouldNotRenderIsNeverMade() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Notice.of("O-7", NoticeTemplate.REFUNDED_BUYER, NoticeSamples.BUYER, NoticeSamples.AT, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-03-02T04:00:00Z     | Asia/Shanghai     | 2 March 2026, 12:00 (UTC+8)  | 2026年3月2日12:00（北京时间）
        2026-03-02T04:00:00.001Z | Asia/Shanghai     | 2 March 2026, 12:01 (UTC+8)  | 2026年3月2日12:01（北京时间）
        2026-12-31T15:59:59Z     | Asia/Shanghai     | 1 January 2027, 00:00 (UTC+8) | 2027年1月1日00:00（北京时间）
        2017-06-01T02:30:00Z     | -03:00            | 31 May 2017, 23:30 (UTC-3)   | 2017年5月31日23:30（UTC-3）
        2026-03-02T04:00:00Z     | Asia/Kolkata      | 2 March 2026, 09:30 (UTC+5:30) | 2026年3月2日09:30（UTC+5:30）
        2026-03-02T04:00:00Z     | UTC               | 2 March 2026, 04:00 (UTC)    | 2026年3月2日04:00（UTC）
        """)
    void whatWeDoUntilThenIsToldInTheZoneAndNeverTooEarly(String instant, String zone, String en, String zhCN) {
        assertTold(NoticeTemplate.REFUND_DELAYED_BUYER, "deadline", instant, zone, en, zhCN);
    }

    @ParameterizedTest
    @CsvSource({
        "CHOICE_BUYER, deadline",
        "CHOICE_MERCHANT, deadline",
        "REPLACEMENT_OFFERED_BUYER, deadline",
        "REPLACEMENT_OFFERED_BUYER, shipBy",
        "WAITS_BUYER, deadline",
        "WAITS_MERCHANT, deadline",
        "SWAPPED_MERCHANT, shipBy",
        "SHIP_TIME_PROPOSED_BUYER, deadline",
        "STOCKOUT_MERCHANT, appealBy",
        "APPEALED_OPERATOR, deadline",
        "CLAIMED_OPERATOR, deadline",
        "HAND_OVER_OPERATOR, deadline"
    })
    void whoeverActsByTheTimeThatIsToldIsInTime(NoticeTemplate template, String detail) {
        String late = "2026-03-02T04:00:59.999Z";
        assertTold(template, detail, late, "Asia/Tokyo", "2 March 2026, 13:00 (UTC+9)", "2026年3月2日13:00（UTC+9）");
    }

    private static void assertTold(
            NoticeTemplate template, String detail, String instant, String zone, String en, String zhCN) {
        Notice sample = NoticeSamples.of("1", template);
        Text text = NoticeText.render(with(with(sample, detail, instant), "zone", zone));
        assertTrue(text.byField().get("en").contains(en), text.byField().get("en"));
        assertTrue(text.byField().get("zhCN").contains(zhCN), text.byField().get("zhCN"));
    }

    @Test
    void theDayOfARestockIsOneOfItsOwnZone() {
        Text text =
                NoticeText.render(with(NoticeSamples.of("1", NoticeTemplate.WAIT_MOVED_BUYER), "zone", "Asia/Tokyo"));
        assertTrue(
                text.byField().get("en").contains("expected on 5 March 2026 (UTC+8)"),
                text.byField().get("en"));
        assertTrue(
                text.byField().get("en").contains("by 2 March 2026, 13:00 (UTC+9)"),
                text.byField().get("en"));
    }

    @Test
    void everySentenceEnds() {
        for (String name : ENGLISH.names()) {
            if (!name.matches(
                    "(form|formName|calendar|answer|why|trigger|format|violation|scope|exemption|rounding|step"
                            + "|tier|option|price|lines|zone|page)\\..*")) {
                assertTrue(ENGLISH.phrase(name).matches(".*(\\.|\\{reason}|\\{answerText})"), name);
                assertTrue(CHINESE.phrase(name).matches(".*(。|\\{reason}|\\{answerText})"), name);
            }
        }
    }

    @Test
    void aThingHasOneNameWhereverItIsTold() {
        for (String name : CHINESE.names()) {
            assertFalse(CHINESE.phrase(name).matches(".*(订单行|按政策).*"), name);
        }
        for (NoticeTemplate template : NoticeTemplate.values()) {
            // These are about late shipments too.
            if (template.id().matches("(lateShipment|reassessed|compensation|appeal|claim|handOver).*")) {
                Notice sample = NoticeSamples.of("1", template);
                assertFalse(NoticeText.render(sample).byField().get("zhCN").contains("缺货单"), template::id);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"COUPON_ISSUED_BUYER", "COUPON_EXPIRED_BUYER", "REDEMPTION_ENDED_BUYER", "REFUNDED_BUYER"})
    void aRedPacketIsCalledOne(NoticeTemplate template) {
        Notice sample = with(NoticeSamples.of("1", template), "form", "redPacket");
        Map<String, String> onIt =
                Map.of("toCoupons", "1.00 CNY", "coupons", "1", "couponId", "x", "validUntil", "2076-03-01");
        for (Map.Entry<String, String> detail : onIt.entrySet()) {
            sample = with(sample, detail.getKey(), detail.getValue());
        }
        Text text = NoticeText.render(sample);
        assertTrue(
                text.byField().get("en").contains("red packet")
                        && text.byField().get("zhCN").contains("现金红包"),
                text::toString);
        assertFalse(
                text.byField().get("en").contains("coupon")
                        || text.byField().get("zhCN").contains("券"),
                text::toString);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CANCELLATION_PROPOSED_BUYER", "CANCELLATION_PROPOSED_MERCHANT", "CANCELLATION_RECEIVED_BUYER"})
    void aProposalWithoutASumPromisesWhatTheRulesGive(NoticeTemplate template) {
        Text some = NoticeText.render(NoticeSamples.of("1", template));
        assertTrue(
                some.byField().get("en").endsWith("at least 40.00 CNY, and never less than the rules give."),
                some.byField().get("en"));
        Text none = NoticeText.render(with(NoticeSamples.of("1", template), "amount", "0.00 CNY"));
        assertTrue(
                none.byField().get("en").endsWith("the compensation is what the rules give."),
                none.byField().get("en"));
        assertTrue(
                none.byField().get("zhCN").endsWith("赔付以规则规定为准。"),
                none.byField().get("zhCN"));
    }

    @Test
    void moneyIsToldAsPeopleWriteIt() {
        Notice sample = NoticeSamples.of("1", NoticeTemplate.REFUND_DELAYED_BUYER);
        assertTrue(NoticeText.render(sample).byField().get("zhCN").contains("40.00 元"));
        assertTrue(NoticeText.render(with(sample, "amount", "4000 JPY"))
                .byField()
                .get("zhCN")
                .contains("4000 JPY"));
    }

    @Test
    void aMalformedDateOrTriggerIsABug() {
        Notice sample = NoticeSamples.of("1", NoticeTemplate.STOCKOUT_BUYER);

        for (Notice bad : List.of(with(sample, "deadline", "tomorrow"), with(sample, "trigger", "whim"))) {
            assertThrows(IllegalArgumentException.class, () -> NoticeText.render(bad));
        }
    }

    @Test
    void aValueThatLooksLikeAPlaceholderStaysAsItIs() {
        Notice odd = with(NoticeSamples.of("1", NoticeTemplate.REFUND_PARKED_OPERATOR), "reason", "{amount} $1 \\");

        assertTrue(NoticeText.render(odd).byField().get("en").contains("Reason: {amount} $1 \\."));
    }

    private static Notice with(Notice notice, String name, String value) {
        Map<String, String> details = new HashMap<>(notice.details());
        if (value == null) {
            details.remove(name);
        } else {
            details.put(name, value);
        }
        return new Notice(
                notice.id(),
                notice.recipient(),
                notice.template(),
                notice.createdAt(),
                details,
                notice.steps(),
                notice.delivery());
    }

    private static String inChinese(String value) {
        return value.matches("[0-9.]+ [A-Z]{3}") ? CHINESE.amount(value) : value;
    }

    @ParameterizedTest
    @EnumSource(names = {"STOCKOUT_BUYER", "LATE_SHIPMENT_BUYER", "REASSESSED_BUYER"})
    void aBuyerWhoHasBeenGivenSomethingHearsWhatItKeepsAndWhetherMoreIsToCome(NoticeTemplate template) {
        Text more = NoticeText.render(with(NoticeSamples.of("1", template), "givenAmount", "2.00 CNY"));
        assertTrue(more.byField().get("en").contains("5.00 CNY"), more.byField().get("en"));
        assertTrue(
                more.byField().get("en").endsWith("2.00 CNY of it was issued to you before."),
                more.byField().get("en"));
        assertTrue(
                more.byField().get("zhCN").endsWith("其中 2.00 元此前已发放给您。"),
                more.byField().get("zhCN"));

        Notice kept = with(NoticeSamples.withoutCompensation(template), "keptAmount", "5.00 CNY");
        Text all = NoticeText.render(kept);
        assertTrue(
                all.byField()
                        .get("en")
                        .contains(
                                "You were given 5.00 CNY for this case before, and you keep it. There is no more to come: "),
                all.byField().get("en"));
        assertTrue(
                all.byField().get("zhCN").contains("本单此前已向您发放赔付 5.00 元，仍归您所有；重新核算后不再另行赔付："),
                all.byField().get("zhCN"));
        assertFalse(
                all.byField().get("en").contains("when it has been issued"),
                all.byField().get("en"));
    }
}
