package org.inlay.platform.internal.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.inlay.platform.internal.domain.ArchiveCheck.Checked;
import org.inlay.platform.internal.domain.ArchiveCheck.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class KarCheckTest {
    private static final long SEED = 20261129;
    private static final int MUTANTS = Boolean.getBoolean("inlay.full") ? 100_000 : 4_000;

    @TempDir
    private Path data;

    private KarCheck check;

    @BeforeEach
    void open() {
        BundleContext context = mock(BundleContext.class);
        when(context.getProperty("inlay.data")).thenReturn(data.toString());
        when(context.getBundles()).thenReturn(new Bundle[0]);
        check = new KarCheck(context);
    }

    private static byte[] kar(String manifest, String changelog) throws IOException {
        byte[] bundle = zip(Map.of(
                "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.UTF_8),
                "db/stars.xml", changelog.getBytes(StandardCharsets.UTF_8)));
        String features =
                "<features><feature name=\"inlay-plugin-stars\" version=\"1\"><bundle>mvn:g/stars/1</bundle></feature></features>";
        return zip(Map.of(
                "repository/g/stars/1/stars-1.jar",
                bundle,
                "repository/features.xml",
                features.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static final String MANIFEST = """
            Manifest-Version: 1.0
            Bundle-SymbolicName: stars
            Bundle-Name: Stars
            Bundle-Version: 1
            Inlay-Plugin: stars
            Inlay-Changelog: stars
            Inlay-Tables: st_
            Inlay-Permissions: stars:read
            """;

    private static final String CHANGELOG =
            "<databaseChangeLog><changeSet><createTable tableName=\"st_star\"/></changeSet></databaseChangeLog>";

    @Test
    @DisplayName("What is in order has no findings, and says what it is")
    void good() throws IOException {
        Checked checked = check.check(kar(MANIFEST, CHANGELOG));

        assertThat(checked.findings()).isEmpty();
        assertThat(checked.id()).isEqualTo("stars");
        assertThat(checked.tables()).isEqualTo("st_");
        assertThat(checked.digest()).hasSize(64);
        assertThat(checked.signer()).isNull();
    }

    @Test
    @DisplayName("A changelog that names tables of others, or brings SQL of its own, is a finding")
    void changelogs() throws IOException {
        assertThat(codes(CHANGELOG.replace("st_star", "or_order"))).containsExactly("tables");
        assertThat(codes(
                        "<databaseChangeLog><changeSet><sql>drop table or_order</sql></changeSet></databaseChangeLog>"))
                .containsExactly("changelog");
        assertThat(codes("<!DOCTYPE d><databaseChangeLog/>")).containsExactly("xml");
    }

    private java.util.List<String> codes(String changelog) throws IOException {
        return check.check(kar(MANIFEST, changelog)).findings().stream()
                .map(Finding::code)
                .toList();
    }

    @Test
    @DisplayName("What counts is what the framework will run: the directory at the end, not what lies before it")
    void directory() throws IOException {
        byte[] before = zip(Map.of("repository/../../evil.sh", new byte[] {1}));
        byte[] good = kar(MANIFEST, CHANGELOG);
        byte[] both = Arrays.copyOf(before, before.length + good.length);
        System.arraycopy(good, 0, both, before.length, good.length);

        Checked checked = check.check(both);

        assertThat(checked.findings()).isEmpty();
        assertThat(checked.id()).isEqualTo("stars");
    }

    @Test
    @DisplayName("Whatever is done to the bytes of an archive, it is looked at to the end or refused, within bounds")
    void mutants() throws IOException {
        Random random = new Random(SEED);
        byte[] good = kar(MANIFEST, CHANGELOG);
        long longest = 0;
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(good, random);
            long from = System.nanoTime();
            refused += check.check(mutant).findings().isEmpty() ? 0 : 1;
            longest = Math.max(longest, System.nanoTime() - from);
        }
        assertThat(refused).isGreaterThan(MUTANTS / 4);
        assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(5));
    }

    /** Bytes changed, cut out, doubled, or the end cut off. */
    private static byte[] mutant(byte[] good, Random random) {
        byte[] mutant = good.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(mutant.length);
            switch (random.nextInt(4)) {
                case 0 -> mutant[at] = (byte) random.nextInt(256);
                case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
                default -> System.arraycopy(good, 0, mutant, at, Math.min(good.length, mutant.length - at));
            }
        }
        return mutant;
    }
}
