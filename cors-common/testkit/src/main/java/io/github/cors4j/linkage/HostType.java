package io.github.cors4j.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a class file declares, by internal names; members by name and descriptor. */
record HostType(
        String name,
        int access,
        @Nullable String superName,
        List<String> interfaces,
        Map<String, Integer> fields,
        Map<String, Integer> methods) {

    static HostType of(byte[] classFile) {
        Declarations declarations = new Declarations();
        new ClassReader(classFile)
                .accept(declarations, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return declarations.type();
    }

    boolean has(int flag) {
        return (access & flag) != 0;
    }

    String packageName() {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private static final class Declarations extends ClassVisitor {
        private final Map<String, Integer> fields = new HashMap<>();
        private final Map<String, Integer> methods = new HashMap<>();
        private @Nullable HostType type;

        Declarations() {
            super(Opcodes.ASM9);
        }

        HostType type() {
            if (type == null) {
                throw new IllegalStateException("no class was visited");
            }
            return type;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            List<String> implemented = interfaces == null ? List.of() : List.of(interfaces);
            type = new HostType(name, access, superName, implemented, fields, methods);
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.put(name + " " + descriptor, access);
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            methods.put(name + descriptor, access);
            return null;
        }
    }
}
