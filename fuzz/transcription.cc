// The form of POST /v1/audio/transcriptions: its type, a line feed, its body.
#include "server/openai/transcription_order.h"

#include "audio/wav.h"
#include "fuzz/fuzz.h"

namespace sam::fuzz {

std::vector<std::string> Seeds() {
  const std::string type = "multipart/form-data; boundary=XyZ\n";
  const auto field = [](const std::string& name, const std::string& value) { return "--XyZ\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"; };
  const std::string sound = WriteWav({8000, std::vector<int16_t>(900, 7)});
  const std::string file = "--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\nContent-Type: audio/wav\r\n\r\n" + sound + "\r\n";
  return {type + field("model", "whisper-1") + field("language", "ko") + field("response_format", "verbose_json") + field("prompt", "hi") + file + "--XyZ--\r\n",
          "multipart/form-data; boundary=\"a b\"\n--a b\r\ncontent-disposition: form-data; name=file; filename*=UTF-8''x\r\n\r\n\r\n--a b--"};
}

void Try(std::string_view input) {
  const size_t end = input.find('\n');
  if (end == input.npos) return;
  const auto order = api::ReadTranscriptionOrder(input.substr(0, end), input.substr(end + 1));
  SAM_CHECK(!order || order->sound.samples.size() <= input.size());
}

}  // namespace sam::fuzz
