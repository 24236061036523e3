"""Sums as school writes them, as trees that can be drawn and said: a row is a list of parts; a part is text, ("frac", row, row), ("pow", row) or ("root", row)."""


def linear(row):
    """The row as a person would type it."""
    out = ""
    for part in row:
        if isinstance(part, str):
            out += part
        elif part[0] == "frac":
            out += "((%s)/(%s))" % (linear(part[1]), linear(part[2]))
        elif part[0] == "pow":
            out += "^(%s)" % linear(part[1])
        else:
            out += "sqrt(%s)" % linear(part[1])
    return out.replace(" ", "")


def number(r, most=99):
    return str(r.randint(2, most))


def letter(r):
    return r.choice("xxxxyyanb")


def times(r, n, v):
    return v if n == 1 else "%d%s" % (n, v)


def sums(r):
    out = number(r)
    for _ in range(r.randint(1, 3)):
        out += " %s %s" % (r.choice("+−×÷"), number(r))
    return [out + r.choice(["", "", " =", " = ?"])]


def large(r):
    return ["%d %s %d" % (r.randint(100, 9999), r.choice("+−×"), r.randint(10, 999))]


def decimals(r):
    return ["%.1f %s %.2f" % (r.uniform(0.1, 30), r.choice("+−×"), r.uniform(0.1, 9))]


def fractions(r):
    out = [("frac", [number(r, 12)], [number(r, 12)])]
    for _ in range(r.randint(1, 2)):
        out += [" %s " % r.choice("+−×÷"), ("frac", [number(r, 20)], [number(r, 20)])]
    return out


def powers(r):
    return [number(r, 12), ("pow", [number(r, 5)]), " %s " % r.choice("+−×"), number(r, 20), ("pow", ["2"])] if r.random() < 0.5 else [number(r, 20), ("pow", [number(r, 4)])]


def roots(r):
    return [("root", [number(r, 400)]), " %s %s" % (r.choice("+−"), number(r))] if r.random() < 0.6 else [number(r, 9), ("root", [number(r, 50)])]


def equation(r):
    v = letter(r)
    return ["%s %s %s = %s" % (times(r, r.randint(1, 12), v), r.choice("+−"), number(r, 40), number(r, 60))]


def both_sides(r):
    v = letter(r)
    return ["%s + %s = %s − %s" % (times(r, r.randint(2, 12), v), number(r, 40), times(r, r.randint(1, 9), v), number(r, 40))]


def brackets(r):
    v = letter(r)
    return ["%s(%s %s %s) = %s" % (number(r, 9), times(r, r.randint(1, 5), v), r.choice("+−"), number(r, 12), number(r, 60))]


def sum_brackets(r):
    return ["(%s %s %s) × %s" % (number(r, 40), r.choice("+−"), number(r, 40), number(r, 12))]


def square(r):
    v = letter(r)
    return [times(r, r.choice([1, 1, 1, 2, 3]), v), ("pow", ["2"]), " %s %s %s %s = 0" % (r.choice("+−"), times(r, r.randint(2, 12), v), r.choice("+−"), number(r, 40))]


def over(r):
    v = letter(r)
    return [("frac", ["%s %s %s" % (v, r.choice("+−"), number(r, 12))], [number(r, 12)]), " = %s" % number(r, 30)]


def part_of(r):
    return [("frac", [number(r, 5)], [number(r, 9)]), "%s %s %s = %s" % (letter(r), r.choice("+−"), number(r, 20), number(r, 20))]


def percent(r):
    return ["%s%% × %s" % (number(r), number(r, 900))]


def unequal(r):
    v = letter(r)
    return ["%s %s %s %s %s" % (times(r, r.randint(1, 9), v), r.choice("+−"), number(r, 20), r.choice("<>≤≥"), number(r, 50))]


def system(r):
    lines = []
    for sign in "+−":
        lines.append(["%s %s %s = %s" % (times(r, r.randint(1, 6), "x"), sign, times(r, r.randint(1, 6), "y"), number(r, 30))])
    return lines


ONE_LINE = [sums, sums, large, decimals, fractions, fractions, powers, roots, equation, equation, both_sides, brackets, sum_brackets, square, square, over, part_of, percent, unequal]

BEFORE = ["Solve: ", "Find x: ", "Calculate: ", "What is ", "Work out ", "계산하세요: ", "다음을 푸시오: ", "값을 구하세요: "]
ABOVE = ["Solve the equation.", "Calculate the following.", "Find the value of the unknown.", "Homework for Monday", "다음을 계산하시오.", "방정식을 푸시오.", "오늘의 수학 숙제", "Simplify as far as possible."]


def sheet(r):
    """(lines of [prefix words, row], words): one to three lines of writing."""
    if r.random() < 0.12:
        rows, brace = system(r), r.random() < 0.5
    else:
        rows, brace = [r.choice(ONE_LINE)(r)], False
    lines, words, draw = [["", row] for row in rows], [], r.random()
    if draw < 0.3:
        words = [r.choice(ABOVE)]
        lines.insert(0, [words[0], []])
    elif draw < 0.55 and len(rows) == 1:
        words = [r.choice(BEFORE)]
        lines[0][0] = words[0]
    return lines, rows, words, brace
