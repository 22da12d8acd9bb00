package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.expression.CharSet;
import io.github.cors4j.internal.expression.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Mends the usual faults of expressions that do not spell out scheme and domain, each into what was meant instead. */
enum ExpressionFix {
    /** The star of a pattern. */
    STAR {
        @Override
        List<Node> in(List<Node> parts) {
            return parts.stream()
                    .map(part -> part instanceof Node.Repeated repeated && isLiteral(repeated.part(), '/')
                            ? new Node.Sequence(List.of(repeated.part(), any()))
                            : part)
                    .toList();
        }
    },

    /** A dot without its backslash. */
    BARE_DOT {
        @Override
        List<Node> in(List<Node> parts) {
            List<Node> fixed = new ArrayList<>(parts);
            for (int i = 1; i < parts.size() - 1; i++) {
                if (isAny(parts.get(i)) && !isAny(parts.get(i - 1)) && beginsLabel(parts.get(i + 1))) {
                    fixed.set(i, literal('.'));
                } else if (parts.get(i) instanceof Node.Repeated group && beginsLabel(parts.get(i + 1))) {
                    fixed.set(i, endingInDot(group));
                }
            }
            return fixed;
        }

        /** Of {@code (www.)?}, {@code (app.|www.)?}, {@code ([a-z]+.)*} and {@code .?}, the last dot stands before a name as well. */
        private Node endingInDot(Node.Repeated group) {
            Node part = group.part();
            Node fixed = part instanceof Node.Alternatives alternatives
                    ? new Node.Alternatives(alternatives.branches().stream()
                            .map(this::endingInDot)
                            .toList())
                    : group.isOption() && isAny(part) ? literal('.') : endingInDot(part);
            return new Node.Repeated(fixed, group.least(), group.most(), group.source());
        }

        private Node endingInDot(Node label) {
            if (!(label instanceof Node.Sequence sequence)
                    || sequence.parts().size() < 2
                    || !isAny(sequence.parts().get(sequence.parts().size() - 1))) {
                return label;
            }
            return new Node.Sequence(with(sequence.parts(), sequence.parts().size() - 1, literal('.')));
        }
    },

    /** Anything goes as scheme, or none is written. */
    SCHEME {
        @Override
        List<Node> in(List<Node> parts) {
            if (parts.isEmpty()) {
                return parts;
            }
            int slashes = Collections.indexOfSubList(sets(parts), sets(literals("://")));
            if (slashes < 0 && Collections.indexOfSubList(sets(parts), sets(literals("http"))) == 0) {
                return parts; // its scheme runs into its host
            }
            boolean optional = parts.get(0) instanceof Node.Repeated first && hasOne(first, CharSet.of(":")::equals);
            List<Node> fixed = new ArrayList<>(literals("https://"));
            fixed.addAll(withoutPortOfHttp(parts.subList(slashes >= 0 ? slashes + 3 : optional ? 1 : 0, parts.size())));
            return fixed;
        }

        /** With https, the port that browsers leave out with http would be another one. */
        private List<Node> withoutPortOfHttp(List<Node> parts) {
            List<Node> port = literals(":80");
            int last = parts.size() - 1;
            if (last > 0
                    && parts.get(last) instanceof Node.Repeated group
                    && group.isOption()
                    && sets(flat(group.part())).equals(sets(port))) {
                return parts.subList(0, last);
            }
            int end = parts.size() - port.size();
            return end > 0 && sets(parts.subList(end, parts.size())).equals(sets(port)) ? parts.subList(0, end) : parts;
        }
    },

    /** A port as anything behind the colon. */
    ANY_PORT {
        @Override
        List<Node> in(List<Node> parts) {
            int last = parts.size() - 1;
            return last < 1 || !isLiteral(parts.get(last - 1), ':') || isLiteral(parts.get(last))
                    ? parts
                    : with(parts, last, digits());
        }
    },

