package dev.makegood.meter;

import static dev.makegood.meter.BillingRules.Consistency.EVENTUAL;
import static dev.makegood.meter.BillingRules.Consistency.STRONG;
import static dev.makegood.meter.BillingRules.Consistency.TRANSACTIONAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Holds the rules to the examples of DynamoDB's developer guide and price list, each with the figure that they give. */
class BillingRulesTest {
    private static final int KB = 1024;

    @Test
    void itemsAreReadInBlocksOfFourKilobytes() {
        assertUnits("1", BillingRules.read(3_500, STRONG), "the guide: 3,500 bytes are read as 4 KB");
        assertUnits("1", BillingRules.read(7 * KB / 2, STRONG), "the guide: 3.5 KB are read as 4 KB");
        assertUnits("3", BillingRules.read(10 * KB, STRONG), "the guide: 10 KB are read as 12 KB");
    }

    @Test
    void consistencyHasItsPrice() {
        assertUnits("2", BillingRules.read(8 * KB, STRONG), "the price list: 8 KB, strongly consistent");
        assertUnits("1", BillingRules.read(8 * KB, EVENTUAL), "the price list: 8 KB, eventually consistent");
        assertUnits("4", BillingRules.read(8 * KB, TRANSACTIONAL), "the price list: 8 KB, transactional");
        assertUnits("10", BillingRules.read(80 * KB, EVENTUAL), "the guide: 80 KB, eventually consistent");
    }

    @Test
    void whatIsNotThereIsReadToo() {
        assertUnits("1", BillingRules.read(0, STRONG), "the guide: no such item, strongly consistent");
        assertUnits("0.5", BillingRules.read(0, EVENTUAL), "the guide: no such item, eventually consistent");
    }

    @Test
    void theItemsOfAPageAreRoundedTogether() {
        assertUnits("11", BillingRules.read((long) (40.8 * KB), STRONG), "the guide: ten items of 40.8 KB are 44 KB");
        assertUnits("24", BillingRules.read(1_500 * 64, STRONG), "the guide: 1,500 items of 64 bytes are 96 KB");
        assertUnits("2", BillingRules.read(8 * 2_000, EVENTUAL), "the guide: 8 entries of 2,000 bytes of an index");
    }

    @Test
    void theItemsOfABatchAreRoundedOneByOne() {
        BigDecimal batch = BillingRules.read(3 * KB / 2, STRONG).add(BillingRules.read(13 * KB / 2, STRONG));
        assertUnits("3", batch, "the guide: 1.5 KB and 6.5 KB are read as 4 KB and 8 KB");
    }

    @Test
    void itemsAreWrittenInBlocksOfOneKilobyte() {
        assertEquals(1, BillingRules.write(500), "the guide: 500 bytes are written as 1 KB");
        assertEquals(2, BillingRules.write(1_638), "the guide: 1.6 KB are written as 2 KB");
        assertEquals(3, BillingRules.write(3 * KB), "the price list: 3 KB");
        assertEquals(
                5, BillingRules.write(500) + BillingRules.write(7 * KB / 2), "the guide: 500 bytes and 3.5 KB are 5");
    }

    @Test
    void aTransactionWritesEachItemTwice() {
        assertEquals(6, BillingRules.transacted(0, 3 * KB), "the price list: 3 KB, transactional");
        assertEquals(6, 3 * BillingRules.transacted(0, 500), "the guide: a transaction of three items of 500 bytes");
    }

    @Test
    void theLargerImageCounts() {
        assertEquals(6, BillingRules.transacted(3 * KB, 100), "the guide: the larger of before and after");
        assertEquals(6, BillingRules.transacted(3 * KB, 0), "the guide: a deletion, by the size of the deleted item");
        assertEquals(2, BillingRules.transacted(0, 0), "a deletion or check of what is not there");
    }

    private static void assertUnits(String units, BigDecimal counted, String example) {
        assertEquals(0, new BigDecimal(units).compareTo(counted), example + ": " + counted);
    }
}
