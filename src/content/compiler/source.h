// What the YAML files of one language say, with where each thing stands.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/pack.h"

namespace sam::content {

struct Place {
  std::string file;
  int line = 0;  // from 1
};

/// A mistake in the content, for a person who edits it.
struct Fault {
  Place place;
  std::string message;  // what; why; what to do
};

struct IntentSource {
  Place place;
  std::string name, act;
  std::vector<std::string> examples;
};

struct BlockSource {
  Place place;
  std::string id, text, skill;
  Part part = Part::kWhole;
  std::vector<std::string> intents, emotions, topics, after, answers;
  std::vector<std::string> acts, tones, feel, at, met;  // names as written
  Answer answer = Answer::kAny;
  float humour = 0, warmth = 0, directness = 0, liveliness = 0, closeness = 0, weight = 1;
  uint32_t group = 0;
};

struct LinesSource {
  Place place;
  std::string key;
  std::vector<std::string> lines;
};

struct ForbiddenSource {
  std::string why;
  std::vector<std::string> phrases;
};

/// One language's content.
struct PackSource {
  Language language = Language::kEnglish;
  std::map<std::string, std::string> acts;  // intent -> act, from intents.yaml
  std::vector<IntentSource> intents;
  std::vector<BlockSource> blocks;
  std::vector<LinesSource> lines;
  std::vector<ForbiddenSource> forbidden;
};

}  // namespace sam::content
