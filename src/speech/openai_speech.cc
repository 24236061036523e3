#include "speech/openai_speech.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "audio/wav.h"
#include "base/random.h"
#include "base/unicode.h"
#include "speech/sound_shape.h"
#include "speech/spoken_text.h"
#include "speech/whispered.h"

namespace sam {
namespace {

using boost::asio::awaitable;
using nlohmann::json;

constexpr net::HttpLimits kLimits{.connect = std::chrono::seconds(3), .first_byte = std::chrono::seconds(60), .idle = std::chrono::seconds(30), .total = std::chrono::minutes(3), .body_bytes = 64u << 20};
constexpr size_t kLongestTranscript = 64u << 10;

net::HttpRequest To(const SpeechEndpoint& endpoint, std::string_view path, std::string type, std::string body) {
  net::Url url = endpoint.url;
  url.target += path;
  return {.method = net::Method::kPost, .url = url.Text(), .headers = {{"Content-Type", std::move(type)}}, .body = std::move(body), .key = endpoint.key, .reach = net::Reach::kPrivateToo,
          .limits = kLimits};
}

/// The message of an error in the API's shape, or the start of whatever it is.
std::string Complaint(const std::string& body) {
  const json error = json::parse(body, nullptr, false);
  if (error.is_object() && error.contains("error") && error["error"].is_object()) {
    const json& inside = error["error"];
    if (inside.contains("message") && inside["message"].is_string()) return CleanText(inside["message"].get<std::string>(), 200);
  }
  return CleanText(body, 120);
}

/// A body that is an answer, whatever is in it.
awaitable<Result<std::string>> Ask(net::HttpClient& http, net::HttpRequest request, std::string_view what, std::stop_token stop) {
  net::BodyText body;
  const auto answer = co_await http.Fetch(std::move(request), body, stop);
  if (!answer) co_return tl::unexpected(answer.error());
  if (answer->status >= 200 && answer->status < 300) co_return std::move(body.text);
  const bool refused = answer->status == 400 || answer->status == 413 || answer->status == 415 || answer->status == 422;
  co_return Fail(refused ? ErrorCode::kInvalidArgument : ErrorCode::kUnavailable, fmt::format("the {} answers {}: {}", what, answer->status, Complaint(body.text)));
}

/// How it is to be said, in words: for a model that follows them. "" for her usual voice.
std::string Instructions(const Prosody& prosody) {
  std::vector<std::string_view> asks;
  if (prosody.manner == VoiceManner::kWhisper) asks.push_back("Whisper.");
  if (prosody.manner == VoiceManner::kSingSong) asks.push_back("Sing it to a simple tune.");
  if (prosody.pitch_shift_st >= 1) asks.push_back("Speak a little higher than usual.");
  if (prosody.pitch_shift_st <= -1) asks.push_back("Speak a little lower than usual.");
  if (prosody.range >= 1.15) asks.push_back("Let the melody move.");
  if (prosody.range <= .85) asks.push_back("Keep the melody calm.");
  if (prosody.gain_db <= -3) asks.push_back("Speak softly.");
  if (prosody.pause >= 1.2) asks.push_back("Take your time between phrases.");
  return fmt::format("{}", fmt::join(asks, " "));
}

/// gpt-4o-mini-tts and its kin do; tts-1 refuses them, and what others do with a field they don't know is theirs.
bool FollowsInstructions(std::string_view model) { return model.starts_with("gpt-"); }

/// A server has one voice for both languages.
std::string Joined(const std::vector<SpokenStretch>& pieces) {
  std::string text;
  for (const SpokenStretch& piece : pieces) text += (text.empty() ? "" : " ") + piece.text;
  return text;
}

class OpenAiSynthesizer final : public SpeechSynthesizer {
 public:
  OpenAiSynthesizer(SpeechEndpoint endpoint, std::shared_ptr<net::HttpClient> http) : endpoint_(std::move(endpoint)), http_(std::move(http)) {
    if (endpoint_.model.empty()) endpoint_.model = "tts-1";
  }
  std::vector<std::string> voices() const override { return {}; }

