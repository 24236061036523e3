#include "maths/formula_runs.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam::maths {
namespace {

constexpr size_t kLongest = 1500;

struct Change {
  const char *from, *to;
};
constexpr std::array kChanges = {
    Change{R"(\r?\n)", " ; "}, Change{R"(−|–)", "-"}, Change{R"(·|•|∙)", "×"}, Change{R"(→|⇒|=>\s|->|⟹|∴)", " → "}, Change{R"(≦|=<|<=)", "≤"}, Change{R"(≧|>=)", "≥"}, Change{R"(½)", "1/2"}, Change{R"((\d),(\d\d\d)\b)", R"(\1\2)"},
    Change{R"((\d+) ?분의 ?(\d+))", R"(\2/\1)"}, Change{R"( ?더하기 ?)", " + "}, Change{R"( ?빼기 ?)", " - "}, Change{R"( ?곱하기 ?)", " × "}, Change{R"( ?나누기 ?)", " ÷ "}, Change{R"(의? ?제곱)", "²"}, Change{R"(루트 ?)", "√"}, Change{R"(마이너스 ?)", "-"},
    Change{R"(\bplus\b)", "+"}, Change{R"(\bminus\b)", "-"}, Change{R"(\btimes\b|\bmultiplied by\b)", "×"}, Change{R"(\bdivided by\b)", "÷"}, Change{R"(\bequals\b|\bis equal to\b)", "="}, Change{R"( squared\b)", "²"}, Change{R"(\bsquare root of |\broot |\bsqrt\b)", "√"},
    Change{R"((\d) [xX] (\d))", R"(\1 × \2)"}, Change{R"(\*\*)", "^"}};

std::string Prepared(std::string_view text) {
  static const std::vector<std::unique_ptr<RE2>> patterns = [] {
    std::vector<std::unique_ptr<RE2>> out;
    for (const Change& change : kChanges) out.push_back(std::make_unique<RE2>(change.from));
    return out;
  }();
  std::string out(text.substr(0, kLongest));
  for (size_t i = 0; i < kChanges.size(); ++i) RE2::GlobalReplace(&out, *patterns[i], kChanges[i].to);
  return out;
}

bool IsSign(char32_t c) { return c < 0x80 ? c != 0 && std::string_view("+-*/^()=<>|%").find(static_cast<char>(c)) != std::string_view::npos : std::u32string_view(U"×÷√²³⁴≤≥±").find(c) != std::u32string_view::npos; }
bool IsAlpha(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

/// Cuts a text into runs, a code point at a time.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(ToUtf32(text)) {}

  std::vector<Run> Cut() {
    while (at_ < text_.size()) Step();
    EndFormula();
    return std::move(runs_);
  }

 private:
  char32_t Peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : U'\0'; }

  char32_t NextBut(size_t from) const {
    while (from < text_.size() && text_[from] == ' ') ++from;
    return from < text_.size() ? text_[from] : U'\0';
  }

  void Step() {
    const char32_t c = Peek();
    if (c == ' ' || c == '\t') { if (!formula_.empty() && formula_.back() != ' ') formula_ += ' '; ++at_; return; }
    const bool point = c == '.' && IsDigit(Peek(1));
    if (IsDigit(c) || point || IsSign(c)) { AppendUtf8(c, formula_); ++at_; return; }
    if (IsAlpha(c)) return Letters();
    EndFormula();
    if (c == ',' || c == ';' || c == '.' || c == U'→') { runs_.push_back({ToUtf8(std::u32string(1, c)), false}); ++at_; return; }
    Word();
  }

  /// "xy" beside a figure or a sign is a product of letters; a word is a word.
  void Letters() {
    size_t end = at_;
    while (end < text_.size() && (IsAlpha(text_[end]) || text_[end] == '\'')) ++end;
    const std::u32string word = text_.substr(at_, end - at_);
    const std::string lower = ToLower(ToUtf8(word));
    const size_t last = formula_.find_last_not_of(' ');
    const char32_t after = NextBut(end), before = last == std::string::npos ? U'\0' : static_cast<char32_t>(static_cast<unsigned char>(formula_[last]));
    const bool beside = (after != 0 && IsSign(after)) || IsDigit(before) || (before != 0 && (before >= 0x80 || std::string_view("+-*/^(=<>|)").find(static_cast<char>(before)) != std::string_view::npos));
    const bool known = IsOneOf(lower, {"is", "so", "or", "and", "to", "by", "cm", "km", "mm", "kg", "if", "we", "it", "in", "on", "at", "of", "my", "no", "do", "as"});
    const bool lone = end - at_ == 1 && beside && !((lower == "a" || lower == "i") && after != '=' && IsAlpha(after));
    const bool joined = at_ > 0 && text_[at_ - 1] != ' ';
    const bool tight = end - at_ == 2 && !known && beside && lower.find('\'') == std::string::npos && (joined || IsSign(after));
    if (lone || tight) {
      formula_ += ToUtf8(word);
      at_ = end;
      return;
    }
    EndFormula();
    Word();
  }

  void Word() {
    size_t end = at_;
    const bool alpha = IsAlpha(Peek());
    while (end < text_.size() && text_[end] != ' ' && !IsDigit(text_[end]) && !IsSign(text_[end]) && text_[end] != ',' && text_[end] != ';' && text_[end] != '.' && (alpha ? IsAlpha(text_[end]) || text_[end] == '\'' : !IsAlpha(text_[end]))) ++end;
    if (end == at_) ++end;
    runs_.push_back({ToLower(ToUtf8(text_.substr(at_, end - at_))), false});
    at_ = end;
  }

  void EndFormula() {
    std::string formula(Trim(formula_));
    formula_.clear();
    while (!formula.empty() && std::string_view("+*/^(. ").find(formula.back()) != std::string_view::npos) formula.pop_back();
    while (!formula.empty() && std::string_view("*/^). ").find(formula.front()) != std::string_view::npos) formula.erase(0, 1);
    const bool holds = std::any_of(formula.begin(), formula.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
    if (holds) runs_.push_back({formula, true});
  }

  std::u32string text_;
  size_t at_ = 0;
  std::string formula_;
  std::vector<Run> runs_;
};

}  // namespace

std::vector<Run> FormulaRuns(std::string_view text) { return Cutter(Prepared(text)).Cut(); }

std::string FormulaIn(std::string_view line) {
  std::string out;
  for (const Run& run : FormulaRuns(line)) {
    if (run.formula && out.empty()) out = run.text;
    else if (run.formula && (out.ends_with(" or ") || out.ends_with(", "))) out += run.text;
    else if (!run.formula && !out.empty() && IsOneOf(run.text, {"or", "또는", "이거나", "혹은"})) out += " or ";
    else if (!run.formula && !out.empty() && run.text == ",") out += ", ";
    else if (!out.empty() && run.formula) break;
  }
  while (out.ends_with(" or ") || out.ends_with(", ")) out.resize(out.size() - (out.ends_with(", ") ? 2 : 4));
  return out;
}

}  // namespace sam::maths
