#include "perception/just_told.h"

#include "base/unicode.h"
#include "core/predicates.h"

namespace sam {

const Fact* FactJustTold(const PerceptionContext& context) {
  const DiscourseTurn* last = context.discourse.Last();
  if (last == nullptr || last->skill != "recall") return nullptr;
  const std::string reply = ToLower(last->reply), asked = ToLower(last->said);
  const Fact* best = nullptr;
  for (const Fact& fact : context.facts) {
    if (fact.state != FactState::kCurrent || fact.predicate == predicate::kNote || fact.object.empty()) continue;
    const std::string object = ToLower(fact.object), subject = ToLower(fact.subject.substr(fact.subject.rfind(' ') == fact.subject.npos ? 0 : fact.subject.rfind(' ') + 1));
    const bool named = reply.find(object) != reply.npos && (fact.subject == "me" || reply.find(subject) != reply.npos || asked.find(subject) != asked.npos);
    if (named && (best == nullptr || fact.object.size() > best->object.size() || (fact.object.size() == best->object.size() && fact.source >= best->source))) best = &fact;
  }
  return best;
}

}  // namespace sam
