#include "maths/notation.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/formula.h"

namespace sam::maths {
namespace {

/// What a word or sign is to a sum.
enum class Role : uint8_t { kFormula, kAfterTwo, kAsk, kSkip, kBreak, kBlock };

struct Word {
  std::string_view word;
  Role role;
  std::string_view written;
};

/// Longest first where one begins another.
constexpr std::array kEnglish = {
    Word{"multiplied by", Role::kFormula, "*"}, Word{"divided by", Role::kFormula, "/"}, Word{"to the power of", Role::kFormula, "^"},
    Word{"raised to", Role::kFormula, "^"}, Word{"square root of", Role::kFormula, "@"}, Word{"root of", Role::kFormula, "@"},
    Word{"sqrt", Role::kFormula, "@"}, Word{"percent of", Role::kFormula, "/100*"}, Word{"% of", Role::kFormula, "/100*"},
    Word{"percent", Role::kFormula, "/100"}, Word{"half of", Role::kFormula, "1/2*"}, Word{"equals", Role::kFormula, "="},
    Word{"is equal to", Role::kFormula, "="}, Word{"squared", Role::kFormula, "^2"}, Word{"cubed", Role::kFormula, "^3"},
    Word{"plus", Role::kFormula, "+"}, Word{"minus", Role::kFormula, "-"}, Word{"times", Role::kFormula, "*"}, Word{"negative", Role::kFormula, "-"},
    Word{"over", Role::kFormula, "/"}, Word{"what's", Role::kAsk, ""}, Word{"whats", Role::kAsk, ""}, Word{"what", Role::kAsk, ""},
    Word{"how much", Role::kAsk, ""}, Word{"calculate", Role::kAsk, ""}, Word{"compute", Role::kAsk, ""}, Word{"evaluate", Role::kAsk, ""},
    Word{"solve", Role::kAsk, ""}, Word{"work out", Role::kAsk, ""}, Word{"find", Role::kAsk, ""}, Word{"solutions", Role::kAsk, ""},
    Word{"answer", Role::kAsk, ""}, Word{"is", Role::kSkip, ""}, Word{"are", Role::kSkip, ""}, Word{"the", Role::kSkip, ""},
    Word{"please", Role::kSkip, ""}, Word{"can you", Role::kSkip, ""}, Word{"could you", Role::kSkip, ""}, Word{"for me", Role::kSkip, ""},
    Word{"tell me", Role::kSkip, ""}, Word{"do you get from", Role::kSkip, ""}, Word{"get from", Role::kSkip, ""}, Word{"equal", Role::kSkip, ""},
    Word{"result of", Role::kAsk, ""}, Word{"value of", Role::kAsk, ""}, Word{"hey", Role::kSkip, ""}, Word{"ok", Role::kSkip, ""},
    Word{"so", Role::kSkip, ""}, Word{"for", Role::kSkip, ""}, Word{"and", Role::kBreak, ""}, Word{"if", Role::kSkip, ""},
    Word{"on", Role::kBlock, ""}, Word{"at", Role::kBlock, ""}, Word{"happened", Role::kBlock, ""}};
constexpr std::array kKorean = {
    Word{"더하기", Role::kFormula, "+"}, Word{"플러스", Role::kFormula, "+"}, Word{"빼기", Role::kFormula, "-"}, Word{"마이너스", Role::kFormula, "-"},
    Word{"곱하기", Role::kFormula, "*"}, Word{"나누기", Role::kFormula, "/"}, Word{"세제곱", Role::kFormula, "^3"}, Word{"제곱근", Role::kAfterTwo, "@"},
    Word{"루트", Role::kFormula, "@"}, Word{"제곱", Role::kFormula, "^"}, Word{"퍼센트", Role::kFormula, "/100"}, Word{"프로는", Role::kFormula, "/100"},
    Word{"더하면", Role::kAfterTwo, "+"}, Word{"더한", Role::kAfterTwo, "+"}, Word{"빼면", Role::kAfterTwo, "-"}, Word{"뺀", Role::kAfterTwo, "-"},
    Word{"곱하면", Role::kAfterTwo, "*"}, Word{"곱한", Role::kAfterTwo, "*"}, Word{"나누면", Role::kAfterTwo, "/"}, Word{"나눈", Role::kAfterTwo, "/"},
    Word{"얼마", Role::kAsk, ""}, Word{"계산", Role::kAsk, ""}, Word{"구해", Role::kAsk, ""}, Word{"풀어", Role::kAsk, ""}, Word{"몇", Role::kAsk, ""},
    Word{"답", Role::kAsk, ""}, Word{"값", Role::kAsk, ""}, Word{"알려", Role::kAsk, ""}, Word{"해를", Role::kAsk, ""}, Word{"뭐", Role::kAsk, ""},
    Word{"방정식", Role::kAsk, ""}, Word{"일 때", Role::kBreak, ""}, Word{"이면", Role::kBreak, ""}, Word{"이고", Role::kBreak, ""},
    Word{"인데", Role::kBreak, ""}, Word{"랑", Role::kBreak, ""}, Word{"하고", Role::kBreak, ""}, Word{"에서", Role::kSkip, ""},
    Word{"에다", Role::kSkip, ""}, Word{"에", Role::kSkip, ""}, Word{"을", Role::kSkip, ""}, Word{"를", Role::kSkip, ""}, Word{"은", Role::kSkip, ""},
    Word{"는", Role::kSkip, ""}, Word{"이", Role::kSkip, ""}, Word{"가", Role::kSkip, ""}, Word{"의", Role::kSkip, ""}, Word{"로", Role::kSkip, ""},
    Word{"으로", Role::kSkip, ""}, Word{"줘", Role::kSkip, ""}, Word{"주세요", Role::kSkip, ""}, Word{"해줘", Role::kSkip, ""}, Word{"좀", Role::kSkip, ""}};

struct Sign {
  char32_t sign;
  std::string_view written;
};
constexpr std::array kSigns = {Sign{U'×', "*"}, Sign{U'÷', "/"}, Sign{U'−', "-"}, Sign{U'–', "-"}, Sign{U'·', "*"}, Sign{U'²', "^2"},
                               Sign{U'³', "^3"}, Sign{U'√', "@"}, Sign{U'％', "%"}, Sign{U'＋', "+"}, Sign{U'＝', "="}};

constexpr std::array<std::string_view, 20> kSmallNumbers = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};

bool IsAscii(char c, int (*is)(int)) { return static_cast<unsigned char>(c) < 0x80 && is(static_cast<unsigned char>(c)) != 0; }
bool Digit(char c) { return IsAscii(c, std::isdigit); }
bool Alpha(char c) { return IsAscii(c, std::isalpha); }

/// Most of what is said has neither a figure nor a word or sign between two of them.
bool MayHoldFormula(std::string_view lower) {
  if (std::any_of(lower.begin(), lower.end(), Digit)) return true;
  const PairFilter pairs(lower);
  return lower.find_first_of("+-*/^=") != lower.npos || HasAny(lower, pairs, {"√", "×", "÷", "−"}) ||
         std::any_of(kEnglish.begin(), kEnglish.end(), [&](const Word& w) { return w.role == Role::kFormula && pairs.MayHold(w.word) && Contains(lower, w.word); });
}

std::string Normalise(std::string_view lower) {
  std::string out;
  for (size_t pos = 0; pos < lower.size();) {
    const char32_t c = DecodeUtf8(lower, pos);
    const auto sign = std::find_if(kSigns.begin(), kSigns.end(), [c](const Sign& s) { return s.sign == c; });
    if (sign != kSigns.end()) out += sign->written;
    else AppendUtf8(c, out);
  }
  return out;
}

/// Scans from left to right, keeping the formula so far; a run ends at a word that belongs to no sum.
class Scribe {
 public:
  explicit Scribe(std::string_view text) : text_(text) {}

