#include "companion/attempt_talk.h"

#include <algorithm>

#include "companion/lesson_talk.h"
#include "companion/pushback.h"
#include "maths/attempt.h"

namespace sam {

bool HasLetter(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::optional<Finding> CheckWorking(const std::vector<std::string>& lines, Language language) {
  const auto check = maths::CheckAttempt(lines, language);
  if (!check || check->lines.empty()) return std::nullopt;
  const std::string proof = "each line was compared with the one before it";
  if (check->first_wrong) return Finding{.kind = "attempt-wrong", .question = *check->first_wrong > 0 ? check->lines[*check->first_wrong].text : "", .answer = check->said, .proof = proof, .verified = true};
  return Finding{.kind = check->finished ? "attempt-right" : "attempt-on", .question = "", .answer = check->lines.back().text, .proof = proof, .verified = true};
}

std::optional<Finding> AnswerAttempt(std::string_view text, Language language, const Discourse& discourse) {
  std::vector<std::string> lines = maths::ReadAttempt(text);
  if (lines.empty()) return std::nullopt;
  const bool of_equation = std::any_of(lines.begin(), lines.end(), HasLetter);
  if ((!of_equation || lines.size() == 1) && AnswerDoubt(text, language, discourse)) return std::nullopt;  // what is said of an answer that was given
  if (const std::string spoken_of = LastTaught(discourse, language); of_equation && HasLetter(spoken_of) && spoken_of != lines.front()) {
    std::vector<std::string> whole = lines;
    whole.insert(whole.begin(), spoken_of);
    if (auto found = CheckWorking(whole, language)) return found;
  }
  return CheckWorking(lines, language);
}

}  // namespace sam
