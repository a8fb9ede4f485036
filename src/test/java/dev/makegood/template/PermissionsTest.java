package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.template.Template.Grant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that functions have no more rights than they need. */
class PermissionsTest {

    /** All actions that a function may have; updating items is not among them. */
    private static final Set<String> KNOWN = Set.of(
            "dynamodb:GetItem",
            "dynamodb:BatchGetItem",
            "dynamodb:Query",
            "dynamodb:PutItem",
            "dynamodb:ConditionCheckItem",
            "dynamodb:DeleteItem",
            "dynamodb:Scan",
            "events:PutEvents",
            "secretsmanager:GetSecretValue",
            "s3:PutObject",
            "s3:GetObject",
            "s3:DeleteObject");

    @Test
    void noFunctionMayDoAnythingElse() {
        Template.functions().forEach(function -> {
            assertFalse(function.grants().isEmpty(), function.id());
            function.grants().forEach(grant -> assertTrue(KNOWN.contains(grant.action()), function.id() + " " + grant));
        });
    }

    /**
     * These are the rows that link a pseudonym to a buyer, the places of compensations that have waited, and the
     * rows of archived orders; nothing else.
     */
    @Test
    void onlyTheseDelete() {
        assertEquals(
                Map.of(
                        "BuyersApi", Set.of("BuyersTable.Arn"),
                        "IssueCoupons", Set.of("AccountsTable.Arn"),
                        "ArchiveOrders", Set.of("OrdersTable.Arn")),
                having("dynamodb:DeleteItem").stream()
                        .collect(Collectors.toMap(Function.identity(), PermissionsTest::deletesFrom)));
    }

    private static Set<String> deletesFrom(String id) {
        return Template.functions()
                .filter(function -> function.id().equals(id))
                .flatMap(function -> function.grants().stream())
                .filter(grant -> grant.action().equals("dynamodb:DeleteItem"))
                .map(Grant::resource)
                .collect(Collectors.toSet());
    }

    /** Files of evidence and files to import name people, and are in one bucket. */
    @Test
    void whoHandlesFilesReachesOneFolder() {
        assertEquals(
                Map.of(
                        "ServiceDeskApi", Set.of("${FilesBucket.Arn}/evidence/*"),
                        "ErasePersonalText", Set.of("${FilesBucket.Arn}/evidence/*"),
                        "ImportsApi", Set.of("${FilesBucket.Arn}/imports/*"),
                        "ImportFiles", Set.of("${FilesBucket.Arn}/imports/*")),
                Template.functions()
                        .filter(function -> !folders(function).isEmpty())
                        .collect(Collectors.toMap(Template.Function::id, PermissionsTest::folders)));
    }

    private static Set<String> folders(Template.Function function) {
        return function.grants().stream()
                .map(Grant::resource)
                .filter(resource -> resource.contains("FilesBucket"))
                .collect(Collectors.toSet());
    }

    /** A function looks up the pseudonym of the calling buyer. */
    @Test
    void whoHasTheBuyersKeyMayReadTheirNames() {
        Template.functions()
                .filter(function ->
                        function.properties().at("/Environment/Variables").has("MAKEGOOD_BUYER_KEY"))
                .forEach(function -> assertTrue(
                        function.grants().contains(new Grant("dynamodb:GetItem", "BuyersTable.Arn")), function.id()));
    }

    @Test
    void onlyReconcileAndTheArchiveMayScan() {
        assertEquals(Set.of("Reconcile", "ArchiveOrders"), having("dynamodb:Scan"));
    }

    @Test
    void reconcileWritesNothingButItsReport() {
        Set<Grant> writes = Template.functions()
                .filter(function -> function.id().equals("Reconcile"))
                .flatMap(function -> function.grants().stream())
                .filter(grant -> grant.action().equals("dynamodb:PutItem"))
                .collect(Collectors.toSet());
        assertEquals(Set.of(new Grant("dynamodb:PutItem", "AccountsTable.Arn")), writes);
    }

    @Test
    void writersOfTheLedgerPutAndNothingMore() {
        Set<String> actions = Template.functions()
                .filter(function -> function.grants().contains(new Grant("dynamodb:PutItem", "LedgerTable.Arn")))
                .filter(function -> !function.id().equals("AccountsApi")) // it also reads statements
                .flatMap(function -> function.grants().stream())
                .filter(grant -> grant.resource().contains("LedgerTable"))
                .map(Grant::action)
                .collect(Collectors.toSet());
        assertEquals(Set.of("dynamodb:PutItem"), actions);
    }

    /** Has no wildcard, managed policy or SAM policy template, which grant more than they say. */
    @Test
    void everyGrantNamesATableAnIndexTheFilesTheBusOrASecret() {
        Template.functions().forEach(function -> {
            function.properties()
                    .path("Policies")
                    .forEach(policy -> assertTrue(policy.has("Statement"), function.id() + " " + policy));
            function.grants()
                    .forEach(grant -> assertTrue(
                            grant.resource()
                                    .matches(
                                            "\\w+Table\\.Arn|EventBus\\.Arn|\\$\\{(Files|Archive)Bucket\\.Arn}/((imports|evidence)/)?\\*|\\$\\{\\w+Table\\.Arn}/index/[a-z-]+|"
                                                    + "arn:[$:{}\\w]+:secretsmanager:[$:{}\\w]+:secret:\\$\\{\\w+Secret}-\\?{6}"),
                            function.id() + " " + grant));
        });
    }

    @Test
    void everyIndexThatIsGrantedExistsAndEveryIndexIsReadBySomebody() {
        Set<String> granted = Template.functions()
                .flatMap(function -> function.grants().stream())
                .map(Grant::resource)
                .filter(resource -> resource.contains("/index/"))
                .map(resource -> resource.replaceAll("[${}]|Table\\.Arn}/index", ""))
                .collect(Collectors.toSet());
        assertEquals(Tables.deployed().keySet(), granted);
    }

    private static Set<String> having(String action) {
        return Template.functions()
                .filter(function -> function.grants().stream()
                        .anyMatch(grant -> grant.action().equals(action)))
                .map(Template.Function::id)
                .collect(Collectors.toSet());
    }
}
