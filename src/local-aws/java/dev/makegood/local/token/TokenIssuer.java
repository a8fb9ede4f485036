package dev.makegood.local.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.local.template.LocalSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** Signs tokens with RS256 under one key and publishes its public half, as an identity provider does. */
public final class TokenIssuer {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final RSAPrivateCrtKey privateKey;
    private final RSAPublicKey publicKey;
    private final String keyId;

    private TokenIssuer(RSAPrivateCrtKey privateKey) throws GeneralSecurityException {
        this.privateKey = privateKey;
        this.publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
        this.keyId = LocalSecret.of(privateKey.getModulus().toString(16)).substring(0, 16);
    }

    /** Returns an issuer with a new key. */
    public static TokenIssuer create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new TokenIssuer(
                    (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every Java platform has RSA", impossible);
        }
    }

    /** Returns the issuer whose key is in a file, created the first time, so that tokens outlive a restart. */
    public static TokenIssuer keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                TokenIssuer fresh = create();
                // A partial key, left by a kill in the middle of the write, would make every later start fail.
                Path draft = Files.write(file.resolveSibling("token.draft"), fresh.privateKey.getEncoded());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
                return fresh;
            }
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file)));
            return new TokenIssuer((RSAPrivateCrtKey) key);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException(
                    "The token key " + file + " cannot be read; delete it for a new one", damaged);
        }
    }

    public String keyId() {
        return keyId;
    }

    public RSAPublicKey publicKey() {
        return publicKey;
    }

    /** Returns a signed token with these claims and no others. */
    public String sign(ObjectNode claims) {
        ObjectNode header = MAPPER.createObjectNode();
        header.put("alg", "RS256").put("typ", "JWT").put("kid", keyId);
        String signed = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("Every Java platform has RSA", impossible);
        }
    }

    private static String encode(ObjectNode part) {
        return BASE64.encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the JSON Web Key Set with the public key. */
    public ObjectNode keySet() {
        ObjectNode set = MAPPER.createObjectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", keyId)
                .put("n", BASE64.encodeToString(unsigned(publicKey.getModulus().toByteArray())))
                .put(
                        "e",
                        BASE64.encodeToString(
                                unsigned(publicKey.getPublicExponent().toByteArray())));
        return set;
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
    }
}
