package io.github.cors4j.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds what the builder of a native image could not know: classes, members and resources whose names are known only at run
 * time. {@code Class.forName} of a literal name is fine, since the image's builder follows it; so are resources that {@code
 * META-INF/native-image} names.
 */
public final class NativeImageRules {
    private static final Set<String> REFLECTIVE_TYPES = Set.of(
            "java/lang/ClassLoader",
            "java/lang/invoke/MethodHandles",
            "java/lang/invoke/MethodHandles$Lookup",
            "java/lang/invoke/MethodHandle",
            "java/lang/invoke/VarHandle",
            "java/util/ServiceLoader",
            "java/util/ResourceBundle",
            "java/io/ObjectInputStream",
            "java/io/ObjectOutputStream",
            "java/beans/Introspector",
            "jdk/internal/misc/Unsafe",
            "sun/misc/Unsafe");

    /** Methods of {@link Class}, besides {@code forName}, that only ask for names, flags or an instance. */
    private static final Set<String> HARMLESS = Set.of(
            "cast",
            "desiredAssertionStatus",
            "equals",
            "getClassLoader",
            "getName",
            "getPackageName",
            "getSimpleName",
            "hashCode",
            "isAssignableFrom",
            "isInstance",
            "toString");

    private NativeImageRules() {}

    /**
     * Checks all class files that were compiled together with a class.
     *
     * @param anyClass a class of the module
     * @param resources the names of the resources that its metadata for native images has
     * @return the violations, one line each; empty if there are none
     */
    public static List<String> violations(Class<?> anyClass, Set<String> resources) {
        List<String> violations = new ArrayList<>();
        ClassFiles.besides(anyClass)
                .values()
                .forEach(classFile -> new ClassReader(classFile)
                        .accept(new Calls(resources, violations), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES));
        return violations;
    }

    private static final class Calls extends ClassVisitor {
        private final Set<String> resources;
        private final List<String> violations;
        private String self = "";

        Calls(Set<String> resources, List<String> violations) {
            super(Opcodes.ASM9);
            this.resources = resources;
            this.violations = violations;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            self = name;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                private @Nullable String literal;

                @Override
                public void visitLdcInsn(Object value) {
                    literal = value instanceof String text ? text : literal;
                }

                /** Forgets the last text, because at a branch it is not known which text is on the stack. */
                @Override
                public void visitLabel(Label label) {
                    literal = null;
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean itf) {
                    if (isReflective(owner, method, literal)) {
                        violations.add(self + "." + name + " calls " + owner + "." + method
                                + (literal == null ? "" : " after \"" + literal + "\""));
                    }
                    if (!type.startsWith("()")) {
                        literal = null; // perhaps an argument of this call
                    }
                }
            };
        }

        private boolean isReflective(String owner, String method, @Nullable String literal) {
            if (!owner.equals("java/lang/Class")) {
                return owner.startsWith("java/lang/reflect/") || REFLECTIVE_TYPES.contains(owner);
            }
            return switch (method) {
                case "forName" -> literal == null;
                case "getResource", "getResourceAsStream" -> literal == null || !resources.contains(literal);
                default -> !HARMLESS.contains(method);
            };
        }
    }
}
