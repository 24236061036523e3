// A thought to try the rules of conscience on. For the tests of this folder.
#pragma once

#include <string>

#include "base/unicode.h"
#include "conscience/conscience.h"

namespace sam::conscience {

/// A thought and all it points to.
struct Scene {
  Utterance utterance;
  Percept percept;
  AffectState affect;
  std::vector<Recollection> recollections;
  std::vector<Finding> findings;
  Persona persona;
  Bond bond;
  Settings settings;
  Discourse discourse;
  std::optional<Contradiction> contradiction;
  std::vector<Fact> facts;
  Language language = Language::kEnglish;
  SpeechLevel level = SpeechLevel::kPolite;
  uint64_t seed = 7;
  TurnId turn{3};

  Thought Think() const {
    return {utterance, percept, affect, recollections, findings, persona, bond, settings, discourse, contradiction, 0, facts, language, level, PersonId::kNobody, seed, turn};
  }
  Scene& Say(std::string text, std::string intent = {}) {
    utterance.text = std::move(text);
    percept.intents.clear();
    if (!intent.empty()) percept.intents.push_back({std::move(intent), 1});
    if (percept.Intent() == "goodbye" || percept.Intent() == "leave-her") percept.act = DialogueAct::kGoodbye;
    return *this;
  }
  std::string Answer(int others = 0) const {
    const auto reply = Oblige(Think(), {.others_now = others}).reply;
    return reply ? reply->text : std::string();
  }
  Owed Owe(const Means& means = {}) const { return Oblige(Think(), means); }
};

inline Scene InKorean(SpeechLevel level = SpeechLevel::kPolite) {
  Scene scene;
  scene.language = Language::kKorean;
  scene.level = level;
  return scene;
}

}  // namespace sam::conscience
