package org.inlay.itests.support;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Host side: gives a test that runs on the host the shared container, on the first chosen database. */
public final class KarafParameter implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KarafContainer.class;
    }

    @Override
    public KarafContainer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return KarafContainer.of(Database.chosen().get(0), context);
    }
}
