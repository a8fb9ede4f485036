package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.funqy.Funq;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies that every exported function is deployed exactly once, and nothing else is. */
class ExportsTest {

    @Test
    void everyExportIsOneFunctionOfTheTemplate() {
        List<String> exports = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.makegood.functions")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Funq.class))
                        .map(ExportsTest::export)
                        .sorted()
                        .toList();
        assertFalse(exports.isEmpty(), "no @Funq found in dev.makegood.functions");
        assertEquals(
                exports,
                Template.functions().map(Template.Function::export).sorted().toList());
    }

    private static String export(JavaMethod method) {
        String name = method.getAnnotationOfType(Funq.class).value();
        return name.isEmpty() ? method.getName() : name;
    }
}
