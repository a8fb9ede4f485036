package dev.makegood.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that a token opens its link until its last day is over, and that nobody else makes one. */
class LinkTokensTest {
    private static final String KEY = "thirty-two bytes of a key of links";
    private static final String OTHER = "thirty-two bytes of another key...";
    private static final Instant NOON = Instant.parse("2028-02-28T12:00:00Z");
    private static final LinkId ID = LinkId.ofCase("o-1~1~stockout");

    private final LinkTokens tokens = with(KEY);

    private static LinkTokens with(String key) {
        return new LinkTokens(Secret.fixed(key), Period.ofDays(90));
    }

    private Optional<LinkId> opened(LinkTokens by, String token, Instant at) {
        return by.read(token, at).map(SignedLink::id);
    }

    @Test
    void allWhoMakeALinkOnOneDayMakeTheSame() {
        SignedLink link = tokens.make(ID, NOON);
        assertEquals(link, with(KEY).make(ID, NOON.plus(Duration.ofHours(11))));
        assertEquals(Optional.of(link), tokens.read(link.token(), NOON));
        SignedLink next = tokens.make(ID, NOON.plus(Duration.ofHours(12)));
        assertNotEquals(link.token(), next.token());
        assertEquals(Optional.of(ID), opened(tokens, link.token(), NOON.plus(Duration.ofDays(1))));
        assertEquals(Optional.of(ID), opened(tokens, next.token(), NOON.plus(Duration.ofDays(1))));
    }

    /** Over a leap day: from 28 February 2028, the 90th day after is 28 May. */
    @Test
    void itIsValidToTheEndOfItsLastDay() {
        SignedLink link = tokens.make(ID, NOON);
        Instant end = Instant.parse("2028-05-29T00:00:00Z");
        assertEquals(end, link.validUntil());
        assertEquals(Optional.of(ID), opened(tokens, link.token(), end.minusMillis(1)));
        assertEquals(Optional.empty(), opened(tokens, link.token(), end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"case~茶叶/1~L 1~stockout", "restock~商家~SKU #1~r?1", "case~o~l~late-shipment"})
    void anyIdStandsInAFragment(String text) {
        LinkId id = LinkId.parse(text).orElseThrow();
        String token = tokens.make(id, NOON).token();
        assertTrue(token.matches("[A-Za-z0-9._-]+"), token);
        assertEquals(Optional.of(id), opened(tokens, token, NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "case", "case~", "order~o-1", "restock~", "CASE~o-1~1~stockout"})
    void otherTextsNameNoLink(String text) {
        assertEquals(Optional.empty(), LinkId.parse(text));
    }

    @Test
    void anotherKeyAnotherIdAndAnotherDayMakeOthers() {
        String token = tokens.make(ID, NOON).token();
        assertEquals(Optional.empty(), opened(tokens, with(OTHER).make(ID, NOON).token(), NOON));
        String otherId = tokens.make(LinkId.ofCase("o-2~1~stockout"), NOON).token();
        String later = tokens.make(ID, NOON.plus(Duration.ofDays(9))).token();
        for (String other : List.of(otherId, later)) {
            String[] own = token.split("\\.");
            String[] others = other.split("\\.");
            assertEquals(Optional.empty(), opened(tokens, own[0] + "." + own[1] + "." + others[2], NOON));
            assertEquals(Optional.empty(), opened(tokens, others[0] + "." + others[1] + "." + own[2], NOON));
        }
    }

    /** A signature of 144 bits has no spare bits that could be changed. */
    @Test
    void noLetterCanBeChanged() {
        String token = tokens.make(ID, NOON).token();
        assertEquals(24, token.substring(token.lastIndexOf('.') + 1).length());
        for (int i = 0; i < token.length(); i++) {
            for (char letter : "Aa0-_.".toCharArray()) {
                String changed = token.substring(0, i) + letter + token.substring(i + 1);
                assertEquals(changed.equals(token), tokens.read(changed, NOON).isPresent(), changed);
            }
        }
    }

    @Test
    void tenThousandGuessesOpenNothing() {
        var random = new Random(20_261_130);
        String token = tokens.make(ID, NOON).token();
        String signed = token.substring(0, token.lastIndexOf('.') + 1);
        byte[] bytes = new byte[18];
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(bytes);
            String guess = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertFalse(tokens.read(signed + guess, NOON).isPresent(), guess);
            assertFalse(tokens.read(guess, NOON).isPresent(), guess);
        }
    }

    /** Is a key that is rotated: functions know the new one at different times. */
    private static final class Rotated implements Secret {
        private final List<String> known = new ArrayList<>(List.of(KEY));
        private final List<String> latest = new ArrayList<>(List.of(KEY));

        @Override
        public String current() {
            return known.getFirst();
        }

        @Override
        public List<String> accepted() {
            return known;
        }

        @Override
        public List<String> acceptedLatest() {
            return latest;
        }
    }

    @Test
    void aLinkUnderThePreviousKeyStaysValidUntilThatIsWithdrawn() {
        var key = new Rotated();
        var rotating = new LinkTokens(key, Period.ofDays(90));
        String before = rotating.make(ID, NOON).token();
        key.known.addFirst(OTHER);
        assertEquals(Optional.of(ID), opened(rotating, before, NOON));
        String after = rotating.make(ID, NOON).token();
        assertNotEquals(before, after);
        key.known.removeLast();
        key.latest.addFirst(OTHER);
        key.latest.removeLast();
        assertEquals(Optional.empty(), opened(rotating, before, NOON));
        assertEquals(Optional.of(ID), opened(rotating, after, NOON));
    }

    @Test
    void aFunctionThatDoesNotKnowTheNewKeyYetReadsItAgain() {
        var key = new Rotated();
        key.latest.addFirst(OTHER);
        String newer = with(OTHER).make(ID, NOON).token();
        assertEquals(Optional.of(ID), opened(new LinkTokens(key, Period.ofDays(90)), newer, NOON));
    }

    @Test
    void aShortKeyIsRefusedAndNoTokenIsShown() {
        assertThrows(IllegalStateException.class, () -> with("short").make(ID, NOON));
        SignedLink link = tokens.make(ID, NOON);
        assertFalse(link.toString().contains(link.token()), link::toString);
    }
}
