package io.github.cors4j.internal.header;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Knows the names of methods that a policy writes in upper case, and those that Fetch forbids. */
public final class MethodNames {
    /**
     * The usual methods, sorted. A policy lists them in upper case, whatever case they are written in. Of these, browsers do
     * <a href="https://fetch.spec.whatwg.org/#concept-method-normalize">not upper-case</a> {@code PATCH}.
     */
    public static final Set<String> USUAL = Collections.unmodifiableSet(
            new TreeSet<>(Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")));

    /** <a href="https://fetch.spec.whatwg.org/#forbidden-method">Forbidden methods</a>, which no policy can list. */
    public static final Set<String> FORBIDDEN = Set.of("CONNECT", "TRACE", "TRACK");

    private MethodNames() {}
}
