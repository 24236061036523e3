#include "maths/formula_tree.h"

#include <algorithm>

#include "maths/formula.h"

namespace sam::maths {
namespace {

using Kind = FormulaNode::Kind;
constexpr int kDeepest = 24;
constexpr size_t kLongest = 200;

/// The grammar of formula.cc, kept as it stands.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<FormulaNode> Whole() {
    auto tree = Sum(0);
    return pos_ == text_.size() ? tree : std::nullopt;
  }

 private:
  char Peek() const { return pos_ < text_.size() ? text_[pos_] : '\0'; }
  bool Take(char c) { return Peek() == c ? (++pos_, true) : false; }
  static bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  std::optional<FormulaNode> Sum(int depth) {
    if (depth > kDeepest) return std::nullopt;
    FormulaNode sum{.kind = Kind::kSum, .parts = {}, .signs = {'+'}, .value = {}};
    auto part = Product(depth + 1);
    while (part) {
      sum.parts.push_back(*std::move(part));
      if (Peek() != '+' && Peek() != '-') return sum.parts.size() == 1 ? std::move(sum.parts.front()) : std::move(sum);
      sum.signs.push_back(text_[pos_++]);
      part = Product(depth + 1);
    }
    return std::nullopt;
  }

  std::optional<FormulaNode> Product(int depth) {
    FormulaNode product{.kind = Kind::kProduct, .parts = {}, .signs = {'*'}, .value = {}};
    auto part = Factor(depth + 1);
    while (part) {
      product.parts.push_back(*std::move(part));
      const char next = Peek();
      const bool beside = next == '(' || next == '@' || IsLetter(next);
      if (next != '*' && next != '/' && !beside) return product.parts.size() == 1 ? std::move(product.parts.front()) : std::move(product);
      product.signs.push_back(next == '/' ? '/' : '*');
      if (!beside) ++pos_;
      part = Factor(depth + 1);
    }
    return std::nullopt;
  }

  std::optional<FormulaNode> Factor(int depth) {
    if (depth > kDeepest) return std::nullopt;
    bool negative = false;
    for (; Peek() == '-' || Peek() == '+'; ++pos_) negative ^= Peek() == '-';
    auto base = Primary(depth + 1);
    if (base && Take('^')) {
      auto exponent = Factor(depth + 1);
      if (!exponent) return std::nullopt;
      FormulaNode power{.kind = Kind::kPower, .parts = {}, .signs = {}, .value = {}};
      power.parts = {*std::move(base), *std::move(exponent)};
      base = std::move(power);
    }
    if (!base || !negative) return base;
    FormulaNode opposite{.kind = Kind::kNegative, .parts = {}, .signs = {}, .value = {}};
    opposite.parts.push_back(*std::move(base));
    return opposite;
  }

  std::optional<FormulaNode> Primary(int depth) {
    if (Take('(')) {
      auto inside = Sum(depth + 1);
      if (!inside || !Take(')')) return std::nullopt;
      inside->bracket = true;
      return inside;
    }
    if (Take('@')) {
      auto inside = Primary(depth + 1);
      if (!inside) return std::nullopt;
      FormulaNode root{.kind = Kind::kRoot, .parts = {}, .signs = {}, .value = {}};
      root.parts.push_back(*std::move(inside));
      return root;
    }
    FormulaNode leaf;
    if (IsLetter(Peek())) {
      leaf.value = Expression::Letter(text_[pos_++]);
      return leaf;
    }
    const size_t begin = pos_;
    while ((Peek() >= '0' && Peek() <= '9') || Peek() == '.') ++pos_;
    const auto number = ReadNumber(text_.substr(begin, pos_ - begin));
    if (!number) return std::nullopt;
    leaf.value = Expression(*number);
    return leaf;
  }

  std::string_view text_;
  size_t pos_ = 0;
};

bool IsNegative(const Expression& e) { return e.IsConstant() && e.Constant().Sign() < 0; }
Expression Opposite(const Expression& e) { return e * Expression(Rational(-1)); }

/// Each term by itself, in the order they are written.
std::vector<Expression> Terms(const Expression& e) {
  std::vector<Expression> out;
  for (auto term = e.terms().rbegin(); term != e.terms().rend(); ++term) out.push_back(Expression::Term(term->first, term->second));
  return out;
}

