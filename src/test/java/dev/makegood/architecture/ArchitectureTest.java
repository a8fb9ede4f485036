package dev.makegood.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.makegood.functions.Wiring;
import dev.makegood.notice.Notices;
import java.util.List;

@AnalyzeClasses(packages = "dev.makegood", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule TECHNIQUE_STAYS_IN_ITS_PACKAGES = noClasses()
            .that()
            .resideOutsideOfPackages("..dynamo..", "..eventbridge..", "..s3..", "..secretsmanager..", "..functions..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "io.quarkus..", "com.amazonaws..");

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING =
            noClasses().should().haveNameMatching(".*(Service|Manager|Impl|Util|Utils|Helper)(\\$.*)?");

    /**
     * Allows only {@code Wiring}'s clock, which ticks in whole milliseconds. Any other would be finer than the rows
     * that it is compared with.
     */
    @ArchTest
    static final ArchRule TIME_IS_GIVEN = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Wiring.class.getName())
            .should()
            .accessTargetWhere(describe("reads a clock of the machine", ArchitectureTest::readsTheMachinesClock));

    private static boolean readsTheMachinesClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        String name = access.getTarget().getName();
        boolean ofTime = owner.startsWith("java.time.")
                && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
        boolean ofOld = name.equals("<init>")
                && List.of("java.util.Date", "java.util.GregorianCalendar").contains(owner);
        return ofTime || ofOld || name.equals("currentTimeMillis") || owner.equals("java.util.Calendar");
    }

    /**
     * Forbids decisions by notices: facts that the business needs are in rows of their own. What was told about a case
     * may be read, to be shown.
     */
    @ArchTest
    static final ArchRule NOBODY_ELSE_READS_NOTICES = noClasses()
            .that()
            .resideOutsideOfPackages("dev.makegood.notice..", "dev.makegood.functions.notices..")
            .should()
            .accessTargetWhere(describe("reads notices", ArchitectureTest::readsNotices));

    private static boolean readsNotices(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Notices.class)
                && List.of("find", "ofRecipient", "oldestUndelivered")
                        .contains(access.getTarget().getName());
    }

    @ArchTest
    static final ArchRule MONEY_IS_EXACT = noFields()
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .orShould()
            .haveRawType(Double.class);
}
