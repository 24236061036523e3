#include "persona/persona_settings.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/unicode.h"
#include "persona/temperaments.h"

namespace sam {
namespace {

constexpr size_t kLongestName = 40;  // characters

bool IsWithin(double value, double low, double high) { return value >= low && value <= high; }  // false for NaN

Result<void> SetName(Persona& persona, const std::string& name) {
  const std::string clean = CleanText(name, 400);
  const size_t length = ToUtf32(clean).size();
  if (length < 1 || length > kLongestName) {
    return Fail(ErrorCode::kInvalidArgument, fmt::format("name has {} characters; give 1 to {}", length, kLongestName));
  }
  persona.name = clean;
  return {};
}

Result<void> SetTemperament(Persona& persona, const std::string& name) {
  if (const Temperament* temperament = FindTemperament(name)) {
    persona = WithTemperament(std::move(persona), *temperament);
    return {};
  }
  return Fail(ErrorCode::kInvalidArgument,
              fmt::format("temperament \"{}\" is not known; use cheerful, calm, playful, earnest or tender",
                          CleanText(name, 60)));
}

Result<void> SetBigFive(Persona& persona, const BigFive& five) {
  const std::array<std::pair<const char*, double>, 5> traits = {{{"openness", five.openness},
                                                                 {"conscientiousness", five.conscientiousness},
                                                                 {"extraversion", five.extraversion},
                                                                 {"agreeableness", five.agreeableness},
                                                                 {"stability", five.stability}}};
  for (const auto& [name, value] : traits) {
    if (!IsWithin(value, -1, 1))
      return Fail(ErrorCode::kInvalidArgument, fmt::format("{} {} is out of range; give -1 to 1", name, value));
  }
  persona.big_five = five;
  persona.temperament = "own";
  return {};
}

Result<void> SetSliders(Persona& persona, const PersonaSettings& s) {
  struct Slider {
    const char* name;
    const std::optional<double>& wished;
    double& value;
  };
  for (const Slider& slider :
       {Slider{"warmth", s.warmth, persona.warmth}, Slider{"humour", s.humour, persona.humour},
        Slider{"liveliness", s.liveliness, persona.liveliness}, Slider{"directness", s.directness, persona.directness},
        Slider{"formality", s.formality, persona.formality}}) {
    if (!slider.wished) continue;
    if (!IsWithin(*slider.wished, 0, 1)) {
      return Fail(ErrorCode::kInvalidArgument,
                  fmt::format("{} {} is out of range; give 0 to 1", slider.name, *slider.wished));
    }
    slider.value = *slider.wished;
  }
  return {};
}

Result<void> SetLanguage(Persona& persona, const std::string& language) {
  if (language == "auto")
    persona.language = std::nullopt;
  else if (language == "en")
    persona.language = Language::kEnglish;
  else if (language == "ko")
    persona.language = Language::kKorean;
  else
    return Fail(ErrorCode::kInvalidArgument,
                fmt::format("language \"{}\" is not known; use en, ko or auto", CleanText(language, 60)));
  return {};
}

Result<void> SetLevel(Persona& persona, const std::string& level) {
  if (level == "polite")
    persona.level = SpeechLevel::kPolite;
  else if (level == "casual")
    persona.level = SpeechLevel::kCasual;
  else
    return Fail(ErrorCode::kInvalidArgument,
                fmt::format("speech_level \"{}\" is not known; use polite or casual", CleanText(level, 60)));
  return {};
}

}  // namespace

Result<Persona> ApplySettings(Persona persona, const PersonaSettings& s) {
  Result<void> done;
  if (s.temperament) done = SetTemperament(persona, *s.temperament);
  if (done && s.big_five) done = SetBigFive(persona, *s.big_five);
  if (done) done = SetSliders(persona, s);
  if (done && s.name) done = SetName(persona, *s.name);
  if (done && s.language) done = SetLanguage(persona, *s.language);
  if (done && s.speech_level) done = SetLevel(persona, *s.speech_level);
  if (!done) return tl::unexpected(done.error());
  return persona;
}

}  // namespace sam
