#include "companion/model_recognizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "audio/resample.h"
#include "audio/wav.h"
#include "base/unicode.h"
#include "mind/llm/think_filter.h"

namespace sam {
namespace {

constexpr int kRateHz = 16000;
constexpr double kLongestSeconds = 300;
constexpr int kLeastTokens = 64, kTokensASecond = 15;  // Korean takes up to two tokens a syllable, and nobody says over seven syllables a second for long
constexpr size_t kLongestTranscript = 64u << 10;
constexpr std::string_view kNobody = "[no speech]";

struct Nowhere final : PieceSink {
  void OnPiece(std::string_view) override {}
};

std::string Instruction(const RecognitionHints& hints) {
  std::string words = fmt::format("Write down what is said in this recording, word for word, in the language in which it is spoken. Do not answer it, do not translate it, and add nothing of your own. Where nobody speaks, write {}.", kNobody);
  if (!hints.language.empty()) words += fmt::format(" The language is \"{}\".", hints.language);
  if (!hints.prompt.empty()) words += fmt::format(" These words may be in it: {}", hints.prompt);
  return words;
}

/// Brackets and case are as the model has them.
bool IsNobody(std::string_view text) {
  const auto letters = [](std::string_view from) {
    std::string out;
    for (const char c : from)
      if (std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
  };
  return letters(text).empty() || letters(text) == letters(kNobody);
}

/// Without what models put around a quotation.
std::string_view Unquoted(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kMarks[] = {{"\"", "\""}, {"\u201C", "\u201D"}, {"\u300C", "\u300D"}};
  for (const auto& [open, close] : kMarks)
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close)) {
      const std::string_view inside = text.substr(open.size(), text.size() - open.size() - close.size());
      if (inside.find(open) == inside.npos && inside.find(close) == inside.npos) return inside;
    }
  return text;
}

std::string WordsOf(std::string_view answer) {
  llm::ThinkFilter filter;
  const std::string said = filter.Feed(answer) + filter.End();
  const std::string clean = CleanText(said, kLongestTranscript);
  return IsNobody(clean) ? std::string() : std::string(Unquoted(clean));
}

class ModelRecognizer final : public SpeechRecognizer {
 public:
  explicit ModelRecognizer(std::shared_ptr<LanguageModel> model) : model_(std::move(model)) {}

  boost::asio::awaitable<Result<Transcript>> Recognize(Pcm sound, RecognitionHints hints, std::stop_token stop) override {
    if (!model_->hears()) co_return Fail(ErrorCode::kUnavailable, fmt::format("{} takes no sounds; name a recogniser by --recognizer", model_->name()));
    const double seconds = sound.seconds();
    if (seconds > kLongestSeconds) co_return Fail(ErrorCode::kInvalidArgument, fmt::format("the sound takes {:.0f} s, and {:.0f} are heard at once; cut it", seconds, kLongestSeconds));
    GenerationRequest request;
    request.messages = {{.role = Role::kUser, .text = Instruction(hints), .sounds = {WriteWav(Resample(std::move(sound), kRateHz))}}};
    request.most_tokens = std::min(kLeastTokens + static_cast<int>(seconds * kTokensASecond), model_->context_tokens() / 2);
    request.temperature = 0;
    Nowhere nowhere;
    const Result<Generation> made = co_await model_->Generate(request, nowhere, stop);
    if (!made) co_return tl::unexpected(made.error());
    if (made->finish == Finish::kCancelled) co_return Fail(ErrorCode::kCancelled, "the sound was no longer listened to");
    co_return Transcript{WordsOf(made->text), hints.language};
  }

 private:
  const std::shared_ptr<LanguageModel> model_;
};

}  // namespace

std::unique_ptr<SpeechRecognizer> CreateModelRecognizer(std::shared_ptr<LanguageModel> model) { return std::make_unique<ModelRecognizer>(std::move(model)); }

}  // namespace sam
