#include "server/voice/voice_settings.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "server/voice/speaker.h"

namespace sam {
namespace {

using nlohmann::json;

template <typename T, size_t N>
using Names = std::array<std::pair<std::string_view, T>, N>;

constexpr Names<VoiceSettings::Listen, 3> kListens = {{{"off", VoiceSettings::Listen::kOff}, {"open", VoiceSettings::Listen::kOpen}, {"push", VoiceSettings::Listen::kPush}}};
constexpr Names<VoiceSettings::Codec, 2> kCodecs = {{{"pcm", VoiceSettings::Codec::kPcm}, {"opus", VoiceSettings::Codec::kOpus}}};
constexpr Names<VoiceSettings::Echo, 2> kEchos = {{{"server", VoiceSettings::Echo::kServer}, {"client", VoiceSettings::Echo::kClient}}};
constexpr Names<bool, 2> kSpeaks = {{{"off", false}, {"on", true}}};
constexpr Names<std::string_view, 3> kLanguages = {{{"", ""}, {"en", "en"}, {"ko", "ko"}}};

/// "" where it is one of them or missing, else what it may be.
template <typename T, size_t N, typename Into>
std::string Read(const json& message, const char* key, const Names<T, N>& names, Into& into) {
  const auto field = message.find(key);
  if (field == message.end()) return {};
  const std::string given = field->is_string() ? field->get<std::string>() : field->dump(-1, ' ', false, json::error_handler_t::replace);
  std::string may_be;
  for (const auto& [name, value] : names) {
    if (field->is_string() && given == name) return into = value, std::string();
    may_be += fmt::format("{}\"{}\"", may_be.empty() ? "" : ", ", name);
  }
  return fmt::format("voice: \"{}\" is {}; it may be {}", key, CleanText(given, 40), may_be);
}

template <typename T, size_t N>
std::string_view NameOf(const Names<T, N>& names, T value) {
  for (const auto& [name, each] : names)
    if (each == value) return name;
  return {};
}

}  // namespace

Result<VoiceOrder> ReadVoiceOrder(const json& message, const VoiceSettings& now) {
  VoiceOrder order{now};
  std::string language = now.language;
  for (const std::string& fault : {Read(message, "listen", kListens, order.settings.listen), Read(message, "speak", kSpeaks, order.settings.speaks), Read(message, "codec", kCodecs, order.settings.codec),
                                   Read(message, "echo", kEchos, order.settings.echo), Read(message, "language", kLanguages, language)})
    if (!fault.empty()) return Fail(ErrorCode::kInvalidArgument, fault);
  order.settings.language = std::move(language);
  if (const auto held = message.find("held"); held != message.end()) {
    if (!held->is_boolean()) return Fail(ErrorCode::kInvalidArgument, "voice: \"held\" is true or false");
    order.held = held->get<bool>();
  }
  return order;
}

nlohmann::ordered_json ToJson(const VoiceSettings& settings, const VoiceMeans& means) {
  const bool hears = means.no_ears.empty(), speaks = means.no_voice.empty();
  const std::string why = means.no_ears + (hears || speaks ? "" : " ") + means.no_voice;
  return {{"type", "voice"}, {"listen", NameOf(kListens, settings.listen)}, {"speak", NameOf(kSpeaks, settings.speaks)}, {"codec", NameOf(kCodecs, settings.codec)}, {"rate", kSpeakingRate},
          {"echo", NameOf(kEchos, settings.echo)}, {"language", settings.language}, {"hears", hears}, {"speaks", speaks}, {"why", why}};
}

}  // namespace sam
