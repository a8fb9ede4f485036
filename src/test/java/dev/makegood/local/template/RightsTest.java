package dev.makegood.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.template.Rights.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsTest {
    private static final String NOTES = "arn:aws:dynamodb:us-east-1:000000000000:table/notes";

    @TempDir
    Path directory;

    @Test
    void allowWhatAStatementNamesOnTheTableOrOnTheIndexThatItNames() throws IOException {
        Rights rights = read("""
                Policies:
                  - Version: "2012-10-17"
                    Statement:
                      - Sid: Own
                        Effect: Allow
                        Action: [dynamodb:GetItem, dynamodb:PutItem]
                        Resource: !GetAtt Notes.Arn
                      - Effect: Allow
                        Action: dynamodb:Query
                        Resource: [!Sub "${Notes.Arn}/index/by-day"]
            """);
        assertTrue(rights.allow(new Right("dynamodb:GetItem", NOTES)));
        assertTrue(rights.allow(new Right("dynamodb:PutItem", NOTES)));
        assertTrue(rights.allow(new Right("dynamodb:Query", NOTES + "/index/by-day")));
        assertFalse(rights.allow(new Right("dynamodb:Query", NOTES)));
        assertFalse(rights.allow(new Right("dynamodb:Query", NOTES + "/index/by-day-and-more")));
        assertFalse(rights.allow(new Right("dynamodb:GetItem", NOTES + "/index/by-day")));
        assertFalse(rights.allow(new Right("dynamodb:DeleteItem", NOTES)));
        assertFalse(rights.allow(new Right("dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:000000000000:table/other")));
        assertFalse(rights.allow(new Right("dynamodb:GetItem", "*")));
    }

    @Test
    void wildcardsAreIams() throws IOException {
        Rights rights = read("""
                Policies:
                  Statement:
                    Effect: Allow
                    Action: ["dynamodb:get*", "dynamodb:?can"]
                    Resource: !Sub "${Notes.Arn}*"
            """);
        assertTrue(rights.allow(new Right("dynamodb:GetItem", NOTES)));
        assertTrue(rights.allow(new Right("dynamodb:Scan", NOTES + "/index/by-day")));
        assertFalse(rights.allow(new Right("dynamodb:BatchGetItem", NOTES)));
        assertFalse(rights.allow(new Right("dynamodb:GetItem", NOTES.replace("table", "Table"))));
    }

    @Test
    void withoutPoliciesNothingIsAllowed() throws IOException {
        assertEquals(new Rights(java.util.List.of()), read(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Policies: AmazonDynamoDBFullAccess",
                "Policies: [{DynamoDBCrudPolicy: {TableName: !Ref Notes}}]",
                "Policies: {Statement: {Effect: Deny, Action: dynamodb:Scan, Resource: '*'}}",
                "Policies: {Statement: {Effect: Allow, NotAction: dynamodb:Scan, Resource: '*'}}",
                "Policies: {Statement: {Effect: Allow, Action: dynamodb:Scan, Resource: '*', Condition: {}}}",
                "Policies: {Statement: {Effect: Allow, Action: dynamodb:Scan, Resource: !ImportValue notes}}",
                "Role: arn:aws:iam::000000000000:role/writer",
                "PermissionsBoundary: arn:aws:iam::000000000000:policy/boundary"
            })
    void whatIsNotKnownIsRefused(String property) {
        assertThrows(TemplateException.class, () -> read("    " + property + "\n"));
    }

    @Test
    void theProjectsOwnSweepMayNotDelete() {
        Rights sweep = Template.read(Path.of("template.yaml")).rights().get("SweepRefunds");
        assertTrue(sweep.allow(new Right("dynamodb:PutItem", Rights.table("LedgerTable"))), sweep::toString);
        assertFalse(sweep.allow(new Right("dynamodb:DeleteItem", Rights.table("LedgerTable"))), sweep::toString);
    }

    /** Returns the rights of a function with these further properties. */
    private Rights read(String properties) throws IOException {
        Path file = directory.resolve("template.yaml");
        Files.writeString(file, """
            Resources:
              Notes:
                Type: AWS::DynamoDB::Table
                Properties: {TableName: notes}
              Writer:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: h
                  Runtime: java25
            """ + properties.indent(2));
        return Template.read(file).rights().get("Writer");
    }
}
