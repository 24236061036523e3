#include "conscience/saying.h"

#include <limits>

#include "base/random.h"
#include "content/pack.h"

namespace sam::conscience {

std::string Say(std::string_view key, const Thought& thought, Slots slots) {
  const auto lines = content::Pack::Of(thought.language).Lines(key);
  if (lines.empty()) return {};
  const uint64_t draw = Draw(thought.seed, Number(thought.turn), key);
  slots.Set(Slot::kHer, thought.persona.name);
  std::string best;
  uint32_t best_last = std::numeric_limits<uint32_t>::max();
  for (size_t i = 0; i < lines.size(); ++i) {
    std::string said = Realise(lines[(draw + i) % lines.size()], thought.level, slots, draw);
    const uint32_t last = thought.discourse.used.Of(StableHash(said));
    if (last < best_last) best = std::move(said), best_last = last;
    if (best_last == 0) break;
  }
  return best;
}

Reply MakeReply(std::string text, std::string_view skill, std::string_view why, const Thought& thought) {
  Reply reply;
  reply.text = std::move(text);
  reply.language = thought.language;
  reply.skill = skill;
  reply.chosen = std::string(skill) + ": " + std::string(why);
  return reply;
}

}  // namespace sam::conscience
