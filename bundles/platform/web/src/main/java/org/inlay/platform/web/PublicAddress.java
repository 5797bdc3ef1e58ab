package org.inlay.platform.web;

import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Where browsers of others reach this installation: {@code INLAY_PUBLIC_URL}; the address of this machine alone when it is not set.
 */
@Component(service = PublicAddress.class)
public final class PublicAddress {
    private final String base;

    @Activate
    public PublicAddress() {
        this(
                Objects.requireNonNullElse(System.getenv("INLAY_PUBLIC_URL"), ""),
                Objects.requireNonNullElse(System.getenv("INLAY_HTTP_PORT"), "8181"));
    }

    PublicAddress(String given, String port) {
        String address = given.isBlank() ? "http://127.0.0.1:" + port : given.strip();
        base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** The whole address of a path that begins with a slash. */
    public String of(String path) {
        return base + path;
    }
}
