package dev.makegood.local.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.local.http.PortTakenException;
import dev.makegood.local.template.Template;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.Stream;

class DynamoLocalTest {
    @Test
    void holdsTheTemplatesTablesAndTheirStreams() {
        Template template = Template.read(Path.of("template.yaml"));
        try (var local = DynamoLocal.inMemory(0);
                var client = local.client();
                var streams = local.streams()) {
            Tables.create(client, template.tables());
            Tables.create(client, template.tables());
            assertEquals(
                    template.tables().stream()
                            .map(CreateTableRequest::tableName)
                            .sorted()
                            .toList(),
                    client.listTables().tableNames().stream().sorted().toList());
            assertEquals(
                    List.of("CasesTable", "OrdersTable"),
                    streams.listStreams().streams().stream()
                            .map(Stream::tableName)
                            .sorted()
                            .toList());
        }
    }

    @Test
    void saysThatItsPortIsTaken() {
        try (var local = DynamoLocal.inMemory(0)) {
            int port = local.uri().getPort();
            assertThrows(PortTakenException.class, () -> DynamoLocal.inMemory(port));
        }
    }
}
