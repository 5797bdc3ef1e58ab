package org.inlay.platform.internal.domain;

import java.util.Map;

/** Reads the details of a stored audit row. */
public interface AuditDetails {
    Map<String, Object> read(String json);
}
