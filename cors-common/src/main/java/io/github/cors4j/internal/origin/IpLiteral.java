package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.text.CharacterClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads IP addresses as hosts of origins, and writes them in the only form that browsers send
 * (<a href="https://url.spec.whatwg.org/#host-serializing">URL standard</a>).
 */
public final class IpLiteral {
    private static final int GROUPS = 8;

    private IpLiteral() {}

    /**
     * Returns whether browsers take a host for an IPv4 address, canonical or not
     * (<a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">ends in a number</a>).
     */
    static boolean looksLikeIpv4(String host) {
        String last = host.substring(host.lastIndexOf('.', host.length() - 2) + 1);
        if (last.endsWith(".")) {
            last = last.substring(0, last.length() - 1);
        }
        return CharacterClass.DECIMAL.hasAll(last)
                || last.equals("0x")
                || last.startsWith("0x") && CharacterClass.HEXADECIMAL.hasAll(last.substring(2));
    }

    /**
     * Returns an IPv4 address as browsers write it. Its
     * <a href="https://url.spec.whatwg.org/#concept-ipv4-parser">numbers</a> may be octal or hexadecimal, and the last one
     * fills all remaining bytes.
     *
     * @return the canonical form; {@code null} if browsers do not take the host for an address
     */
    static @Nullable String canonicalIpv4(String host) {
        String[] parts = (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long number = parts.length > 4 ? -1 : number(parts[i]);
            int bytes = i == parts.length - 1 ? 4 - i : 1;
            if (number < 0 || number >= 1L << 8 * bytes) {
                return null;
            }
            address = address << 8 * bytes | number;
        }
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** Returns the number; negative if the part is not one. */
    private static long number(String part) {
        boolean hexadecimal = part.startsWith("0x") || part.startsWith("0X");
        boolean octal = !hexadecimal && part.startsWith("0");
        String digits = hexadecimal ? part.substring(2) : part;
        if (hexadecimal && digits.isEmpty()) {
            return 0;
        }
        if (!CharacterClass.HEXADECIMAL.hasAll(digits)) {
            return -1;
        }
        try {
            return Long.parseLong(digits, hexadecimal ? 16 : octal ? 8 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static boolean isCanonicalIpv4(String host) {
        String[] parts = host.split("\\.", -1);
        return parts.length == 4 && Arrays.stream(parts).allMatch(IpLiteral::isCanonicalByte);
    }

    /**
     * Returns an IPv6 address in its canonical form.
     *
     * @return the canonical form without brackets; {@code null} if the text is not an IPv6 address
     */
    public static @Nullable String canonicalIpv6(String address) {
        int[] groups = parseIpv6(address);
        return groups == null ? null : format(groups);
    }

    public static boolean isIpv6(String address) {
        return address.indexOf(':') != address.lastIndexOf(':') && parseIpv6(address) != null;
    }

    private static int @Nullable [] parseIpv6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            List<Integer> all = groups(address, true);
            return all == null || all.size() != GROUPS ? null : toArray(all, List.of());
        }
        List<Integer> head = gap == 0 ? List.of() : groups(address.substring(0, gap), false);
        List<Integer> tail = gap == address.length() - 2 ? List.of() : groups(address.substring(gap + 2), true);
        return head == null || tail == null || head.size() + tail.size() >= GROUPS ? null : toArray(head, tail);
    }

    private static int[] toArray(List<Integer> head, List<Integer> tail) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < head.size(); i++) {
            groups[i] = head.get(i);
        }
        for (int i = 0; i < tail.size(); i++) {
            groups[GROUPS - tail.size() + i] = tail.get(i);
        }
        return groups;
    }

    /** Reads groups of an IPv6 address. Only the end of the address may be written as an IPv4 address. */
    private static @Nullable List<Integer> groups(String text, boolean atEnd) {
        List<Integer> groups = new ArrayList<>(GROUPS);
        String[] parts = text.split(":", GROUPS + 1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (atEnd && i == parts.length - 1 && isCanonicalIpv4(part)) {
                String[] bytes = part.split("\\.");
                groups.add(Integer.parseInt(bytes[0]) << 8 | Integer.parseInt(bytes[1]));
                groups.add(Integer.parseInt(bytes[2]) << 8 | Integer.parseInt(bytes[3]));
            } else if (part.length() <= 4 && CharacterClass.HEXADECIMAL.hasAll(part)) {
                groups.add(Integer.parseInt(part, 16));
            } else {
                return null;
            }
        }
        return groups;
    }

    /** <a href="https://url.spec.whatwg.org/#concept-ipv6-serializer">The IPv6 serializer</a>. */
    private static String format(int[] groups) {
        int gapStart = -1;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > gapLength) {
                gapStart = i;
                gapLength = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gapStart) {
                text.append("::");
                i += gapLength - 1;
                continue;
            }
            if (i > 0 && i != gapStart + gapLength) {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    private static boolean isCanonicalByte(String text) {
        return CharacterClass.DECIMAL.hasAll(text)
                && text.length() <= 3
                && (text.length() == 1 || text.charAt(0) != '0')
                && Integer.parseInt(text) <= 255;
    }
}
