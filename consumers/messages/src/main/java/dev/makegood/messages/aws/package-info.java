/** Calls AWS: mail, SMS, rows and secrets, and the functions. Begin with {@link dev.makegood.messages.aws.Aws}. */
package dev.makegood.messages.aws;
