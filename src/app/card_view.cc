#include "app/card_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "app/picture.h"
#include "base/unicode.h"
#include "persona/character_card.h"

namespace sam::app {
namespace {

using nlohmann::json;

/// "head  " before the first line, as much space before the others.
std::string Block(std::string_view head, const std::string& text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    out += fmt::format("{:<12} {}\n", at == 0 ? head : "", text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

Result<json> CardLine(const std::string& path, CardStep step) {
  auto file = ReadPictureFile(path, "a card");
  if (!file) return tl::unexpected(file.error());
  auto card = ReadCard(*file);
  if (!card) return tl::unexpected(card.error());
  auto text = CardText(*file);
  if (!text) return tl::unexpected(text.error());
  return json{{"card", {{step == CardStep::kPreview ? "preview" : "import", {{"json", *text}}}}}};
}

std::string CardShown(const json& told) {
  std::string out = Block("name", told.value("name", "")) + Block("card", told.value("spec", "") + (told.value("ours", false) ? ", written by this program" : ""));
  out += Block("made by", told.value("creator", ""));
  std::string changes;
  for (const json& change : told.value("changes", json::array())) changes += (changes.empty() ? "" : "\n") + change.get<std::string>();
  if (told.contains("changes")) out += Block("changes", changes.empty() ? "nothing" : changes);
  out += Block("temperament", told.value("temperament", ""));
  out += Block("about her", told.value("about", "")) + Block("first words", told.value("first_words", ""));
  for (const json& sentence : told.value("left_out", json::array())) out += Block("left out", sentence.get<std::string>());
  if (const auto lore = told.value("lore_entries", size_t{0}); lore > 0) out += Block("kept", fmt::format("{} entries of its lorebook; they are given back, and not used", lore));
  for (const json& field : told.value("cut", json::array())) out += Block("kept", fmt::format("the whole of its {}, of which the first {} bytes are used", field.get<std::string>(), kMostCardField));
  return out;
}

bool MeansYes(std::string_view answer) {
  const std::string word = ToLower(Trim(answer));
  constexpr std::array<std::string_view, 8> kYes = {"y", "yes", "ok", "네", "예", "응", "ㅇ", "ㅇㅇ"};
  return std::find(kYes.begin(), kYes.end(), word) != kYes.end();
}

}  // namespace sam::app
