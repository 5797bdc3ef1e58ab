package org.inlay.platform.internal.domain;

import java.util.List;
import org.inlay.platform.AuditTrail.Broken;
import org.inlay.platform.AuditTrail.Verification;
import org.inlay.platform.spi.InvariantCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The audit chain holds. */
@Component
public final class AuditChainCheck implements InvariantCheck {
    private final AuditProof proof;

    @Activate
    public AuditChainCheck(@Reference AuditProof proof) {
        this.proof = proof;
    }

    @Override
    public String id() {
        return "audit.chain";
    }

    @Override
    public Result check() {
        Verification verification = proof.verify();
        Broken broken = verification.firstBroken();
        return new Result(
                verification.sealed(),
                broken == null
                        ? List.of()
                        : List.of("entry " + broken.entry() + " at place " + broken.seq() + ": " + broken.finding()));
    }
}