    /** Anything behind the name, also a port. */
    ENDING_WITH_PORT {
        @Override
        List<Node> in(List<Node> parts) {
            int last = parts.size() - 1;
            boolean colon = last > 0
                    && parts.get(last - 1) instanceof Node.Repeated before
                    && before.isOption()
                    && isLiteral(before.part(), ':');
            if (last < 1
                    || !isOpen(parts.get(last))
                    || !colon && !takes(parts.get(last), ':')
                    || !endsInWholeName(parts.subList(0, colon ? last - 1 : last))) {
                return parts;
            }
            Node port = option(new Node.Sequence(List.of(literal(':'), digits())));
            return with(parts.subList(0, colon ? last : last + 1), colon ? last - 1 : last, port);
        }
    },

    /** Anything behind the name. */
    ENDING {
        @Override
        List<Node> in(List<Node> parts) {
            int last = parts.size() - 1;
            return last < 1 || !isOpen(parts.get(last)) || !endsInWholeName(parts.subList(0, last))
                    ? parts
                    : parts.subList(0, last);
        }
    },

    /** One of some characters within a name. */
    FEW_CHARACTERS {
        @Override
        List<Node> in(List<Node> parts) {
            return parts.stream().map(ExpressionFix::spelledOut).toList();
        }
    },

    /** A dot that may be missing, of which a subdomain was meant that may be missing. */
    OPTIONAL_DOT {
        @Override
        List<Node> in(List<Node> parts) {
            int start = startOfHost(parts);
            if (start < 0) {
                return parts;
            }
            int dot = start + 1;
            while (dot < parts.size() && isLiteral(parts.get(dot - 1)) && isLiteral(parts.get(dot))) {
                dot++;
            }
            if (dot < parts.size() && isOptionalDot(parts.get(dot))) {
                List<Node> fixed = new ArrayList<>(parts);
                fixed.subList(start, dot + 1).clear();
                fixed.add(start, option(subdomain(label(parts.subList(start, dot)))));
                return fixed;
            }
            return parts.get(start) instanceof Node.Repeated group && group.isOption()
                    ? with(parts, start, option(withDot(group.part())))
                    : parts;
        }

        private int startOfHost(List<Node> parts) {
            return IntStream.range(1, parts.size())
                    .filter(i -> beginsHost(parts, i) && !isLiteral(parts.get(i), '/'))
                    .findFirst()
                    .orElse(-1);
        }

        private boolean isOptionalDot(Node node) {
            return node instanceof Node.Repeated dot && dot.isOption() && isLiteral(dot.part(), '.');
        }

        /** Without the mark of an option, which the dot gets with it. */
        private Node label(List<Node> parts) {
            Node first = parts.get(0);
            boolean option = first instanceof Node.Repeated repeated && repeated.isOption();
            if (parts.size() == 1 && first instanceof Node.Alternatives alternatives) {
                return new Node.Alternatives(alternatives.branches().stream()
                        .filter(branch -> !flat(branch).isEmpty())
                        .toList());
            }
            return parts.size() > 1 ? new Node.Sequence(parts) : option ? ((Node.Repeated) first).part() : first;
        }

        private Node withDot(Node label) {
            if (sets(flat(label)).equals(sets(literals("www")))) {
                return subdomain(label);
            }
            return label instanceof Node.Sequence sequence
                            && !sequence.parts().isEmpty()
                            && isOptionalDot(
                                    sequence.parts().get(sequence.parts().size() - 1))
                    ? new Node.Sequence(with(sequence.parts(), sequence.parts().size() - 1, literal('.')))
                    : label;
        }
    },

