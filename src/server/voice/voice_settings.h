// What a client asks for in {"type":"voice",...}, and what it is told that holds.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "base/result.h"

namespace sam {

struct VoiceSettings {
  enum class Listen : uint8_t { kOff, kOpen, kPush };
  enum class Codec : uint8_t { kPcm, kOpus };
  enum class Echo : uint8_t { kServer, kClient };  // who takes her own voice out of the microphone

  Listen listen = Listen::kOff;
  bool speaks = false;
  Codec codec = Codec::kPcm;
  Echo echo = Echo::kServer;
  std::string language{};  // "en", "ko"; "" for whichever it is
};

struct VoiceOrder {
  VoiceSettings settings;
  std::optional<bool> held{};  // the button of push-to-talk
};

/// What the message changes of `now`; kInvalidArgument with the field and what it may be.
Result<VoiceOrder> ReadVoiceOrder(const nlohmann::json& message, const VoiceSettings& now);

/// What she can do here: "" where nothing is missing, else why, in plain words.
struct VoiceMeans {
  std::string no_ears{}, no_voice{};
};
nlohmann::ordered_json ToJson(const VoiceSettings& settings, const VoiceMeans& means);

}  // namespace sam
