#include "persona/wishes.h"

#include <algorithm>
#include <array>

#include "base/random.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "content/pack.h"
#include "content/realise.h"
#include "persona/temperaments.h"
#include "persona/wish.h"

namespace sam {
namespace {

constexpr size_t kLongest = 240;  // bytes: a wish is short
constexpr size_t kMostClauses = 8;
constexpr std::array<std::string_view, 5> kSliderNames = {"warmth", "humour", "liveliness", "directness", "formality"};

double& ValueOf(Persona& persona, Slider slider) {
  switch (slider) {
    case Slider::kWarmth:
      return persona.warmth;
    case Slider::kHumour:
      return persona.humour;
    case Slider::kLiveliness:
      return persona.liveliness;
    case Slider::kDirectness:
      return persona.directness;
    case Slider::kFormality:
      break;
  }
  return persona.formality;
}

/// Carries a wish out; the key of the line that acknowledges it.
std::string Grant(const Wish& wish, Persona& persona) {
  switch (wish.kind) {
    case WishKind::kSlider: {
      double& value = ValueOf(persona, wish.slider);
      const double before = value;
      value = std::clamp(value + wish.by, 0.0, 1.0);
      if (value == before) return "limit";
      return std::string(kSliderNames[static_cast<size_t>(wish.slider)]) + (wish.by > 0 ? ".up" : ".down");
    }
    case WishKind::kLevel:
      persona.level = wish.level;
      return wish.level == SpeechLevel::kCasual ? "casual" : "polite";
    case WishKind::kLanguage:
      persona.language = wish.language;
      return wish.language == Language::kKorean ? "korean" : "english";
    case WishKind::kFollowLanguage:
      persona.language = std::nullopt;
      return "follow";
    case WishKind::kName:
      persona.name = wish.word;
      return "name";
    case WishKind::kTemperament:
      if (const Temperament* temperament = FindTemperament(wish.word))
        persona = WithTemperament(std::move(persona), *temperament);
      return "temperament." + wish.word;
    case WishKind::kVoice: {
      const VoiceStyle before = persona.voice;
      persona.voice = Granted(wish.voice, before, wish.steps);
      return persona.voice == before ? "limit" : "voice." + std::string(Name(wish.voice));
    }
  }
  return {};
}

std::string Acknowledge(const std::string& key, Language language, const Persona& persona, std::string_view said) {
  const auto lines = content::Pack::Of(language).Lines("persona.ack." + key);
  if (lines.empty()) return {};
  const Slots slots = {{"her", persona.name}};
  return Realise(lines[StableHash(said) % lines.size()], persona.level, slots);
}

/// Where words of others are told, nothing is asked of her.
bool TellsOfOthers(std::string_view text) {
  const std::string lower = AsciiLower(text);
  for (const std::string_view word : {" said", " says", " told", " tells", " asked me", "keeps telling", "\"", "“"}) {
    if (Contains(lower, word)) return true;
  }
  return false;
}

std::string WithPlainApostrophes(std::string_view text) {
  constexpr std::string_view kCurly = "’";
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const bool curly = text.substr(i).starts_with(kCurly);
    out.push_back(curly ? '\'' : text[i]);
    i += curly ? kCurly.size() : 1;
  }
  return out;
}

}  // namespace

std::string AsciiLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::vector<Clause> ReadClauses(std::string_view text) {
  std::vector<Clause> clauses;
  if (text.size() > kLongest) return clauses;
  size_t begin = 0;
  const auto close = [&](size_t end, bool asks) {
    // Laughter and tears at the end of a Korean clause are no part of it.
    std::string_view clause = Trim(text.substr(begin, end - begin));
    for (bool trimmed = true; trimmed;) {
      trimmed = false;
      for (const std::string_view sign : {"ㅋ", "ㅎ", "ㅠ", "ㅜ", "~", "^", "♡", "♥", "❤", "…"}) {
        while (EndsWith(clause, sign)) clause.remove_suffix(sign.size()), trimmed = true;
        while (StartsWith(clause, sign)) clause.remove_prefix(sign.size()), trimmed = true;
      }
      clause = Trim(clause);
    }
    if (!clause.empty() && clauses.size() < kMostClauses) clauses.push_back({clause, asks});
  };
  for (size_t i = 0; i < text.size(); ++i) {
    if (std::string_view(".,!?;\n").find(text[i]) == std::string_view::npos) continue;
    close(i, text[i] == '?');
    begin = i + 1;
  }
  close(text.size(), false);
  return clauses;
}

std::optional<PersonaChange> ReadWish(std::string_view text, Language language, const Persona& persona) {
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  const std::string plain = WithPlainApostrophes(text);
  if (TellsOfOthers(plain)) return std::nullopt;
  std::vector<Wish> wishes;
  for (const Clause& clause : ReadClauses(plain)) {
    // The languages mix: "반말 please" is read by the script of its words.
    const bool hangul = std::any_of(clause.text.begin(), clause.text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) >= 0xEA; });
    if (hangul)
      ReadKoreanWishes(clause, persona, wishes);
    else
      ReadEnglishWishes(clause, persona, wishes);
  }
  if (wishes.empty()) return std::nullopt;
  PersonaChange change{persona, "", language, ""};
  std::string key;
  for (const Wish& wish : wishes) {
    const std::string granted = Grant(wish, change.persona);
    if (key.empty() || key == "limit" || wish.kind != WishKind::kLevel) key = granted;
    if (!change.what.empty()) change.what += ", ";
    change.what += granted;
  }
  if (change.persona.language) change.language = *change.persona.language;
  // In English a speech level only loosens the words, so the manner is what to answer to.
  change.acknowledgement = Acknowledge(key, change.language, change.persona, text);
  return change;
}

}  // namespace sam
