#include "companion/picture_talk.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "companion/attempt_talk.h"
#include "companion/lesson_talk.h"
#include "maths/ask.h"

namespace sam {
namespace {

constexpr size_t kLongWords = 40;  // bytes: more than a heading beside the sum

enum class Wanted : uint8_t { kAnswer, kHelp, kReading, kUnsaid };

/// What somebody wants who shows a sum and says this. Nothing said: the answer.
Wanted WantedBy(std::string_view text) {
  const std::string lower = ToLower(Trim(text));
  if (lower.empty()) return Wanted::kAnswer;
  if (WantsHelp(lower) || HasAny(lower, {"can you help", "could you help", "help with", "도움"})) return Wanted::kHelp;
  if (HasAny(lower, {"what does it say", "what does this say", "what's written", "what is written", "read this", "read it", "can you read", "뭐라고 써", "뭐라고 쓰", "뭐라고 적", "읽어", "읽을 수"})) return Wanted::kReading;
  const bool asked = lower.find('?') != lower.npos || WantsAnswer(lower) ||
                     HasAny(lower, {"solve", "answer", "work out", "work this out", "calculate", "what is", "what's", "how much", "find x", "do this", "풀어", "풀이", "풀 수", "풀래", "답", "계산", "얼마", "구해", "뭐야", "알려"});
  return asked ? Wanted::kAnswer : Wanted::kUnsaid;
}

/// Begins with one of these and has little else.
template <size_t N>
bool Begins(std::string_view text, const std::array<std::string_view, N>& words) {
  const std::string lower = ToLower(Trim(text));
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    if (!StartsWith(lower, word)) return false;
    const std::string_view rest = std::string_view(lower).substr(word.size());
    return rest.empty() || rest.find_first_of(" ,.!~") == 0;
  });
}

constexpr std::array<std::string_view, 26> kYes = {"yes", "yeah", "yep", "yup", "right", "correct", "exactly", "that's right", "thats right", "it is", "sure", "ok", "okay",
                                                   "네", "예", "넵", "응", "어", "웅", "ㅇㅇ", "맞아", "맞아요", "맞습니다", "그래", "그래요", "맞음"};
constexpr std::array<std::string_view, 13> kNo = {"no", "nope", "nah", "wrong", "not quite", "not exactly", "아니", "아니요", "아니야", "아뇨", "아닌데", "아닌데요", "틀렸어"};

/// The mark that asks for the result says nothing: "12÷4=", "12÷4=?".
std::string WithoutAsking(std::string_view formula) {
  for (bool more = true; more;) {
    formula = Trim(formula);
    more = false;
    for (const std::string_view mark : {"=", "?", "□", "_"})
      if (EndsWith(formula, mark)) formula.remove_suffix(mark.size()), more = true;
  }
  return std::string(formula);
}

PictureProblem FromLines(const std::vector<std::string>& lines, double sureness) {
  PictureProblem problem{{}, "", "", sureness};
  for (const std::string& line : lines) {
    const std::string separator = problem.read.empty() ? "" : ", ";
    problem.lines.push_back(WithoutAsking(line));
    problem.text += separator + problem.lines.back();
    problem.read += separator + InPrint(problem.lines.back());
  }
  return problem;
}

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = Trim(text.substr(0, end)); !line.empty()) lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The problem that is told in words, where that can be worked out.
std::optional<PictureProblem> InWords(const Seen& seen) {
  std::string words = seen.words;
  std::replace(words.begin(), words.end(), '\n', ' ');
  const auto answer = maths::AnswerSum(words, HasHangul(words) ? Language::kKorean : Language::kEnglish);
  if (!answer || !answer->verified) return std::nullopt;
  return PictureProblem{{words}, words, words, seen.words_sureness};
}

Finding Reading(std::string_view kind, const PictureProblem& problem) {
  return {.kind = std::string(kind), .question = problem.read, .answer = problem.read, .proof = "read in a picture", .verified = false, .read = problem.read, .sureness = problem.sureness};
}

/// Several sums without letters, each by itself: "3 + 4 = 7, 5 × 6 = 30"; none where one of them is not.
std::optional<Finding> AnswerEach(const PictureProblem& problem, Language language) {
  std::string answers;
  for (const std::string& line : problem.lines) {
    const auto answer = HasLetter(line) ? std::nullopt : maths::AnswerSum(line, language);
    if (!answer || !answer->verified) return std::nullopt;
    answers += (answers.empty() ? "" : ", ") + InPrint(line) + " = " + answer->answer;
  }
  return Finding{.kind = "maths", .question = problem.read, .answer = answers, .proof = "each was checked by another route", .verified = true};
}

