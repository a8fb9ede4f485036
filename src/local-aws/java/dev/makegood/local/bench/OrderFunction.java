package dev.makegood.local.bench;

import dev.makegood.local.dynamo.DynamoLocal;
import dev.makegood.local.dynamo.Tables;
import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.LocalSecret;
import dev.makegood.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Holds the order function of the template, and a database for it and for the handlers beside it. */
final class OrderFunction implements AutoCloseable {
    private final FunctionSpec function;
    private final DynamoLocal database;

    OrderFunction() {
        Template template = Template.read(Path.of("template.yaml"));
        function = template.function("OrdersApi").withEnvironment(LocalSecret.VARIABLES);
        database = DynamoLocal.inMemory(0);
        try (var client = database.client()) {
            Tables.create(client, template.tables());
        }
    }

    String handler() {
        return function.handler();
    }

    /** Returns a starter of programs with this function's variables, whose output goes to {@code log}. */
    Starter starter(Path log) throws IOException {
        String order = Files.readString(Path.of("infra", "events", "OrdersApi.json"));
        return new Starter(
                function,
                order,
                Map.of("AWS_ENDPOINT_URL_DYNAMODB", database.uri().toString()),
                log);
    }

    @Override
    public void close() {
        database.close();
    }
}