  Notation Read() {
    while (pos_ < text_.size() && steps_++ < 2000) Step();
    EndRun();
    notation_.only_sum = others_ == 0;
    if (others_ > 6 || blocked_) std::erase_if(notation_.formulas, [](const std::string& f) { return f.find('=') == f.npos; });
    return std::move(notation_);
  }

 private:
  void Step() {
    const char c = text_[pos_];
    if (c == ' ') { ++pos_; return; }
    if (Digit(c)) return Number();
    if (std::string_view("+-*/^()=").find(c) != std::string_view::npos) { Write(c == '*' && text_.substr(pos_, 2) == "**" ? (++pos_, "^") : std::string(1, c)); ++pos_; return; }
    if (c == '%' && text_.substr(pos_, 4) != "% of") { Write("/100"); ++pos_; return; }
    if (Listed(kEnglish, /*whole=*/Alpha(c)) || Listed(kKorean, false)) return;
    if (SpelledNumber() || Letter()) return;
    if (c == ',' || c == ';' || c == '.' || c == '?' || c == '!' || c == '~') { if (c != '~') EndRun(); ++pos_; return; }
    Other();
  }

  void Number() {
    const size_t begin = pos_;
    while (pos_ < text_.size() && (Digit(text_[pos_]) || ((text_[pos_] == '.' || text_[pos_] == ',') && pos_ + 1 < text_.size() && Digit(text_[pos_ + 1])))) ++pos_;
    if (pos_ < text_.size() && text_[pos_] == ':') return Other();
    std::string digits(text_.substr(begin, pos_ - begin));
    std::erase(digits, ',');
    for (const auto& [unit, zeros] : {std::pair("만", 4u), std::pair("천", 3u), std::pair("억", 8u)})
      if (Take(unit)) digits += std::string(zeros, '0');
    if (Take("분의")) { fraction_ = digits; return; }
    if (!fraction_.empty()) { digits = "(" + digits + "/" + fraction_ + ")"; fraction_.clear(); }
    if (Take("제곱근")) return Write("@" + digits);
    if (Take("제곱")) { Write("^" + digits); return; }
    const bool beside = !run_.empty() && (Digit(run_.back()) || run_.back() == ')');
    if (beside) run_ += '?';  // two numbers side by side wait for the operation that Korean puts behind them ("3에 5를 더하면")
    last_number_ = run_.size();
    Write(digits);
  }

