#include "perception/addressed.h"

#include <array>
#include <utility>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

using namespace std::string_view_literals;

/// The Korean word that takes the place of her name and what clings to it; `rest` begins behind the name and loses what was read.
std::string_view InItsPlace(std::string_view& rest) {
  for (const std::string_view title : {"씨"sv, " 씨"sv, "님"sv}) {
    if (!rest.starts_with(title)) continue;
    rest.remove_prefix(title.size());
    break;
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kParticles = {{{"한테", "너한테"}, {"에게", "너에게"}, {"이랑", "너랑"}, {"는", "너는"}, {"은", "너는"}, {"도", "너도"},
                                                                                       {"가", "네가"}, {"랑", "너랑"}, {"의", "네"}, {"를", "너를"}, {"야", ""}, {"아", ""}}};
  for (const auto& [particle, you] : kParticles) {
    if (!rest.starts_with(particle)) continue;
    const std::string_view behind = rest.substr(particle.size());
    if (!behind.empty() && static_cast<unsigned char>(behind.front()) >= 0x80) continue;  // the particle goes on: another word
    rest = behind;
    return you;
  }
  return {};
}

std::string InKorean(std::string_view text, std::string_view lower, std::string_view name) {
  std::string out;
  for (size_t pos = 0; pos < text.size();) {
    const size_t at = lower.find(name, pos);
    const bool whole = at != lower.npos && (at == 0 || lower[at - 1] == ' ');
    if (at == lower.npos) return out.append(text.substr(pos));
    out += text.substr(pos, at - pos);
    std::string_view rest = text.substr(at + name.size());
    if (whole) out += InItsPlace(rest);
    else out += text.substr(at, name.size());
    pos = text.size() - rest.size();
  }
  return out;
}

/// "samantha, are you there", "are you there samantha?".
std::string InEnglish(std::string_view text, std::string_view lower, std::string_view name) {
  if (lower.starts_with(name) && lower.size() > name.size() && (lower[name.size()] == ',' || lower[name.size()] == '!')) return std::string(Trim(text.substr(name.size() + 1)));
  const size_t end = lower.find_last_not_of(" ?!.") + 1;
  const size_t at = end >= name.size() ? end - name.size() : lower.npos;
  if (at == lower.npos || at < 2 || lower.substr(at, name.size()) != name || lower[at - 1] != ' ') return std::string(text);
  const std::string_view before = text.substr(0, lower[at - 2] == ',' ? at - 2 : at - 1);
  if (EndsWithAny(before, {" is", " called", " name's", " i'm", " hi", " to", " and", " with", " you"})) return std::string(text);
  return std::string(before) + std::string(text.substr(end));
}

}  // namespace

std::string WithYouForHerName(std::string_view text, std::string_view her_name, Language language) {
  const std::string lower = ToLower(text), name = ToLower(her_name);
  if (lower.size() != text.size()) return std::string(text);
  for (const std::string_view each : {std::string_view(name), "사만다"sv, "samantha"sv}) {
    if (each.empty() || !Contains(lower, each)) continue;
    std::string out = language == Language::kKorean ? InKorean(text, lower, each) : InEnglish(text, lower, each);
    return Trim(out).empty() ? std::string(text) : out;
  }
  return std::string(text);
}

}  // namespace sam
