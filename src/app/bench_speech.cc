#include "app/bench_speech.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/run_now.h"
#include "audio/pcm.h"
#include "audio/resample.h"
#include "speech/classic_synthesizer.h"
#include "speech/speech_frame.h"

namespace sam::app {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::awaitable;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr int kSilent = 250;              // a sample that is no louder is silence
constexpr double kMissingSeconds = 0.06;  // of a word that is still heard
constexpr double kLettersAToken = 4;
constexpr size_t kLongestBody = 4u << 20;

constexpr std::string_view kEnglish[] = {
    "What time is it in Seoul right now?", "My sister is coming to stay for the weekend.", "Do you remember what I told you about the bakery?", "I finally fixed the kitchen tap this morning.",
    "How are you feeling today?", "Could you tell me a joke about trains?", "We walked along the river until it got dark.", "I am a bit nervous about the interview tomorrow.",
    "What is forty eight divided by six?", "The neighbours painted their door bright yellow.", "Good evening, it is nice to be home.", "My dog learned how to open the fridge.",
    "Why do you think people like old songs?", "I slept badly because of the storm.", "Can you help me write a letter to my mother?", "It rained so hard that the street was flooded."};
constexpr std::string_view kKorean[] = {
    "지금 서울은 몇 시예요?", "이번 주말에 언니가 놀러 와요.", "어제 빵집 얘기한 거 기억나요?", "오늘 아침에 드디어 수도꼭지를 고쳤어요.", "오늘 기분은 어때요?", "재미있는 얘기 하나 해 줄래요?",
    "해가 질 때까지 강가를 걸었어요.", "내일 면접이 있어서 조금 떨려요.", "옆집이 대문을 노랗게 칠했어요.", "우리 강아지가 냉장고 여는 법을 배웠어요."};

bool IsLoud(int16_t sample) { return std::abs(sample) > kSilent; }

void Trim(std::vector<int16_t>& samples) {
  const auto last = std::find_if(samples.rbegin(), samples.rend(), IsLoud).base();
  samples.erase(last, samples.end());
  samples.erase(samples.begin(), std::find_if(samples.begin(), samples.end(), IsLoud));
}

/// Of a form with a WAV file in it; what little of the form follows the file is taken for sound, too.
std::vector<int16_t> SoundIn(std::string_view body) {
  const size_t data = body.find("data", body.find("WAVE"));
  return data == body.npos ? std::vector<int16_t>() : FromBytes(body.substr(std::min(body.size(), data + 8)));
}

class LabelRecognizer final : public SpeechRecognizer {
 public:
  LabelRecognizer(SpeechRecognizer* inner, const Labels& labels) : inner_(inner), labels_(labels) {}
  Place place() const override { return inner_ == nullptr ? Place::kHere : inner_->place(); }
  awaitable<Result<Transcript>> Recognize(Pcm sound, RecognitionHints hints, std::stop_token stop) override {
    const std::string words = labels_.WordsIn(sound.samples);
    if (inner_ != nullptr) {
      hints.most_tokens = static_cast<int>(std::ceil(static_cast<double>(words.size()) / kLettersAToken)) + 1;
      const auto done = co_await inner_->Recognize(std::move(sound), std::move(hints), stop);
      if (!done) co_return tl::unexpected(done.error());
    }
    co_return Transcript{words, ""};
  }

 private:
  SpeechRecognizer* inner_;
  const Labels& labels_;
};

}  // namespace

Result<std::vector<BenchUtterance>> MakeUtterances(const std::string& language) {
  const bool korean = language == "ko";
  const auto synthesizer = CreateClassicSynthesizer();
  std::vector<BenchUtterance> utterances;
  const std::span<const std::string_view> texts = korean ? std::span<const std::string_view>(kKorean) : std::span<const std::string_view>(kEnglish);
  asio::io_context io(1);
  for (const std::string_view text : texts) {
    SpeechRequest request{.text = std::string(text), .language = korean ? Language::kKorean : Language::kEnglish, .voice = korean ? "" : "rms"};
    auto sound = RunNow(io, synthesizer->Say(std::move(request), {}));
    if (!sound) return tl::unexpected(sound.error());
    BenchUtterance utterance{std::string(text), Resample(std::move(*sound), kHearingRate).samples};
    Trim(utterance.samples);
    utterances.push_back(std::move(utterance));
  }
  synthesizer->Stop();
  return utterances;
}

void Labels::Set(const BenchUtterance& utterance) {
  const std::lock_guard lock(mutex_);
  text_ = utterance.text;
  seconds_ = static_cast<double>(utterance.samples.size()) / kHearingRate;
}

std::string Labels::WordsIn(std::span<const int16_t> sound) const {
  const std::lock_guard lock(mutex_);
  const auto said = sound.end() - std::find_if(sound.begin(), sound.end(), IsLoud);
  const double part = said == 0 ? 0 : (static_cast<double>(said) / kHearingRate + kMissingSeconds) / seconds_;
  if (part >= 1) return text_;
  const size_t letters = part <= 0 ? 0 : static_cast<size_t>(part * static_cast<double>(text_.size())), space = letters == 0 ? text_.npos : text_.rfind(' ', letters);
  return space == text_.npos ? std::string() : text_.substr(0, space);
}

std::unique_ptr<SpeechRecognizer> CreateLabelRecognizer(SpeechRecognizer* inner, const Labels& labels) { return std::make_unique<LabelRecognizer>(inner, labels); }

struct LabelServer::Parts {
  Parts(const Labels& what, int after) : labels(what), after_ms(after), acceptor(io, {asio::ip::address_v4::loopback(), 0}) {}

  awaitable<void> Listen() {
    for (;;) {
      auto [failed, socket] = co_await acceptor.async_accept(kWait);
      if (failed) co_return;
      asio::co_spawn(io, Serve(beast::tcp_stream(std::move(socket))), asio::detached);
    }
  }

  awaitable<void> Serve(beast::tcp_stream stream) {
    beast::flat_buffer buffer;
    for (;;) {
      http::request_parser<http::string_body> parser;
      parser.body_limit(kLongestBody);
      const auto [failed, bytes] = co_await http::async_read(stream, buffer, parser, kWait);
      if (failed) co_return;
      asio::steady_timer timer(io, std::chrono::milliseconds(after_ms));
      (void)co_await timer.async_wait(kWait);
      http::response<http::string_body> response(http::status::ok, 11);
      response.set(http::field::content_type, "application/json");
      response.body() = nlohmann::json{{"text", labels.WordsIn(SoundIn(parser.get().body()))}}.dump();
      response.prepare_payload();
      const auto [unsent, sent] = co_await http::async_write(stream, response, kWait);
      if (unsent) co_return;
    }
  }

  const Labels& labels;
  const int after_ms;
  asio::io_context io{1};
  asio::ip::tcp::acceptor acceptor;
  std::jthread thread;
};

LabelServer::LabelServer(const Labels& labels, int after_ms) : parts_(std::make_unique<Parts>(labels, after_ms)) {
  asio::co_spawn(parts_->io, parts_->Listen(), asio::detached);
  parts_->thread = std::jthread([parts = parts_.get()] { parts->io.run(); });
}

LabelServer::~LabelServer() { parts_->io.stop(); }

unsigned short LabelServer::port() const { return parts_->acceptor.local_endpoint().port(); }

}  // namespace sam::app