class Worker {
 public:
  Worker(Mistake mistake, int which) : mistake_(mistake), which_(which) {}

  bool Made() const { return mistake_ == Mistake::kNone || made_; }

  std::optional<Expression> Value(const FormulaNode& node) {
    switch (node.kind) {
      case Kind::kLeaf: return node.value;
      case Kind::kSum: return Sum(node);
      case Kind::kProduct: return Product(node);
      case Kind::kPower: return Power(node);
      case Kind::kRoot: return Root(node);
      case Kind::kNegative: break;
    }
    const FormulaNode& inside = node.parts[0];
    auto value = Value(inside);
    if (!value) return std::nullopt;
    const bool sum = inside.kind == Kind::kSum || (inside.kind == Kind::kPower && inside.parts[0].kind == Kind::kSum);
    if (sum && Now(Mistake::kMinusBracket)) return FirstTaken(Expression(), inside, *value);
    if (inside.kind == Kind::kPower && inside.parts[0].kind == Kind::kLeaf && inside.value.IsConstant() && Now(Mistake::kNegativeSquare)) return *value;
    return Opposite(*value);
  }

 private:
  /// Whether the mistake is made at this chance for it.
  bool Now(Mistake mistake) {
    if (mistake != mistake_) return false;
    const bool now = which_ < 0 || chance_ == which_;
    ++chance_;
    made_ = made_ || now;
    return now;
  }

  static std::optional<Expression> Fit(Expression e) { return e.IsTooBig() ? std::nullopt : std::optional(std::move(e)); }

  std::optional<std::vector<Expression>> Values(const std::vector<FormulaNode>& parts) {
    std::vector<Expression> out;
    for (const FormulaNode& part : parts) {
      auto value = Value(part);
      if (!value) return std::nullopt;
      out.push_back(*std::move(value));
    }
    return out;
  }

  static std::optional<Expression> Apply(const Expression& left, char sign, const Expression& right) {
    if (sign == '+') return Fit(left + right);
    if (sign == '-') return Fit(left - right);
    if (sign == '*') return Fit(left * right);
    return right.IsZero() ? std::nullopt : left.DividedBy(right);
  }

  /// `from` less only the first of what stands in the bracket; the rest keeps its signs.
  std::optional<Expression> FirstTaken(const Expression& from, const FormulaNode& bracket, const Expression& value) {
    if (bracket.kind == Kind::kSum) {
      const auto first = Worker(Mistake::kNone, -1).Value(bracket.parts[0]);
      return first ? std::optional(from + value - *first - *first) : std::nullopt;
    }
    const auto terms = Terms(value);
    return terms.empty() ? std::nullopt : std::optional(from + value - terms.front() - terms.front());
  }

  static bool IsQuotient(const FormulaNode& node) {
    return node.kind == Kind::kProduct && node.parts.size() == 2 && node.signs[1] == '/' && node.parts[0].kind == Kind::kLeaf && node.parts[1].kind == Kind::kLeaf;
  }

  std::optional<Expression> TopAndBottom(const FormulaNode& sum) {
    Expression top, bottom;
    for (size_t i = 0; i < sum.parts.size(); ++i) {
      top = sum.signs[i] == '-' ? top - sum.parts[i].parts[0].value : top + sum.parts[i].parts[0].value;
      bottom = sum.signs[i] == '-' ? bottom - sum.parts[i].parts[1].value : bottom + sum.parts[i].parts[1].value;
    }
    return bottom.IsZero() ? std::nullopt : top.DividedBy(bottom);
  }

  /// 2 + 3 × 4 from left to right, whatever binds closer.
  std::optional<Expression> LeftToRight(const FormulaNode& sum) {
    std::optional<Expression> out;
    for (size_t i = 0; i < sum.parts.size(); ++i) {
      const FormulaNode& part = sum.parts[i];
      const bool flat = part.kind == Kind::kProduct && !part.bracket;
      const size_t steps = flat ? part.parts.size() : 1;
      for (size_t k = 0; k < steps; ++k) {
        const auto value = Value(flat ? part.parts[k] : part);
        if (!value) return std::nullopt;
        out = !out ? value : Apply(*out, k == 0 ? sum.signs[i] : part.signs[k], *value);
        if (!out) return std::nullopt;
      }
    }
    return out;
  }

