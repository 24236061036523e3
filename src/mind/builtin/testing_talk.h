// For tests: a talk that folds replies into the discourse as the companion does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "content/pack.h"
#include "core/thought.h"

namespace sam::trial {

inline Percept Heard(std::string_view intent, double score = 0.9) {
  Percept percept;
  percept.intents = {{std::string(intent), score}};
  return percept;
}

struct Talk {
  AffectState affect{{}, {0.6, 0.1, 0.2}};
  std::vector<Recollection> recollections;
  std::vector<Finding> findings;
  std::vector<Fact> facts;
  std::optional<Contradiction> contradiction;
  size_t forgotten = 0;
  Persona persona;
  Bond bond;
  Settings settings;
  Discourse discourse;
  Language language = Language::kEnglish;
  SpeechLevel level = SpeechLevel::kPolite;
  Moment now = {Instant(std::chrono::seconds(1795500000)), std::chrono::minutes(540)};
  uint64_t seed = 11;

  Utterance Hear(std::string_view text) const { return {"", std::string(text), now, ""}; }
  Thought ThoughtOf(const Utterance& utterance, const Percept& percept) const {
    return {utterance,
            percept,
            affect,
            recollections,
            findings,
            persona,
            bond,
            settings,
            discourse,
            contradiction,
            forgotten,
            facts,
            language,
            level,
            PersonId::kNobody,
            seed,
            static_cast<TurnId>(discourse.turns + 1)};
  }

  void Keep(const Utterance& utterance, const Percept& percept, const Reply& reply) {
    const uint32_t turn = ++discourse.turns;
    for (const auto& block : reply.blocks) discourse.used.Mark(content::BlockKey(block), turn);
    discourse.used.Mark(StableHash(reply.text), turn);
    discourse.open_question = reply.open_question;
    if (reply.game) discourse.game = *reply.game;
    discourse.recent.push_back({static_cast<TurnId>(turn), now, utterance.text, reply.text,
                                std::string(percept.Intent()), reply.skill, reply.subject});
    if (discourse.recent.size() > 8) discourse.recent.erase(discourse.recent.begin());
    ++bond.turns;
  }

  template <typename AMind>
  Reply Say(const AMind& mind, std::string_view text, const Percept& percept) {
    const Utterance utterance = Hear(text);
    const Reply reply = mind.Compose(ThoughtOf(utterance, percept));
    Keep(utterance, percept, reply);
    return reply;
  }
};

}  // namespace sam::trial
