// Which turns must go so that nothing of what is to be forgotten is left: the ones that say it, the answers made from them, and any others
// that hold its words.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "companion/life.h"
#include "core/percept.h"
#include "store/event_log.h"

namespace sam {

/// Of a fact ("f12.1") or a turn ("t12"): empty where nothing is known under the id.
std::vector<TurnId> TurnsToForget(const Life& life, std::span<const StoredEvent> events, std::string_view id);
/// Of somebody or something ("priya", "my sister"): empty where it never came up.
std::vector<TurnId> TurnsToForgetAbout(const Life& life, std::span<const StoredEvent> events, std::string_view words);
/// What "that" is: the facts or the turn that the last answer was made from, else what was last told; "" where it was a question that
/// nothing was known of. Ids parted by spaces.
std::string MeantByThat(const Life& life);

/// The turns that events in the log say are forgotten, though their words are among the events still: the keys were not destroyed yet when
/// the power went.
std::vector<TurnId> LeftToForget(std::span<const StoredEvent> events);

}  // namespace sam
