package org.inlay.customers.internal.rest;

import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;

/** Why something is taken back. */
public record ReasonBody(@NotBlank @Size(max = 500) String reason) {}
