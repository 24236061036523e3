#include "affect/affect_engine.h"

#include <algorithm>

#include "affect/situation.h"
#include "base/unicode.h"
#include "core/tone.h"

namespace sam {
namespace {

constexpr double kFirstIntent = 0.4;  // score from which the best intent counts
constexpr double kOtherIntent = 0.55;  // and the ones after it
constexpr double kSureIntent = 0.6;    // ... that says something hard of her
constexpr double kWordForWord = 1;     // the first is an example of its intent, and nothing else is meant: "왜?" is no complaint

}  // namespace

void Situation::Add(Happening happening, Appraisal appraisal) {
  appraisal.event = EventWords(happening, percept, utterance.text);
  appraisal.goal = GoalWords(happening, percept.language);
  out.push_back(std::move(appraisal));
}

void Situation::AddOf(Happening happening, Appraisal appraisal, const std::string& told) {
  if (told.empty()) return Add(happening, std::move(appraisal));
  appraisal.event = EventWords(happening, percept.language, told);
  appraisal.goal = GoalWords(happening, percept.language);
  out.push_back(std::move(appraisal));
}

bool Situation::Means(std::initializer_list<std::string_view> names) const {
  const bool certain = !percept.intents.empty() && percept.intents.front().score >= kWordForWord;
  for (size_t i = 0; i < (certain ? 1 : percept.intents.size()); ++i) {
    const IntentScore& intent = percept.intents[i];
    if (intent.score < (i == 0 ? kFirstIntent : kOtherIntent)) continue;
    if (std::find(names.begin(), names.end(), intent.intent) != names.end()) return true;
  }
  return false;
}

bool Situation::MeansSurely(std::string_view intent) const {
  return !percept.intents.empty() && percept.intents.front().intent == intent && percept.intents.front().score >= kSureIntent;
}

double Situation::Label(std::string_view label) const {
  const size_t index = EmotionLabel(label);
  return index < kEmotionLabels ? static_cast<double>(percept.emotions[index]) : 0;
}

double Situation::GoodTone() const {
  if (ToldTone() < 0) return 0;  // "he had a fall" sounds glad to the model
  double most = std::max(0.0, percept.pad.pleasure);
  for (const char* label : {"joy", "excitement", "pride", "love", "gratitude", "admiration", "relief", "optimism"}) {
    most = std::max(most, Label(label));
  }
  return most;
}

int Situation::ToldTone() const {
  return percept.language == Language::kKorean ? percept.news.tone : ToneOfWords(SplitWords(ToLower(utterance.text)));
}

double Situation::BadTone() const {
  if (percept.news.tone > 0) return 0;
  double most = std::max(0.0, -percept.pad.pleasure);
  for (const char* label : {"sadness", "grief", "fear", "nervousness", "disappointment", "anger", "annoyance",
                            "disgust", "remorse", "embarrassment"}) {
    most = std::max(most, Label(label));
  }
  return most;
}

Duration Situation::Away() const {
  const DiscourseTurn* last = discourse.Last();
  return last ? std::max(Duration(0), utterance.at - last->at) : Duration(0);
}

std::vector<Appraisal> Appraise(const Percept& percept, const Utterance& utterance, const Bond& bond,
                                const Discourse& discourse, std::span<const Fact> facts, const AffectMemory& memory) {
  Situation situation{percept, utterance, bond, discourse, facts, memory, {}, false, false};
  AppraiseProspects(situation);
  if (!utterance.text.empty()) {
    AppraiseTowardsHer(situation);
    AppraiseLife(situation);
    AppraiseSubjects(situation);
  }
  return std::move(situation.out);
}

}  // namespace sam
