package dev.makegood.payment.alipay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.makegood.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Makes the keys of an application and of Alipay, which tests share since they take long to make. */
final class AlipayKeys {
    static final String APP_ID = "2021000000000001";
    static final KeyPair APP = pair();
    static final KeyPair ALIPAY = pair();

    private AlipayKeys() {}

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    static Secret app() {
        return Secret.fixed(JsonNodeFactory.instance
                .objectNode()
                .put("appId", APP_ID)
                .put("privateKey", base64(APP.getPrivate()))
                .toString());
    }

    static Secret key() {
        return Secret.fixed(base64(ALIPAY.getPublic()));
    }
}
