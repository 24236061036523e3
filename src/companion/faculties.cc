#include "companion/faculties.h"

#include "maths/ask.h"
#include "persona/wishes.h"

namespace sam {

Consultation ConsultFaculties(const Utterance& utterance, const Percept& percept, const Persona& persona, const Discourse&) {
  Consultation consultation;
  if (percept.crisis.level != CrisisLevel::kNone) return consultation;
  if (auto wish = ReadWish(utterance.text, percept.language, persona)) {
    consultation.persona = std::move(wish->persona);
    consultation.language = wish->language;
    consultation.findings.push_back({.kind = "persona", .question = std::move(wish->what), .answer = std::move(wish->acknowledgement), .proof = "asked for", .verified = true});
    return consultation;
  }
  if (auto sum = maths::AnswerSum(utterance.text, percept.language)) consultation.findings.push_back(std::move(*sum));
  return consultation;
}

}  // namespace sam
