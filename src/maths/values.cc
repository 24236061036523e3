#include "maths/values.h"

#include <re2/re2.h>

#include <array>
#include <memory>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/formula.h"

namespace sam::maths {
namespace {

constexpr size_t kLongest = 400, kMostValues = 8;

struct Change {
  const char *from, *to;
};

/// Numbers in words and other hands become figures and signs.
std::string InFigures(std::string_view text) {
  static const std::array kChanges = {
      Change{R"(−|–)", "-"}, Change{R"(½)", "1/2"}, Change{R"(¼)", "1/4"}, Change{R"(¾)", "3/4"}, Change{R"(마이너스 ?|\bminus |\bnegative |음수 )", "-"}, Change{R"(루트 ?|\b(?:the )?(?:square )?root (?:of )?|\bsqrt ?)", "√"},
      Change{R"((\d+) ?분의 ?(\d+))", R"((\2/\1))"}, Change{R"((\d+)(?:과|와) ?\((\d+/\d+)\))", R"((\1+\2))"}, Change{R"(\b(\d+) (\d+/\d+)\b)", R"((\1+\2))"},
      Change{R"(\b(?:one|a) half\b)", "(1/2)"}, Change{R"(\bhalf\b)", "(1/2)"}, Change{R"(\b(?:one|a) third\b)", "(1/3)"}, Change{R"(\b(?:one|a) quarter\b)", "(1/4)"}, Change{R"(\bzero\b)", "0"},
      Change{R"(\bone\b)", "1"}, Change{R"(\btwo\b)", "2"}, Change{R"(\bthree\b)", "3"}, Change{R"(\bfour\b)", "4"}, Change{R"(\bfive\b)", "5"}, Change{R"(\bsix\b)", "6"}, Change{R"(\bseven\b)", "7"},
      Change{R"(\beight\b)", "8"}, Change{R"(\bnine\b)", "9"}, Change{R"(\bten\b)", "10"}, Change{R"(\beleven\b)", "11"}, Change{R"(\btwelve\b)", "12"}, Change{R"((\d),(\d\d\d)\b)", R"(\1\2)"},
      Change{R"( ?(?:퍼센트|프로|percent)(?:[^a-z]|$))", "% "}};
  static const std::vector<std::unique_ptr<RE2>> patterns = [] {
    std::vector<std::unique_ptr<RE2>> out;
    for (const Change& change : kChanges) out.push_back(std::make_unique<RE2>(change.from));
    return out;
  }();
  std::string out = ToLower(text.substr(0, kLongest));
  for (size_t i = 0; i < kChanges.size(); ++i) RE2::GlobalReplace(&out, *patterns[i], kChanges[i].to);
  return out;
}

/// "not 8", "8 말고": the value is what it is not.
bool IsDenied(std::string_view before, std::string_view after) {
  before = Trim(before), after = Trim(after);
  if (EndsWithAny(before, {" not", "instead of", "rather than", "wasn't", "and not"}) || before == "not") return true;
  for (const std::string_view particle : {"이 ", "가 ", "은 ", "는 ", "이", "가"})
    if (StartsWith(after, particle) && StartsWithAny(Trim(after.substr(particle.size())), {"아니라", "아니고"})) return true;
  return StartsWithAny(after, {"말고", "아니라", "아니고", "대신"});
}

/// "± 3" counts twice; "50%" is 1/2.
void AddValues(std::string formula, char letter, bool percent, std::vector<SaidValue>& out) {
  while (!formula.empty() && std::string_view(" ./+-*^(").find(formula.back()) != std::string_view::npos) formula.pop_back();
  if (formula.empty()) return;
  const auto read = ReadFormula(formula);
  if (!read || !read->IsConstant()) return;
  Surd value = read->Constant();
  if (percent) value = value * Surd(Rational(1, 100));
  out.push_back({letter, value});
}

}  // namespace

std::vector<SaidValue> SaidValues(std::string_view text) {
  static const RE2 said(R"((?:\b([a-z])\s*(?:=|is|are|equals|는|은|가|이)\s*)?(±|\+/-)?\s*(-?\s?[\d√(][\d√()./+*^ -]*)(%)?)");
  const std::string plain = InFigures(text);
  std::vector<SaidValue> out;
  re2::StringPiece rest(plain);
  std::string letter, both, formula, percent;
  while (out.size() < kMostValues) {
    const char* const from = rest.data();
    if (!RE2::FindAndConsume(&rest, said, &letter, &both, &formula, &percent)) break;
    const std::string_view after(rest.data(), rest.size());
    const auto length = letter.size() + both.size() + formula.size() + percent.size();
    std::string_view before(from, static_cast<size_t>(rest.data() - from) - std::min(length, static_cast<size_t>(rest.data() - from)));
    if (IsDenied(before, after)) continue;
    if (StartsWith(after, "=")) continue;  // what follows the sign of equality is the answer
    const char name = letter.empty() ? '\0' : letter[0];
    AddValues(formula, name, !percent.empty(), out);
    if (!both.empty()) AddValues("-(" + formula + ")", name, !percent.empty(), out);
  }
  return out;
}

}  // namespace sam::maths
