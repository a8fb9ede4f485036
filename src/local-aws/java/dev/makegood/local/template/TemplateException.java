package dev.makegood.local.template;

/**
 * Reports that the template needs something that the local platform does not support, or is not a SAM template; the
 * message says what.
 */
public final class TemplateException extends RuntimeException {
    public TemplateException(String message) {
        super(message);
    }
}
