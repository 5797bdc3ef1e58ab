package org.inlay.platform.internal.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.inlay.platform.internal.domain.ArchiveCheck.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Who signed an archive with {@code jarsigner}. When certificates lie in the folder, only what one of their owners signed is
 * accepted; a signature that does not hold is refused in any case.
 */
final class Signature {
    private final Path trusted;

    Signature(Path trusted) {
        this.trusted = trusted;
    }

    /** The name in the certificate of whoever signed all of it; null when nobody did. */
    @Nullable
    String of(byte[] archive, List<Finding> findings) {
        Set<Certificate> signers = new HashSet<>();
        try {
            Path file = Files.createTempFile("plugin", ".kar");
            try {
                Files.write(file, archive);
                collect(file, signers);
            } finally {
                Files.delete(file);
            }
        } catch (SecurityException | IOException broken) {
            findings.add(new Finding("signature", String.valueOf(broken.getMessage())));
            return null;
        }
        Set<Certificate> known;
        try {
            known = known();
        } catch (IOException | CertificateException e) {
            // nobody can be trusted by certificates that cannot be read
            findings.add(new Finding("signers", trusted.getFileName() + ": " + e.getMessage()));
            return null;
        }
        if (!known.isEmpty() && Collections.disjoint(known, signers)) {
            findings.add(new Finding(
                    "signer", signers.isEmpty() ? "" : name(signers.iterator().next())));
        }
        return signers.isEmpty() ? null : name(signers.iterator().next());
    }

    /** Those who signed every file; the first file that somebody did not sign ends it. */
    private static void collect(Path file, Set<Certificate> signers) throws IOException {
        boolean first = true;
        try (JarFile jar = new JarFile(file.toFile(), true)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.isDirectory() || entry.getName().startsWith("META-INF/")) {
                    continue;
                }
                try (InputStream content = jar.getInputStream(entry)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
                Set<Certificate> here = certificates(entry.getCodeSigners());
                if (first) {
                    signers.addAll(here);
                } else {
                    signers.retainAll(here);
                }
                first = false;
            }
        }
    }

    private static Set<Certificate> certificates(CodeSigner @Nullable [] signers) {
        Set<Certificate> certificates = new HashSet<>();
        for (CodeSigner signer : signers == null ? new CodeSigner[0] : signers) {
            certificates.add(signer.getSignerCertPath().getCertificates().get(0));
        }
        return certificates;
    }

    private Set<Certificate> known() throws IOException, CertificateException {
        Set<Certificate> known = new HashSet<>();
        if (!Files.isDirectory(trusted)) {
            return known;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(trusted)) {
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    known.addAll(CertificateFactory.getInstance("X.509").generateCertificates(in));
                }
            }
        }
        return known;
    }

    private static String name(Certificate certificate) {
        return certificate instanceof X509Certificate known
                ? known.getSubjectX500Principal().getName()
                : certificate.getType();
    }
}
