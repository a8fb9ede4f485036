package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A version that is not what it must be is refused, with the line at fault. */
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
        owedOn: established|owedOn: established, colour: red|compensation/colour|is not a field here
        rateBasisPoints: 300|rateBasisPoints: -1|compensation/tiers/1/worth/rateBasisPoints|must be a whole number from 0 to 10000
        rateBasisPoints: 300|rateBasisPoints: 3.5|compensation/tiers/1/worth/rateBasisPoints|must be a whole number from 0 to 10000
        overHours: 48, atMostHours: 240|overHours: 47, atMostHours: 240|compensation/tiers/1|overlaps the tier in place 0
        floorMinor: 300|floorMinor: 5001|compensation/tiers/1/worth/floorMinor|is above capMinor, 5000
        overHours: 48, atMostHours: 240|overHours: 48, atMostHours: 48|compensation/tiers/1/promise/atMostHours|must be more than overHours
        kind: coupon|kind: gold|form/kind|must be one of [coupon, redPacket]
        zone: Asia/Shanghai|zone: Asia/Atlantis|zone|must be a time zone such as Asia/Shanghai
        amountMinor: 600|amountMinor: 601|examples/3/amountMinor|does not hold: under this version the example is worth 600
        effectiveAt:|efectiveAt:|efectiveAt|is not a field here
        choiceWindowHours: 0|choiceWindowHours: 24|refund/choiceWindowHours|must end before withinHours are over
        "payers: [deposit, balance]"|"payers: [deposit, pocket]"|payment/payers|does not know pocket
        """)
    void the_line_at_fault(String before, String after, String field, String reason) {
        String text = Versions.text("douyin-stockout");
        String change = after.contains("colour") ? "owedOn: established\n  colour: red" : after;
        String fault = after.contains("colour") ? "colour" : after;
        assertRefused(field, reason, text.replace(before, change), fault);
    }

    @Test
    void a_text_that_is_cut_off() {
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
    void a_field_that_is_there_twice_and_aliases() {
        String text = Versions.text("pdd-stockout");
        assertRefused("zone", "is there twice", text + "zone: Asia/Tokyo\n", "zone: Asia/Tokyo");
        assertThrows(InvalidInput.class, () -> Versions.read(text.replace("form: {", "form: &f {") + "more: *f\n"));
    }

    @Test
    void a_later_version_needs_its_time() {
        assertRefused(
                "effectiveAt",
                "is required: only a first version is open to the past",
                Versions.text("pdd-stockout", "version: 1", "version: 2"),
                "policyId: pdd-stockout");
    }
}
