// samantha say: words in, her voice out.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/options.h"
#include "app/run_now.h"
#include "app/voices.h"
#include "audio/resample.h"
#include "audio/wav.h"
#include "base/unicode.h"
#include "expression/prosody_plan.h"

namespace sam::app {
namespace {

using Clock = std::chrono::steady_clock;

struct Wanted {
  std::string text, out, language, manner = "plain", voice = "flite";
  std::vector<std::string> feelings;
  double speed = 1;
  bool json = false;
};

/// Words of every day for what OCC calls otherwise.
constexpr std::array<std::pair<std::string_view, EmotionType>, 4> kEveryday = {
    {{"sadness", EmotionType::kDisappointment}, {"calm", EmotionType::kRelief}, {"happiness", EmotionType::kJoy}, {"pity", EmotionType::kSorryFor}}};

std::optional<EmotionType> EmotionNamed(std::string_view name) {
  for (size_t i = 0; i < kEmotionTypes; ++i)
    if (Name(static_cast<EmotionType>(i)) == name) return static_cast<EmotionType>(i);
  for (const auto& [word, type] : kEveryday)
    if (word == name) return type;
  return std::nullopt;
}

/// "joy=0.8", or "joy" for all of it.
Result<Emotion> ReadFeeling(const std::string& given) {
  const size_t sign = given.find('=');
  const std::string name = given.substr(0, sign);
  const auto type = EmotionNamed(name);
  if (!type) {
    std::vector<std::string_view> all;
    for (size_t i = 0; i < kEmotionTypes; ++i) all.push_back(Name(static_cast<EmotionType>(i)));
    return Fail(ErrorCode::kInvalidArgument, fmt::format("there is no feeling '{}'; there are {}, sadness, calm", CleanText(name, 40), fmt::join(all, ", ")));
  }
  double intensity = 1;
  if (sign != given.npos) {
    const char* const end = given.data() + given.size();
    const auto read = std::from_chars(given.data() + sign + 1, end, intensity);
    if (read.ec != std::errc() || read.ptr != end || !(intensity >= 0 && intensity <= 1))
      return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no strength of a feeling; give a number from 0 to 1, as in {}=0.8", CleanText(given.substr(sign + 1), 40), name));
  }
  Emotion felt;
  felt.type = *type;
  felt.intensity = intensity;
  return felt;
}

Result<Prosody> ProsodyFor(const Wanted& wanted) {
  AffectState state;
  for (const std::string& given : wanted.feelings) {
    auto feeling = ReadFeeling(given);
    if (!feeling) return tl::unexpected(feeling.error());
    state.emotions.push_back(std::move(*feeling));
  }
  Prosody prosody = PlanProsody(state);
  prosody.manner = wanted.manner == "whisper" ? VoiceManner::kWhisper : wanted.manner == "sing" ? VoiceManner::kSingSong : VoiceManner::kPlain;
  return prosody;
}

struct Spoken {
  Pcm sound;
  double first_ms = 0;  // until the first sentence was there
};

/// Sentence by sentence, as in a talk.
Result<Spoken> SayAll(SpeechSynthesizer& voice, const Wanted& wanted, const Prosody& prosody) {
  boost::asio::io_context io;
  Spoken spoken{.sound = {0, {}}};
  const auto begun = Clock::now();
  for (const std::string_view sentence : SplitSentences(wanted.text)) {
    const bool korean = wanted.language.empty() ? HasHangul(sentence) : wanted.language == "ko";
    auto said = RunNow(io, voice.Say({.text = std::string(sentence), .language = korean ? Language::kKorean : Language::kEnglish, .speed = wanted.speed, .prosody = prosody}, {}));
    if (!said) return tl::unexpected(said.error());
    if (said->samples.empty()) continue;
    if (spoken.sound.samples.empty()) spoken.first_ms = std::chrono::duration<double, std::milli>(Clock::now() - begun).count(), spoken.sound.rate_hz = said->rate_hz;
    const Pcm more = Resample(std::move(*said), spoken.sound.rate_hz);
    spoken.sound.samples.insert(spoken.sound.samples.end(), more.samples.begin(), more.samples.end());
  }
  if (spoken.sound.samples.empty()) return Fail(ErrorCode::kInvalidArgument, fmt::format("there is nothing to say aloud in '{}'; give it words", CleanText(wanted.text, 60)));
  return spoken;
}

Result<void> Write(const std::string& path, const std::string& file) {
  if (path == "-") return std::fwrite(file.data(), 1, file.size(), stdout) == file.size() && std::fflush(stdout) == 0 ? Result<void>() : Fail(ErrorCode::kUnavailable, "the sound cannot be written to the output");
  std::ofstream out(path, std::ios::binary);
  out.write(file.data(), static_cast<std::streamsize>(file.size()));
  out.close();
  if (!out) return Fail(ErrorCode::kUnavailable, fmt::format("'{}' cannot be written; see that its folder is there and has room", path));
  return {};
}

int Say(Wanted& wanted) {
  if (wanted.text.empty()) wanted.text.assign(std::istreambuf_iterator<char>(std::cin), {});
  const auto prosody = ProsodyFor(wanted);
  if (!prosody) return Complain(prosody.error());
  const auto voices = MakeVoices({.voice = wanted.voice});
  if (!voices) return Complain(voices.error());
  const auto spoken = SayAll(*voices->synthesizer, wanted, *prosody);
  voices->synthesizer->Stop();
  if (!spoken) return Complain(spoken.error());
  if (const auto written = Write(wanted.out, WriteWav(spoken->sound)); !written) return Complain(written.error());
  if (!wanted.json) return kOk;
  const nlohmann::ordered_json told = {{"seconds", spoken->sound.seconds()}, {"rate", spoken->sound.rate_hz}, {"first_ms", spoken->first_ms},
                                       {"prosody", {{"rate", prosody->rate}, {"pitch_st", prosody->pitch_shift_st}, {"gain_db", prosody->gain_db}, {"range", prosody->range}, {"pause", prosody->pause}}}};
  std::printf("%s\n", told.dump().c_str());
  return kOk;
}

}  // namespace

void AddSay(CLI::App& program, Action& action) {
  CLI::App* say = program.add_subcommand("say", "words in, her voice out as a WAV file");
  auto wanted = std::make_shared<Wanted>();
  say->add_option("TEXT", wanted->text, "what she says; without it the input is read");
  say->add_option("--out", wanted->out, "the file that is written; - for the output")->required();
  say->add_option("--language", wanted->language, "en or ko; without it each sentence by its script")->check(CLI::IsMember({"en", "ko"}));
  say->add_option("--feeling", wanted->feelings, "how she feels, joy=0.8; may be given more than once")->allow_extra_args(false);
  say->add_option("--manner", wanted->manner, "plain, whisper or sing")->check(CLI::IsMember({"plain", "whisper", "sing"}))->capture_default_str();
  say->add_option("--speed", wanted->speed, "times her usual")->check(CLI::Range(0.25, 4.0))->capture_default_str();
  say->add_option("--voice", wanted->voice, "as in samantha serve")->capture_default_str();
  say->add_flag("--json", wanted->json, "tells what was made");
  say->callback([&action, wanted] { action = [wanted] { return Say(*wanted); }; });
}

}  // namespace sam::app
