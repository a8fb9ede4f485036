package dev.makegood.payment.wechatpay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.makegood.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** Makes the keys of a merchant and of WeChat Pay, which tests share since they take long to make. */
public final class Accounts {
    static final String MERCHANT_ID = "1900000001";
    static final String SERIAL = "4A1C2E3F";
    static final String KEY_ID = "PUB_KEY_ID_0119000000012024000000000001";
    public static final String API_KEY = "0123456789abcdef0123456789ABCDEF";

    static final KeyPair MERCHANT = pair();
    static final KeyPair WECHAT_PAY = pair();
    static final KeyPair STRANGER = pair();

    private Accounts() {}

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
    }

    static Secret merchant() {
        return Secret.fixed(JsonNodeFactory.instance
                .objectNode()
                .put("mchid", MERCHANT_ID)
                .put("serial", SERIAL)
                .put("privateKey", pem("PRIVATE KEY", MERCHANT.getPrivate()))
                .toString());
    }

    /** Returns the secret with WeChat Pay's keys, by their serials. */
    static Secret keys(Map<String, KeyPair> pairs) {
        var keys = JsonNodeFactory.instance.objectNode();
        pairs.forEach((serial, pair) -> keys.put(serial, pem("PUBLIC KEY", pair.getPublic())));
        return Secret.fixed(keys.toString());
    }

    /** Returns the secret with WeChat Pay's only key. */
    public static Secret keys() {
        return keys(Map.of(KEY_ID, WECHAT_PAY));
    }
}