  bool Take(std::string_view word) {
    if (!text_.substr(pos_).starts_with(word)) return false;
    pos_ += word.size();
    return true;
  }

  template <size_t N>
  bool Listed(const std::array<Word, N>& words, bool whole) {
    const std::string_view rest = text_.substr(pos_);
    const Word* best = nullptr;
    for (const Word& w : words) {
      if (w.word.front() != rest.front() || !StartsWith(rest, w.word) || (best && best->word.size() >= w.word.size())) continue;
      if (whole && rest.size() > w.word.size() && (Alpha(rest[w.word.size()]) || rest[w.word.size()] == '\'')) continue;
      best = &w;
    }
    if (!best) return false;
    pos_ += best->word.size();
    Play(*best);
    return true;
  }

  void Play(const Word& word) {
    if (word.role == Role::kFormula) Write(word.word == "제곱" ? "^2" : std::string(word.written));
    if (word.role == Role::kAfterTwo) AfterTwo(word.written);
    if (word.role == Role::kAsk) { notation_.asked = true; if (run_.empty()) EndRun(); }
    if (word.role == Role::kBreak) EndRun();
    if (word.role == Role::kBlock) blocked_ = true;
  }

  void AfterTwo(std::string_view operation) {
    if (operation == "@") { run_.insert(std::min(last_number_, run_.size()), "@"); return; }
    const size_t place = run_.find('?');
    if (place != run_.npos) run_ = "(" + run_.substr(0, place) + ")" + std::string(operation) + run_.substr(place + 1);
  }

  bool SpelledNumber() {
    const std::string_view rest = text_.substr(pos_);
    for (size_t value = kSmallNumbers.size(); value-- > 0;) {
      const std::string_view word = kSmallNumbers[value];
      if (word.front() != rest.front() || !StartsWith(rest, word) || (rest.size() > word.size() && Alpha(rest[word.size()]))) continue;
      pos_ += word.size();
      last_number_ = run_.size();
      Write(std::to_string(value));
      return true;
    }
    return SpelledTens(rest);
  }

  /// "seventy", "seventy eight", "seventy-eight".
  bool SpelledTens(std::string_view rest) {
    constexpr std::array<std::string_view, 8> kTens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    for (size_t i = 0; i < kTens.size(); ++i) {
      if (!StartsWith(rest, kTens[i])) continue;
      const std::string_view after = rest.substr(kTens[i].size());
      if (!after.empty() && Alpha(after.front())) return false;
      size_t value = 20 + 10 * i, length = kTens[i].size();
      for (size_t ones = 1; ones < 10 && !after.empty(); ++ones) {
        const std::string_view word = kSmallNumbers[ones];
        if ((after.front() == ' ' || after.front() == '-') && StartsWith(after.substr(1), word) && (after.size() == word.size() + 1 || !Alpha(after[word.size() + 1]))) value += ones, length += 1 + word.size();
      }
      pos_ += length;
      last_number_ = run_.size();
      Write(std::to_string(value));
      return true;
    }
    return false;
  }

