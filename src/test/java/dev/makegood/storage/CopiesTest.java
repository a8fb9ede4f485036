package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.makegood.storage.memory.MemoryDatabase;
import java.util.HashSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private final Copies<Object> copies = new Copies<>();

    @Test
    void allViewsOfADatabaseShareOneCopyAndAnotherDatabaseHasItsOwn() {
        var database = new MemoryDatabase();
        Object copy = copies.of(database, Object::new);
        assertSame(copy, copies.of(new ReadAhead(database), Object::new));
        assertNotSame(copy, copies.of(new MemoryDatabase(), Object::new));
        assertSame(copy, copies.of(database, Object::new));
    }

    @Test
    void threadsThatAskAtOnceGetTheSameCopy() throws Exception {
        var database = new MemoryDatabase();
        var found = new HashSet<Object>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 64)
                    .mapToObj(_ -> threads.submit(() -> copies.of(database, Object::new)))
                    .toList();
            for (Future<Object> one : asked) {
                found.add(one.get());
            }
        }
        assertEquals(1, found.size());
    }
}
