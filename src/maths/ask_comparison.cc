// Which is bigger, the nearest, the second smallest; in order.
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "maths/problem.h"

namespace sam::maths {
namespace {

struct Item {
  std::string name;  // as it is to be answered
  Surd value;
};

/// "2, r, -4" or "(a) 2  (b) r  (c) -4", whose letters are the answers.
std::optional<std::vector<Item>> Items(const Question& question, std::string_view text) {
  std::vector<Item> out;
  const auto add = [&](std::string_view name, std::string_view formula) {
    const auto value = question.Formula(formula);
    if (!value || !value->IsConstant()) return false;
    out.push_back({std::string(name), value->Constant()});
    return true;
  };
  text = Trim(text);
  if (text.starts_with("(a)")) {
    for (size_t at = 0; at != std::string_view::npos;) {
      const char letter = text[at + 1];
      const std::string next = std::string("(") + static_cast<char>(letter + 1) + ")";
      const size_t end = text.find(next, at);
      if (!add(std::string(1, letter), Trim(text.substr(at + 3, end == std::string_view::npos ? end : end - at - 3)))) return std::nullopt;
      at = end;
    }
    return out;
  }
  for (const std::string& item : SplitList(text))
    if (!add(item, item)) return std::nullopt;
  return out;
}

Surd Distance(const Surd& a, const Surd& b) {
  const Surd difference = a - b;
  return difference.Sign() < 0 ? -difference : difference;
}

bool Less(const Surd& a, const Surd& b) { return (b - a).Sign() > 0; }

std::optional<Solved> Nearest(const Question& question) {
  static const RE2 of_list(R"(What is the (?:nearest|closest) to (.+?) in (.+))"), of_choices(R"(Which is the (?:nearest|closest) to (.+?)\?\s*(\(a\).+))");
  std::string target, list;
  if (!RE2::FullMatch(question.text, of_list, &target, &list) && !RE2::FullMatch(question.text, of_choices, &target, &list)) return std::nullopt;
  const auto items = Items(question, list);
  const auto to = question.Formula(target);
  if (!items || items->empty() || !to || !to->IsConstant()) return std::nullopt;
  const auto best = std::min_element(items->begin(), items->end(), [&](const Item& a, const Item& b) { return Less(Distance(a.value, to->Constant()), Distance(b.value, to->Constant())); });
  return Solved{best->name, "no other is nearer", true};
}

std::optional<Solved> Ranked(const Question& question) {
  constexpr std::array<std::string_view, 7> kRanks = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh"};
  static const RE2 shape(R"((?:What|Which) is the (?:(second|third|fourth|fifth|sixth|seventh)[ -])?(biggest|smallest|largest|greatest) (?:value|number)?(?: ?in |\?\s*|: ?| of )(.+))");
  std::string rank, side, list;
  if (!RE2::FullMatch(question.text, shape, &rank, &side, &list)) return std::nullopt;
  auto items = Items(question, list);
  const auto at = static_cast<size_t>(std::find(kRanks.begin(), kRanks.end(), rank.empty() ? "first" : rank) - kRanks.begin());
  if (!items || items->size() <= at) return std::nullopt;
  const bool smallest = side == "smallest";
  std::stable_sort(items->begin(), items->end(), [&](const Item& a, const Item& b) { return smallest ? Less(a.value, b.value) : Less(b.value, a.value); });
  return Solved{(*items)[at].name, "put in order", true};
}

std::optional<Solved> InOrder(const Question& question) {
  static const RE2 shape(R"((?:Sort|Put|Order) (.+?)(?: (?:in|into) (?:(increasing|ascending)|decreasing|descending) order)?)"), down(R"(.*(?:decreasing|descending) order)");
  std::string list, up;
  if (!RE2::FullMatch(question.text, shape, &list, &up)) return std::nullopt;
  auto items = Items(question, list);
  if (!items || items->size() < 2) return std::nullopt;
  const bool falling = RE2::FullMatch(question.text, down);
  std::stable_sort(items->begin(), items->end(), [&](const Item& a, const Item& b) { return falling ? Less(b.value, a.value) : Less(a.value, b.value); });
  std::string out;
  for (const Item& item : *items) out += (out.empty() ? "" : ", ") + item.name;
  return Solved{out, "each compared with the next", true};
}

std::optional<Solved> Pair(const Question& question) {
  static const RE2 which(R"(Which is (smaller|bigger|greater|larger|less): (.+) or (.+))");
  std::string side, one, other;
  if (!RE2::FullMatch(question.text, which, &side, &one, &other)) return std::nullopt;
  const auto a = question.Formula(one), b = question.Formula(other);
  if (!a || !b || !a->IsConstant() || !b->IsConstant()) return std::nullopt;
  const bool less = Less(a->Constant(), b->Constant());
  return Solved{(side == "smaller" || side == "less") == less ? one : other, "by their difference", true};
}

struct Relation {
  std::string_view words;
  bool less, equal, greater;  // for which of them it is true
};
constexpr std::array kRelations = {Relation{"greater than or equal to", false, true, true}, Relation{"less than or equal to", true, true, false}, Relation{"at least as big as", false, true, true},
                                   Relation{"at most as big as", true, true, false}, Relation{"at least", false, true, true}, Relation{"at most", true, true, false}, Relation{"not equal to", true, false, true},
                                   Relation{"equal to", false, true, false}, Relation{"greater than", false, false, true}, Relation{"bigger than", false, false, true}, Relation{"larger than", false, false, true},
                                   Relation{"smaller than", true, false, false}, Relation{"less than", true, false, false}, Relation{"!=", true, false, true}, Relation{">=", false, true, true}, Relation{"<=", true, true, false},
                                   Relation{">", false, false, true}, Relation{"<", true, false, false}, Relation{"=", false, true, false}};

std::optional<Solved> Related(const Question& question) {
  static const RE2 same(R"((?:Are|Do) (.+) and (.+?) (equal|unequal|non-?equal|have the same value|have different values))"), asks(R"((?:Is|Does) (.+))");
  std::string one, other, kind;
  const auto decide = [&](bool less, bool equal, bool greater) -> std::optional<Solved> {
    const auto a = question.Formula(one), b = question.Formula(other);
    if (!a || !b || !a->IsConstant() || !b->IsConstant()) return std::nullopt;
    const int sign = (a->Constant() - b->Constant()).Sign();
    return Solved{(sign < 0 ? less : sign == 0 ? equal : greater) ? "True" : "False", "by their difference", true};
  };
  if (RE2::FullMatch(question.text, same, &one, &other, &kind)) {
    const bool equal = kind == "equal" || kind == "have the same value";
    return decide(!equal, equal, !equal);
  }
  if (!RE2::FullMatch(question.text, asks, &kind)) return std::nullopt;
  for (const Relation& relation : kRelations) {
    const size_t at = kind.find(" " + std::string(relation.words) + " ");
    if (at == std::string::npos) continue;
    one = kind.substr(0, at);
    other = kind.substr(at + relation.words.size() + 2);
    return decide(relation.less, relation.equal, relation.greater);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Solved> AnswerComparison(const Question& question) {
  return FirstAnswer(question, {Nearest, Ranked, InOrder, Pair, Related});
}

}  // namespace sam::maths
