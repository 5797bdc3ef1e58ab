package org.inlay.platform.internal.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.inlay.platform.internal.domain.AuditRow.Seal;
import org.inlay.platform.internal.domain.AuditRows.Head;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The arithmetic of the chain: each row's digest covers its content and the digest before it. It takes a key that is not
 * in the database, so whoever can write there cannot make a chain that holds.
 */
@Component(service = AuditChain.class)
public final class AuditChain {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    @Activate
    public AuditChain(@Reference AuditKey key) {
        this(key.bytes());
    }

    AuditChain(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** Seals of the rows, in their order, following the head. */
    List<Seal> seals(Head head, List<AuditRow> rows) {
        List<Seal> seals = new ArrayList<>(rows.size());
        long seq = head.seq();
        String previous = head.digest();
        for (AuditRow row : rows) {
            String digest = digest(previous, row);
            seals.add(new Seal(++seq, previous, digest));
            previous = digest;
        }
        return seals;
    }

    /** HMAC-SHA-256 in hexadecimal. Every field goes in with its length, so that no two rows read alike. */
    String digest(String previous, AuditRow row) {
        Mac mac = mac();
        Stream.of(
                        previous,
                        row.id().toString(),
                        row.at().toString(),
                        row.caller().toString(),
                        row.action(),
                        row.subjectType(),
                        row.subject(),
                        row.clinic(),
                        row.outcome(),
                        row.details())
                .map(field -> field.length() + ":" + field + "\n")
                .forEach(field -> mac.update(field.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + HMAC, e);
        }
    }
}
