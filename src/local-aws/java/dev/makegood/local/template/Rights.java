package dev.makegood.local.template;

import java.util.List;
import java.util.regex.Pattern;

/** Holds what the policies of one function allow, as IAM reads them. */
public record Rights(List<Statement> statements) {
    public Rights {
        statements = List.copyOf(statements);
    }

    /** Names one action on one resource, such as {@code dynamodb:GetItem} on a table's ARN. */
    public record Right(String action, String resource) {}

    /** Holds a statement that allows; either side may have IAM's wildcards. */
    record Statement(List<String> actions, List<String> resources) {
        private boolean allows(Right right) {
            return actions.stream().anyMatch(pattern -> matches(pattern, right.action(), Pattern.CASE_INSENSITIVE))
                    && resources.stream().anyMatch(pattern -> matches(pattern, right.resource(), 0));
        }

        private static boolean matches(String pattern, String text, int flags) {
            String regex = "\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
            return Pattern.compile(regex, flags).matcher(text).matches();
        }
    }

    /** Returns true if some statement allows this; anything else is denied. */
    public boolean allow(Right right) {
        return statements.stream().anyMatch(statement -> statement.allows(right));
    }

    /** Returns the ARN of a table, by its name or its ARN, as the template's policies have it. */
    public static String table(String table) {
        return table.startsWith("arn:") ? table : Names.TABLES + table;
    }
}
