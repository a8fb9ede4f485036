package dev.makegood.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.command.Actor;
import dev.makegood.secret.Secret;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Verifies that every change, removal or move in an evidence file is found, with its place. */
class CheckEvidenceTest {
    private static final String TEXT = "an evidence key that only tests know";
    private static final SigningKey KEY = SigningKey.of(TEXT);

    private final ObjectNode file = file();
    private final ArrayNode records = (ArrayNode) file.get("records");

    private static ObjectNode file() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 100));
        shop.place("O1", Shop.line("1", "M1", "S1", 1, 100));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.deliver();
        return new ExportEvidence(database, Secret.fixed(TEXT))
                .export(shop.theCase("O1", "1"), Actor.of("operator:anna"), Shop.START);
    }

    private static CheckEvidence.Verdict check(byte[] bytes) {
        return CheckEvidence.check(bytes, Optional.empty());
    }

    private String wrong() {
        var verdict = check(Sealing.bytes(file));
        assertFalse(verdict.intact());
        return verdict.says();
    }

    @Test
    void anIntactFileIsCalledSo() {
        var verdict = check(Sealing.bytes(file));
        assertTrue(verdict.intact(), verdict::says);
        assertTrue(verdict.says()
                .startsWith("case O1~1~stockout, 5 records, exported 2026-03-02T04:00:00.000Z, signed with"));
    }

    @Test
    void anyOtherByteAnywhereIsFound() {
        byte[] bytes = Sealing.bytes(file);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            assertFalse(check(bytes).intact(), "byte " + i);
            bytes[i] ^= 1;
        }
        assertFalse(check(Arrays.copyOf(bytes, bytes.length - 1)).intact());
        assertFalse(check((new String(bytes) + " ").getBytes()).intact());
        assertTrue(check(bytes).intact());
    }

    @Test
    void aChangedRecordIsNamed() {
        ((ObjectNode) records.get(2)).put("by", "operator:eve");
        assertEquals("record 3 was changed", wrong());
        ((ObjectNode) records.get(2)).put("hash", Sealing.hash(records.get(2)));
        assertEquals("record 4 does not follow the record before it", wrong());
    }

    @Test
    void aRemovedRecordIsNamed() {
        records.remove(1);
        assertEquals("record 2 is missing or out of place: record 3 is there instead", wrong());
    }

    @Test
    void aRemovedLastRecordIsNamed() {
        records.remove(4);
        assertEquals("record 5 is missing, or the end was changed: 5 records were sealed", wrong());
        file.put("count", 4).put("last", records.get(3).path("hash").asText());
        assertTrue(wrong().startsWith("the signature does not match"));
    }

    @Test
    void reorderedRecordsAreNamed() {
        records.insert(1, records.remove(3));
        assertEquals("record 2 is missing or out of place: record 4 is there instead", wrong());
    }

    @Test
    void aChainMadeAnewLacksTheSignature() {
        String before = Sealing.NOTHING_BEFORE;
        records.remove(1);
        for (int i = 0; i < records.size(); i++) {
            var next = (ObjectNode) records.get(i);
            next.put("number", i + 1).put("before", before);
            before = Sealing.hash(next);
            next.put("hash", before);
        }
        file.put("count", records.size()).put("last", before);
        assertTrue(wrong().startsWith("the signature does not match"));
    }

    @Test
    void whatIsWrittenOtherwiseOrIsNoEvidenceIsToldByItsPlace() {
        String text = new String(Sealing.bytes(file));
        assertEquals(
                "byte 1 is not the byte that was written",
                check(("{ " + text.substring(1)).getBytes()).says());
        assertEquals("it is not JSON at character 0", check("?".getBytes()).says());
        assertEquals("it is not UTF-8", check(new byte[] {(byte) 0xff}).says());
        assertEquals("it is not a makegood-evidence-1", check("[]".getBytes()).says());
    }

    @Test
    void anotherKeyThanThePinnedOneIsRefused() {
        byte[] bytes = Sealing.bytes(file);
        assertTrue(CheckEvidence.check(bytes, Optional.of(KEY.publicKey())).intact());
        var other = SigningKey.of("another evidence key, of 32 bytes or more");
        assertEquals(
                "it was signed with another key",
                CheckEvidence.check(bytes, Optional.of(other.publicKey())).says());
    }

    /** The first test vector of RFC 8032, 7.1. */
    @Test
    void theKeyIsMadeOfItsBytes() {
        var key = SigningKey.ofSeed(
                HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        byte[] publicKey = key.publicKey();
        assertArrayEquals(
                HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
                Arrays.copyOfRange(publicKey, publicKey.length - 32, publicKey.length));
        assertTrue(
                Base64.getEncoder().encodeToString(key.sign(new byte[0])).startsWith("5VZDAMNgrHKQhuLMgG6CioSHfx64"));
        assertThrows(IllegalArgumentException.class, () -> SigningKey.of("short"));
    }
}
