// A turn put into words a person can check: what was perceived, felt, recalled and chosen.
#pragma once

#include "companion/turn_report.h"
#include "core/event.h"

namespace sam {

WhyReport Explain(const HeardEvent& heard, const Reply& reply, const AffectState& felt, const std::vector<std::string>& recalled);
/// Everything about the turn but mind, prosody, notices and time taken.
TurnReport Report(const Thought& thought, const HeardEvent& heard, const Reply& reply);
/// The perceived part, as the log has it.
void ReportHeard(const HeardEvent& heard, TurnReport& report);

}  // namespace sam
