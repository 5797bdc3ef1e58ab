package org.inlay.itests.support;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** On the host: the class once per database, each time handed to that container. In the container: once, for real. */
final class EachDatabase implements ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        if (Probe.INSIDE) {
            return Stream.of(invocation("inside", new InjectServices()));
        }
        boolean any = context.getRequiredTestClass().isAnnotationPresent(AnyDatabase.class);
        return Database.chosen().stream()
                .limit(any ? 1 : Long.MAX_VALUE)
                .map(database -> invocation(database.toString(), new HandToKaraf(database)));
    }

    private static ClassTemplateInvocationContext invocation(String name, Extension extension) {
        return new ClassTemplateInvocationContext() {
            @Override
            public String getDisplayName(int index) {
                return name;
            }

            @Override
            public List<Extension> getAdditionalExtensions() {
                return List.of(extension);
            }
        };
    }
}
