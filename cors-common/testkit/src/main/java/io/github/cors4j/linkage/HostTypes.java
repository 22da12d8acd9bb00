package io.github.cors4j.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Types of a class path, and how the virtual machine resolves their members. */
final class HostTypes {
    private final Function<String, Optional<byte[]>> classFiles;
    private final Map<String, Optional<HostType>> known = new HashMap<>();

    /** @param classFiles the class file of an internal name, if there is one */
    HostTypes(Function<String, Optional<byte[]>> classFiles) {
        this.classFiles = classFiles;
    }

    Optional<HostType> find(String name) {
        Optional<HostType> type = known.get(name);
        if (type == null) {
            type = classFiles.apply(name).map(HostType::of);
            known.put(name, type);
        }
        return type;
    }

    /** A member with the type that declares it. */
    record Member(HostType owner, int access) {
        boolean has(int flag) {
            return (access & flag) != 0;
        }
    }

    /**
     * Resolves a field as in <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-5.html#jvms-5.4.3.2">JVMS
     * 5.4.3.2</a>.
     */
    Optional<Member> field(HostType owner, String field) {
        for (HostType type : lineage(owner)) {
            Integer access = type.fields().get(field);
            if (access != null) {
                return Optional.of(new Member(type, access));
            }
        }
        return Optional.empty();
    }

    /**
     * Resolves a method as in JVMS 5.4.3.3 and 5.4.3.4: classes first, and in their interfaces methods with a body first.
     */
    Optional<Member> method(HostType owner, String method) {
        @Nullable Member withoutBody = null;
        for (HostType type : lineage(owner)) {
            Integer access = type.methods().get(method);
            if (access == null) {
                continue;
            }
            Member member = new Member(type, access);
            if (!type.has(Opcodes.ACC_INTERFACE) || !member.has(Opcodes.ACC_ABSTRACT)) {
                return Optional.of(member);
            }
            withoutBody = withoutBody == null ? member : withoutBody;
        }
        return Optional.ofNullable(withoutBody);
    }

    /** Returns a type and all above it: its classes from the bottom up, then all of their interfaces. */
    List<HostType> lineage(HostType type) {
        Set<HostType> classes = new LinkedHashSet<>();
        for (Optional<HostType> next = Optional.of(type); next.isPresent(); ) {
            classes.add(next.get());
            String above = next.get().superName();
            next = above == null ? Optional.empty() : find(above);
        }
        Set<HostType> all = new LinkedHashSet<>(classes);
        classes.forEach(each -> addInterfaces(each, all));
        return new ArrayList<>(all);
    }

    private void addInterfaces(HostType type, Set<HostType> all) {
        for (String name : type.interfaces()) {
            find(name).ifPresent(found -> {
                if (all.add(found)) {
                    addInterfaces(found, all);
                }
            });
        }
    }
}
