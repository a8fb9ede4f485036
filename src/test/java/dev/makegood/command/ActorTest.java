package dev.makegood.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.storage.StorageJson;
import org.junit.jupiter.api.Test;

class ActorTest {
    @Test
    void textsAreReadBack() {
        for (String text : new String[] {"merchant:m-7", "operator", "platform:shop:2", "system", "operator:"}) {
            assertEquals(text, Actor.of(text).toString());
        }
        assertEquals(Actor.OPERATOR, Actor.of("operator"));
        assertEquals(Actor.merchant("m:7"), Actor.of("merchant:m:7"));
    }

    @Test
    void rowsHaveItsText() {
        Actor buyer = Actor.buyer("b_17");
        assertEquals("buyer:b_17", StorageJson.tree(buyer).textValue());
        assertEquals(buyer, StorageJson.read(StorageJson.tree(buyer), Actor.class));
    }

    @Test
    void aBuyerIsNamedByPseudonym() {
        assertThrows(IllegalArgumentException.class, () -> Actor.buyer("Li Wei"));
    }
}
