package dev.makegood.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.market.Market;
import dev.makegood.wording.Language;
import dev.makegood.wording.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextTest {
    private static final Language ENGLISH = Language.of("en");
    private static final Language CHINESE = Language.of("zh-CN");
    private static final Language GERMAN = Language.of("de");

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
    void everyTemplateRendersInGermanWithEveryAmount(Notice notice) {
        Market.named("de").run(() -> {
            String text = NoticeText.render(notice).in(GERMAN);
            assertFalse(text.matches(".*[{}].*|.*  .*"), text);
            Details.of(notice.fact()).values().forEach((name, value) -> {
                if (value instanceof Money amount) {
                    assertTrue(text.contains(GERMAN.amount(amount)), () -> name + " in " + text);
                }
            });
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyAmountOfAFactIsTold(Notice notice) {
        Text whole = NoticeText.render(notice);
        Details.of(notice.fact()).values().forEach((name, value) -> {
            if (value instanceof Money amount) {
                assertTrue(whole.in(ENGLISH).contains(ENGLISH.amount(amount)), name);
                assertTrue(whole.in(CHINESE).contains(CHINESE.amount(amount)), name);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.makegood.notice.NoticeSamples#kinds")
    void onlyASettledRefundIsCalledDone(Class<? extends Fact> template) {
        Text text = NoticeText.render(NoticeSamples.of("1", template));

        boolean settled = template == RefundFact.RefundedBuyer.class;
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
        Text text = NoticeText.render(NoticeSamples.of("1", CaseFact.StockoutBuyer.class));

        assertEquals(
                "Your order O-7: 2 x MUG-RED will not be shipped. We are sorry. Reason: a recount of the merchant's stock shows that"
                        + " there is not enough. You get a refund and, on top of it, a compensation. We will refund 40.00"
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
        Text text = text(
                CaseFact.StockoutBuyer.class, Map.of("promisedAmount", NoticeSamples.cny("2.00"), "form", "redPacket"));

        assertTrue(
                text.byField().get("en").contains("It comes as a cash red packet;"),
                text.byField().get("en"));
        assertTrue(text.byField()
                .get("en")
                .endsWith(
                        "Of this, 2.00 CNY is what the merchant itself promised or agreed on with you, in addition to the"
                                + " platform's policy."));
        assertTrue(text.byField().get("zhCN").endsWith("其中 2.00 元为商家在平台规则之外的店铺承诺或与您协商的赔付。"));
    }

    @Test
    void theBuyerOfAFreeThingReadsThatThereIsNothingToRefund() {
        Text text = text(CaseFact.StockoutBuyer.class, Map.of("refundAmount", NoticeSamples.cny("0.00")));

        assertTrue(
                text.byField().get("en").contains("nothing to refund. The compensation for this stockout is 5.00 CNY"),
                text.byField().get("en"));
        assertFalse(
                text.byField().get("en").contains("We will refund"),
                text.byField().get("en"));
    }

    @Test
    void theBuyerReadsWhyThereIsNoCompensation() {
        Text text = NoticeText.render(NoticeSamples.withoutCompensation(CaseFact.StockoutBuyer.class));

        assertTrue(text.byField()
                .get("en")
                .endsWith("no further compensation for this stockout: Not more than 5.00 CNY: 5.00 CNY."));
        assertTrue(text.byField().get("zhCN").endsWith("没有其他赔付：不高于 5.00 元：5.00 元。"));
    }

    @Test
    void theMerchantReadsEveryStepAndEveryPartOfTheDebit() {
        Text text = NoticeText.render(NoticeSamples.of("1", CouponFact.CompensationDebitedMerchant.class));

        assertTrue(text.byField().get("en").contains("policy pdd-stockout@1"));
        assertTrue(
                text.byField().get("en").contains("(1) Compensation: 5.00 CNY; (2) Not more than 5.00 CNY: 5.00 CNY."));
        assertTrue(text.byField()
                .get("en")
                .contains("balance: 3.00 CNY; from your deposit: 1.50 CNY; advanced by the platform"));
        assertTrue(text.byField().get("zhCN").contains("(1) 赔付金额：5.00 元；(2) 不高于 5.00 元：5.00 元。"));
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
        assertTold(RefundFact.RefundDelayedBuyer.class, "deadline", instant, zone, en, zhCN);
    }

    @ParameterizedTest
    @CsvSource({
        "choiceBuyer, deadline",
        "choiceMerchant, deadline",
        "replacementOfferedBuyer, deadline",
        "replacementOfferedBuyer, shipBy",
        "waitsBuyer, deadline",
        "waitsMerchant, deadline",
        "swappedMerchant, shipBy",
        "shipTimeProposedBuyer, answerBy",
        "stockoutMerchant, appealBy",
        "appealedOperator, deadline",
        "claimedOperator, deadline",
        "handOverOperator, deadline"
    })
    void whoeverActsByTheTimeThatIsToldIsInTime(String kind, String detail) {
        String late = "2026-03-02T04:00:59.999Z";
        assertTold(
                Kinds.byName().get(kind),
                detail,
                late,
                "Asia/Tokyo",
                "2 March 2026, 13:00 (UTC+9)",
                "2026年3月2日13:00（UTC+9）");
    }

    private static void assertTold(
            Class<? extends Fact> kind, String detail, String instant, String zone, String en, String zhCN) {
        Text text = text(kind, Map.of(detail, Instant.parse(instant), "zone", ZoneId.of(zone)));
        assertTrue(text.byField().get("en").contains(en), text.byField().get("en"));
        assertTrue(text.byField().get("zhCN").contains(zhCN), text.byField().get("zhCN"));
    }

    @Test
    void theDayOfARestockIsOneOfItsOwnZone() {
        Text text = text(ChoiceFact.WaitMovedBuyer.class, Map.of("zone", ZoneId.of("Asia/Tokyo")));
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
                            + "|tier|option|price|lines|zone|page|fine|rate|rootCause)\\..*")) {
                assertTrue(ENGLISH.phrase(name).matches(".*(\\.|\\{reason}|\\{answerText}|\\{left})"), name);
                assertTrue(GERMAN.phrase(name).matches(".*(\\.|\\{reason}|\\{answerText}|\\{left})"), name);
                assertTrue(CHINESE.phrase(name).matches(".*(。|\\{reason}|\\{answerText}|\\{left})"), name);
            }
        }
    }

    @Test
    void aThingHasOneNameWhereverItIsTold() {
        for (String name : CHINESE.names()) {
            assertFalse(CHINESE.phrase(name).matches(".*(订单行|按政策).*"), name);
        }
        Kinds.byName().forEach((name, kind) -> {
            // These are about late shipments too.
            if (name.matches("(lateShipment|reassessed|compensation|appeal|claim|handOver).*")) {
                assertFalse(text(kind, Map.of()).byField().get("zhCN").contains("缺货单"), name);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                CouponFact.CouponIssuedBuyer.class,
                CouponFact.CouponExpiredBuyer.class,
                CouponFact.RedemptionEndedBuyer.class,
                RefundFact.RefundedBuyer.class
            })
    void aRedPacketIsCalledOne(Class<? extends Fact> template) {
        Text text = text(template, Map.of("form", "redPacket", "couponId", "number~x", "onCoupons", true));
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
    @ValueSource(
            classes = {
                CancellationFact.CancellationProposedBuyer.class,
                CancellationFact.CancellationProposedMerchant.class,
                CancellationFact.CancellationReceivedBuyer.class
            })
    void aProposalWithoutASumPromisesWhatTheRulesGive(Class<? extends Fact> template) {
        Text some = NoticeText.render(NoticeSamples.of("1", template));
        assertTrue(
                some.byField().get("en").endsWith("at least 40.00 CNY, and never less than the rules give."),
                some.byField().get("en"));
        Text none = text(template, Map.of("amount", NoticeSamples.cny("0.00")));
        assertTrue(
                none.byField().get("en").endsWith("the compensation is what the rules give."),
                none.byField().get("en"));
        assertTrue(
                none.byField().get("zhCN").endsWith("赔付以规则规定为准。"),
                none.byField().get("zhCN"));
    }

    @Test
    void moneyIsToldAsPeopleWriteIt() {
        Notice sample = NoticeSamples.of("1", RefundFact.RefundDelayedBuyer.class);
        assertTrue(NoticeText.render(sample).byField().get("zhCN").contains("40.00 元"));
        assertTrue(text(RefundFact.RefundDelayedBuyer.class, Map.of("amount", Money.parse("JPY 4000")))
                .byField()
                .get("zhCN")
                .contains("4000 JPY"));
    }

    @Test
    void aTriggerWithoutAPhraseIsABugThatShowsWhereTheNoticeIsMade() {
        assertThrows(
                IllegalArgumentException.class, () -> text(CaseFact.StockoutBuyer.class, Map.of("trigger", "whim")));
    }

    @Test
    void aValueThatLooksLikeAPlaceholderStaysAsItIs() {
        Text odd = text(RefundFact.RefundParkedOperator.class, Map.of("reason", "{amount} $1 \\"));

        assertTrue(odd.byField().get("en").contains("Reason: {amount} $1 \\."));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                CaseFact.StockoutBuyer.class,
                CaseFact.StockoutMerchant.class,
                ChoiceFact.WaitInVainBuyer.class,
                ChoiceFact.WaitOverBuyer.class,
                ChoiceFact.WaitOverMerchant.class,
                ChoiceFact.WaitCancelledBuyer.class,
                ChoiceFact.WaitCancelledMerchant.class,
                ChoiceFact.WaitStoppedMerchant.class,
                RefundFact.RefundReturnedBuyer.class
            })
    void aDeadlineThatIsOverIsNotPromised(Class<? extends Fact> template) {
        Text over = text(template, Map.of("deadline", NoticeSamples.AT.minusMillis(1)));
        assertTrue(
                over.in(ENGLISH).contains(" as soon as possible, since it was due by 1 March 2026, 12:00 (UTC+8)"),
                over.in(ENGLISH));
        assertTrue(over.in(CHINESE).contains("尽快（原应于2026年3月1日12:00（北京时间）前完成）"), over.in(CHINESE));
        Text ahead = text(template, Map.of("deadline", NoticeSamples.AT));
        assertTrue(ahead.in(ENGLISH).contains(" by 1 March 2026, 12:00 (UTC+8)"), ahead.in(ENGLISH));
        assertFalse(ahead.in(ENGLISH).contains("since it was due"), ahead.in(ENGLISH));
    }

    @Test
    void goodsThatAreThereAfterAllAreNotPromisedForATimeThatIsOver() {
        Text over = text(CaseFact.TakenBackBuyer.class, Map.of("shipBy", NoticeSamples.AT.minusMillis(1)));
        assertTrue(
                over.in(ENGLISH)
                        .contains("are to be shipped as soon as possible, since they were promised by 1 March 2026,"),
                over.in(ENGLISH));
    }

    private static Text text(Class<? extends Fact> kind, Map<String, ?> others) {
        return NoticeText.render(NoticeSamples.of("1", kind, others));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {CaseFact.StockoutBuyer.class, CaseFact.LateShipmentBuyer.class, CaseFact.ReassessedBuyer.class})
    void aBuyerWhoHasBeenGivenSomethingHearsWhatItKeepsAndWhetherMoreIsToCome(Class<? extends Fact> template) {
        Text more = text(template, Map.of("givenAmount", NoticeSamples.cny("2.00")));
        assertTrue(more.byField().get("en").contains("5.00 CNY"), more.byField().get("en"));
        assertTrue(
                more.byField().get("en").endsWith("2.00 CNY of it was issued to you before."),
                more.byField().get("en"));
        assertTrue(
                more.byField().get("zhCN").endsWith("其中 2.00 元此前已发放给您。"),
                more.byField().get("zhCN"));

        Map<String, ?> kept = Map.of("compensationAmount", Optional.empty(), "keptAmount", NoticeSamples.cny("5.00"));
        Text all = text(template, kept);
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