    /** Letters within a name that may be missing. */
    OPTIONAL_LETTERS {
        @Override
        List<Node> in(List<Node> parts) {
            List<Node> fixed = new ArrayList<>();
            int start = 0;
            for (int i = 0; i <= parts.size(); i++) {
                if (i == parts.size() || isSeparator(parts.get(i))) {
                    fixed.addAll(spelledOut(parts.subList(start, i)));
                    fixed.addAll(parts.subList(i, Math.min(i + 1, parts.size())));
                    start = i + 1;
                }
            }
            return fixed;
        }

        private boolean isSeparator(Node node) {
            return isLiteral(node) && "./:".indexOf(((Node.One) node).set().letter()) >= 0;
        }

        private boolean isOptional(Node node) {
            return node instanceof Node.Repeated option
                    && option.isOption()
                    && flat(option.part()).stream().allMatch(part -> isLiteral(part) && !isSeparator(part));
        }

        private List<Node> spelledOut(List<Node> label) {
            long options = label.stream().filter(this::isOptional).count();
            if (options == 0
                    || options > MOST_OPTIONS
                    || label.size() == 1
                    || !label.stream().allMatch(part -> isLiteral(part) || isOptional(part))) {
                return label;
            }
            List<List<Node>> names = List.of(List.of());
            for (Node part : label) {
                List<Node> letters = isLiteral(part) ? List.of(part) : flat(((Node.Repeated) part).part());
                List<List<Node>> longer = new ArrayList<>();
                for (List<Node> name : names) {
                    longer.add(joined(name, letters));
                    if (!isLiteral(part)) {
                        longer.add(name);
                    }
                }
                names = longer;
            }
            return List.of(new Node.Alternatives(
                    names.stream().map(name -> (Node) new Node.Sequence(name)).toList()));
        }
    },

    /** Anything directly before a name, of which a subdomain was meant, or none. */
    SUBDOMAIN_OR_NONE {
        @Override
        List<Node> in(List<Node> parts) {
            int i = beforeName(parts);
            if (i < 0 || !beginsHost(parts, i) || isOfName(parts.get(i)) && !mayBeMissing(parts.get(i))) {
                return parts;
            }
            return with(parts, i, option(subdomain(parts.get(i))));
        }
    },

    /** Anything directly before a name, of which a subdomain was meant. */
    SUBDOMAIN {
        @Override
        List<Node> in(List<Node> parts) {
            int i = beforeName(parts);
            return i < 0 || isOfName(parts.get(i)) ? parts : with(parts, i, subdomain(parts.get(i)));
        }
    };

    private static final int FEW = 10;
    private static final int MOST_OPTIONS = 3;

    /** Suffixes that most names have, and that begin with others. */
    private static final Set<String> LONGER = Set.of("com", "net", "org");

    /** The parts of a sequence as they may have been meant; the same if nothing is wrong in this way. */
    abstract List<Node> in(List<Node> parts);

    static List<Node> literals(String text) {
        return text.chars().mapToObj(c -> (Node) literal((char) c)).toList();
    }

    static Node.One literal(char c) {
        return new Node.One(CharSet.of(String.valueOf(c)), "");
    }

    private static Node digits() {
        return new Node.Repeated(new Node.One(CharSet.of("0123456789"), ""), 1, Node.UNBOUNDED, "+");
    }

    private static Node any() {
        return new Node.Repeated(new Node.One(CharSet.ALL.without(CharSet.of("/")), "[^/]"), 0, Node.UNBOUNDED, "*");
    }

    /** With a dot at its end, where one of several characters may be the dot already. */
    private static Node subdomain(Node node) {
        boolean dot = node instanceof Node.One one && one.set().has('.');
        return dot ? literal('.') : new Node.Sequence(List.of(node, literal('.')));
    }

    private static Node option(Node node) {
        return new Node.Repeated(node, 0, 1, "?");
    }

