#include "speech/openai_speech.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "audio/wav.h"
#include "base/random.h"
#include "base/unicode.h"

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

class OpenAiSynthesizer final : public SpeechSynthesizer {
 public:
  OpenAiSynthesizer(SpeechEndpoint endpoint, std::shared_ptr<net::HttpClient> http) : endpoint_(std::move(endpoint)), http_(std::move(http)) {
    if (endpoint_.model.empty()) endpoint_.model = "tts-1";
  }
  std::vector<std::string> voices() const override { return {}; }

  awaitable<Result<Pcm>> Say(SpeechRequest request, std::stop_token stop) override {
    json body = {{"model", endpoint_.model}, {"input", request.text}, {"voice", request.voice.empty() ? "alloy" : request.voice}, {"response_format", "wav"}};
    if (request.speed != 1) body["speed"] = request.speed;
    net::HttpRequest ask = To(endpoint_, "/audio/speech", "application/json", body.dump(-1, ' ', false, json::error_handler_t::replace));
    const auto file = co_await Ask(*http_, std::move(ask), "server of voices", stop);
    if (!file) co_return tl::unexpected(file.error());
    auto sound = ReadWav(*file);
    if (!sound) co_return Fail(ErrorCode::kCorrupt, "what the server of voices sent is no sound: " + sound.error().message);
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
