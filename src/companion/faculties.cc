#include "companion/faculties.h"

#include "companion/attempt_talk.h"
#include "companion/follow_up.h"
#include "companion/lesson_talk.h"
#include "companion/picture_talk.h"
#include "companion/pushback.h"
#include "knowledge/word_questions.h"
#include "maths/ask.h"
#include "persona/wishes.h"

namespace sam {
namespace {

const knowledge::WordKnowledge& Words() {
  static const knowledge::WordKnowledge words;
  return words;
}

}  // namespace

std::string_view KindOfNoun(std::string_view noun) { return Words().KindOf(noun); }

Consultation ConsultFaculties(const Utterance& utterance, const Percept& percept, const Persona& persona, const Discourse& discourse) {
  Consultation consultation;
  if (percept.crisis.level != CrisisLevel::kNone) return consultation;
  if (auto wish = ReadWish(utterance.text, percept.language, persona)) {
    consultation.persona = std::move(wish->persona);
    consultation.language = wish->language;
    consultation.findings.push_back({.kind = "persona", .question = std::move(wish->what), .answer = std::move(wish->acknowledgement), .proof = "asked for", .verified = true});
    return consultation;
  }
  auto pictured = FindInPicture(utterance.text, percept, discourse);
  if (!pictured) pictured = GoOnFromPicture(utterance.text, percept, discourse);
  if (pictured) {
    consultation.findings.push_back(std::move(*pictured));
    return consultation;
  }
  for (const auto answer : {AnswerAttempt, NextHint, AnswerDoubt}) {
    auto found = answer(utterance.text, percept.language, discourse);
    if (!found) continue;
    consultation.findings.push_back(*std::move(found));
    return consultation;
  }
  const std::string equation = EquationToAnswer(utterance.text, discourse);
  const std::string asked = equation.empty() ? WholeQuestion(utterance.text, discourse) : equation;
  if (auto sum = maths::AnswerSum(asked, percept.language)) {
    consultation.findings.push_back(std::move(*sum));
  } else if (percept.language == Language::kEnglish) {
    if (auto word = Words().Answer(asked)) consultation.findings.push_back(std::move(*word));
  }
  return consultation;
}

}  // namespace sam
