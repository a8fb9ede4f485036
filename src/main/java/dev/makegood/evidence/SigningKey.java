package dev.makegood.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.input.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * Signs evidence with a stack's Ed25519 key, which is derived from a secret text, so that any secret store can generate
 * one.
 */
public final class SigningKey {
    static final String ALGORITHM = "Ed25519";

    /** The least bytes of the secret text; a shorter one could be guessed. */
    private static final int SHORTEST = 32;

    private static final int RAW = 32;

    private final KeyPair pair;

    private SigningKey(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform since 15 has " + ALGORITHM, impossible);
        }
    }

    /** Derives the key: the private key is the SHA-256 of the text. */
    public static SigningKey of(String secret) {
        if (secret.getBytes(UTF_8).length < SHORTEST) {
            throw new IllegalArgumentException("the evidence key must have at least " + SHORTEST + " bytes");
        }
        return ofSeed(Sha256.of(secret));
    }

    static SigningKey ofSeed(byte[] seed) {
        return new SigningKey(seed);
    }

    /** Returns the public key, X.509-encoded (SubjectPublicKeyInfo). */
    public byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    /** Returns the public key's own 32 bytes, as RFC 8037 wants them: the end of its X.509 form. */
    byte[] rawPublicKey() {
        byte[] encoded = publicKey();
        return Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("our own key cannot sign", impossible);
        }
    }

    /**
     * The JDK generates a public key only together with a private one, from random bytes; this supplies the given bytes
     * instead.
     */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException(ALGORITHM + " keys are generated from " + seed.length + " bytes");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
