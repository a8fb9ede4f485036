package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.input.InvalidInput;
import dev.makegood.market.Market;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies that an invalid version is refused, with the line at fault. */
class RefusalsTest {
    private static void assertRefused(String field, String reason, String text, String lineAtFault) {
        var refused = assertThrows(InvalidInput.class, () -> Versions.read(text));
        long line = text.substring(0, text.indexOf(lineAtFault)).lines().count();
        boolean begins = text.indexOf(lineAtFault) == 0 || text.charAt(text.indexOf(lineAtFault) - 1) == '\n';
        assertEquals(field, refused.field(), refused::getMessage);
        assertEquals(reason + " (line " + (begins ? line + 1 : line) + ")", refused.reason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        rateBasisPoints: 300|rateBasisPoints: -1|compensation/tiers/1/worth/rateBasisPoints|must be a whole number from 0 to 10000
        rateBasisPoints: 300|rateBasisPoints: 3.5|compensation/tiers/1/worth/rateBasisPoints|must be a whole number from 0 to 10000
        overHours: 48, atMostHours: 240|overHours: 47, atMostHours: 240|compensation/tiers/1|overlaps the tier at index 0
        floorMinor: 300|floorMinor: 5001|compensation/tiers/1/worth/floorMinor|is above capMinor, 5000
        overHours: 48, atMostHours: 240|overHours: 48, atMostHours: 48|compensation/tiers/1/promise/atMostHours|must be more than overHours
        kind: coupon|kind: gold|form/kind|must be one of [coupon, redPacket, wallet]
        zone: Asia/Shanghai|zone: Asia/Atlantis|zone|must be a time zone such as Europe/Paris
        amountMinor: 600|amountMinor: 601|examples/3/amountMinor|is wrong: under this version the example is worth 600
        effectiveAt:|efectiveAt:|efectiveAt|is not a field here
        zone: Asia/Shanghai|"consultation: {openedAt: 2026-01-08T00:00:00Z, closedAt: 2026-01-08T00:00:00Z, where: here}\nzone: Asia/Shanghai"|consultation/closedAt|must be after openedAt
        choiceWindowHours: 0|choiceWindowHours: 24|refund/choiceWindowHours|"must be less than refund/withinHours, 24"
        choiceWindowHours: 0|"choiceWindowHours: 0, parts: {tip: never}"|refund/parts/tip|is not a field here
        choiceWindowHours: 0|"choiceWindowHours: 0, parts: {tax: often}"|refund/parts/tax|must be one of [byShare, whenNothingShips, difference, never]
        choiceWindowHours: 0|"choiceWindowHours: 0, refundFrom: any"|refund/refundFrom|must be one of [inOrder, byShare]
        hours: 12}|hours: 24}|brake/hours|must be less than refund/withinHours, 24
        "withinHours: 24, choice"|"choice"|refund/withinHours|"is required, or withinDays or withinWorkingDays"
        withinHours: 24|"withinHours: 24, withinDays: 2"|refund/withinDays|is a second time limit beside withinHours
        withinHours: 24|withinHours: 0|refund/withinHours|must be a whole number from 1 to 8760
        "withinHours: 24, choiceWindowHours: 0"|"withinDays: 2, choiceWindowHours: 46"|refund/choiceWindowHours|"must be less than the hours that are at least in refund/withinDays, 46"
        decidedInWorkingDays: 5|"decidedInWorkingDays: 5, decidedInDays: 5"|appeal/decidedInWorkingDays|is a second time limit beside decidedInDays
        zone: Asia/Shanghai|"calendar: XX\nzone: Asia/Shanghai"|calendar|"is not a calendar, such as US"
        zone: Asia/Shanghai|"cancellation: {owedIfMerchantProposes: true, owedIfBuyerProposes: false, answerWithinHours: 0}\nzone: Asia/Shanghai"|cancellation/answerWithinHours|must be a whole number from 1 to 8760
        zone: Asia/Shanghai|"cancellation: {owedIfMerchantProposes: true, owedIfBuyerProposes: false, atOnceWhenLate: soon}\nzone: Asia/Shanghai"|cancellation/atOnceWhenLate|must be true or false
        zone: Asia/Shanghai|"silence: {first: {}, later: {cancelAfterDays: 0}}\nzone: Asia/Shanghai"|silence/first/cancelAfterDays|"is required, or consentUpToDays: else no such delay could be told"
        zone: Asia/Shanghai|"silence: {first: {consentUpToDays: 366}, later: {cancelAfterDays: 0}}\nzone: Asia/Shanghai"|silence/first/consentUpToDays|must be a whole number from 0 to 365
        zone: Asia/Shanghai|"silence: {first: {consentUpToDays: 3}, later: {cancelAfterDays: -1}}\nzone: Asia/Shanghai"|silence/later/cancelAfterDays|must be a whole number from 0 to 365
        zone: Asia/Shanghai|"furtherPeriod: {leastDays: 366, mostDays: 366, then: cancellation}\nzone: Asia/Shanghai"|furtherPeriod/leastDays|must be a whole number from 0 to 365
        zone: Asia/Shanghai|"furtherPeriod: {leastDays: 2, mostDays: 1, then: cancellation}\nzone: Asia/Shanghai"|furtherPeriod/mostDays|must be a whole number from 2 to 365
        zone: Asia/Shanghai|"furtherPeriod: {leastDays: 0, mostDays: 1, then: refund}\nzone: Asia/Shanghai"|furtherPeriod/then|"must be one of [cancellation, rightToCancel]"
        "untilHoursBefore: 4}"|"untilHoursBefore: 4, onceLate: true}"|negotiation/untilHoursBefore|"must be 0, since onceLate allows proposals after the ship time too"
        "untilHoursBefore: 4}"|"untilHoursBefore: 0, onceLate: later}"|negotiation/onceLate|must be true or false
        zone: Asia/Shanghai|"urge: {answerWithinHours: 0, unanswered: nothing}\nzone: Asia/Shanghai"|urge/answerWithinHours|must be a whole number from 1 to 8760
        zone: Asia/Shanghai|"urge: {answerWithinHours: 9, unanswered: fine}\nzone: Asia/Shanghai"|urge/unanswered|must be one of [nothing, overdue]
        "payers: [deposit, balance]"|"payers: [deposit, pocket]"|payment/payers|has an unknown value, pocket
        base: paidInCash|base: inCash|compensation/base|must be one of [paid, paidInCash]
        floorMinor: 300, capMinor: 5000|floorMinor: 301, capMinor: 399|compensation/tiers/1/worth/floorMinor|leaves no rounded amount up to capMinor
        "to: major, order"|"to: step, order"|compensation/rounding/stepMinor|"is required to round to a step, and not allowed otherwise"
        "to: major, order"|"to: major, stepMinor: 50, order"|compensation/rounding/stepMinor|"is required to round to a step, and not allowed otherwise"
        "to: major, order"|"to: step, stepMinor: 1, order"|compensation/rounding/stepMinor|must be a whole number from 2 to 1000000000
        "to: major, order"|"to: major, mode: trunc, order"|compensation/rounding/mode|"must be one of [halfUp, down, up, halfEven]"
        """)
    void theLineAtFaultIsNamed(String before, String after, String field, String reason) {
        assertRefused(field, reason, Versions.text("douyin-stockout", before, after), after);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        overBasisPoints: 2000|overBasisPoints: 1999|compensation/tiers/3|overlaps the tier at index 2
        "overBasisPoints: 1000, atMostBasisPoints: 2000"|"overBasisPoints: 1000, atMostBasisPoints: 1000"|compensation/tiers/2/rate/atMostBasisPoints|must be more than overBasisPoints
        overBasisPoints: 2000|overBasisPoints: 10001|compensation/tiers/3/rate/overBasisPoints|must be a whole number from 0 to 10000
        overBasisPoints: 2000|overBasisPoints: 10000|compensation/tiers/3/rate/atMostBasisPoints|must be more than overBasisPoints
        days: 14, leastLines|days: 31, leastLines|compensation/merchantRate/days|must be a whole number from 1 to 30
        leastLines: 1}|leastLines: 0}|compensation/merchantRate/leastLines|must be a whole number from 1 to 1000000
        of: cancellations|of: returns|compensation/merchantRate/of|"must be one of [stockouts, cancellations, lateShipments]"
        leastLines: 1}|"leastLines: 1, unknownAsBasisPoints: 10001}"|compensation/merchantRate/unknownAsBasisPoints|must be a whole number from 0 to 10000
        exchange: {currency: RUB|exchange: {currency: CNY|compensation/exchange/currency|must be another one than that of the version
        perUnit: '12'|"perUnit: 12"|compensation/exchange/perUnit|must be a text of 1 to 22 characters
        perUnit: '12'|perUnit: '0.0'|compensation/exchange/perUnit|"must be a text such as ""12.05"", more than 0, with at most 12 digits after the point"
        perUnit: '12'|perUnit: '1e3'|compensation/exchange/perUnit|"must be a text such as ""12.05"", more than 0, with at most 12 digits after the point"
        mode: down}|mode: trunc}|compensation/exchange/mode|"must be one of [halfUp, down, up, halfEven]"
        "caps: [{scope: order, foreignAmountMinor"|"caps: [{scope: order, amountMinor: 12499, foreignAmountMinor"|compensation/caps/0/amountMinor|"must be 12500, which foreignAmountMinor is at the exchange"
        """)
    void aRateOrALimitThatContradictsItselfIsRefusedWithItsLine(
            String before, String after, String field, String reason) {
        assertRefused(field, reason, Versions.text("ozon-global-stockout", before, after), after);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        pdd-stockout|compensation:|"  merchantRate: {of: stockouts, days: 7, leastLines: 1}"|compensation/merchantRate|"has no effect, since no tier depends on a rate"
        pdd-stockout|compensation:|"  exchange: {currency: RUB, perUnit: '12', mode: down}"|compensation/exchange|"has no effect, since no limit is in its currency"
        pdd-stockout|  tiers:|"    - {rate: {overBasisPoints: 1}, worth: {kind: fixed, amountMinor: 1}}"|compensation/tiers/0/rate|"needs compensation/merchantRate, which says what is counted"
        douyin-stockout|compensation:|"  caps: [{scope: order, foreignAmountMinor: 1}]"|compensation/caps/0/foreignAmountMinor|"needs compensation/exchange, which says what its currency is worth"
        """)
    void aRateAndAnExchangeAreThereIfAndOnlyIfSomethingNeedsThem(
            String pack, String above, String added, String field, String reason) {
        String text = Versions.text(pack, above, above + "\n" + added);
        if (field.contains("tiers")) {
            text = text.replace("    - worth: {kind: fixed, amountMinor: 500}\n", "");
        }
        assertRefused(field, reason, text, added);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        kind: interest|kind: yearly|kind|"must be interest, daily or perDay"
        kind: interest|"kind: daily, basisPoints: 5"|annualRates|is not a field here
        from: refundDue|from: someday|from|"must be one of [payment, shipTime, established, refundDue]"
        "dayCount: actual/365, "|""|dayCount|is required
        dayCount: actual/365|dayCount: 30/360|dayCount|"must be one of [actual/365, actual/360, actual/actual]"
        ", rounding: halfUp"|""|rounding|is required
        basisPoints: 1500|basisPoints: 0|annualRates/0/basisPoints|must be a whole number from 1 to 10000
        {basisPoints: 1500}|"{from: ""2026-01-01"", basisPoints: 1500}"|annualRates/0/from|"is not allowed in the first rate, which holds for all earlier days"
        {basisPoints: 1500}|"{basisPoints: 1500}, {basisPoints: 1400}"|annualRates/1/from|"is required, except in the first rate"
        {basisPoints: 1500}|"{basisPoints: 3}, {from: ""2026-01-02"", basisPoints: 2}, {from: ""2026-01-02"", basisPoints: 1}"|annualRates/2/from|"must be after 2026-01-02, from which the rate before it holds"
        """)
    void anAccrualThatContradictsItselfIsRefused(String before, String after, String field, String reason) {
        String accrual =
                "  accrual: {kind: interest, from: refundDue, annualRates: [{basisPoints: 1500}], dayCount: actual/365, rounding: halfUp}";
        String text = Versions.text("pdd-stockout", "  afterLateShipment: add", "  afterLateShipment: add\n" + accrual);
        Versions.read(text);
        String wrong = text.replace(before, after);
        assertRefused("compensation/accrual/" + field, reason, wrong, "from: ");
    }

    @Test
    void noVoucherTakesThePlaceOfMoneyThatALawDemands() {
        String text =
                Versions.text("pdd-stockout", "  owedOn: established", "  owedOn: established\n  owedInMoney: Law 53");
        assertRefused(
                "form/kind",
                "must be wallet, since no voucher may take the place of money that Law 53 demands",
                text,
                "form: {kind");
        Versions.read(text.replace("{kind: coupon, validYears: 50}", "{kind: wallet}"));
    }

    @Test
    void moneyInAWalletDoesNotExpire() {
        assertRefused(
                "form/validYears",
                "must be 0, since money in a wallet does not expire",
                Versions.text("pdd-stockout", "kind: coupon", "kind: wallet"),
                "form: {kind");
    }

    @Test
    void anAccrualIsForStockoutsAndAdvanced() {
        String perDay = "  accrual: {kind: perDay, from: refundDue, amountMinor: 5}\n";
        String late =
                Versions.text("douyin-late-shipment", "  owedOn: established\n", "  owedOn: established\n" + perDay);
        assertRefused(
                "compensation/accrual",
                "is only for stockouts, since it ends when a refund is paid",
                late,
                "{kind: perDay");
        String suspends = Versions.text(
                "pdd-stockout",
                "  owedOn: established\n",
                "  owedOn: established\n" + perDay,
                "shortfall: advance",
                "shortfall: suspend");
        assertRefused(
                "payment/shortfall",
                "must be advance, since compensation/accrual is owed without delay",
                suspends,
                "shortfall: suspend");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        silence: consent|silence: cancellation|examples/4/delay/silence|is wrong: under this version silence is consent
        later: true|later: false|examples/8/delay/silence|is wrong: under this version silence is consent
        "delay: {shipBy: ""2028-01-30"|"delay: {shipBy: ""2028-01-31"|examples/6/delay/until|"is wrong: under this version the buyer decides until 2028-03-02T04:59:59.999Z"
        "cancelAfterDays: 0"|"consentUpToDays: 0"|examples/8/delay/newShipBy|"is not possible: the version does not say what silence about it means"
        """)
    void anExampleOfADelayMustHold(String before, String after, String field, String reason) {
        var refused = assertThrows(
                InvalidInput.class, () -> Versions.read(Versions.text("us-ftc-435-stockout", before, after)));
        assertEquals(field, refused.field(), refused::getMessage);
        assertEquals(reason, refused.reason().replaceAll(" \\(line \\d+\\)$", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        "lastDay: ""2028-03-10"|"lastDay: ""2028-03-11"|examples/5/furtherPeriod/lastDay|"must be from 2028-01-17 to 2028-03-10"
        "lastDay: ""2028-03-10"|"lastDay: ""2028-01-16"|examples/5/furtherPeriod/lastDay|"must be from 2028-01-17 to 2028-03-10"
        "until: ""2027-01-04"|"until: ""2027-01-03"|examples/3/furtherPeriod/until|"is wrong: under this version the period ends at 2027-01-04T22:59:59.999Z"
        "furtherPeriod: {leastDays: 7, mostDays: 60, then: rightToCancel, notNeededFor: essentialDate}"|"negotiation: {proposals: 0, untilHoursBefore: 0}"|examples/2/furtherPeriod|"has no effect, since the version does not let buyers set further periods"
        """)
    void anExampleOfAFurtherPeriodMustHold(String before, String after, String field, String reason) {
        var refused = assertThrows(
                InvalidInput.class, () -> Versions.read(Versions.text("eu-crd-18-stockout", before, after)));
        assertEquals(field, refused.field(), refused::getMessage);
        assertEquals(reason, refused.reason().replaceAll(" \\(line \\d+\\)$", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        overdueHours: 8760|overdueHours: 193|leastDays|"is too many: a line is overdue after detection/overdueHours, 193, and a period of these days may need 194"
        "owedIfBuyerProposes: false}"|"owedIfBuyerProposes: false, atOnceWhenLate: true}"|notNeededFor|"has no effect, since cancellation/atOnceWhenLate lets every buyer cancel a late line"
        "owedIfBuyerProposes: false}|, notNeededFor: essentialDate"|"owedIfBuyerProposes: false, atOnceWhenLate: true}|"|then|"has no effect, since cancellation/atOnceWhenLate lets buyers cancel before the period ends"
        """)
    void aFurtherPeriodThatCanHaveNoEffectIsRefused(String before, String after, String field, String reason) {
        String[] from = before.split("\\|", -1);
        String[] to = after.split("\\|", -1);
        String text = Versions.text("eu-crd-18-stockout");
        for (int i = 0; i < from.length; i++) {
            text = text.replace(from[i], to[i]);
        }
        assertRefused("furtherPeriod/" + field, reason, text, "furtherPeriod: {");
    }

    @Test
    void aFurtherPeriodIsOnlyForStockouts() {
        String text = Versions.text(
                "tmall-late-shipment",
                "currency: CNY",
                "furtherPeriod: {leastDays: 0, mostDays: 1, then: cancellation}\ncurrency: CNY");
        assertRefused("furtherPeriod", "is only for stockouts, since what follows it is one", text, "furtherPeriod: {");
    }

    @Test
    void silenceIsOnlyForStockouts() {
        String text = Versions.text(
                "tmall-late-shipment",
                "currency: CNY",
                "silence: {first: {cancelAfterDays: 0}, later: {cancelAfterDays: 0}}\ncurrency: CNY");
        assertRefused("silence", "is only for stockouts, since what silence cancels is one", text, "silence: {");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        choiceWindowHours: 0|choiceWindowHours: 160|choiceWindowHours: 161|refund/choiceWindowHours
        hours: 12}|hours: 160}|hours: 161}|brake/hours
        """)
    void aWaitThatCouldBeAsLongAsTheTimeOfTheLawIsRefused(String before, String most, String more, String field) {
        Market.named("us").run(() -> {
            String text = Versions.text("pdd-stockout", "withinHours: 24", "withinDays: 30", before, most);
            Versions.read(text);
            assertRefused(
                    field,
                    "must be less than the hours that are at least in withinWorkingDays of the law (16 CFR 435.1(b)), 161",
                    text.replace(most, more),
                    more);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        pdd-stockout|withinHours: 24|withinWorkingDays: 7|is required, since refund/withinWorkingDays counts its working days
        pdd-stockout|withinDays: 7|withinWorkingDays: 7|is required, since appeal/withinWorkingDays counts its working days
        """)
    void workingDaysNeedACalendar(String pack, String before, String after, String reason) {
        assertRefused("calendar", reason, Versions.text(pack, before, after), "policyId:");
        assertEquals(
                Optional.of("CN"),
                Versions.of(pack, before, after, "zone: Asia/Shanghai", "zone: Asia/Shanghai\ncalendar: CN")
                        .calendar());
    }

    @Test
    void aCalendarOfNoWorkingDaysIsRefused() {
        String text = Versions.text("pdd-stockout", "decidedInWorkingDays: 5", "decidedInDays: 5");
        assertRefused(
                "calendar",
                "has no effect, since no time limit counts working days",
                text.replace("zone: Asia", "calendar: CN\nzone: Asia"),
                "calendar: CN");
    }

    @Test
    void anExampleThatGivesAnotherTimeIsRefused() {
        String text = Versions.text(
                "pdd-stockout",
                "facts: {paidMinor: 9900}\n",
                "refundBy: \"2026-03-03T16:00:00.001Z\"\n    facts: {paidMinor: 9900, establishedAt: \"2026-03-02T16:00:00Z\"}\n");
        assertRefused(
                "examples/0/refundBy",
                "is wrong: under this version the last instant of the refund is 2026-03-03T16:00:00Z",
                text,
                "refundBy");
        assertRefused(
                "examples/0/facts/establishedAt",
                "is required, since the time of a refund counts from it",
                text.replace(", establishedAt: \"2026-03-02T16:00:00Z\"", ""),
                "facts: {paidMinor: 9900}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        owedOn: established|colour: red|compensation/colour|is not a field here
        owedOn: established|gifts: 1|compensation/gifts|must be true or false
        owedOn: established|madeGoodFromBasisPoints: 10001|compensation/madeGoodFromBasisPoints|must be a whole number from 0 to 10000
        overdueHours: 48|settlingHours: 8761|detection/settlingHours|must be a whole number from 0 to 8760
        shortfall: advance|advanceLimitMinor: -1|payment/advanceLimitMinor|must be a whole number from 0 to 1000000000
        """)
    void aFieldTooManyOrOutOfRangeIsRefused(String after, String added, String field, String reason) {
        assertRefused(field, reason, Versions.text("douyin-stockout", after, after + "\n  " + added), added);
    }

    /** One field makes another one meaningless. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        douyin-stockout|shortfall: advance|shortfall: suspend|advanceLimitMinor: 1|payment/advanceLimitMinor|has no effect, since shortfall suspend advances nothing
        pdd-stockout|owedOn: established|owedOn: refunded|base: paid|compensation/base|is only for percentages, and no tier has one
        pdd-stockout|fixed, amountMinor: 500|fixed, amountMinor: 0|gifts: true|compensation/gifts|has no effect, since no tier has a fixed amount or a floor
        tmall-late-shipment|owedOn: established|owedOn: refunded|madeGoodFromBasisPoints: 1|compensation/madeGoodFromBasisPoints|is only for stockouts
        """)
    void fieldsThatContradictEachOtherAreRefused(
            String pack, String before, String after, String added, String field, String reason) {
        String above = added.startsWith("advance") ? after : "compensation:";
        String text = Versions.text(pack, before, after);
        assertRefused(field, reason, text.replace(above, above + "\n  " + added), added);
    }

    /** Each is a term of its own that another term, or the violation, leaves without an effect. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        tmall-late-shipment|admission: false|admission: true|detection/admission|is only for stockouts
        tmall-late-shipment|recount: false|recount: true|detection/recount|is only for stockouts
        tmall-late-shipment|owedOn: established|owedOn: refunded|compensation/owedOn|"must be established, since nothing is refunded"
        tmall-late-shipment|"floorMinor: 500, capMinor: 5000}"|"floorMinor: 500, capMinor: 5000, admittedRateBasisPoints: 300}"|compensation/tiers/0/worth/admittedRateBasisPoints|is only for stockouts
        tmall-late-shipment|choiceWindowHours: 0|choiceWindowHours: 1|refund/choiceWindowHours|is only for stockouts
        tmall-late-shipment|exemptions:|"cancellation: {owedIfMerchantProposes: true, owedIfBuyerProposes: true}\nexemptions:"|cancellation|is only for stockouts
        tmall-stockout|proposals: 3|proposals: 0|negotiation/untilHoursBefore|"has no effect, since negotiation/proposals is 0"
        tmall-stockout|"proposals: 3, untilHoursBefore: 4"|"proposals: 0, untilHoursBefore: 0, onceLate: true"|negotiation/onceLate|"has no effect, since negotiation/proposals is 0"
        us-ftc-435-stockout|exemptions:|"urge: {answerWithinHours: 24, unanswered: overdue}\nexemptions:"|urge/unanswered|"has no effect, since detection/overdueHours is 0"
        tmall-global-stockout|requires: [complaintUpheld]|requires: [bonded]|compensation/tiers/1/when/bonded|"must not be false, since compensation/requires lets nothing be owed without it"
        """)
    void aTermThatCanHaveNoEffectIsRefused(String pack, String before, String after, String field, String reason) {
        String text = Versions.text(pack, before, after);
        var refused = assertThrows(InvalidInput.class, () -> Versions.read(text));
        assertEquals(field, refused.field(), refused::getMessage);
        assertEquals(reason, refused.reason().replaceAll(" \\(line \\d+\\)$", ""));
    }

    @Test
    void aStepThatHasNoMultipleBetweenFloorAndCapIsRefused() {
        String text = Versions.text("douyin-stockout", "to: major, order", "to: step, stepMinor: 7000, order");
        assertRefused(
                "compensation/tiers/0/worth/floorMinor",
                "leaves no rounded amount up to capMinor",
                text,
                "rateBasisPoints: 100,");
    }

    @Test
    void aWayOfRoundingWithoutPercentagesIsRefused() {
        String text = Versions.text("pdd-stockout", "to: minor, order", "to: minor, mode: down, order");
        assertRefused(
                "compensation/rounding/mode",
                "is only for percentages, and no tier has one",
                text,
                "to: minor, mode: down, order");
    }

    @Test
    void onlyStockoutsRefundPartsOfAnOrder() {
        assertRefused(
                "refund/parts",
                "is only for stockouts",
                Versions.text(
                        "tmall-late-shipment", "choiceWindowHours: 0", "choiceWindowHours: 0, parts: {tax: never}"),
                "parts:");
    }

    @Test
    void onlyRefundsOfStockoutsDrawOnPayments() {
        assertRefused(
                "refund/refundFrom",
                "is only for stockouts",
                Versions.text(
                        "tmall-late-shipment", "choiceWindowHours: 0", "choiceWindowHours: 0, refundFrom: inOrder"),
                "refundFrom:");
    }

    @Test
    void aTextThatIsCutOffIsRefused() {
        String text = Versions.text("douyin-stockout");
        String cut = text.substring(0, text.indexOf("amountMinor: 600"));
        var refused = assertThrows(InvalidInput.class, () -> Versions.read(cut));
        assertEquals("examples/3/amountMinor", refused.field());
        String inTheMiddle = text.substring(0, text.indexOf("promisedShipAt: \"2026-09-11"));
        var broken = assertThrows(InvalidInput.class, () -> Versions.read(inTheMiddle));
        assertEquals(true, broken.getMessage().startsWith("is not YAML"), broken::getMessage);
        assertEquals(true, broken.getMessage().contains("(line "), broken::getMessage);
    }

    @Test
    void aFieldThatIsThereTwiceIsRefusedAndSoAreAliases() {
        String text = Versions.text("pdd-stockout");
        assertRefused("zone", "appears twice", text + "zone: Asia/Tokyo\n", "zone: Asia/Tokyo");
        assertThrows(InvalidInput.class, () -> Versions.read(text.replace("form: {", "form: &f {") + "more: *f\n"));
    }

    @Test
    void whoPaysIsSaidEvenIfNobodyDoesAtFirst() {
        assertRefused(
                "payment/payers",
                "is required; use an empty list if the platform advances everything",
                Versions.text("douyin-stockout", "  payers: [deposit, balance]\n", ""),
                "payment:");
    }

    @Test
    void urgesAreOfStockouts() {
        String urge = "urge: {answerWithinHours: 9, unanswered: nothing}";
        assertRefused(
                "urge",
                "is only for stockouts",
                Versions.text("tmall-late-shipment", "negotiation:", urge + "\nnegotiation:"),
                urge);
    }

    @Test
    void aLineThatHasACaseAsSoonAsItIsLateHasNoTimeToNegotiate() {
        String negotiation = "negotiation: {proposals: 3, untilHoursBefore: 0, onceLate: true}";
        assertRefused(
                "negotiation/onceLate",
                "has no effect, since detection/overdueHours is 0",
                Versions.text("tmall-late-shipment", "negotiation: {proposals: 3, untilHoursBefore: 4}", negotiation),
                negotiation);
    }

    @Test
    void aLaterVersionNeedsItsTime() {
        assertRefused(
                "effectiveAt",
                "is required, except in a first version",
                Versions.text("pdd-stockout", "version: 1", "version: 2"),
                "policyId: pdd-stockout");
    }
}
