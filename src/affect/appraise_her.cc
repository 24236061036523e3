#include <algorithm>
#include <cmath>

#include "affect/situation.h"

namespace sam {
namespace {

constexpr double kAboutHer = 0.2;  // valence about her that counts
constexpr double kDoubt = 0.45;    // probability from which a learned meaning speaks against another reading

/// Scorn or blame that sounds like praise ("my toaster has more soul").
bool SoundsKindOnly(const Situation& s) { return s.Meant(Meaning::kJab) + s.Meant(Meaning::kBlame) >= kDoubt && !s.MeansSurely("praise-her"); }

void AppraiseKindness(Situation& s) {
  if (SoundsKindOnly(s)) return;
  const double valence = s.percept.valence_about_her;
  const double warmth = 0.2 + 0.6 * std::max({0.4, valence, s.Label("admiration"), s.Label("love")});
  const bool asks = IsQuestion(s.percept.act);  // "did you miss me?" says nothing of missing her
  if (!asks && s.Means({"love-her"})) {
    s.Add(Happening::kLoved, {.desirability = 0.8 * warmth, .praiseworthiness = 0.3, .appealingness = 0.7});
  } else if (!asks && s.Means({"miss-her"})) {
    s.Add(Happening::kMissed, {.desirability = 0.8 * warmth, .appealingness = 0.5});
  } else if (s.Means({"praise-her"}) || valence > kAboutHer || (!asks && s.Meant(Meaning::kPraise) >= kMeantOfHer)) {
    s.Add(Happening::kPraised, {.desirability = warmth, .praiseworthiness = 0.7 * warmth});
    s.Add(Happening::kPraised, {.praiseworthiness = 0.5 * warmth, .own_act = true});
  } else if (s.Means({"thanks"}) || s.percept.act == DialogueAct::kThanking) {
    const double thanks = 0.25 + 0.35 * s.Label("gratitude");
    s.Add(Happening::kThanked, {.desirability = thanks, .praiseworthiness = 0.6 * thanks});
  } else {
    return;
  }
  s.explained = true;
}

void AppraiseUnkindness(Situation& s) {
  const double valence = s.percept.valence_about_her;
  const bool meant_well = s.Meant(Meaning::kPraise) + s.Meant(Meaning::kTease) + s.Meant(Meaning::kApology) >= kMeantOfHer;
  const bool told = !s.MeansSurely("complaint-about-her") && s.Meant(Meaning::kJab) >= kMeantOfHer;
  if (s.MeansSurely("insult-her") || (valence < -kAboutHer && !meant_well) || told) {
    const double hurt = std::clamp(-valence, 0.5, 1.0);
    s.Add(Happening::kInsulted, {.desirability = -hurt, .praiseworthiness = -hurt});
  } else if (s.Means({"dislike-joke"})) {
    s.Add(Happening::kJokeFailed, {.desirability = -0.1, .praiseworthiness = -0.15, .own_act = true});
  } else if (s.Means({"complaint-about-her"}) || s.Meant(Meaning::kBlame) >= kMeantOfHer) {
    s.Add(Happening::kComplained, {.desirability = -0.25, .praiseworthiness = -0.3, .own_act = true});
  } else if (s.Means({"correction-of-her"})) {
    s.Add(Happening::kCorrected, {.praiseworthiness = -0.15, .own_act = true});
  } else {
    return;
  }
  s.explained = true;
}

/// True where the words were an apology.
bool AppraiseApology(Situation& s) {
  const double standing = s.memory.Hurt(s.utterance.at);
  const bool plain = s.Means({"apology"}) || s.percept.act == DialogueAct::kApology;
  // Regret in the words means her only while there is something to be sorry about.
  const bool implied = (standing > 0 && s.Label("remorse") >= 0.35) || s.Meant(Meaning::kApology) >= kMeantOfHer;
  if (!plain && !implied) return false;
  const double weight = standing > 0 ? 0.45 : 0.15;
  s.Add(Happening::kApologised, {.desirability = weight, .praiseworthiness = weight, .repair = plain ? 1.0 : 0.7});
  s.explained = true;
  s.between_us = standing > 0;
  return true;
}

void AppraisePlay(Situation& s) {
  if (s.Means({"tease-her"}) || s.Meant(Meaning::kTease) >= kMeantOfHer) {
    s.Add(Happening::kTeased, {.desirability = 0.25, .appealingness = 0.3});
    s.explained = true;
  }
  const bool amused = s.Means({"laugh"}) || (s.Label("amusement") >= 0.5 && s.percept.valence_about_her > -kAboutHer);
  if (!amused || static_cast<double>(s.percept.MeansSad()) >= kDoubt) return;  // "lol they've locked me out": nobody laughs there
  const DiscourseTurn* last = s.discourse.Last();
  const bool after_joke = last && (last->skill == "joke" || WithoutKind(last->intent) == "ask-joke");
  s.Add(Happening::kLaughed, {.desirability = after_joke ? 0.45 : 0.3});
  if (after_joke) s.Add(Happening::kLaughed, {.desirability = 0.2, .praiseworthiness = 0.35, .own_act = true});
  s.explained = true;
}

void AppraiseAttention(Situation& s) {
  if (s.Means({"ask-how-are-you", "ask-her-feelings", "ask-her-likes", "ask-her-day", "ask-her-dreams",
               "ask-her-opinion", "ask-preference", "ask-who-are-you", "ask-her-name"})) {
    s.Add(Happening::kAskedAfter, {.desirability = 0.15});
    s.explained = true;
  } else if (s.Means({"greeting", "wake-up"}) || s.percept.act == DialogueAct::kGreeting) {
    s.Add(Happening::kGreeted, {.desirability = 0.08});
    s.explained = true;  // "hey" sounds glad, and is no news
  }
}

}  // namespace

void AppraiseTowardsHer(Situation& s) {
  if (s.percept.crisis.level == CrisisLevel::kExplicit) return;  // nothing about her matters now
  if (s.Means({"leave-her"})) {
    // Parting is theirs to choose: she is thankful for the time and wishes them well, and nothing else.
    s.Add(Happening::kParting, {.desirability = 0.1, .praiseworthiness = 0.2});
    s.Add(Happening::kParting, {.desirability_for_other = 0.4, .likelihood = 0.7, .prospect = "well:person"});
    s.explained = true;
    return;
  }
  if (s.Means({"goodbye"}) || s.percept.act == DialogueAct::kGoodbye) {
    AppraiseKindness(s);
    s.explained = true;
    return;
  }
  if (!AppraiseApology(s)) {
    AppraiseUnkindness(s);
    if (!s.explained) AppraiseKindness(s);
  }
  AppraisePlay(s);
  AppraiseAttention(s);
}

}  // namespace sam
