"""Formulas such as a pupil meets, as trees: ("row", [..]), ("sym", c), ("frac", a, b), ("sup", base, exponent), ("sub", base, index), ("root", inside, index or None)."""

LETTERS = "xxxxxxxxyyyyaabbnn" + "abcdefghijkmnpqrstuvwxyz"


def row(*items):
    return ("row", [i for item in items for i in (item if isinstance(item, list) else [item])])


def syms(text):
    return [("sym", c) for c in text]


def number(r, most=3):
    n = r.choice([1, 1, 1, 2, 2, 3][: 3 + most]) if most > 1 else 1
    first = r.choice("123456789") if n > 1 else r.choice("0123456789")
    return syms(first + "".join(r.choice("0123456789") for _ in range(n - 1)))


def decimal(r):
    return number(r, 2) + syms(r.choice("....,")) + number(r, 2)


def letter(r):
    return ("sym", r.choice(LETTERS))


def fraction(r, deep=1):
    part = lambda: row(number(r, 2)) if r.random() < 0.7 or deep == 0 else row(term(r, 0), ("sym", r.choice("+-")), number(r, 1))
    if r.random() < 0.15:
        part = lambda: row(letter(r)) if r.random() < 0.5 else row(number(r, 1), letter(r))
    return ("frac", part(), part())


def power(r, base):
    p = r.random()
    if p < 0.6: exponent = row(syms(r.choice("2222333456")))
    elif p < 0.72: exponent = row(number(r, 2))
    elif p < 0.8: exponent = row(letter(r))
    elif p < 0.88: exponent = row(("sym", "-"), number(r, 1))
    elif p < 0.95: exponent = row(letter(r), ("sym", r.choice("+-")), number(r, 1))
    else: exponent = row(number(r, 1), letter(r))
    return ("sup", base, exponent)


def root(r, deep=1):
    index = row(syms(r.choice("3334"))) if r.random() < 0.25 else None
    p = r.random()
    if p < 0.6: inside = row(number(r, 3))
    elif p < 0.7: inside = row(letter(r))
    elif p < 0.8 and deep: inside = row(fraction(r, 0))
    elif p < 0.9: inside = row(power(r, letter(r)), ("sym", r.choice("+-")), number(r, 1))
    else: inside = row(number(r, 1), letter(r), ("sym", r.choice("+-")), number(r, 1))
    return ("root", inside, index)


def term(r, deep=1):
    """A factor or two, as a list."""
    p = r.random()
    if p < 0.30: return number(r)
    if p < 0.36: return decimal(r)
    if p < 0.46: return number(r, 2) + [letter(r)]
    if p < 0.54: return [letter(r)]
    if p < 0.64: return (number(r, 1) if r.random() < 0.5 else []) + [power(r, letter(r))]
    if p < 0.68: return [power(r, number(r, 1)[0])]
    if p < 0.78 and deep: return [fraction(r, deep - 1)]
    if p < 0.81 and deep: return number(r, 1) + [fraction(r, 0)]
    if p < 0.86 and deep: return (number(r, 1) if r.random() < 0.3 else []) + [root(r, deep - 1)]
    if p < 0.93: return (number(r, 1) if r.random() < 0.4 else []) + bracket(r)
    if p < 0.95: return syms("|") + sum_of(r, 2, 0) + syms("|")
    if p < 0.97: return number(r, 2) + syms("%")
    if p < 0.98: return number(r, 1) + syms("!")
    if p < 0.99: return number(r, 1) + syms("π")
    return number(r, 1) + syms("/") + number(r, 1)


def bracket(r):
    pair = r.choice(["()", "()", "()", "()", "[]", "{}"])
    inside = sum_of(r, r.choice([1, 2, 2]), 0)
    if len(inside) == 1: inside = syms("-") + inside
    close = ("sym", pair[1])
    return [("sym", pair[0])] + inside + [power(r, close) if r.random() < 0.25 else close]


def sum_of(r, terms, deep=1):
    out = syms("-") if r.random() < 0.08 else []
    for i in range(terms):
        if i: out += syms(r.choice("+++---××÷÷*:·") if r.random() < 0.93 else r.choice("±/"))
        out += term(r, deep)
    return out


def sum_sheet(r):
    """What stands on a sheet of sums."""
    out = number(r)
    for _ in range(r.choice([1, 1, 1, 2, 3])): out += syms(r.choice("+-×÷")) + (number(r) if r.random() < 0.85 else decimal(r))
    return out + (syms("=") + (syms("?") if r.random() < 0.2 else number(r) if r.random() < 0.2 else []) if r.random() < 0.5 else [])


def equation(r):
    sign = r.choice("======<>≤≥≠")
    return sum_of(r, r.choice([1, 2, 2])) + syms(sign) + sum_of(r, r.choice([1, 1, 2]))


def quadratic(r):
    x = ("sym", r.choice("xxxyatn"))
    out = (number(r, 1) if r.random() < 0.4 else []) + [("sup", x, row(syms("2")))] + syms(r.choice("+-")) + (number(r, 2) if r.random() < 0.8 else []) + [x]
    return out + syms(r.choice("+-")) + number(r, 2) + syms("=") + (syms("0") if r.random() < 0.8 else number(r, 2))


def named(r):
    p = r.random()
    if p < 0.3: return syms(r.choice(["sin", "cos", "tan"])) + number(r, 2) + syms("°" if r.random() < 0.6 else "")
    if p < 0.5: return syms(r.choice(["log", "ln"])) + number(r, 2)
    if p < 0.75: return syms("f(x)=") + sum_of(r, 2)
    return [("sub", letter(r), row(number(r, 1)))] + syms("=") + sum_of(r, 2)


def alphabet(r):
    """No formula: every symbol as often as another, so that the rare ones are learned."""
    all_symbols = "0123456789+-×÷*±/:=≠<>≤≥.,%!?°()[]{}|πabcdefghijklmnopqrstuvwxyz"
    return syms("".join(r.choice(all_symbols) for _ in range(r.randint(3, 9))))


def formula(r):
    p = r.random()
    if p < 0.25: return row(sum_sheet(r))
    if p < 0.45: return row(equation(r))
    if p < 0.58: return row(quadratic(r))
    if p < 0.66: return row(sum_of(r, 2) + syms("="))
    if p < 0.92: return row(sum_of(r, r.choice([1, 2, 2, 3])))
    return row(named(r))


def typed(node):
    """As a person would type it, which is what the reader is to say."""
    kind = node[0]
    if kind == "sym": return {"*": "×", "·": "×"}.get(node[1], node[1])
    if kind == "row": return "".join(typed(i) for i in node[1])
    if kind == "frac": return "(%s/%s)" % (grouped(node[1]), grouped(node[2]))
    if kind == "sup": return "%s^%s" % (typed(node[1]), grouped(node[2]))
    if kind == "sub": return "%s_%s" % (typed(node[1]), grouped(node[2]))
    inside, index = typed(node[1]), node[2] and typed(node[2])
    if index is None: return "sqrt(%s)" % inside
    return "cbrt(%s)" % inside if index == "3" else "(%s)^(1/%s)" % (inside, index)


def grouped(node):
    text = typed(node)
    plain = all(c.isdigit() or c == "." for c in text) or len(text) == 1
    wrapped = text.startswith("(") and text.endswith(")") and "(" not in text[1:-1]
    return text if plain or wrapped else "(%s)" % text
