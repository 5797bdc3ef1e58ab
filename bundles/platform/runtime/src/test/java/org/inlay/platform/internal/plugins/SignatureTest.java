package org.inlay.platform.internal.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.inlay.platform.internal.domain.ArchiveCheck.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed with the JDK's own {@code keytool} and {@code jarsigner}. */
class SignatureTest {
    @TempDir
    private Path work;

    private final List<Finding> findings = new ArrayList<>();
    private Path trusted;
    private Path archive;

    @BeforeEach
    void archive() throws IOException, InterruptedException {
        trusted = Files.createDirectory(work.resolve("plugin-signers"));
        archive = work.resolve("stars.kar");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("repository/features.xml", "repository/stars.jar")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(archive, bytes.toByteArray());
        for (String name : List.of("maker", "stranger")) {
            jdk(
                    "keytool",
                    "-genkeypair",
                    "-alias",
                    name,
                    "-dname",
                    "CN=" + name,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-keystore",
                    "keys",
                    "-storepass",
                    "secret-7",
                    "-keypass",
                    "secret-7");
        }
    }

    private void jdk(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private void sign(String by) throws IOException, InterruptedException {
        jdk("jarsigner", "-keystore", "keys", "-storepass", "secret-7", archive.toString(), by);
    }

    private void trust(String name) throws IOException, InterruptedException {
        jdk(
                "keytool",
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-keystore",
                "keys",
                "-storepass",
                "secret-7",
                "-file",
                trusted.resolve(name + ".pem").toString());
    }

    private String signer() throws IOException {
        return String.valueOf(new Signature(trusted).of(Files.readAllBytes(archive), findings));
    }

    @Test
    @DisplayName("Nobody need sign; who did is named")
    void optional() throws IOException, InterruptedException {
        assertThat(signer()).isEqualTo("null");
        sign("maker");
        assertThat(signer()).isEqualTo("CN=maker");
        assertThat(findings).isEmpty();
    }

    @Test
    @DisplayName("With certificates in the folder only what one of their owners signed is accepted")
    void required() throws IOException, InterruptedException {
        trust("maker");
        signer();
        assertThat(findings).containsExactly(new Finding("signer", ""));
        findings.clear();
        sign("stranger");
        signer();
        assertThat(findings).containsExactly(new Finding("signer", "CN=stranger"));
        findings.clear();
        sign("maker");
        signer();
        assertThat(findings).isEmpty();
    }

    @Test
    @DisplayName("A file that was changed after it was signed, or came later, is found")
    void broken() throws IOException, InterruptedException {
        sign("maker");
        rewrite("repository/stars.jar", "something else");
        signer();
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("signature"));
        findings.clear();
        trust("maker");
        sign("maker");
        rewrite("repository/more.jar", "smuggled in");
        signer();
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("signer"));
    }

    /** Puts this into the archive in the place of what was there, if anything was. */
    private void rewrite(String name, String content) throws IOException, InterruptedException {
        Path file = work.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        jdk("jar", "--update", "--file", archive.toString(), name);
    }
}
