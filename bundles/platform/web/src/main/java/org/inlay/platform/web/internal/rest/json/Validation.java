package org.inlay.platform.web.internal.rest.json;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.validation.ConstraintViolation;
import javax.validation.Path;
import javax.validation.TraversableResolver;
import javax.validation.ValidatorFactory;
import javax.ws.rs.ext.ReaderInterceptor;
import javax.ws.rs.ext.ReaderInterceptorContext;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.inlay.platform.web.internal.rest.edge.Exchange;
import org.inlay.platform.web.internal.rest.edge.Languages;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/**
 * Checks a body against the constraints of its record; every field in error is named (422 {@code validation}). The factory
 * knows the classes it has checked, so each application has its own and it is closed with it.
 */
@Component(service = ReaderInterceptor.class, scope = ServiceScope.PROTOTYPE)
@JaxrsExtension
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-*)")
public final class Validation implements ReaderInterceptor {
    private final ValidatorFactory factory;

    @Activate
    public Validation() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HibernateValidator.class.getClassLoader());
        try {
            factory = javax.validation.Validation.byProvider(HibernateValidator.class)
                    .providerResolver(() -> List.of(new HibernateValidator()))
                    .configure()
                    .ignoreXmlConfiguration()
                    .messageInterpolator(interpolator())
                    .traversableResolver(new Everything())
                    .buildValidatorFactory();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static ParameterMessageInterpolator interpolator() {
        Set<Locale> locales = Set.of(Languages.CHINESE, Languages.ENGLISH);
        return new ParameterMessageInterpolator(locales, Languages.CHINESE, context -> Exchange.language(), false);
    }

    @Deactivate
    public void close() {
        factory.close();
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body != null) {
            check(body);
        }
        return body;
    }

    void check(Object body) {
        List<Violation> violations = factory.getValidator().validate(body).stream()
                .map(Validation::violation)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
        if (!violations.isEmpty()) {
            throw Problem.violations(violations);
        }
    }

    private static Violation violation(ConstraintViolation<Object> violation) {
        // "roles[0].<list element>" is an element of a list, which reads better without the last part
        String field = violation
                .getPropertyPath()
                .toString()
                .replaceAll("\\.?<(list element|map value|map key|iterable element)>", "");
        return new Violation(field, violation.getMessage());
    }

    /** Bodies are whole: nothing is loaded later, so no persistence provider need be asked. */
    private static final class Everything implements TraversableResolver {
        @Override
        public boolean isReachable(@Nullable Object bean, Path.Node node, Class<?> root, Path path, ElementType type) {
            return true;
        }

        @Override
        public boolean isCascadable(@Nullable Object bean, Path.Node node, Class<?> root, Path path, ElementType type) {
            return true;
        }
    }
}