  std::optional<Expression> Sum(const FormulaNode& node) {
    const bool has_product = std::any_of(node.parts.begin() + 1, node.parts.end(), [](const FormulaNode& part) { return part.kind == Kind::kProduct && !part.bracket; });
    if (has_product && Now(Mistake::kOrder)) return LeftToRight(node);
    if (std::all_of(node.parts.begin(), node.parts.end(), IsQuotient) && Now(Mistake::kFractions)) return TopAndBottom(node);
    const auto values = Values(node.parts);
    if (!values) return std::nullopt;
    if (node.parts.size() > 2 && std::count(node.signs.begin() + 1, node.signs.end() - 1, '-') > 0 && Now(Mistake::kRightFirst)) return FromTheRight(node, *values);
    Expression out = (*values)[0];
    for (size_t i = 1; i < values->size(); ++i) {
      const bool many = (*values)[i].terms().size() > 1 || node.parts[i].kind == Kind::kSum;
      if (node.signs[i] == '-' && many && Now(Mistake::kMinusBracket)) {
        const auto taken = FirstTaken(out, node.parts[i], (*values)[i]);
        if (!taken) return std::nullopt;
        out = *taken;
        continue;
      }
      const bool twice = node.signs[i] == '-' && IsNegative((*values)[i]) && Now(Mistake::kTwoNegatives);
      out = (node.signs[i] == '-') != twice ? out - (*values)[i] : out + (*values)[i];
    }
    return Collected(std::move(out), *values);
  }

  /// What is put together that does not belong together.
  std::optional<Expression> Collected(Expression out, const std::vector<Expression>& values) {
    const bool single = std::all_of(values.begin(), values.end(), [](const Expression& e) { return e.terms().size() == 1; });
    if (single && out.terms().size() > 1 && Now(Mistake::kUnlike)) {
      Surd all;
      for (const auto& [monomial, coefficient] : out.terms()) all = all + coefficient;
      return Expression::Term(out.terms().rbegin()->first, all);
    }
    if (single && values.size() > 1 && out.terms().size() == 1 && !out.IsConstant() && Now(Mistake::kLikeTimes)) {
      Expression shape(Rational(1));
      for (const Expression& value : values) shape = shape * Expression::Term(value.terms().begin()->first, Surd(1));
      return shape * Expression(out.terms().begin()->second);
    }
    return Fit(std::move(out));
  }

  static std::optional<Expression> FromTheRight(const FormulaNode& node, const std::vector<Expression>& values) {
    std::optional<Expression> out = values.back();
    for (size_t i = values.size() - 1; i-- > 0 && out;) out = Apply(values[i], node.signs[i + 1], *out);
    return out;
  }

  std::optional<Expression> Product(const FormulaNode& node) {
    const auto values = Values(node.parts);
    if (!values) return std::nullopt;
    const bool divides = node.parts.size() > 2 && std::count(node.signs.begin() + 1, node.signs.end() - 1, '/') > 0;
    if (divides && Now(Mistake::kRightFirst)) return FromTheRight(node, *values);
    std::optional<Expression> out = (*values)[0];
    for (size_t i = 1; i < values->size() && out; ++i) {
      const Expression& left = *out;
      const Expression& right = (*values)[i];
      const bool times = node.signs[i] == '*';
      const size_t many = right.terms().size();
      if (times && many > 1 && left.terms().size() == 1 && Now(Mistake::kFirstOnly)) { out = FirstTimes(left, node.parts[i], right); continue; }
      if (times && many > 1 && left.terms().size() > 1 && Now(Mistake::kOuterOnly)) { out = Fit(Terms(left).front() * Terms(right).front() + Terms(left).back() * Terms(right).back()); continue; }
      if (times && many == 1 && left.terms().size() == 1 && !left.IsConstant() && !right.IsConstant() && Now(Mistake::kPowersTimes)) { out = PowersTimes(left, right); continue; }
      if (!times && IsQuotient(node.parts[i]) && Now(Mistake::kTurned)) { out = Fit(left * right); continue; }
      const bool both = IsNegative(left) && IsNegative(right) && Now(Mistake::kTwoNegatives);
      out = Apply(left, node.signs[i], right);
      if (both && out) out = Opposite(*out);
    }
    return out;
  }

