package io.github.cors4j.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_INTERFACE;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PROTECTED;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.V17;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

class LinkageCheckTest {
    private static final String OBJECT = "java/lang/Object";

    private final Map<String, byte[]> host = new HashMap<>();

    @Test
    void what_is_there_is_found_also_above() {
        type("host/Base", ACC_PUBLIC | ACC_ABSTRACT, OBJECT, c -> {
            c.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, "done", "()V", null, null);
            c.visitField(ACC_PROTECTED, "count", "I", null, null);
        });
        type("host/Child", ACC_PUBLIC | ACC_ABSTRACT, "host/Base", c -> {});
        assertThat(problems(OBJECT, code -> {
                    code.visitMethodInsn(INVOKEVIRTUAL, "host/Child", "done", "()V", false);
                    code.visitMethodInsn(INVOKEVIRTUAL, "host/Child", "hashCode", "()I", false);
                    code.visitMethodInsn(INVOKEVIRTUAL, "[I", "clone", "()Ljava/lang/Object;", false);
                    code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/invoke/MethodHandle", "invokeExact", "(I)I", false);
                }))
                .isEmpty();
    }

    @Test
    void a_class_that_is_not_there_is_told() {
        assertThat(problems(OBJECT, code -> code.visitMethodInsn(INVOKEVIRTUAL, "host/None", "x", "()V", false)))
                .containsExactly("own/Self: no class host/None");
    }

    @Test
    void so_is_a_method_of_that_name_with_another_result() {
        type("host/Type", ACC_PUBLIC, OBJECT, c -> c.visitMethod(ACC_PUBLIC, "x", "()Ljava/util/List;", null, null));
        assertThat(problems(
                        OBJECT,
                        code -> code.visitMethodInsn(
                                INVOKEVIRTUAL, "host/Type", "x", "()Ljava/util/stream/Stream;", false)))
                .containsExactly("own/Self: no method host/Type.x()Ljava/util/stream/Stream;");
    }

    @Test
    void so_is_a_field() {
        type("host/Type", ACC_PUBLIC, OBJECT, c -> c.visitField(ACC_PUBLIC, "x", "J", null, null));
        assertThat(problems(OBJECT, code -> code.visitFieldInsn(GETFIELD, "host/Type", "x", "I")))
                .containsExactly("own/Self: no field host/Type.xI");
    }

    @Test
    void so_is_what_may_not_be_used() {
        type("host/Hidden", 0, OBJECT, c -> {});
        type("host/Type", ACC_PUBLIC, OBJECT, c -> {
            c.visitMethod(ACC_PROTECTED, "below", "()V", null, null);
            c.visitMethod(0, "near", "()V", null, null);
            c.visitMethod(ACC_PRIVATE, "own", "()V", null, null);
        });
        Consumer<MethodVisitor> calls = code -> {
            code.visitTypeInsn(org.objectweb.asm.Opcodes.NEW, "host/Hidden");
            code.visitMethodInsn(INVOKEVIRTUAL, "host/Type", "below", "()V", false);
            code.visitMethodInsn(INVOKEVIRTUAL, "host/Type", "near", "()V", false);
            code.visitMethodInsn(INVOKEVIRTUAL, "host/Type", "own", "()V", false);
        };
        assertThat(problems(OBJECT, calls))
                .containsExactlyInAnyOrder(
                        "own/Self: class host/Hidden is not public",
                        "own/Self: no access to host/Type.below()V",
                        "own/Self: no access to host/Type.near()V",
                        "own/Self: no access to host/Type.own()V");
        assertThat(problems("host/Type", calls)).noneMatch(line -> line.contains("below"));
    }

    @Test
    void so_is_a_class_that_has_become_an_interface() {
        type(
                "host/Type",
                ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT,
                OBJECT,
                c -> c.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, "x", "()V", null, null));
        assertThat(problems(OBJECT, code -> code.visitMethodInsn(INVOKEVIRTUAL, "host/Type", "x", "()V", false)))
                .singleElement()
                .asString()
                .contains("changed places");
        assertThat(problems(OBJECT, code -> code.visitMethodInsn(INVOKEINTERFACE, "host/Type", "x", "()V", true)))
                .isEmpty();
    }

    @Test
    void so_is_what_can_no_longer_be_inherited_or_has_to_be_implemented() {
        type("host/Closed", ACC_PUBLIC | ACC_FINAL, OBJECT, c -> {});
        assertThat(problems("host/Closed", code -> {}))
                .containsExactly("own/Self: extends host/Closed, which is final");
        type("host/Open", ACC_PUBLIC | ACC_ABSTRACT, OBJECT, c -> {
            c.visitMethod(ACC_PUBLIC | ACC_FINAL, "run", "()V", null, null);
            c.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, "added", "()V", null, null);
        });
        assertThat(problems("host/Open", code -> {}))
                .containsExactlyInAnyOrder(
                        "own/Self: overrides host/Open.run()V, which is final",
                        "own/Self: does not implement host/Open.added()V");
    }

    private void type(String name, int access, String above, Consumer<ClassWriter> members) {
        ClassWriter type = new ClassWriter(0);
        type.visit(V17, access, name, null, above, null);
        members.accept(type);
        type.visitEnd();
        host.put(name, type.toByteArray());
    }

    private List<String> problems(String above, Consumer<MethodVisitor> code) {
        type("own/Self", ACC_PUBLIC, above, c -> {
            MethodVisitor method = c.visitMethod(ACC_PUBLIC, "run", "()V", null, null);
            method.visitCode();
            code.accept(method);
            method.visitMaxs(9, 9);
            method.visitEnd();
        });
        return new LinkageCheck(this::classFile).problems(host.get("own/Self"));
    }

    private Optional<byte[]> classFile(String name) {
        return Optional.ofNullable(host.get(name)).or(() -> ClassPath.classFile(name));
    }
}