    private static List<Node> joined(List<Node> first, List<Node> second) {
        List<Node> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    /** The parts of a sequence, or the one that is none. */
    private static List<Node> flat(Node node) {
        return node instanceof Node.Sequence sequence ? sequence.parts() : List.of(node);
    }

    private static List<Node> with(List<Node> parts, int index, Node part) {
        List<Node> fixed = new ArrayList<>(parts);
        fixed.set(index, part);
        return fixed;
    }

    private static List<Object> sets(List<Node> parts) {
        return parts.stream()
                .map(part -> part instanceof Node.One one ? one.set() : (Object) part)
                .toList();
    }

    private static boolean isAny(Node node) {
        return node instanceof Node.One one && one.set().equals(CharSet.ALL);
    }

    static boolean isLiteral(Node node) {
        return node instanceof Node.One one && one.set().isLiteral();
    }

    static boolean isLiteral(Node node, char c) {
        return isLiteral(node) && ((Node.One) node).set().letter() == c;
    }

    /** Whether a label may begin with it, so that a dot was meant before it. */
    private static boolean beginsLabel(Node node) {
        return node instanceof Node.One && !isAny(node)
                || node instanceof Node.Alternatives
                || node instanceof Node.Repeated group
                        && flat(group.part()).stream().limit(1).anyMatch(ExpressionFix::beginsLabel);
    }

    /** Whether it is letters of the name behind it: a dot between them would make that the name of somebody else. */
    private static boolean isOfName(Node node) {
        return !isOpen(node) && !takes(node, '.');
    }

    private static boolean mayBeMissing(Node node) {
        return node instanceof Node.Repeated repeated && repeated.least() == 0;
    }

    private static boolean takes(Node node, char c) {
        return hasOne(node, set -> set.has(c));
    }

    /** Whether not all of it is written out. */
    private static boolean isOpen(Node node) {
        return hasOne(node, set -> !set.isLiteral());
    }

    private static boolean hasOne(Node node, Predicate<CharSet> wanted) {
        if (node instanceof Node.One one) {
            return wanted.test(one.set());
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().anyMatch(part -> hasOne(part, wanted));
        }
        if (node instanceof Node.Alternatives alternatives) {
            return alternatives.branches().stream().anyMatch(branch -> hasOne(branch, wanted));
        }
        return node instanceof Node.Repeated repeated && hasOne(repeated.part(), wanted);
    }

    /** The last part that is not written out and has a name directly behind it; below zero if there is none. */
    private static int beforeName(List<Node> parts) {
        return IntStream.iterate(parts.size() - 2, i -> i >= 0, i -> i - 1)
                .filter(i -> !isLiteral(parts.get(i)) && !(parts.get(i) instanceof Node.Alternatives))
                .filter(i -> parts.get(i + 1) instanceof Node.Alternatives
                        || isLiteral(parts.get(i + 1))
                                && Character.isLetterOrDigit(
                                        ((Node.One) parts.get(i + 1)).set().letter()))
                .findFirst()
                .orElse(-1);
    }

    /** Whether nothing of the host stands before: what does would become the beginning of a name. */
    private static boolean beginsHost(List<Node> parts, int index) {
        return index > 0 && isLiteral(parts.get(index - 1), '/');
    }

    /** Whether the last letters are a name and not the beginning of a longer one, as {@code example.co} is of {@code .com}. */
    private static boolean endsInWholeName(List<Node> parts) {
        StringBuilder letters = new StringBuilder();
        for (int i = parts.size() - 1; i >= 0 && isLiteral(parts.get(i)) && !isLiteral(parts.get(i), '/'); i--) {
            letters.append(((Node.One) parts.get(i)).set().letter());
        }
        String name = letters.reverse().toString();
        String bare = name.startsWith(".") ? name.substring(1) : name;
        String suffix = PublicSuffixes.suffixOf(bare);
        boolean whole = suffix != null
                && suffix.length() < bare.length()
                && LONGER.stream().noneMatch(longer -> longer.startsWith(suffix) && !longer.equals(suffix));
        return whole || Loopback.isHost(bare);
    }

    private static Node spelledOut(Node node) {
        if (node instanceof Node.One one && !one.set().isLiteral() && one.set().size() <= FEW) {
            return new Node.Alternatives(literals(one.set().characters()));
        }
        boolean fixed = node instanceof Node.Repeated repeated
                && repeated.least() == repeated.most()
                && repeated.least() <= FEW
                && isLiteral(repeated.part());
        return fixed
                ? new Node.Sequence(Collections.nCopies(((Node.Repeated) node).least(), ((Node.Repeated) node).part()))
                : node;
    }
}
