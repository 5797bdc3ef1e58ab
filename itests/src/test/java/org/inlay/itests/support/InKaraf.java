package org.inlay.itests.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The class runs inside the distribution, once on Derby and once on PostgreSQL. Fields annotated with {@code
 * javax.inject.Inject} get OSGi services. Methods are plain {@code @Test}s without parameters; {@code @BeforeEach} and
 * {@code @AfterEach} run inside too. Narrow the databases with {@code -Dinlay.databases=derby}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ClassTemplate
@ExtendWith(EachDatabase.class)
public @interface InKaraf {}
