package org.inlay.platform.internal.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.inlay.platform.internal.domain.AuditRow.Seal;
import org.inlay.platform.internal.domain.AuditRows.Head;

/** The arithmetic of the chain: each row's digest covers its content and the digest before it. */
final class AuditChain {
    private AuditChain() {}

    /** Seals of the rows, in their order, following the head. */
    static List<Seal> seals(Head head, List<AuditRow> rows) {
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

    /** SHA-256 in hexadecimal. Every field goes in with its length, so that no two rows read alike. */
    static String digest(String previous, AuditRow row) {
        MessageDigest sha256 = sha256();
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
                .forEach(field -> sha256.update(field.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
