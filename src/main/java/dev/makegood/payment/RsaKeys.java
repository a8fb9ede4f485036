package dev.makegood.payment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Reads RSA keys from text, and signs and verifies with them (SHA-256 with RSA). */
public final class RsaKeys {
    private static final String SIGNATURE = "SHA256withRSA";
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    private RsaKeys() {}

    /**
     * Returns a private key.
     *
     * @param text its PKCS #8 form in base64, with or without the lines of a PEM file
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static PrivateKey privateKey(String text) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes(text)));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("not an RSA private key in PKCS #8", unreadable);
        }
    }

    /**
     * Returns a public key.
     *
     * @param text a certificate as a PEM file, or the key in base64, with or without the lines of a PEM file
     * @throws IllegalArgumentException if it is none
     */
    public static PublicKey publicKey(String text) {
        try {
            return text.strip().startsWith(CERTIFICATE)
                    ? CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(text.strip().getBytes(US_ASCII)))
                            .getPublicKey()
                    : KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes(text)));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("neither a certificate nor an RSA public key", unreadable);
        }
    }

    /** Returns the public key of a JWK's modulus and exponent, in base64url; empty if they are none. */
    public static Optional<PublicKey> publicKey(String modulus, String exponent) {
        try {
            var decoder = Base64.getUrlDecoder();
            var spec = new RSAPublicKeySpec(
                    new BigInteger(1, decoder.decode(modulus)), new BigInteger(1, decoder.decode(exponent)));
            return Optional.of(KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** Returns the signature in base64. */
    public static String sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(key);
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + SIGNATURE, impossible);
        }
    }

    /** Returns true if the signature in base64 is that of the message under the key. */
    public static boolean verifies(PublicKey key, byte[] message, String signed) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