  /// 2 · (x + 3) = 2x + 3.
  static std::optional<Expression> FirstTimes(const Expression& factor, const FormulaNode& bracket, const Expression& value) {
    auto first = bracket.kind == Kind::kSum ? Worker(Mistake::kNone, -1).Value(bracket.parts[0]) : std::optional(Terms(value).front());
    return first ? Fit(factor * *first + value - *first) : std::nullopt;
  }

  static std::optional<Expression> PowersTimes(const Expression& left, const Expression& right) {
    const auto& [a, x] = *left.terms().begin();
    const auto& [b, y] = *right.terms().begin();
    if (a.size() != 1 || b.size() != 1 || a.begin()->first != b.begin()->first) return std::nullopt;
    return Expression::Term({{a.begin()->first, a.begin()->second * b.begin()->second}}, x * y);
  }

  std::optional<Expression> Power(const FormulaNode& node) {
    const auto base = Value(node.parts[0]), exponent = Value(node.parts[1]);
    const auto n = exponent ? exponent->AsRational() : std::nullopt;
    if (!base || !n) return std::nullopt;
    if (base->IsZero() && *n <= 0) return std::nullopt;
    if (base->terms().size() > 1 && (*n > 6 || base->terms().size() > 8)) return std::nullopt;  // too long for anyone's working
    if (Now(Mistake::kDouble)) return Fit(*base * Expression(*n));
    if (node.parts[0].kind == Kind::kSum && base->terms().size() > 1 && Now(Mistake::kPowerOfSum)) {
      Expression out;
      for (const Expression& term : Terms(*base)) {
        const auto power = term.ToThe(*n);
        if (!power) return std::nullopt;
        out = out + (IsNegative(term) && *n == 2 ? Opposite(*power) : *power);
      }
      return out;
    }
    if (base->terms().size() == 1 && !base->IsConstant() && node.parts[0].kind == Kind::kPower && Now(Mistake::kPowersPlus)) {
      const auto& [monomial, coefficient] = *base->terms().begin();
      return Expression::Term({{monomial.begin()->first, monomial.begin()->second + *n}}, coefficient);
    }
    const auto power = base->ToThe(*n);
    return power && IsNegative(*base) && *n == 2 && Now(Mistake::kNegativeSquare) ? std::optional(Opposite(*power)) : power;
  }

  std::optional<Expression> Root(const FormulaNode& node) {
    const auto inside = Value(node.parts[0]);
    const auto number = inside ? inside->AsRational() : std::nullopt;
    if (!number) return inside ? inside->ToThe(Rational(1, 2)) : std::nullopt;
    if (*number < 0) return std::nullopt;
    if (Now(Mistake::kRootHalf)) return Expression(Rational(*number / 2));
    if (node.parts[0].kind == Kind::kSum && Now(Mistake::kRootOfSum)) {
      Expression out;
      for (size_t i = 0; i < node.parts[0].parts.size(); ++i) {
        const auto part = Value(node.parts[0].parts[i]);
        const auto value = part ? part->AsRational() : std::nullopt;
        const auto root = value ? Surd::Root(*value) : std::nullopt;
        if (!root) return std::nullopt;
        out = node.parts[0].signs[i] == '-' ? out - Expression(*root) : out + Expression(*root);
      }
      return out;
    }
    const auto root = Surd::Root(*number);
    return root ? std::optional(Expression(*root)) : std::nullopt;
  }

  Mistake mistake_;
  int which_, chance_ = 0;
  bool made_ = false;
};

}  // namespace

std::optional<FormulaNode> ReadTree(std::string_view formula) {
  if (formula.size() > kLongest) return std::nullopt;
  const std::string plain = PlainFormula(formula);
  return plain.empty() ? std::nullopt : Reader(plain).Whole();
}

std::optional<Expression> Mistaken(const FormulaNode& tree, Mistake mistake, int which) {
  Worker worker(mistake, which);
  auto value = worker.Value(tree);
  return value && worker.Made() ? value : std::nullopt;
}

}  // namespace sam::maths
