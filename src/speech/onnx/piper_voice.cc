#include "speech/onnx/piper_voice.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/unicode.h"

namespace sam::onnx {
namespace {

using nlohmann::json;

constexpr float kMostSpeakers = 65536;

Error Damaged(std::string_view what) { return {ErrorCode::kCorrupt, fmt::format("the file beside the voice (its name with .json behind it) {}; take the one that came with it", what)}; }

float NumberAt(const json& object, const char* name, float otherwise) { return object.is_object() && object.contains(name) && object[name].is_number() ? object[name].get<float>() : otherwise; }

bool ReadIds(const json& map, PiperVoice& voice) {
  if (!map.is_object() || map.empty() || map.size() > 4096) return false;
  for (const auto& [phoneme, ids] : map.items()) {
    if (!ids.is_array() || ids.size() > 16) return false;
    for (const json& id : ids) {
      if (!id.is_number_integer()) return false;
      voice.ids[phoneme].push_back(id.get<int64_t>());
    }
  }
  return voice.ids.contains("_") && voice.ids.contains("^") && voice.ids.contains("$");
}

}  // namespace

Result<PiperVoice> ReadPiperVoice(std::string_view text) {
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return tl::unexpected(Damaged("is no JSON"));
  PiperVoice voice;
  const json audio = object.value("audio", json::object()), espeak = object.value("espeak", json::object()), inference = object.value("inference", json::object());
  const float rate = NumberAt(audio, "sample_rate", 0);
  if (!(rate >= 8000 && rate <= 96000)) return tl::unexpected(Damaged("names no rate of samples between 8000 and 96000"));
  voice.rate_hz = static_cast<int>(rate);
  voice.speakers = static_cast<int>(std::clamp(NumberAt(object, "num_speakers", 1), 1.0f, kMostSpeakers));
  if (!object.contains("phoneme_id_map") || !ReadIds(object["phoneme_id_map"], voice)) return tl::unexpected(Damaged("has no phoneme_id_map with _, ^ and $"));
  const bool spoken = espeak.is_object() && espeak.contains("voice") && espeak["voice"].is_string(), phonemes = !object.contains("phoneme_type") || object["phoneme_type"] == "espeak";
  voice.espeak_voice = spoken ? espeak["voice"].get<std::string>() : "";
  const bool english = voice.espeak_voice.starts_with("en"), korean = voice.espeak_voice.starts_with("ko");
  const bool named = voice.espeak_voice.size() < 40 && voice.espeak_voice.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  if (!phonemes || !(english || korean) || !named) return Fail(ErrorCode::kInvalidArgument, fmt::format("this voice speaks '{}'; take one for English or Korean with espeak-ng's phonemes", CleanText(voice.espeak_voice, 40)));
  voice.language = korean ? Language::kKorean : Language::kEnglish;
  voice.noise_scale = NumberAt(inference, "noise_scale", voice.noise_scale);
  voice.length_scale = NumberAt(inference, "length_scale", voice.length_scale);
  voice.noise_w = NumberAt(inference, "noise_w", voice.noise_w);
  return voice;
}

std::vector<int64_t> IdsOf(const PiperVoice& voice, std::string_view ipa) {
  const auto add = [&](std::string_view phoneme, std::vector<int64_t>& out) {
    const auto found = voice.ids.find(phoneme);
    if (found == voice.ids.end()) return false;
    out.insert(out.end(), found->second.begin(), found->second.end());
    return true;
  };
  std::vector<int64_t> ids;
  add("^", ids), add("_", ids);
  const size_t begun = ids.size();
  for (size_t at = 0; at < ipa.size();) {
    const size_t from = at;
    const char32_t c = DecodeUtf8(ipa, at);
    if (c == '(') at = std::min(ipa.size(), ipa.find(')', from) == ipa.npos ? at : ipa.find(')', from) + 1);  // (en): a change of language
    else if (add(ipa.substr(from, at - from), ids)) add("_", ids);
  }
  if (ids.size() == begun) return {};
  add("$", ids);
  return ids;
}

}  // namespace sam::onnx
