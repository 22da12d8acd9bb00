package io.github.cors4j.benchmarks;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;

import java.lang.invoke.MethodHandles;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;

/**
 * Completes classes that implement only those methods of a large interface that are really called. The others throw. A
 * {@code java.lang.reflect.Proxy} would cost more than what is measured.
 */
final class Stub {
    private Stub() {}

    static <T> T of(Class<T> part) {
        try {
            return new ByteBuddy()
                    .subclass(part)
                    .method(isAbstract())
                    .intercept(ExceptionMethod.throwing(UnsupportedOperationException.class))
                    .make()
                    .load(part.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
                    .getLoaded()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
