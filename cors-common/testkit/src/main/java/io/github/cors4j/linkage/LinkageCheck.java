package io.github.cors4j.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Resolves every class, field and method that a class file refers to, as the virtual machine would at run time, and checks
 * that the class may still inherit what it inherits and implements all that it has to.
 */
public final class LinkageCheck {
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    private final HostTypes types;

    /** @param classFiles the class file of an internal name ({@code java/lang/String}), if there is one */
    public LinkageCheck(Function<String, Optional<byte[]>> classFiles) {
        this.types = new HostTypes(classFiles);
    }

    /**
     * Returns the references of a class that cannot be resolved, one line each.
     *
     * @param classFile the class, which must be on the class path, too
     * @return the problems; empty if there are none
     */
    public List<String> problems(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        HostType self = HostType.of(classFile);
        List<String> problems = new ArrayList<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            int tag = item == 0 ? 0 : reader.readByte(item - 1);
            if (tag == CLASS) {
                checkClass(self, reader.readUTF8(item, buffer), problems);
            } else if (tag == FIELD || tag == METHOD || tag == INTERFACE_METHOD) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
                String name = reader.readUTF8(nameAndType, buffer);
                String descriptor = reader.readUTF8(nameAndType + 2, buffer);
                checkMember(self, tag, reader.readClass(item, buffer), name, descriptor, problems);
            }
        }
        checkInheritance(self, problems);
        return problems.stream()
                .distinct()
                .map(line -> self.name() + ": " + line)
                .toList();
    }

    private void checkClass(HostType self, String name, List<String> problems) {
        String element = name.startsWith("[") ? name.replaceFirst("^\\[+L?", "").replace(";", "") : name;
        if (name.startsWith("[") && element.length() == 1) {
            return; // an array of primitives
        }
        Optional<HostType> type = types.find(element);
        if (type.isEmpty()) {
            problems.add("no class " + element);
        } else if (!type.get().has(Opcodes.ACC_PUBLIC)
                && !type.get().packageName().equals(self.packageName())) {
            problems.add("class " + element + " is not public");
        }
    }

    private void checkMember(
            HostType self, int tag, String ownerName, String name, String descriptor, List<String> problems) {
        HostType owner = types.find(ownerName.startsWith("[") ? "java/lang/Object" : ownerName)
                .orElse(null);
        if (owner == null) {
            return; // said of the class
        }
        String member = ownerName + "." + name + descriptor;
        if (tag != FIELD && (tag == INTERFACE_METHOD) != owner.has(Opcodes.ACC_INTERFACE)) {
            problems.add("interface or class have changed places: " + member);
            return;
        }
        Optional<HostTypes.Member> found =
                tag == FIELD ? types.field(owner, name + " " + descriptor) : types.method(owner, name + descriptor);
        if (found.isEmpty() && !isPolymorphic(owner) && !isCloneOfArray(ownerName, name)) {
            problems.add("no " + (tag == FIELD ? "field " : "method ") + member);
        } else if (found.isPresent() && !isAccessible(self, found.get())) {
            problems.add("no access to " + member);
        }
    }

    /** Returns whether the methods of a type take any arguments (signature polymorphism). */
    private static boolean isPolymorphic(HostType owner) {
        return owner.name().equals("java/lang/invoke/MethodHandle")
                || owner.name().equals("java/lang/invoke/VarHandle");
    }

    private static boolean isCloneOfArray(String owner, String name) {
        return owner.startsWith("[") && name.equals("clone");
    }

    private boolean isAccessible(HostType self, HostTypes.Member member) {
        if (member.has(Opcodes.ACC_PUBLIC)) {
            return true;
        }
        if (member.has(Opcodes.ACC_PRIVATE)) {
            return nest(self).equals(nest(member.owner()));
        }
        return member.owner().packageName().equals(self.packageName())
                || member.has(Opcodes.ACC_PROTECTED) && types.lineage(self).contains(member.owner())
                || member.owner().name().equals("java/lang/Object");
    }

    private static String nest(HostType type) {
        int dollar = type.name().indexOf('$');
        return dollar < 0 ? type.name() : type.name().substring(0, dollar);
    }

    private void checkInheritance(HostType self, List<String> problems) {
        for (HostType above : types.lineage(self)) {
            if (above.equals(self)) {
                continue;
            }
            if (above.has(Opcodes.ACC_FINAL)) {
                problems.add("extends " + above.name() + ", which is final");
            }
            above.methods().forEach((method, access) -> {
                if ((access & Opcodes.ACC_FINAL) != 0
                        && (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0
                        && self.methods().containsKey(method)) {
                    problems.add("overrides " + above.name() + "." + method + ", which is final");
                }
                if ((access & Opcodes.ACC_ABSTRACT) != 0
                        && !self.has(Opcodes.ACC_ABSTRACT)
                        && types.method(self, method)
                                .filter(found -> !found.has(Opcodes.ACC_ABSTRACT))
                                .isEmpty()) {
                    problems.add("does not implement " + above.name() + "." + method);
                }
            });
        }
    }
}
