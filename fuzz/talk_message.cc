// A text frame of a talk: what the socket makes of it before anybody is asked. One after another, a line each; those of type "voice" change what holds.
#include <nlohmann/json.hpp>

#include "base/time.h"
#include "fuzz/fuzz.h"
#include "server/json.h"
#include "server/picture_message.h"
#include "server/voice/voice_settings.h"

namespace sam::fuzz {

std::vector<std::string> Seeds() {
  return {R"({"type":"voice","listen":"open","speak":"on","codec":"opus","echo":"client","language":"ko"})"
          "\n" R"({"type":"voice","listen":"push"})" "\n" R"({"type":"voice","held":true})",
          R"({"type":"say","id":"1","text":"hello","at":"2027-03-01T20:00:00+09:00"})", R"({"type":"played","id":"v3","ms":840})",
          R"({"type":"image","id":"p1","text":"what is it?","data":"data:image/png;base64,iVBORw0KGgo="})"};
}

void Try(std::string_view input) {
  VoiceSettings now;
  while (!input.empty()) {
    const std::string_view line = input.substr(0, input.find('\n'));
    input.remove_prefix(std::min(input.size(), line.size() + 1));
    if (wire::BeginsAsImage(line)) {
      const auto picture = wire::ReadPictureMessage(line);
      SAM_CHECK(wire::ImageId(line).size() <= line.size() && (!picture || picture->file.size() <= line.size()));
    }
    const auto message = wire::Parse(line);
    if (!message) continue;
    SAM_CHECK(message->is_object());
    if (const auto at = message->find("at"); at != message->end() && at->is_string()) (void)ParseRfc3339(at->get<std::string>());
    if (const auto order = ReadVoiceOrder(*message, now)) now = order->settings;
    SAM_CHECK(!wire::Line(ToJson(now, {})).empty());
  }
}

}  // namespace sam::fuzz
