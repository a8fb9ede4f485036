package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.funqy.Funq;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that every exported function is deployed exactly once under its own name, and nothing else is. */
class ExportsTest {
    @Test
    void everyFunctionOfTheTemplateIsAClassOfItsNameAndExportsIt() {
        Map<String, String> exports = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.makegood.functions")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Funq.class))
                        .collect(Collectors.toMap(
                                method -> method.getOwner().getSimpleName(),
                                ExportsTest::export,
                                (a, b) -> a + ", " + b));
        assertFalse(exports.isEmpty(), "no @Funq found in dev.makegood.functions");
        assertEquals(
                exports,
                Template.functions()
                        .collect(Collectors.toMap(function -> function.id() + "Function", Template.Function::export)));
        exports.forEach((type, export) -> assertEquals(kebab(type), export + "-function"));
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String export(JavaMethod method) {
        String name = method.getAnnotationOfType(Funq.class).value();
        return name.isEmpty() ? method.getName() : name;
    }
}
