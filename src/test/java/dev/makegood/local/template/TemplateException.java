package dev.makegood.local.template;

/** The template asks for something that the local platform cannot do, or is not a SAM template; the message says what. */
public final class TemplateException extends RuntimeException {
    public TemplateException(String message) {
        super(message);
    }
}