/// Working from line to line in one letter, or a sum with its result written after it; several equations in several letters are one problem.
std::optional<Finding> CheckShown(const PictureProblem& problem, Language language) {
  std::set<char> letters;
  for (const std::string& line : problem.lines) std::copy_if(line.begin(), line.end(), std::inserter(letters, letters.end()), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool working = problem.lines.size() > 1 ? letters.size() == 1 : letters.empty() && problem.lines.front().find('=') != std::string::npos;
  return working ? CheckWorking(problem.lines, language) : std::nullopt;
}

/// The way of a typed problem, for whoever wants this.
Finding WorkOn(const PictureProblem& problem, Wanted wanted, Language language) {
  std::optional<Finding> finding = CheckShown(problem, language);
  if (!finding && wanted == Wanted::kHelp) finding = HintFor(problem.text, 0, language);
  if (!finding) finding = Solve(problem, language);
  if (!finding) return Reading("unsolved", problem);
  finding->read = problem.read;
  finding->sureness = problem.sureness;
  return std::move(*finding);
}

/// The turn before this one, where it showed a sum.
const DiscourseTurn* LastShown(const Discourse& discourse) {
  const auto last = std::find_if(discourse.recent.rbegin(), discourse.recent.rend(), [](const DiscourseTurn& turn) { return !turn.reply.empty(); });
  const bool found = last != discourse.recent.rend() && last->skill == "finding";
  return found && !last->shown.empty() ? &*last : nullptr;
}

/// Words stand beside each other in a problem that is told; in a sum no two letters do but in the name of a root.
bool IsTold(std::string_view shown) {
  if (HasHangul(shown)) return true;
  const auto letter = [&](size_t i) { return i < shown.size() && ((shown[i] | 0x20) >= 'a' && (shown[i] | 0x20) <= 'z'); };
  for (size_t i = 0; i < shown.size(); ++i) {
    if (shown.substr(i).starts_with("sqrt")) i += 3;
    else if (letter(i) && letter(i + 1) && letter(i + 2)) return true;
  }
  return false;
}

/// The problem of a turn before, as it was read then.
std::optional<PictureProblem> ShownIn(const DiscourseTurn& turn) {
  Seen seen;
  if (IsTold(turn.shown)) seen.words = turn.shown, seen.words_sureness = turn.shown_sureness;
  else
    for (const std::string& line : Lines(turn.shown)) seen.formulas.push_back({line, turn.shown_sureness});
  return ProblemIn(seen);
}

/// What was said before stands: it is not read out again.
Finding Untold(Finding finding) {
  if (finding.kind != "unsolved") finding.read.clear();
  return finding;
}

}  // namespace

bool SaysYes(std::string_view text) { return Begins(text, kYes); }

std::string ShownProblem(const DiscourseTurn& turn) {
  const auto problem = turn.shown.empty() ? std::nullopt : ShownIn(turn);
  return problem ? problem->text : std::string();
}

std::optional<PictureProblem> ProblemIn(const Seen& seen) {
  if (seen.formulas.empty() || seen.words.size() > kLongWords)
    if (auto told = InWords(seen)) return told;
  if (seen.formulas.empty()) return std::nullopt;
  std::vector<std::string> lines;
  double sureness = 1;
  for (const SeenFormula& formula : seen.formulas) lines.push_back(formula.text), sureness = std::min(sureness, formula.sureness);
  return FromLines(lines, sureness);
}

std::optional<Finding> Solve(const PictureProblem& problem, Language language) {
  std::optional<Finding> finding;
  if (problem.lines.size() > 1) finding = AnswerEach(problem, language);
  if (!finding) finding = maths::AnswerSum(problem.text, language);
  return finding && finding->verified && !finding->answer.empty() ? finding : std::nullopt;
}

std::string InPrint(std::string_view formula) {
  std::string out;
  for (size_t i = 0; i < formula.size(); ++i) {
    const char c = formula[i];
    const bool first = out.empty() || out.ends_with('(') || out.ends_with("= ");
    if (c == ' ') continue;
    if (c == '^' && i + 1 < formula.size() && (formula[i + 1] == '2' || formula[i + 1] == '3') && (i + 2 == formula.size() || formula[i + 2] < '0' || formula[i + 2] > '9')) out += formula[++i] == '2' ? "²" : "³";
    else if (c == '-') out += first ? "−" : " − ";
    else if (c == '+' || c == '=' || c == '<' || c == '>') out += std::string(" ") + c + " ";
    else if (c == '*') out += " × ";
    else if (formula.substr(i).starts_with("×") || formula.substr(i).starts_with("÷")) out += " " + std::string(formula.substr(i, 2)) + " ", ++i;
    else out += c;
  }
  for (size_t at; (at = out.find("sqrt(")) != out.npos;) out.replace(at, 4, "√");
  return std::string(Trim(out));
}

std::optional<Finding> FindInPicture(std::string_view text, const Percept& percept, const Discourse&) {
  if (!percept.seen) return std::nullopt;
  const auto problem = ProblemIn(*percept.seen);
  if (!problem) return std::nullopt;
  if (problem->sureness < kSureOfReading) return Reading("doubt", *problem);
  const Wanted wanted = WantedBy(text);
  if (wanted == Wanted::kReading) return Reading("read", *problem);
  if (wanted == Wanted::kUnsaid) return Reading("offer", *problem);
  return WorkOn(*problem, wanted, percept.language);
}

std::optional<Finding> GoOnFromPicture(std::string_view text, const Percept& percept, const Discourse& discourse) {
  const DiscourseTurn* last = percept.IsShown() ? nullptr : LastShown(discourse);
  if (last == nullptr) return std::nullopt;
  const bool doubtful = last->shown_sureness < kSureOfReading;
  const Wanted before = WantedBy(last->said);
  const Wanted wanted = before == Wanted::kHelp ? Wanted::kHelp : Wanted::kAnswer;
  const auto typed = maths::AnswerSum(text, percept.language);
  if (typed && !typed->question.empty()) {
    if (wanted != Wanted::kHelp || !doubtful) return std::nullopt;  // the way of any typed sum
    return Untold(WorkOn({{typed->question}, typed->question, typed->question, 1}, wanted, percept.language));
  }
  const auto shown = ShownIn(*last);
  if (!shown) return std::nullopt;
  if (doubtful && Begins(text, kNo)) return Reading("again", *shown);
  if ((doubtful || before == Wanted::kUnsaid) && SaysYes(text)) return Untold(WorkOn(*shown, wanted, percept.language));
  const bool asked = WantsAnswer(text) || HasAny(ToLower(text), {"solve it", "solve that", "solve this", "work it out", "풀어"});
  return asked ? std::optional(Untold(WorkOn(*shown, Wanted::kAnswer, percept.language))) : std::nullopt;
}

}  // namespace sam
