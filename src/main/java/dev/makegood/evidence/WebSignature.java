package dev.makegood.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.input.Sha256;
import dev.makegood.storage.StorageJson;
import java.util.Base64;

/**
 * Signs small public statements in the form that libraries of all languages check: a compact JWS (RFC 7515) with EdDSA
 * (RFC 8037), whose key is published as a JWK.
 */
final class WebSignature {
    private final SigningKey key;

    private WebSignature(SigningKey key) {
        this.key = key;
    }

    static WebSignature of(String secret) {
        return new WebSignature(SigningKey.of(secret));
    }

    /** Returns header, claims and signature. */
    String sign(ObjectNode claims) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("alg", "EdDSA").put("kid", keyId()).put("typ", "JWT");
        String content = text(Sealing.bytes(header)) + "." + text(Sealing.bytes(claims));
        return content + "." + text(key.sign(content.getBytes(UTF_8)));
    }

    /** Returns the public key as a JWK. */
    ObjectNode jwk() {
        return bare().put("kid", keyId()).put("use", "sig").put("alg", "EdDSA");
    }

    /** Returns the thumbprint of the key, RFC 7638. */
    private String keyId() {
        return text(Sha256.of(StorageJson.canonical(bare())));
    }

    private ObjectNode bare() {
        ObjectNode jwk = JsonNodeFactory.instance.objectNode();
        return jwk.put("crv", "Ed25519").put("kty", "OKP").put("x", text(key.rawPublicKey()));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
