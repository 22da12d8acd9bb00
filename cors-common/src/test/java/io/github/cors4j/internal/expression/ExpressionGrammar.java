package io.github.cors4j.internal.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes up expressions of all that they can be made of, right and wrong ones, each as a text together with strings that
 * it matches, which are drawn without any engine.
 */
public final class ExpressionGrammar {
    /** Writes itself, and draws what it matches: each character, and whether it stands in the expression. */
    interface Part {
        String text();

        void draw(Random random, Drawn drawn);
    }

    /** A string that an expression matches. */
    public static final class Drawn {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder written = new StringBuilder();

        void add(char c, boolean literal) {
            text.append(c);
            written.append(literal ? 'w' : ' ');
        }

        public String text() {
            return text.toString();
        }

        /** Whether all characters of a region are literals of the expression. */
        public boolean isWritten(int from, int to) {
            return !written.substring(from, to).contains(" ");
        }

        /** Whether a text stands somewhere in it, in literals and whatever case. */
        public boolean hasWritten(String lowerCase) {
            int at = text().toLowerCase(Locale.ROOT).indexOf(lowerCase);
            return at >= 0 && isWritten(at, at + lowerCase.length());
        }
    }

    private final Random random;
    private boolean ignoringCase;

    public ExpressionGrammar(Random random) {
        this.random = random;
    }

    /** An expression and its strings. */
    public record Made(String text, List<Drawn> drawn) {}

