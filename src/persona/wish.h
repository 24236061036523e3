// One wish about her manner, as the readers of either language find it. Inside persona/ only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "core/persona.h"

namespace sam {

enum class WishKind : uint8_t { kSlider, kLevel, kLanguage, kFollowLanguage, kName, kTemperament, kVoice };
enum class Slider : uint8_t { kWarmth, kHumour, kLiveliness, kDirectness, kFormality };

struct Wish {
  WishKind kind = WishKind::kSlider;
  Slider slider = Slider::kWarmth;
  double by = 0;                             // kSlider: how far, signed
  SpeechLevel level = SpeechLevel::kPolite;  // kLevel
  Language language = Language::kEnglish;    // kLanguage
  std::string word{};                        // kName, kTemperament
  VoiceWish voice = VoiceWish::kUsual;       // kVoice
  int steps = 1;                             // kVoice
};

inline constexpr double kStep = 0.25, kSmallStep = 0.15, kBigStep = 0.4;

/// A clause with the mark that ended it.
struct Clause {
  std::string_view text;
  bool asks = false;
};
/// At most eight clauses, split at marks; nothing of longer texts or of quotations.
std::vector<Clause> ReadClauses(std::string_view text);

/// A to Z in lower case, the rest as it is.
std::string AsciiLower(std::string_view text);

void ReadEnglishWishes(const Clause& clause, const Persona& persona, std::vector<Wish>& out);
void ReadKoreanWishes(const Clause& clause, const Persona& persona, std::vector<Wish>& out);

}  // namespace sam
