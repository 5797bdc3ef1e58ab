package org.inlay.hello.internal.domain;

import java.time.Instant;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** Something kind that was said in a clinic, to a customer or, where that is null, to everybody. */
public record Greeting(Id id, String clinic, @Nullable Id customer, String text, Instant saidAt) {}