    public Made make(int draws) {
        ignoringCase = random.nextInt(6) == 0;
        Part whole = random.nextInt(12) == 0 ? alternatives(this::origin, 2) : origin();
        String begin = pick("^", "^", "^", "^\\A", "^(?s)", "^(?U)");
        String text = begin + (ignoringCase ? "(?i)" : "") + whole.text() + pick("$", "$", "", "\\z", "$$");
        List<Drawn> drawn = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            Drawn one = new Drawn();
            whole.draw(random, one);
            drawn.add(one);
        }
        return new Made(text, drawn);
    }

    private Part origin() {
        return sequence(scheme(), separator(), before(), name(), port());
    }

    private Part scheme() {
        return switch (random.nextInt(14)) {
            case 0 -> sequence(word("http"), repeated(word("s"), 0, 1));
            case 1 -> group(alternatives(() -> word(pick("http", "https")), 2));
            case 2 -> repeated(any(), 0, 4);
            case 3 -> repeated(set("[a-z]", "abhpst"), 1, 5);
            case 4 -> word("http");
            default -> word("https");
        };
    }

    private Part separator() {
        return random.nextInt(30) == 0 ? sequence(literal(':'), repeated(literal('/'), 0, 3)) : word("://");
    }

    private Part before() {
        Part some = some(2);
        return switch (random.nextInt(12)) {
            case 0, 1 -> sequence();
            case 2 -> word("www.");
            case 3 -> optional(word("www."));
            case 4 -> repeated(group(sequence(repeated(label(), 1, 5), dot())), 0, 3);
            case 5 -> sequence(some, dot());
            case 6 -> some;
            case 7 -> optional(sequence(some, dot()));
            case 8 -> group(alternatives(() -> some(1), 2));
            case 9 -> sequence(word("pr-"), repeated(set("[0-9]", "0123456789"), 1, 4), dot());
            case 10 -> sequence(some, set("[./]", "./"));
            default -> sequence(some, optional(dot()));
        };
    }

    /** Whatever comes, nested to some depth. */
    private Part some(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 11)) {
            case 0 -> repeated(any(), 0, 6);
            case 1 -> repeated(label(), 0, 6);
            case 2 -> repeated(set("[^/]", "ab09.-:@_["), 1, 6);
            case 3 -> repeated(set("[a-z0-9.-]", "az09.-"), 0, 8);
            case 4 -> word(pick("app", "a-b", "x1"));
            case 5 -> any();
            case 6 -> sequence(some(depth - 1), some(depth - 1));
            case 7 -> group(alternatives(() -> some(depth - 1), 2));
            case 8 -> repeated(group(some(depth - 1)), 0, 2);
            case 9 -> sequence(some(depth - 1), dot());
            default -> optional(some(depth - 1));
        };
    }

    private Part label() {
        return pickPart(
                set("[a-z]", "amz"),
                set("[a-z0-9-]", "az09-"),
                set("\\w", "aZ_9"),
                set("[^.]", "ab9-:/"),
                set("[[:alnum:]]", "aZ9"),
                set("\\pL", "aZ"),
                set("\\d", "019"));
    }

    private Part name() {
        return switch (random.nextInt(12)) {
            case 0 -> sequence(group(alternatives(() -> word(pick("example", "acme", "foo")), 2)), dot(), word("com"));
            case 1 -> sequence(word("example"), dot(), group(alternatives(() -> word(pick("com", "org", "co.uk")), 2)));
            case 2 -> sequence(word(pick("github", "vercel", "co")), dot(), word(pick("io", "app", "uk")));
            case 3 -> sequence(word("ex"), set("[ae]", "ae"), word("mple"), dot(), word("com"));
            case 4 -> sequence(word("example"), dot(), repeated(set("[a-z]", "cmou"), 2, 3));
            case 5 -> sequence(word("me"), dot(), word("github"), dot(), word("io"));
            case 6 -> sequence(word("app"), dot(), word("s3"), dot(), word("amazonaws"), dot(), word("com"));
            case 7 -> sequence(repeated(group(word("ab")), 1, 3), dot(), word("com"));
            case 8 -> group(alternatives(() -> sequence(word(pick("example", "localhost")), dot(), word("com")), 2));
            case 9 -> sequence(word("example"), dot(), word("com"), optional(dot()));
            default -> sequence(word(pick("example", "acme")), dot(), word(pick("com", "co.uk", "de")));
        };
    }

    private Part port() {
        return switch (random.nextInt(14)) {
            case 0 -> word(":8443");
            case 1, 2 -> optional(sequence(literal(':'), repeated(set("[0-9]", "123"), 1, 4)));
            case 3 -> sequence(literal(':'), repeated(set("\\d", "123"), 2, 5));
            case 4 -> repeated(set("[a-z0-9:]", "az19:."), 0, 4);
            case 5 -> repeated(any(), 0, 4);
            case 6 -> sequence(optional(literal(':')), repeated(set("[0-9]", "12"), 0, 3));
            default -> sequence();
        };
    }

    private Part dot() {
        return random.nextInt(9) == 0 ? any() : literal('.');
    }

    private Part any() {
        return set(".", "az09.-_:/@[");
    }

    private Part word(String text) {
        List<Part> parts = new ArrayList<>();
        if (random.nextInt(12) == 0) {
            return literals("\\Q" + text + "\\E", text);
        }
        for (char c : text.toCharArray()) {
            parts.add(literal(c));
        }
        return sequence(parts.toArray(Part[]::new));
    }

    private Part literal(char c) {
        String hex = Integer.toHexString(c);
        String octal = "00" + Integer.toOctalString(c);
        return literals(
                switch (random.nextInt(24)) {
                    case 0 -> "\\x" + hex;
                    case 1 -> "\\x{" + hex + "}";
                    case 2 -> "[" + (c == '-' ? "\\-" : c) + "]";
                    case 3 -> "\\" + octal.substring(octal.length() - 3);
                    default -> Character.isLetterOrDigit(c) || "-/:".indexOf(c) >= 0 ? String.valueOf(c) : "\\" + c;
                },
                String.valueOf(c));
    }

    private Part literals(String spelled, String text) {
        boolean fold = ignoringCase;
        return new Part() {
            @Override
            public String text() {
                return spelled;
            }

            @Override
            public void draw(Random random, Drawn drawn) {
                for (char c : text.toCharArray()) {
                    drawn.add(fold && random.nextBoolean() ? Character.toUpperCase(c) : c, true);
                }
            }
        };
    }

    private Part set(String written, String members) {
        return new Part() {
            @Override
            public String text() {
                return written;
            }

            @Override
            public void draw(Random random, Drawn drawn) {
                drawn.add(members.charAt(random.nextInt(members.length())), false);
            }
        };
    }

    private static Part sequence(Part... parts) {
        return new Part() {
            @Override
            public String text() {
                StringBuilder text = new StringBuilder();
                for (Part part : parts) {
                    text.append(part.text());
                }
                return text.toString();
            }

            @Override
            public void draw(Random random, Drawn drawn) {
                for (Part part : parts) {
                    part.draw(random, drawn);
                }
            }
        };
    }

    private Part group(Part part) {
        return bracketed(pick("(", "(?:", "(?P<n" + random.nextInt(1_000_000) + ">", "(?s:"), part);
    }

    private Part bracketed(String open, Part part) {
        return new Part() {
            @Override
            public String text() {
                return open + part.text() + ")";
            }

            @Override
            public void draw(Random random, Drawn drawn) {
                part.draw(random, drawn);
            }
        };
    }

    private Part optional(Part part) {
        return repeated(group(part), 0, 1);
    }

    private Part alternatives(Supplier<Part> branch, int least) {
        List<Part> branches = new ArrayList<>();
        int count = least + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            branches.add(random.nextInt(15) == 0 ? sequence() : branch.get());
        }
        return new Part() {
            @Override
            public String text() {
                return String.join("|", branches.stream().map(Part::text).toList());
            }

            @Override
            public void draw(Random random, Drawn drawn) {
                branches.get(random.nextInt(branches.size())).draw(random, drawn);
            }
        };
    }

    /** Of one character, or a group. */
    private Part repeated(Part part, int least, int most) {
        String body = part.text();
        boolean one = body.length() == 1
                || body.startsWith("[") && body.indexOf(']') == body.length() - 1
                || body.startsWith("[[:") && body.indexOf("]]") == body.length() - 2
                || body.startsWith("\\") && body.length() == 2
                || body.equals("\\pL")
                || body.startsWith("(") && isOneGroup(body);
        String times = least == 0 && most == 1
                ? "?"
                : least == 0 && random.nextBoolean()
                        ? "*"
                        : least == 1 && random.nextBoolean() ? "+" : "{" + least + "," + most + "}";
        String lazy = random.nextInt(10) == 0 ? "?" : "";
        String text = (one ? body : "(?:" + body + ")") + times + lazy;
        return new Part() {
            @Override
            public String text() {
                return text;
            }

            @Override
            public void draw(Random random, Drawn drawn) {
                int count = least + random.nextInt(most - least + 1);
                for (int i = 0; i < count; i++) {
                    part.draw(random, drawn);
                }
            }
        };
    }

    /** Whether the first parenthesis is closed by the last; where that is not plain, it is said not to be. */
    private static boolean isOneGroup(String text) {
        return text.endsWith(")") && text.indexOf(')') == text.length() - 1 && !text.contains("\\Q");
    }

    private String pick(String... all) {
        return all[random.nextInt(all.length)];
    }

    private Part pickPart(Part... all) {
        return all[random.nextInt(all.length)];
    }
}
