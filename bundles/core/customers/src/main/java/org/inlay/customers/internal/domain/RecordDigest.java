package org.inlay.customers.internal.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.StringJoiner;
import org.inlay.customers.TreatmentRecords.Treatment;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** V9: the digest that fixes what was signed. */
final class RecordDigest {
    private RecordDigest() {}

    /**
     * SHA-256, in hexadecimal, over every field of the record with its length, the signing person and instant.
     *
     * @param customer whose record it was when it was signed; a merge may have moved it since
     */
    static String of(Treatment record, Id customer, Instant signedAt) {
        StringJoiner canonical = new StringJoiner("\n");
        add(canonical, "id", record.id());
        add(canonical, "customer", customer);
        add(canonical, "clinic", record.clinic());
        add(canonical, "visit", record.visit());
        add(canonical, "date", record.date());
        add(canonical, "author", record.author());
        add(canonical, "findings", record.findings());
        add(canonical, "treatment", record.treatment());
        add(canonical, "plan", record.plan());
        add(canonical, "nextContact", record.nextContact());
        add(canonical, "signedAt", signedAt);
        return sha256(canonical.toString());
    }

    private static void add(StringJoiner canonical, String field, @Nullable Object value) {
        String text = Objects.toString(value, "");
        canonical.add(field + ":" + text.length() + ":" + text);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