  awaitable<Result<Pcm>> Say(SpeechRequest request, std::stop_token stop) override {
    const std::string input = Joined(SpokenText(request.text, request.language));
    if (input.empty()) co_return Pcm{};
    json body = {{"model", endpoint_.model}, {"input", input}, {"voice", request.voice.empty() ? "alloy" : request.voice}, {"response_format", "wav"}};
    if (const double speed = std::clamp(request.speed * request.prosody.rate, .25, 4.0); speed != 1) body["speed"] = std::round(speed * 100) / 100;
    if (const std::string how = FollowsInstructions(endpoint_.model) ? Instructions(request.prosody) : ""; !how.empty()) body["instructions"] = how;
    net::HttpRequest ask = To(endpoint_, "/audio/speech", "application/json", body.dump(-1, ' ', false, json::error_handler_t::replace));
    const auto file = co_await Ask(*http_, std::move(ask), "server of voices", stop);
    if (!file) co_return tl::unexpected(file.error());
    auto sound = ReadWav(*file);
    if (!sound) co_return Fail(ErrorCode::kCorrupt, "what the server of voices sent is no sound: " + sound.error().message);
    if (request.prosody.manner == VoiceManner::kWhisper && !FollowsInstructions(endpoint_.model)) *sound = Whispered(*sound);
    Amplify(*sound, request.prosody.gain_db);
    co_return sound;
  }

 private:
  SpeechEndpoint endpoint_;
  const std::shared_ptr<net::HttpClient> http_;
};

/// multipart/form-data (RFC 7578) with a boundary that stands nowhere in it.
class Form {
 public:
  void Add(std::string_view name, std::string_view value, std::string_view more = "") {
    parts_.push_back(fmt::format("Content-Disposition: form-data; name=\"{}\"{}\r\n\r\n{}\r\n", name, more, value));
  }
  std::string boundary() const {
    uint64_t hash = 0;
    for (const std::string& part : parts_) hash = StableHash(part, hash);
    std::string boundary;
    for (bool stands = true; stands; ++hash) {
      boundary = fmt::format("samantha{:016x}", hash);
      stands = std::any_of(parts_.begin(), parts_.end(), [&](const std::string& part) { return part.find(boundary) != part.npos; });
    }
    return boundary;
  }
  std::string Body(const std::string& boundary) const {
    std::string body;
    for (const std::string& part : parts_) body += "--" + boundary + "\r\n" + part;
    return body + "--" + boundary + "--\r\n";
  }

 private:
  std::vector<std::string> parts_;
};

class OpenAiRecognizer final : public SpeechRecognizer {
 public:
  OpenAiRecognizer(SpeechEndpoint endpoint, std::shared_ptr<net::HttpClient> http) : endpoint_(std::move(endpoint)), http_(std::move(http)) {
    if (endpoint_.model.empty()) endpoint_.model = "whisper-1";
  }

  awaitable<Result<Transcript>> Recognize(Pcm sound, RecognitionHints hints, std::stop_token stop) override {
    Form form;
    form.Add("file", WriteWav(sound), "; filename=\"speech.wav\"\r\nContent-Type: audio/wav");
    form.Add("model", endpoint_.model);
    form.Add("response_format", "json");
    if (!hints.language.empty()) form.Add("language", hints.language);
    if (!hints.prompt.empty()) form.Add("prompt", hints.prompt);
    const std::string boundary = form.boundary();
    net::HttpRequest ask = To(endpoint_, "/audio/transcriptions", "multipart/form-data; boundary=" + boundary, form.Body(boundary));
    const auto body = co_await Ask(*http_, std::move(ask), "recogniser", stop);
    if (!body) co_return tl::unexpected(body.error());
    const json answer = json::parse(*body, nullptr, false);
    if (!answer.is_object() || !answer.contains("text") || !answer["text"].is_string())
      co_return Fail(ErrorCode::kCorrupt, "the recogniser's answer has no \"text\"; see that its address is one of OpenAI's API");
    Transcript transcript{CleanText(answer["text"].get<std::string>(), kLongestTranscript)};
    if (answer.contains("language") && answer["language"].is_string()) transcript.language = CleanText(answer["language"].get<std::string>(), 40);
    co_return transcript;
  }

 private:
  SpeechEndpoint endpoint_;
  const std::shared_ptr<net::HttpClient> http_;
};

}  // namespace

std::unique_ptr<SpeechSynthesizer> CreateOpenAiSynthesizer(SpeechEndpoint endpoint, std::shared_ptr<net::HttpClient> http) {
  return std::make_unique<OpenAiSynthesizer>(std::move(endpoint), std::move(http));
}

std::unique_ptr<SpeechRecognizer> CreateOpenAiRecognizer(SpeechEndpoint endpoint, std::shared_ptr<net::HttpClient> http) {
  return std::make_unique<OpenAiRecognizer>(std::move(endpoint), std::move(http));
}

}  // namespace sam
