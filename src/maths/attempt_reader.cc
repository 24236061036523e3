// Finds a person's working in what he says.
#include <algorithm>
#include <cctype>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/attempt.h"
#include "maths/formula_runs.h"

namespace sam::maths {
namespace {

constexpr size_t kMostLines = 20;

bool HasSign(std::string_view formula) { return HasAny(formula, {"=", "<", ">", "≤", "≥"}); }
bool HasLetter(std::string_view formula) { return std::any_of(formula.begin(), formula.end(), [](unsigned char c) { return c < 0x80 && std::isalpha(c) != 0; }); }

bool TellsOfTrying(std::string_view lower) {
  return HasAny(lower, {"i got", "i get", "i did", "i tried", "my work", "my answer", "i solved", "my attempt", "my steps", "is this right", "is that right", "is it right", "right?", "correct", "did i", "check my", "where did i", "what did i do wrong", "go wrong",
                        "i think", "i wrote", "i worked", "내가 푼", "제가 푼", "풀었", "풀어 봤", "풀어봤", "나왔", "했는데", "했어", "맞아", "맞나", "맞는지", "맞죠", "맞지", "틀렸", "틀린", "확인해", "검토", "봐 줘", "봐줘", "내 풀이", "제 풀이", "구했"});
}
bool AsksToSolve(std::string_view lower) {
  return HasAny(lower, {"solve for", "find ", "what is", "what's", "how much", "calculate", "구해", "얼마", "몇이", "뭐야", "풀어 줘", "풀어줘", "풀어 주", "일 때", "help me", "hint", "힌트"});
}

bool IsOperand(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ')' || c == '(' || c == '%'; }

/// "= 4 3x = 5": between two signs of equality a gap without an operation begins another line.
std::vector<std::string> AtGaps(const std::string& formula) {
  std::vector<std::string> out;
  size_t begin = 0, equals = formula.find('=');
  while (equals != std::string::npos) {
    const size_t next = formula.find('=', equals + 1);
    if (next == std::string::npos) break;
    for (size_t i = equals + 2; i < next; ++i) {
      if (formula[i] != ' ' || i + 1 >= next) continue;
      const bool before = IsOperand(formula[i - 1]) && formula[i - 1] != '(', after = (IsOperand(formula[i + 1]) && formula[i + 1] != ')') || formula.compare(i + 1, 3, "√") == 0;
      if (!before || !after) continue;
      out.push_back(formula.substr(begin, i - begin));
      begin = i + 1;
      break;
    }
    equals = next;
  }
  out.push_back(formula.substr(begin));
  return out;
}

/// "x = 2": a letter and its value.
bool IsAnswer(std::string_view line) {
  const size_t equals = line.find('=');
  const std::string_view left = Trim(line.substr(0, equals));
  return equals != std::string_view::npos && left.size() == 1 && HasLetter(left) && !HasLetter(line.substr(equals + 1));
}

enum class Before : uint8_t { kNothing, kWords, kSeparator, kOr, kAnd, kBecause };

Before KindOf(const std::string& word) {
  if (IsOneOf(word, {"or", "또는", "이거나", "혹은"})) return Before::kOr;
  if (IsOneOf(word, {"because", "since", "왜냐하면", "왜냐면", "from"})) return Before::kBecause;
  if (IsOneOf(word, {",", "and", "이고", "그리고", "하고", "랑"})) return Before::kAnd;
  if (IsOneOf(word, {";", "→", "then", "so", "therefore", "hence", "thus", "그래서", "그러면", "그럼", "그러니까", "따라서", "해서", "이니까", "니까", "니까,", "이므로", "므로", "next", "finally", "becomes", "."})) return Before::kSeparator;
  return Before::kWords;
}

class Gatherer {
 public:
  void Take(const Run& run) {
    if (!run.formula) {
      if (StartsWithAny(run.text, {"니까", "이니까", "라서", "이라서", "때문"})) reason_ = lines_.size();
      numbered_ = IsOneOf(run.text, {"step", "line", "number", "problem", "question", "단계", "문제"});
      const Before kind = KindOf(run.text);
      if (kind == Before::kBecause || before_ == Before::kNothing || (before_ == Before::kWords && kind != Before::kWords) || kind == Before::kOr) before_ = kind;
      return;
    }
    for (const std::string& piece : AtGaps(run.text)) Add(piece);
    numbered_ = false;
  }
  /// A reason that is told last comes first: "x = 5 나왔어, 3x = 15니까".
  std::vector<std::string> Done() {
    if (reason_ == lines_.size() && reason_ > 1 && IsAnswer(lines_[reason_ - 2])) std::swap(lines_[reason_ - 1], lines_[reason_ - 2]);
    return std::move(lines_);
  }

 private:
  void Add(const std::string& piece) {
    const Before before = before_;
    before_ = Before::kNothing;
    if (lines_.size() >= kMostLines) return;
    const bool bare = !HasSign(piece);
    const bool answers = !lines_.empty() && IsAnswer(lines_.back());
    if (!lines_.empty() && before == Before::kOr) { lines_.back() += " or " + piece; return; }
    if (answers && before == Before::kAnd && (bare || (IsAnswer(piece) && Trim(piece)[0] == Trim(lines_.back())[0]))) { lines_.back() += ", " + piece; return; }
    const bool number = bare && piece.find_first_not_of("0123456789. ") == std::string::npos;
    if (number && (before == Before::kWords || numbered_)) return;  // "step 1", "I am 12"
    if (number && lines_.empty()) return;
    if (before == Before::kBecause && !lines_.empty()) { lines_.insert(lines_.end() - 1, piece); return; }
    lines_.push_back(piece);
  }

  std::vector<std::string> lines_;
  Before before_ = Before::kNothing;
  size_t reason_ = 0;      // the line that was told as one, from 1
  bool numbered_ = false;  // the word before counts lines
};

size_t Signs(const std::string& line) { return static_cast<size_t>(std::count(line.begin(), line.end(), '=')); }

/// Nothing but what is given: equations in several letters and none that ends in a value.
bool IsLoneProblem(const std::vector<std::string>& lines, bool tried) {
  if (lines.size() == 1) return Signs(lines[0]) < (tried ? 1u : 2u);
  const bool ends = std::any_of(lines.begin() + 1, lines.end(), IsAnswer);
  if (!tried && !ends) {
    const auto letters = [](const std::string& line) {
      std::string out;
      for (const char c : line)
        if (std::isalpha(static_cast<unsigned char>(c)) != 0 && out.find(c) == std::string::npos) out.push_back(c);
      return out.size();
    };
    return std::all_of(lines.begin(), lines.end(), [&](const std::string& line) { return letters(line) > 1; });
  }
  return false;
}

}  // namespace

std::vector<std::string> ReadAttempt(std::string_view message) {
  const std::string lower = ToLower(message.substr(0, 1500));
  if (std::none_of(lower.begin(), lower.end(), [](unsigned char c) { return std::isdigit(c) != 0; })) return {};
  Gatherer gatherer;
  for (const Run& run : FormulaRuns(message)) gatherer.Take(run);
  std::vector<std::string> lines = gatherer.Done();
  const bool tried = TellsOfTrying(lower);
  if (std::none_of(lines.begin(), lines.end(), HasSign) && lines.size() < 2) return {};
  if (lines.empty() || IsLoneProblem(lines, tried)) return {};
  const bool derivative = HasAny(lower, {"derivative", "differentiate", "미분", "d/dx"});
  if (!tried && AsksToSolve(lower) && !derivative) return {};
  if (derivative) lines.front() = "d/dx " + lines.front();
  return lines;
}

}  // namespace sam::maths
