package org.inlay.platform.internal.persistence;

import java.io.IOException;
import java.nio.file.Path;
import org.inlay.platform.internal.domain.AuditKey;
import org.inlay.platform.internal.domain.KeyFile;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The key in {@code keys/audit.key}, made at the first start. */
@Component
public final class AuditKeyFile implements AuditKey {
    private final byte[] key;

    @Activate
    public AuditKeyFile(BundleContext context) throws IOException {
        key = KeyFile.read(Path.of(context.getProperty("inlay.data"), "keys", "audit.key"));
    }

    @Override
    public byte[] bytes() {
        return key.clone();
    }
}
