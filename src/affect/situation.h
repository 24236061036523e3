// What the appraisal rules look at, and where they put what they find. Inside affect/ only.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "affect/affect_engine.h"
#include "affect/reasons.h"

namespace sam {

/// Probability from which a learned meaning of a line counts: of the person's life, of what is aimed at her.
inline constexpr double kMeantOfLife = 0.55, kMeantOfHer = 0.6;

struct Situation {
  const Percept& percept;
  const Utterance& utterance;
  const Bond& bond;
  const Discourse& discourse;
  std::span<const Fact> facts;
  const AffectMemory& memory;
  std::vector<Appraisal> out;
  bool explained = false;   // the tone of the utterance already has its appraisal
  bool between_us = false;  // it is about the two of them: what sounds sad in it is no news of the person's life

  /// Adds `appraisal` with the words of `happening`.
  void Add(Happening happening, Appraisal appraisal);
  /// The same with what was told before, as ToldIn gives it.
  void AddOf(Happening happening, Appraisal appraisal, const std::string& told);

  /// True where one of these intents was recognised, first or clearly enough after it.
  bool Means(std::initializer_list<std::string_view> intents) const;
  /// True where this intent was recognised beyond doubt.
  bool MeansSurely(std::string_view intent) const;
  double Label(std::string_view label) const;  // [0, 1]
  /// How likely the line has this meaning, [0, 1].
  double Meant(Meaning meaning) const { return static_cast<double>(percept.Means(meaning)); }
  /// How good or bad the words sound, each in [0, 1].
  double GoodTone() const;
  double BadTone() const;
  /// 1 where the words themselves tell of something good, -1 of something bad ("my son is ill"), however flatly they are said; 0 neither.
  int ToldTone() const;
  /// Time since the turn before; zero where there was none.
  Duration Away() const;
};

/// About her: praise, insult, thanks, apology, teasing, jokes, questions about her, farewells.
void AppraiseTowardsHer(Situation& situation);
/// About the person: good and bad news, danger, worry, how things went.
void AppraiseLife(Situation& situation);
/// Promises, plans, coming back.
void AppraiseProspects(Situation& situation);
/// Things newly spoken of.
void AppraiseSubjects(Situation& situation);

}  // namespace sam
