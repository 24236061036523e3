#include "core/meaning.h"

#include <algorithm>
#include <utility>

namespace sam {
namespace {

constexpr std::array<std::pair<std::string_view, Meaning>, 46> kOfIntents = {{
    {"share-good-news", Meaning::kGood}, {"partner-happy", Meaning::kGood}, {"lucky", Meaning::kGood}, {"baby-news", Meaning::kGood},
    {"feel-happy", Meaning::kGood}, {"feel-proud", Meaning::kGood}, {"other-statement-good", Meaning::kGood}, {"share-bad-news", Meaning::kBad},
    {"broken-home", Meaning::kBad}, {"unlucky", Meaning::kBad}, {"small-mishap", Meaning::kBad}, {"job-loss", Meaning::kBad},
    {"injured", Meaning::kBad}, {"ill", Meaning::kBad}, {"hospital", Meaning::kBad}, {"quarrel", Meaning::kBad},
    {"feel-sad", Meaning::kBad}, {"feel-lonely", Meaning::kBad}, {"feel-stressed", Meaning::kBad}, {"feel-crying", Meaning::kBad},
    {"feel-hard", Meaning::kBad}, {"partner-hurt", Meaning::kBad}, {"friend-hurt", Meaning::kBad}, {"family-trouble", Meaning::kBad},
    {"feel-wronged-others", Meaning::kBad}, {"feel-embarrassed", Meaning::kBad}, {"feel-empty", Meaning::kBad}, {"money-worry", Meaning::kBad},
    {"exam-failed", Meaning::kLetdown}, {"grief", Meaning::kLoss}, {"pet-loss", Meaning::kLoss}, {"break-up", Meaning::kLoss},
    {"feel-missing-someone", Meaning::kLoss}, {"feel-anxious", Meaning::kDread}, {"exam-coming", Meaning::kDread}, {"health-worry", Meaning::kDread},
    {"future-worry", Meaning::kDread}, {"insult-her", Meaning::kJab}, {"threat-her", Meaning::kJab}, {"complaint-about-her", Meaning::kBlame},
    {"correction-of-her", Meaning::kBlame}, {"praise-her", Meaning::kPraise}, {"thanks", Meaning::kPraise}, {"love-her", Meaning::kPraise},
    {"apology", Meaning::kApology}, {"tease-her", Meaning::kTease},
}};

constexpr std::array<std::string_view, 42> kBareTopics = {
    "boss", "colleague", "colleague-day", "family", "father", "mother", "sibling", "child", "friend", "friend-day", "pet", "grandparent", "partner", "neighbour", "junior",
    "food", "drink", "cooking", "coffee", "shopping", "school", "study", "work", "book", "film", "music", "art", "sport", "travel", "home", "car", "phone-tech", "money",
    "garden", "outside", "place", "game", "party", "habits", "clothes", "learning", "hobby"};

}  // namespace

bool IsBareTopic(std::string_view intent) { return std::find(kBareTopics.begin(), kBareTopics.end(), intent) != kBareTopics.end(); }

MeaningSide SideOf(Meaning meaning) {
  switch (meaning) {
    case Meaning::kBad:
    case Meaning::kLoss:
    case Meaning::kLetdown:
    case Meaning::kDread: return MeaningSide::kSad;
    case Meaning::kGood:
    case Meaning::kRelief:
    case Meaning::kHope: return MeaningSide::kGlad;
    case Meaning::kJab:
    case Meaning::kBlame: return MeaningSide::kUnkind;
    case Meaning::kPraise:
    case Meaning::kApology:
    case Meaning::kTease: return MeaningSide::kKind;
    case Meaning::kNone: break;
  }
  return MeaningSide::kNeither;
}

Meaning MeaningOf(std::string_view intent) {
  const auto found = std::find_if(kOfIntents.begin(), kOfIntents.end(), [&](const auto& row) { return row.first == intent; });
  return found == kOfIntents.end() ? Meaning::kNone : found->second;
}

float Leans(const Percept& percept, MeaningSide side) {
  float sum = 0;
  for (size_t i = 0; i < kMeanings; ++i) sum += SideOf(static_cast<Meaning>(i)) == side ? percept.meanings[i] : 0;
  return sum;
}

bool MeansSomething(const Percept& percept) {
  constexpr float kMoreLikelyThanNot = 0.5F;
  return percept.meanings != MeaningDistribution{} && percept.Means(Meaning::kNone) < kMoreLikelyThanNot;
}

Meaning LikeliestMeaning(const Percept& percept) {
  return static_cast<Meaning>(std::max_element(percept.meanings.begin() + 1, percept.meanings.end()) - percept.meanings.begin());
}

}  // namespace sam
