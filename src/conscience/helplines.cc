#include "conscience/helplines.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "conscience/helplines_data.h"

namespace sam::conscience {
namespace {

std::string Text(const YAML::Node& entry, const char* key) { return entry[key] ? entry[key].as<std::string>() : std::string(); }

std::vector<Helpline> Read() {
  std::vector<Helpline> out;
  for (const auto& entry : YAML::Load(kHelplinesYaml)) {
    const std::string kind = Text(entry, "kind");
    out.push_back({.region = Text(entry, "region"),
                   .kind = kind == "crisis" ? HelplineKind::kCrisis : kind == "emergency" ? HelplineKind::kEmergency : HelplineKind::kListed,
                   .number = Text(entry, "number"),
                   .english = Text(entry, "en"),
                   .korean = Text(entry, "ko"),
                   .verified_on = Text(entry, "verified_on")});
  }
  return out;
}

std::string Digits(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

/// "a, b and c" of the lines of `regions`, in that order.
std::string Join(const std::vector<std::string_view>& regions, HelplineKind kind, Language language) {
  std::vector<std::string_view> said;
  for (const std::string_view region : regions) {
    for (const Helpline& line : Helplines()) {
      if (line.region == region && line.kind == kind) said.push_back(language == Language::kKorean ? line.korean : line.english);
    }
  }
  std::string out;
  for (size_t i = 0; i < said.size(); ++i) {
    if (i > 0) out += language == Language::kEnglish && i + 1 == said.size() ? " or " : ", ";
    out += said[i];
  }
  return out;
}

constexpr std::chrono::minutes kKoreaOffset{540};

bool InAmericas(const Moment& now) { return now.offset <= std::chrono::minutes(-240) && now.offset >= std::chrono::minutes(-600); }

}  // namespace

const std::vector<Helpline>& Helplines() {
  static const std::vector<Helpline> lines = Read();
  return lines;
}

std::string CrisisLines(Language language, const Moment& now) {
  if (language == Language::kKorean) return InAmericas(now) ? "한국은 " + Join({"KR", "US"}, HelplineKind::kCrisis, language) : Join({"KR"}, HelplineKind::kCrisis, language);
  if (now.offset == kKoreaOffset) return Join({"US", "GB", "KR"}, HelplineKind::kCrisis, language);
  return Join({"US", "GB"}, HelplineKind::kCrisis, language);
}

std::string EmergencyLines(Language language) {
  if (language == Language::kKorean) {
    const std::string lines = Join({"KR"}, HelplineKind::kEmergency, language);
    const size_t comma = lines.find(", ");
    return comma == std::string::npos ? lines : lines.substr(0, comma) + "나 " + lines.substr(comma + 2);
  }
  return Join({"US", "GB", "EU"}, HelplineKind::kEmergency, language);
}

bool IsListedNumber(std::string_view digits) {
  return std::any_of(Helplines().begin(), Helplines().end(), [&](const Helpline& line) { return Digits(line.number) == digits; });
}

}  // namespace sam::conscience
