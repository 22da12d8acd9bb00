package io.github.cors4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The request headers that a policy allows; names compare without case. */
final class AllowedHeaders {
    static final AllowedHeaders ANY = new AllowedHeaders(List.of("*"), List.of());

    private final boolean any;
    private final List<String> spelled;
    private final Set<String> names;
    private final List<Expression> expressions;

    AllowedHeaders(List<String> names, List<Expression> expressions) {
        this.any = names.contains("*");
        this.spelled = names;
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.expressions = List.copyOf(expressions);
    }

    boolean contains(String lowerCaseName) {
        if (any || names.contains(lowerCaseName)) {
            return true;
        }
        for (Expression expression : expressions) {
            if (expression.matches(lowerCaseName)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        List<Object> all = new ArrayList<>(spelled);
        all.addAll(expressions);
        return Listing.of(all);
    }
}