  /// A single letter beside a number or a sign is an unknown; "a" and "i" as words are not.
  bool Letter() {
    const char c = text_[pos_];
    if (!Alpha(c) || (pos_ + 1 < text_.size() && (Alpha(text_[pos_ + 1]) || text_[pos_ + 1] == '\''))) return false;
    const size_t next = text_.find_first_not_of(' ', pos_ + 1);
    const char after = next == text_.npos ? '\0' : text_[next];
    const bool beside = (after != '\0' && std::string_view("+-*/^=)").find(after) != std::string_view::npos) || (!run_.empty() && run_.back() != '?');
    const bool times = c == 'x' && !run_.empty() && Digit(run_.back()) && Digit(after) && text_[pos_ - 1] == ' ';
    if (AsksAfterEquation(after)) { EndRun(); ++pos_; return true; }
    if (!beside) { ++pos_; if (c == 'a' || c == 'i') ++others_; return true; }
    spaced_products_ = spaced_products_ || (!times && pos_ > 0 && text_[pos_ - 1] == ' ' && !run_.empty() && Digit(run_.back()));
    Write(times ? "*" : std::string(1, c));
    ++pos_;
    return true;
  }

  /// "2x = 10 what is x", "x/4 = 5 x=?": the letter apart is asked for, and no factor of what the equation ends with.
  bool AsksAfterEquation(char after) const {
    if (spaced_products_ || pos_ == 0 || text_[pos_ - 1] != ' ' || run_.find('=') == run_.npos) return false;
    const bool ended = Digit(run_.back()) || Alpha(run_.back()) || run_.back() == ')';
    return ended && (after == '\0' || std::string_view("+-*/^").find(after) == std::string_view::npos);
  }

  void Write(const std::string& piece) { run_ += piece; }

  void Other() {
    EndRun();
    ++others_;
    const bool alpha = Alpha(text_[pos_]);
    do DecodeUtf8(text_, pos_); while (pos_ < text_.size() && text_[pos_] != ' ' && (!alpha || Alpha(text_[pos_]) || text_[pos_] == '\'') && !Digit(text_[pos_]));
  }

  void EndRun() {
    std::string run = std::move(run_);
    run_.clear(), fraction_.clear(), last_number_ = 0;
    while (!run.empty() && std::string_view("+-*/^=?@(").find(run.back()) != std::string_view::npos) run.pop_back();
    while (!run.empty() && std::string_view("+*/^=?)").find(run.front()) != std::string_view::npos) run.erase(0, 1);
    const bool has_digit = std::any_of(run.begin(), run.end(), Digit);
    const bool operation = run.find_first_of("+-*/^@=", 1) != run.npos || run.starts_with('@');
    const bool letters = std::any_of(run.begin(), run.end(), Alpha);
    const bool equation = run.find('=') != run.npos;
    if (has_digit && operation && run.find('?') == run.npos && (!letters || equation)) notation_.formulas.push_back(std::move(run));
  }

  std::string_view text_;
  size_t pos_ = 0, steps_ = 0, last_number_ = 0;
  int others_ = 0;
  bool blocked_ = false, spaced_products_ = false;  // "3 x" is written apart
  std::string run_, fraction_;
  Notation notation_;
};

}  // namespace

Notation Transcribe(std::string_view text) {
  const std::string lower = ToLower(text.substr(0, 600));
  if (!MayHoldFormula(lower)) return {};
  static const RE2 of_equation(R"((=\s*[-+0-9.a-z/]+)에서\s+([a-z]))");  // "4x - 8 = 12에서 x 구해 줘"
  std::string grouped = GroupedFractions(lower);
  RE2::GlobalReplace(&grouped, of_equation, "\\1, \\2");
  const std::string normal = Normalise(grouped);
  return Scribe(normal).Read();
}

}  // namespace sam::maths
