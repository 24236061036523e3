// How a realtime talk is to go: what session.update sets, and what a response may set for itself.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/request_context.h"
#include "server/openai/json_fields.h"
#include "speech/speech_synthesizer.h"
#include "speech/voice_activity.h"

namespace sam::api {

inline constexpr int kRealtimeRate = 24000;  // of all its sound: audio/pcm, s16le, mono

/// How the person's turns are told apart.
struct TurnDetection {
  VoiceActivityConfig voice{};
  bool create_response = true;     // she answers as soon as they are done
  bool interrupt_response = true;  // she stops as soon as they begin
};

struct RealtimeSettings {
  enum class Output : uint8_t { kText, kAudio } output = Output::kText;
  std::string instructions{};
  std::string voice_name = "samantha";  // as the client calls it
  std::string voice{};                  // as the synthesizer does
  double speed = 1;                     // [0.25, 1.5]
  std::optional<TurnDetection> turns{};
  bool transcribes = false;             // the client wants to read what it heard
  std::string transcription_model{}, language{};
  nlohmann::json tools = nlohmann::json::array();  // as the client has them
  std::string tool_choice = "\"auto\"";            // JSON
  ProgramFunctions functions{};                    // what these two say
  int most_tokens = 0;                             // 0: "inf"
};

nlohmann::ordered_json ToJson(const RealtimeSettings& settings, std::string_view session_id);

/// Sets what `session` names; the rest stays. `synthesizer` may be null. The first fault goes into `faults`, and then nothing of it is to be used.
void ReadSession(const nlohmann::json& session, const SpeechSynthesizer* synthesizer, RealtimeSettings& settings, Faults& faults);
/// The same of the "response" of response.create.
void ReadResponse(const nlohmann::json& response, const SpeechSynthesizer* synthesizer, RealtimeSettings& settings, Faults& faults);

}  // namespace sam::api
