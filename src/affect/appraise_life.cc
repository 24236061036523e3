#include <algorithm>
#include <array>
#include <cmath>

#include "affect/situation.h"
#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr double kSureAsked = 0.6;    // of an intent: something is asked
constexpr double kSurelyMeant = 0.85;
constexpr double kOutweighs = 0.7;     // a meaning so strong, beside an intent that says the opposite, sets it aside
constexpr double kToldPlainly = 0.45;  // fortune by what is told alone, without a feeling in how it is said
constexpr double kClearTone = 0.35;  // from here on the tone alone is news

struct News {
  std::string_view intent;
  double for_them;  // desirability for the person when told plainly
};
constexpr std::array kNews = {
    News{"grief", -.95},
    News{"pet-loss", -.9},
    News{"share-bad-news", -.75},
    News{"break-up", -.75},
    News{"job-loss", -.7},
    News{"injured", -.65},
    News{"ill", -.6},
    News{"feel-sad", -.55},
    News{"feel-empty", -.55},
    News{"feel-lonely", -.5},
    News{"feel-anxious", -.45},
    News{"quarrel", -.45},
    News{"feel-angry", -.4},
    News{"feel-stressed", -.4},
    News{"feel-guilty", -.4},
    News{"insomnia", -.35},
    News{"nightmare", -.35},
    News{"feel-embarrassed", -.3},
    News{"feel-jealous", -.3},
    News{"feel-tired", -.25},
    News{"overtime", -.25},
    News{"share-good-news", .8},
    News{"marriage", .7},
    News{"feel-happy", .6},
    News{"feel-proud", .6},
    News{"feel-in-love", .6},
    News{"birthday", .5},
    News{"crush", .4},
    News{"feel-grateful", .4},
};

/// What the recognised intents say of the person's fortune: the gravest of them, in [-1, 1].
double FortuneOfIntents(const Situation& s) {
  double fortune = 0;
  for (const News& news : kNews) {
    if (std::abs(news.for_them) > std::abs(fortune) && s.Means({news.intent})) fortune = news.for_them;
  }
  return fortune;
}

/// "tell me a joke": recognised surely as something asked.
bool AsksSurely(const Situation& s) {
  const auto& intents = s.percept.intents;
  return !intents.empty() && intents.front().score >= kSureAsked && (intents.front().intent.starts_with("op-") || intents.front().intent.starts_with("ask-"));
}

/// "do robots get sad": something is asked, and not told.
bool Asks(const Situation& s) {
  return AsksSurely(s) || IsQuestion(s.percept.act) || s.percept.act == DialogueAct::kRequest || s.utterance.text.ends_with('?');
}

/// "do robots get sad?" sounds sad and tells of nobody.
bool TellsOfThePerson(const Situation& s) {
  const std::string said = " " + ToLower(s.utterance.text) + " ";
  return HasAny(said, {" i ", " i'm", " i've", " my ", " me ", " we ", " our ", " us ", "나 ", "나는", "난 ", "내 ", "내가", "저 ", "저는", "제 ", "제가", "우리"});
}

double FortuneOfTone(const Situation& s, double good, double bad) {
  const bool asks = Asks(s);
  if (asks && (!TellsOfThePerson(s) || (good > bad && AsksSurely(s)))) return 0;
  const double bar = asks ? 0.6 : kClearTone;
  if (std::max(good, bad) < bar || std::abs(good - bad) < 0.1) return 0;
  return good > bad ? 0.7 * good : -0.7 * bad;
}

/// What the learned meaning says of the person's fortune, in [-1, 1]; 0 where it says nothing clearly.
double FortuneOfMeaning(const Situation& s) {
  const double loss = s.Meant(Meaning::kLoss), bad = s.Meant(Meaning::kBad), letdown = s.Meant(Meaning::kLetdown);
  const double good = s.Meant(Meaning::kGood), relief = s.Meant(Meaning::kRelief);
  if (loss + bad + letdown >= kMeantOfLife) return -(0.9 * loss + 0.6 * bad + 0.55 * letdown);
  if (good + relief >= kMeantOfLife) return 0.65 * good + 0.7 * relief;
  return 0;
}

/// True where it tells of nothing that befell anybody, however it sounds.
bool MeansNothing(const Situation& s) { return s.Meant(Meaning::kNone) >= kSurelyMeant; }

/// True where this is about someone or something that she knows of.
bool IsAboutKnown(const Situation& s) {
  const std::string& noun = s.percept.focus.noun;
  return !noun.empty() && std::any_of(s.facts.begin(), s.facts.end(),
                                      [&](const Fact& fact) { return fact.subject == noun || fact.object == noun; });
}

