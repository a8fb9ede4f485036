package dev.makegood.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.file.UploadedFile;
import dev.makegood.input.AnyId;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderPayments;
import dev.makegood.payment.RefundRequest;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.KeyText;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Verifies that whatever ids a shop has, keys, names of files, lines of logs and of files tell them apart. */
class KeysPropertyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Provide
    Arbitrary<String> id() {
        return AnyId.ids();
    }

    @Provide
    Arbitrary<List<String>> ids() {
        return AnyId.ids().list().ofMinSize(1).ofMaxSize(4);
    }

    @Property
    void differentListsOfIdsHaveDifferentKeys(@ForAll("ids") List<String> one, @ForAll("ids") List<String> other) {
        String key = KeyText.join(one.toArray());
        assertEquals(one, new KeyText(key).parts());
        assertEquals(one.equals(other), key.equals(KeyText.join(other.toArray())));
    }

    @Property
    void idsOfCasesRefundsAndPaymentsAreReadBack(@ForAll("id") String order, @ForAll("id") String line) {
        for (Violation violation : Violation.values()) {
            var caseId = new CaseId(order, line, violation);
            assertEquals(Optional.of(caseId), CaseId.parse(caseId.toString()));
        }
        for (int transfer : new int[] {1, 2, OrderPayments.MOST}) {
            keysAreReadBack(new RefundId(new CaseId(order, line, Violation.STOCKOUT), 1, 1_000_000, transfer), order);
        }
    }

    private static void keysAreReadBack(RefundId refund, String order) {
        assertEquals(Optional.of(refund), RefundId.parse(refund.toString()));
        for (int number : new int[] {1, 2, 9_999}) {
            var payment = new PaymentKey(refund, number);
            assertEquals(Optional.of(payment), PaymentKey.parse(payment.toString()));
            // Refuses keys that cannot be sent as a header or are too long.
            var sent = new RefundRequest(payment.toString(), order, Money.ofMinor(CurrencyUnit.of("CNY"), 1));
            assertEquals(payment.toString(), sent.key());
        }
    }

    @Property
    void filesOfDifferentLinesHaveDifferentNames(@ForAll("ids") List<String> one, @ForAll("ids") List<String> other) {
        String name = file(one).path();
        assertTrue(name.matches("evidence/[0-9a-f]{64}~buyer~[0-9a-f]{64}"), name);
        if (!line(one).equals(line(other))) {
            assertNotEquals(name, file(other).path());
        }
    }

    private static LineRef line(List<String> ids) {
        return new LineRef(ids.getFirst(), ids.getLast());
    }

    private static UploadedFile file(List<String> ids) {
        return new UploadedFile(line(ids), "buyer", "0a".repeat(32), 1, "image/png", Instant.EPOCH, Optional.empty());
    }

    @Property
    void anIdIsOneLineOfALogAndOneValueOfAFile(@ForAll("id") String id) throws JsonProcessingException, IOException {
        assertEquals(1, ("refund " + id + " is late").lines().count());
        assertTrue(id.chars().noneMatch(Character::isISOControl));
        String line = JSON.writeValueAsString(Map.of("id", id));
        assertEquals(1, line.lines().count());
        assertEquals(id, JSON.readTree(line).path("id").asText());
        String values = CSVFormat.RFC4180.format(id, "1");
        try (CSVParser parser = CSVParser.parse(values, CSVFormat.RFC4180)) {
            assertEquals(List.of(id, "1"), parser.getRecords().getFirst().toList());
        }
    }
}
