package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.StrictJson;
import dev.makegood.input.YamlText;
import dev.makegood.policy.assessment.Assess;
import dev.makegood.policy.publication.FactsDocument;
import dev.makegood.policy.publication.Packs;
import dev.makegood.wording.Text;
import dev.makegood.wording.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies worked examples of cases whose units have different facts. */
class PortionsTest {
    private record Worked(
            String name, PolicyVersion policy, Facts facts, long amountMinor, long extraMinor, Optional<String> says) {
        static Worked read(Input in) {
            return new Worked(
                    in.text("name", 200),
                    policy(in),
                    in.object("facts", FactsDocument::read),
                    in.whole("amountMinor", 0, Long.MAX_VALUE),
                    in.has("extraMinor") ? in.whole("extraMinor", 1, Long.MAX_VALUE) : 0,
                    in.optional("says", name -> in.text(name, 400)));
        }

        private static PolicyVersion policy(Input in) {
            String policyId = in.text("policy", 64).split("@")[0];
            return in.has("changes")
                    ? in.object(
                            "changes",
                            change -> Versions.of(policyId, change.text("from", 200), change.text("to", 200)))
                    : Versions.of(policyId);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Worked> worked() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/policies/portions.yaml"));
        return YamlText.read(text, in -> in.list("examples", 200, Worked::read)).stream();
    }

    @ParameterizedTest
    @MethodSource("worked")
    void eachPortionCountsByItsOwnFacts(Worked worked) {
        Assessment assessment = Assess.of(worked.policy(), worked.facts());
        List<String> steps = assessment.steps().stream().map(Texts::en).toList();
        assertEquals(worked.amountMinor(), assessment.amount().getAmountMinorLong(), steps::toString);
        assertEquals(worked.extraMinor(), assessment.extra().getAmountMinorLong(), steps::toString);
        assertTrue(worked.says().map(steps::contains).orElse(true), steps::toString);
        assertEquals(
                steps.size(),
                assessment.steps().stream().map(Texts::zhCN).distinct().count(),
                () -> "each step is told in both languages: " + assessment.steps());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "portions": [{"paidMinor": 1}], "paidMinor": 1|paidMinor|is not a field here
        "portions": []|paidMinor|is required
        "portions": {}|portions|must be a list of 0 to 200
        "portions": [{"paidMinor": 1}, {"paidMinor": -1}]|portions/1/paidMinor|must be a whole number from 0 to 999999999999
        "portions": [{"paidMinor": 1, "couponMinor": 2}]|portions/0/couponMinor|must not be more than paidMinor
        "paidMinor": 1, "agreement": {"agreementId": "c", "owed": true}|agreement/atLeastMinor|is required
        "paidMinor": 1, "promise": {"promiseId": "p", "kind": "less", "amountMinor": 1}|promise/kind|must be one of [extra, atLeast]
        """)
    void whatIsWrongWithAPortionIsNamed(String facts, String field, String reason) {
        var refused = assertThrows(
                InvalidInput.class,
                () -> StrictJson.parse("{\"violation\": \"stockout\", \"currency\": \"CNY\", " + facts + "}")
                        .read(FactsDocument::read));
        assertEquals(field, refused.field());
        assertEquals(reason, refused.reason());
    }

    private static List<Text> steps(Portion... units) {
        return Assess.of(Packs.BARE, Facts.of(Violation.STOCKOUT, List.of(units))).steps().stream()
                .map(Texts::of)
                .toList();
    }

    @Test
    void whyNothingIsOwedNamesTheUnitsOnlyIfItIsNotAllOfThem() {
        Portion exempt = Portion.of(Packs.BARE.money(300)).exempt(Exemption.WRONG_ADDRESS);
        Portion agreed = Portion.of(Packs.BARE.money(200)).agreed(new Agreement("c-1", false, Packs.BARE.money(0)));
        String ref = Packs.BARE.ref().toString();
        assertEquals(
                List.of(Texts.of(ref + ": exempt, nothing is owed: wrong address", ref + "：免责，无需赔付：收货地址有误")),
                steps(exempt, exempt));
        assertEquals(
                List.of(Texts.of(
                        ref + ": nothing is owed: buyer and merchant agreed to cancel", ref + "：双方协商一致取消，规则不要求赔付")),
                steps(agreed));
        assertEquals(
                List.of(
                        Texts.of(
                                ref + ": exempt, nothing is owed for units of 3.00 CNY: wrong address",
                                ref + "：3.00 元的商品免责，无需赔付：收货地址有误"),
                        Texts.of(
                                ref + ": nothing is owed for units of 2.00 CNY: buyer and merchant agreed to cancel",
                                ref + "：2.00 元的商品双方协商一致取消，规则不要求赔付"),
                        Texts.of(ref + ": so nothing is owed", ref + "：因此无需赔付")),
                steps(exempt, agreed));
        assertEquals(
                Texts.of(
                        ref + ": exempt, nothing is owed for units of 3.00 CNY: wrong address",
                        ref + "：3.00 元的商品免责，无需赔付：收货地址有误"),
                steps(exempt, Portion.of(Packs.BARE.money(100))).getFirst());
    }

    @Test
    void aGroundThatTheVersionDoesNotKnowIsRefusedForAnyPortion() {
        Portion unit = Portion.of(Packs.BARE.money(100));
        Facts facts = Facts.of(Violation.STOCKOUT, List.of(unit, unit.exempt(Exemption.NOT_HOUSEHOLD_USE)));
        var refused = assertThrows(InvalidInput.class, () -> Assess.of(Packs.BARE, facts));
        assertEquals("exemption", refused.field());
    }
}
