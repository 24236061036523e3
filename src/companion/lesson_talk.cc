#include "companion/lesson_talk.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/word_lists.h"
#include "maths/ask.h"
#include "maths/words/story_lesson.h"

namespace sam {

bool WantsHelp(std::string_view text) {
  return HasAny(ToLower(text), {"hint", "help me", "how do i solve", "how do i do", "how would i solve", "how can i solve", "how should i", "walk me through", "nudge", "a clue", "don't tell me", "i'm stuck", "im stuck",
                                "힌트", "도와", "어떻게 풀", "푸는 법", "푸는 방법", "막혔", "실마리", "답은 말하지", "답 말하지"});
}

bool WantsAnswer(std::string_view text) {
  return HasAny(ToLower(text), {"the answer", "just tell me", "tell me then", "what is it then", "what's x", "the solution", "답이 뭐", "답 알려", "답을 알려", "답은 뭐", "답 말해", "그냥 알려", "답이 뭔"});
}

namespace {

/// The problem in what was said, as it can be taught: an equation alone, anything else as it was said; else empty.
std::string EquationIn(std::string_view said, Language language) {
  const auto finding = maths::AnswerSum(said, language);
  if (!finding) return {};
  for (const std::string& problem : {finding->kind == "maths" ? finding->question : std::string(), std::string(said)})
    if (!problem.empty() && maths::TeachAny(problem, language)) return problem;
  return {};
}

struct Earlier {
  std::string equation;
  size_t hints = 0;  // given for it
};

/// The last equation that was spoken of, and how many hints were given since.
Earlier LastEquation(const Discourse& discourse, Language language) {
  Earlier out;
  for (auto turn = discourse.recent.rbegin(); turn != discourse.recent.rend(); ++turn) {
    if (turn->reply.empty()) continue;  // the turn that is being answered
    if (turn->skill == "finding" && WantsHelp(turn->said)) ++out.hints;
    out.equation = EquationIn(turn->said, language);
    if (out.equation.empty()) out.equation = EquationIn(turn->shown, language);
    if (!out.equation.empty()) return out;
    if (turn->skill != "finding") return {};  // the talk has moved on
  }
  return {};
}

std::string Joined(const std::vector<std::string>& steps) {
  std::string out;
  for (const std::string& step : steps) out += (out.empty() ? "" : out.ends_with('.') ? " " : ". ") + step;
  return out;
}

}  // namespace

std::optional<Finding> NextHint(std::string_view text, Language language, const Discourse& discourse) {
  if (!WantsHelp(text)) return std::nullopt;
  Earlier asked{EquationIn(text, language), 0};
  if (asked.equation.empty()) asked = LastEquation(discourse, language);
  return HintFor(asked.equation, asked.hints, language);
}

std::optional<Finding> HintFor(std::string_view equation, size_t given, Language language) {
  const auto lesson = maths::TeachAny(equation, language);
  if (!lesson) return std::nullopt;
  const bool left = given < lesson->hints.size();
  return Finding{.kind = left ? "hint" : "steps", .question = std::string(equation), .answer = left ? lesson->hints[given] : Joined(lesson->steps), .proof = "the steps lead to an answer that holds", .verified = true};
}

std::string LastTaught(const Discourse& discourse, Language language) { return LastEquation(discourse, language).equation; }

std::string EquationToAnswer(std::string_view text, const Discourse& discourse) {
  if (!WantsAnswer(text)) return {};
  for (const Language language : {Language::kEnglish, Language::kKorean}) {
    const Earlier asked = LastEquation(discourse, language);
    if (asked.hints > 0) return asked.equation;
  }
  return {};
}

}  // namespace sam