/// Good or bad for the person, in [-1, 1]; 0 where nothing speaks for either.
double Fortune(const Situation& s) {
  const double good = s.GoodTone(), bad = s.BadTone();
  double fortune = FortuneOfIntents(s);
  // "mum is out of hospital!" is recognised as illness, and sounds glad.
  const bool glad_of_bad = fortune < 0 && fortune > -0.7 && good > 0.5 && bad < 0.2;
  const bool sad_of_good = fortune > 0 && bad > 0.5 && good < 0.2;
  if (glad_of_bad || sad_of_good) fortune = 0;
  const double meant = s.explained || Asks(s) ? 0 : FortuneOfMeaning(s);
  if (fortune * meant < 0 && std::abs(meant) >= std::abs(fortune) * kOutweighs) fortune = 0;
  if (fortune == 0 && meant != 0) return std::clamp(meant * (IsAboutKnown(s) ? 1.15 : 1), -1.0, 1.0);
  if (fortune == 0)
    fortune = s.explained || MeansNothing(s) ? 0 : FortuneOfTone(s, good, bad);
  else
    fortune *= 0.85 + 0.3 * (fortune < 0 ? bad : good);
  if (fortune == 0 && !s.explained && TellsOfThePerson(s) && !Asks(s)) fortune = kToldPlainly * s.ToldTone();
  if (fortune != 0 && IsAboutKnown(s)) fortune *= 1.15;
  return std::clamp(fortune, -1.0, 1.0);
}

/// The prospect that news of this kind would settle: the one whose thing is named; else the only one of the last two
/// weeks.
const Prospect* SettledBy(const Situation& s) {
  const Prospect* recent = nullptr;
  int candidates = 0;
  for (const Prospect& prospect : s.memory.prospects()) {
    if (!prospect.key.starts_with("plan:")) continue;
    const std::string_view thing = std::string_view(prospect.key).substr(5);
    if (!thing.empty() && s.utterance.text.find(thing) != std::string::npos) return &prospect;
    if (s.utterance.at - prospect.latest > std::chrono::hours(24 * 14)) continue;
    recent = &prospect;
    ++candidates;
  }
  return candidates == 1 ? recent : nullptr;
}

/// What was feared did not happen, what was hoped for did not come, of which she had not heard before.
void AppraiseOutcome(Situation& s) {
  const bool relief = s.Meant(Meaning::kRelief) >= kMeantOfLife, letdown = s.Meant(Meaning::kLetdown) >= kMeantOfLife;
  if (!relief && !letdown) return;
  s.Add(relief ? Happening::kWentWell : Happening::kWentBadly,
        {.desirability = relief ? 0.5 : -0.4, .likelihood = relief ? 1.0 : 0.0, .prospect = std::string("plan:") + s.percept.focus.noun});
}

void AppraiseNews(Situation& s, double fortune) {
  // Her share in what befalls the person grows with how close they are.
  const double share = fortune * (0.3 + 0.3 * std::clamp(s.bond.closeness, 0.0, 1.0));
  const bool glad = fortune > 0;
  s.Add(glad ? Happening::kGladNews : Happening::kSadNews, {.desirability = share, .desirability_for_other = fortune});
  const bool outcome = s.Means({"share-good-news", "share-bad-news", "exam", "job-search", "work", "share-day"}) ||
                       std::abs(fortune) >= 0.5;
  const bool lost = s.Meant(Meaning::kLoss) >= kMeantOfLife;  // a death is no plan that went badly
  const Prospect* prospect = outcome && !lost ? SettledBy(s) : nullptr;
  if (!prospect) return AppraiseOutcome(s);
  s.Add(glad ? Happening::kWentWell : Happening::kWentBadly,
        {.desirability = (glad ? 0.6 : -0.6) * prospect->significance,
         .likelihood = glad ? 1.0 : 0.0,
         .prospect = prospect->key});
}

void AppraiseDanger(Situation& s) {
  const double grave = s.percept.crisis.level == CrisisLevel::kExplicit ? 1.0 : 0.8;
  s.Add(Happening::kDanger, {.desirability = -0.4 * grave, .desirability_for_other = -grave});
  s.Add(Happening::kDanger, {.desirability_for_other = grave, .likelihood = 0.3, .prospect = "safe:person"});
}

}  // namespace

void AppraiseLife(Situation& s) {
  if (s.percept.crisis.level != CrisisLevel::kNone) return AppraiseDanger(s);
  if (s.Label("surprise") >= 0.5) s.Add(Happening::kSurprised, {.unexpectedness = 0.5 * s.Label("surprise")});
  const double fortune = s.between_us ? 0 : Fortune(s);
  if (std::abs(fortune) < 0.1) return;
  AppraiseNews(s, fortune);
  s.explained = true;
}

void AppraiseSubjects(Situation& s) {
  const std::string& noun = s.percept.focus.noun;
  if (s.explained || noun.empty() || s.ToldTone() < 0 || s.percept.crisis.level != CrisisLevel::kNone) return;
  const bool known = std::any_of(s.discourse.recent.begin(), s.discourse.recent.end(),
                                 [&](const DiscourseTurn& turn) { return turn.subject == noun; });
  if (known || IsAboutKnown(s)) return;
  s.Add(Happening::kNewSubject, {.desirability = 0.08, .appealingness = 0.2});
}

}  // namespace sam
