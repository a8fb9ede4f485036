package dev.makegood.choice;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.listing.Listing;
import dev.makegood.inventory.listing.SetListing;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.servicedesk.worklist.NextDue;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies which replacements are suggested, in which order, and how one is confirmed with one call. */
class SuggestReplacementsContract extends Contract {
    private static final String TEA = "Green tea 250 g";
    private static final String LIKE_IT = "Green tea 500 g";

    private Shop shop;
    private ChoosingBuyer buyer;

    @BeforeEach
    void twoUnitsOfAAreShort() {
        shop = new Shop(database(), scanner());
        shop.cutClock();
        buyer = new ChoosingBuyer(shop, database());
        for (String sku : List.of("B", "C", "D", "E", "F")) {
            shop.count("M1", sku, "c-" + sku, 5);
        }
        buyer.goesShort("O1", 2);
        list("A", TEA, cny(1_000));
    }

    private Outcome<Listing> list(String sku, String title, Money price, String... replacedBy) {
        return set(sku, new Listing.Terms(title, price, 48, List.of(replacedBy), true));
    }

    private Outcome<Listing> set(String sku, Listing.Terms terms) {
        return new SetListing(database()).set(new StockKey("M1", sku), terms);
    }

    private List<String> suggested() {
        return new SuggestReplacements(database())
                .of(shop.theCase("O1", "1"), shop.clock.instant()).stream()
                        .map(one -> one.listing().sku())
                        .toList();
    }

    private Outcome<Replacement> confirm(String id, String sku) {
        return new OfferReplacement(database())
                .confirm(caseId("O1", "1"), id, sku, Actor.merchant("M1"), shop.clock.instant());
    }

    private static void refused(Refusal by, String field, Outcome<?> answer) {
        var refused = assertInstanceOf(Outcome.Refused.class, answer);
        assertEquals(List.of(by, field), List.of(refused.refusal(), refused.field()));
    }

    @Test
    void similarTitlesAtTheSamePriceOrAHigherOneAreSuggestedTheCheapestFirst() {
        list("B", LIKE_IT, cny(1_001));
        list("C", LIKE_IT, cny(1_000));
        list("D", LIKE_IT, cny(999));
        list("E", "Tea cup", cny(1_000));
        list("F", LIKE_IT, Money.ofMinor(CurrencyUnit.USD, 1_000));
        assertEquals(List.of("C", "B"), suggested());
    }

    @Test
    void whatTheMerchantNamedComesFirstWhateverItsTitle() {
        list("A", TEA, cny(1_000), "E", "D");
        list("B", TEA, cny(1_000));
        list("D", "Kettle", cny(900));
        list("E", "Tea cup", cny(3_000));
        assertEquals(List.of("E", "B"), suggested(), "D is cheaper than what was paid");
    }

    @Test
    void onlyWhatIsThereForAllUnitsOfARefundIsSuggestedThreeAtMost() {
        Stream.of("B", "C", "D", "E", "F", "G").forEach(sku -> list(sku, LIKE_IT, cny(1_000)));
        shop.count("M1", "B", "c-few", 1);
        shop.count("M1", "C", "c-just", 2);
        set("D", new Listing.Terms(LIKE_IT, cny(1_000), 48, List.of(), false));
        assertEquals(List.of("C", "E", "F"), suggested(), "G was never counted, D is no longer offered");
    }

    @Test
    void nothingIsSuggestedWithoutAListingForOthersAfterAnOfferOrOnceTheBuyerChose() {
        list("B", LIKE_IT, cny(1_000));
        new SetListing(database())
                .set(new StockKey("M2", "C"), new Listing.Terms(LIKE_IT, cny(1_000), 48, List.of(), true));
        assertEquals(List.of("B"), suggested(), "C is another merchant's");
        confirm("r-1", "B");
        assertEquals(List.of(), suggested(), "an offer is open");
        shop.clock.advance(Duration.ofHours(12));
        assertEquals(List.of(), suggested(), "the buyer can no longer choose");
    }

    @Test
    void theWorklistNamesTheLikeliestUntilTheBuyerCanNoLongerChoose() {
        assertEquals(List.of(), replacementsDue());
        list("B", LIKE_IT, cny(1_000));
        assertEquals(List.of("B until " + START.plus(ChoosingBuyer.WINDOW)), replacementsDue());
        shop.clock.advance(ChoosingBuyer.WINDOW);
        assertEquals(List.of(), replacementsDue());
    }

    private List<String> replacementsDue() {
        return new NextDue(database())
                .of(shop.theCase("O1", "1"), shop.clock.instant()).stream()
                        .filter(due -> due.what().id().equals("replacement"))
                        .map(due -> due.about() + " until " + due.by())
                        .toList();
    }

    @Test
    void oneCallOffersTheSuggestionAsItIsListedAndTheBuyerTakesIt() {
        list("B", LIKE_IT, cny(1_200));
        var offered = (Replacement)
                assertInstanceOf(Outcome.Created.class, confirm("r-1", "B")).value();
        assertEquals(
                new Replacement.ReplacementCommand("r-1", "B", cny(1_200), START.plus(Duration.ofHours(48))),
                offered.told());
        assertEquals(
                Refund.class,
                assertInstanceOf(Outcome.Created.class, buyer.choose("O1", new Choice.Swap("r-1")))
                        .value()
                        .getClass());
        assertEquals(cny(0), buyer.paid());
    }

    @Test
    void theSameConfirmationAgainChangesNothingAndAnotherSkuIsAConflict() {
        list("B", LIKE_IT, cny(1_200));
        Object first =
                assertInstanceOf(Outcome.Created.class, confirm("r-1", "B")).value();
        list("B", LIKE_IT, cny(2_000));
        shop.clock.advance(Duration.ofMinutes(1));
        assertEquals(new Outcome.Repeated<>(first), confirm("r-1", "B"));
        assertInstanceOf(Outcome.Conflict.class, confirm("r-1", "C"));
    }

    @Test
    void whatCannotBeOfferedCannotBeConfirmed() {
        refused(Refusal.STATE, "sku", confirm("r-1", "B"));
        list("B", LIKE_IT, Money.ofMinor(CurrencyUnit.USD, 1_200));
        refused(Refusal.STATE, "sku", confirm("r-1", "B"));
        list("G", LIKE_IT, cny(1_200));
        refused(Refusal.STATE, "sku", confirm("r-1", "G"));
        refused(Refusal.STATE, "sku", confirm("r-1", "A"));
        list("B", LIKE_IT, cny(1_200));
        assertInstanceOf(
                Outcome.NotFound.class,
                new OfferReplacement(database()).confirm(caseId("O9", "1"), "r-1", "B", Actor.merchant("M1"), START));
        shop.clock.advance(ChoosingBuyer.WINDOW);
        refused(Refusal.LATE, "replacementId", confirm("r-1", "B"));
    }

    @Test
    void aListingIsASettingAndNeverReplacesItself() {
        assertInstanceOf(Outcome.Repeated.class, list("A", TEA, cny(1_000)));
        assertInstanceOf(Outcome.Created.class, list("A", TEA, cny(1_100)));
        refused(Refusal.VALUE, "replacedBy", list("A", TEA, cny(1_000), "B", "A"));
    }
}
