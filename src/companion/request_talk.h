// What of a program's request reaches her: what she remembers herself is left out of it, and how it asks her to be holds for one turn.
#pragma once

#include <optional>

#include "companion/life.h"
#include "core/request_context.h"
#include "core/thought.h"

namespace sam {

/// Leaves out of `context.earlier` the person's words that she remembers, with the answers to them, and her own last answers: of what was said between the
/// two her memory is the record, whatever a program sends.
void LeaveOutRemembered(RequestContext& context, const Life& life);

/// What the person only shows of others' words is taken out of what is said and becomes quoted material of the turn. Gives the whole of it.
std::string SetAsideShown(Utterance& utterance);

/// Who she is for this turn, as the system text asks: the wishes about her manner, her name and her language that a person could have, too. None where it
/// asks for nothing of the kind. Never kept.
std::optional<Persona> PersonaForTurn(const RequestContext& context, const Persona& persona);

/// The turn in which functions of the program's were asked for, where the program now only brings what they gave: `said`, its words, come again. None otherwise.
std::optional<TurnId> TurnOfCalls(const RequestContext& context, const std::string& said, const Discourse& discourse);
/// What is left of what was heard where it was heard before: it is neither learnt nor felt twice.
HeardEvent HeardBefore(HeardEvent heard);

}  // namespace sam
