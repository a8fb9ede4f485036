package dev.makegood.advice.fines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.advice.fines.Finding.Verdict;
import dev.makegood.input.Input;
import dev.makegood.input.YamlText;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.Packs;
import dev.makegood.wording.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verifies deductions one by one, with the texts' numbers. {@code scripts/fines-check} has a bill of ten thousand from a
 * program that shares nothing with this code.
 */
class AuditFinesTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    /** Paid 300.00, promised for seven days, never shipped: 15 % are 45.00. */
    private static final String TMALL = """
        platform: tmall
        orderId: O1
        violation: stockout
        currency: CNY
        amountMinor: 4500
        paidMinor: 30000
        buyerId: B1
        paidAt: "2026-05-01T14:00:00+08:00"
        promisedShipAt: "2026-05-08T14:00:00+08:00"
        finedAt: "2026-05-12T10:00:00+08:00"
        """;

    private static final String LATE = """
        platform: tmall
        orderId: O1
        violation: late-shipment
        currency: CNY
        amountMinor: 1500
        paidMinor: 30000
        buyerId: B1
        paidAt: "2026-05-01T14:00:00+08:00"
        promisedShipAt: "2026-05-08T14:00:00+08:00"
        finedAt: "2026-05-09T10:00:00+08:00"
        attributes: {presale: false, custom: false}
        """;

    private static Fine fine(int line, String yaml) {
        Function<Input, Fine> read = in -> Fine.read(line, "F" + line, in);
        return YamlText.read(yaml, read);
    }

    private static List<Finding> audit(String... fines) {
        return audit(Packs.all(), Optional.empty(), fines);
    }

    private static List<Finding> audit(List<PolicyVersion> versions, Optional<Set<String>> orders, String... fines) {
        var bill = new ArrayList<Fine>();
        for (String each : fines) {
            bill.add(fine(bill.size() + 1, each));
        }
        return new AuditFines(versions, orders).of(bill);
    }

    private static void assertFound(Verdict verdict, long owedMinor, String reason, Finding finding) {
        String said = finding.reason().in(Language.of("en"));
        assertEquals(verdict, finding.verdict(), said);
        assertEquals(Optional.of(Money.ofMinor(CNY, owedMinor)), finding.owed(), said);
        assertTrue(said.contains(reason), said);
    }

    private static void assertMissing(String field, Finding finding) {
        assertEquals(Verdict.UNKNOWN, finding.verdict());
        assertEquals(Optional.empty(), finding.owed());
        assertTrue(finding.reason().in(Language.of("en")).endsWith("the bill does not say " + field));
    }

    /** No bill says how many lines the merchant sold. */
    @Test
    void whatDependsOnTheMerchantsRateCannotBeTold() {
        assertMissing(
                "merchantLines",
                audit(TMALL.replace("platform: tmall", "platform: ozon-global")).getFirst());
    }

    @Test
    void aRightDeductionIsNotAccusedAndShowsItsArithmetic() {
        Finding finding = audit(TMALL).getFirst();
        assertFound(Verdict.RIGHT, 4500, "is right", finding);
        assertEquals("tmall-stockout@1", finding.policy().orElseThrow().ref().toString());
        String steps =
                finding.steps().stream().map(step -> step.in(Language.of("en"))).collect(Collectors.joining("; "));
        assertTrue(steps.contains("15 % of what was paid, 300.00 CNY: 45"), steps);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2026-05-08T14:00:00+08:00     | 3000 | 4500 deducted, admitted at the promised instant
        2026-05-08T14:00:01+08:00     | 4500 | a second later
        """)
    void anAdmissionInTimeCostsTenPercent(String admittedAt, long owed) {
        Finding finding = audit(TMALL + "admittedAt: \"" + admittedAt + "\"\n").getFirst();
        assertFound(owed == 4500 ? Verdict.RIGHT : Verdict.WRONG, owed, "", finding);
    }

    /** The end of the 72 hours itself is in time. */
    @ParameterizedTest
    @CsvSource({"2026-05-11T14:00:00+08:00, 0", "2026-05-11T14:00:01+08:00, 4500"})
    void aLineThatWasShippedInTimeOwesNothing(String shippedAt, long owed) {
        Finding finding = audit(TMALL + "shippedAt: \"" + shippedAt + "\"\n").getFirst();
        assertFound(owed == 0 ? Verdict.WRONG : Verdict.RIGHT, owed, owed == 0 ? "was shipped at" : "right", finding);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-08T14:00:00+08:00, 0", "2026-05-08T14:00:01+08:00, 1500"})
    void aLateShipmentIsLateOnlyAfterItsTime(String shippedAt, long owed) {
        Finding finding = audit(LATE + "shippedAt: \"" + shippedAt + "\"\n").getFirst();
        assertFound(owed == 0 ? Verdict.WRONG : Verdict.RIGHT, owed, "", finding);
    }

    @Test
    void anAgreedTimeMovesTheLateness() {
        String agreed = "agreedShipAt: \"2026-05-10T14:00:00+08:00\"\nshippedAt: \"2026-05-10T14:00:00+08:00\"\n";
        assertFound(Verdict.WRONG, 0, "was shipped at", audit(LATE + agreed).getFirst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        forceMajeure     | 0
        notHouseholdUse  | 0
        goodsInstead     | 4500
        """)
    void aGroundOfThePolicyExempts(String ground, long owed) {
        assertFound(
                owed == 0 ? Verdict.WRONG : Verdict.RIGHT,
                owed,
                "",
                audit(TMALL + "exemption: " + ground + "\n").getFirst());
    }

    @Test
    void nothingIsOwedTwiceNorForAnotherMerchantsOrder() {
        List<Finding> twice = audit(TMALL, TMALL.replace("2026-05-12", "2026-05-13"));
        assertFound(Verdict.RIGHT, 4500, "right", twice.getFirst());
        assertFound(Verdict.WRONG, 0, "F1 is a deduction for the same", twice.getLast());
        Finding strange = audit(Packs.all(), Optional.of(Set.of("O2")), TMALL).getFirst();
        assertFound(Verdict.WRONG, 0, "O1 is not one of the merchant's orders", strange);
        assertFound(
                Verdict.RIGHT,
                4500,
                "right",
                audit(Packs.all(), Optional.of(Set.of("O1")), TMALL).getFirst());
    }

    @Test
    void aStockoutAddsOnlyWhatItGivesBeyondTheLateShipment() {
        List<Finding> both = audit(TMALL, LATE);
        assertFound(Verdict.WRONG, 3000, "45.00 CNY was deducted and 30.00 CNY was owed", both.getFirst());
        assertFound(Verdict.RIGHT, 1500, "right", both.getLast());
        assertFound(
                Verdict.RIGHT,
                3000,
                "right",
                audit(LATE, TMALL.replace("4500", "3000")).getLast());
    }

    private static final String DEAR = TMALL.replace("30000", "250000").replace("4500", "37500");

    @Test
    void theOrdersOfABuyerAndDayShareACap() {
        String second = DEAR.replace("O1", "O2").replace("T14:00", "T15:00");
        List<Finding> both = audit(DEAR, second);
        assertFound(Verdict.RIGHT, 37_500, "right", both.getFirst());
        assertFound(Verdict.WRONG, 12_500, "250.00 CNY too much", both.getLast());
        assertFound(
                Verdict.RIGHT,
                37_500,
                "right",
                audit(DEAR, second.replace("B1", "B2")).getLast());
    }

    /** As long as all cases of a day are worth less than the cap, it makes no difference whose they are. */
    @Test
    void aBillNeedNotNameBuyersWhileTheCapIsFar() {
        String nobody = DEAR.replace("buyerId: B1\n", "");
        assertFound(Verdict.RIGHT, 37_500, "right", audit(nobody).getFirst());
        List<Finding> two = audit(nobody, nobody.replace("O1", "O2"));
        two.forEach(finding -> assertMissing("buyerId", finding));
        assertFound(
                Verdict.RIGHT,
                37_500,
                "right",
                audit(nobody, nobody.replace("O1", "O2").replace("2026-05-01T", "2026-05-02T"))
                        .getLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        paidMinor: 30000                                     | paidMinor
        paidAt: "2026-05-01T14:00:00+08:00"                  | paidAt
        promisedShipAt: "2026-05-08T14:00:00+08:00"          | promisedShipAt
        """)
    void whatIsMissingIsNamedAndNotGuessed(String line, String field) {
        assertMissing(field, audit(TMALL.replace(line + "\n", "")).getFirst());
    }

    @Test
    void anAttributeIsNotGuessed() {
        assertMissing(
                "attributes/custom", audit(LATE.replace(", custom: false", "")).getFirst());
        String presale = LATE.replace("presale: false", "presale: true");
        assertFound(Verdict.WRONG, 3000, "15.00 CNY too little", audit(presale).getFirst());
    }

    @Test
    void theVersionInForceWhenItWasEstablishedCounts() {
        var versions = new ArrayList<>(Packs.all());
        versions.add(Versions.of(
                "pdd-stockout",
                "version: 1\n",
                "version: 3\neffectiveAt: \"2026-07-01T00:00:00+08:00\"\n",
                "Minor: 500",
                "Minor: 800",
                "order: 500",
                "order: 800"));
        Function<String, String> at = promised -> """
            {platform: pinduoduo, orderId: O1, violation: stockout, currency: CNY, amountMinor: 500, paidMinor: 900,
             paidAt: "2026-06-20T00:00:00+08:00", promisedShipAt: "%s", finedAt: "2026-07-02T00:00:00+08:00"}
            """.formatted(promised);
        assertFound(
                Verdict.RIGHT,
                500,
                "right",
                audit(versions, Optional.empty(), at.apply("2026-06-28T23:59:59.999+08:00"))
                        .getFirst());
        Finding second = audit(versions, Optional.empty(), at.apply("2026-06-29T00:00:00+08:00"))
                .getFirst();
        assertFound(Verdict.WRONG, 800, "3.00 CNY too little", second);
        assertEquals(3, second.policy().orElseThrow().number());
    }

    @Test
    void nothingIsOwedBeforeAPolicyIsInForceNorBeforeItIsEstablished() {
        String douyin = TMALL.replace("tmall", "douyin");
        assertFound(
                Verdict.WRONG,
                0,
                "no version of the policy was in force",
                audit(douyin).getFirst());
        String early = TMALL.replace("2026-05-12T10", "2026-05-11T13");
        assertFound(
                Verdict.WRONG,
                0,
                "deducted before it was established",
                audit(early).getFirst());
        Finding unknown = audit(TMALL.replace("tmall", "elsewhere")).getFirst();
        assertEquals(Verdict.UNKNOWN, unknown.verdict());
        assertTrue(unknown.reason().in(Language.of("en")).contains("no policy for a stockout on elsewhere in CNY"));
    }

    /** Seven days after the day of the deduction, in the zone of the policy. */
    @Test
    void theLastDayOfTheAppealIsThePolicys() {
        assertEquals(
                Optional.of(Instant.parse("2026-05-19T16:00:00Z")),
                audit(TMALL).getFirst().appealEnd());
        String undated = TMALL.replace("finedAt: \"2026-05-12T10:00:00+08:00\"\n", "");
        assertEquals(Optional.empty(), audit(undated).getFirst().appealEnd());
    }

    @Test
    void theOrderOfLinesMakesNoDifference() {
        List<Fine> bill = Stream.of(
                        fine(1, TMALL),
                        fine(2, LATE),
                        fine(3, TMALL.replace("2026-05-12", "2026-05-13")),
                        fine(4, DEAR.replace("O1", "O2")),
                        fine(5, DEAR.replace("O1", "O3").replace("T14:00", "T15:00")))
                .collect(Collectors.toCollection(ArrayList::new));
        Map<Integer, Finding> found = byLine(bill);
        for (int seed = 0; seed < 30; seed++) {
            Collections.shuffle(bill, new Random(seed));
            assertEquals(found, byLine(bill));
        }
    }

    private static Map<Integer, Finding> byLine(List<Fine> bill) {
        return new AuditFines(Packs.all(), Optional.empty())
                .of(bill).stream()
                        .collect(Collectors.toMap(finding -> finding.fine().line(), Function.identity()));
    }
}
