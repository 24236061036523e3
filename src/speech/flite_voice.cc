#include "speech/flite_voice.h"

#include <flite/flite.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <mutex>
#include <utility>

#include "base/opened_library.h"
#include "base/unicode.h"
#include "speech/sound_shape.h"

namespace sam {
namespace {

constexpr std::string_view kMissing = "the English voice is not there ({}); install it: apt-get install libflite1";

struct FliteLibrary : private OpenedLibrary {
  bool Open() {
    return OpenedLibrary::Open("libflite.so.1") && Find(init, "flite_init") && Find(begin, "new_utterance") && Find(take, "utt_set_input_text") && Find(set, "flite_feat_set_float") &&
           Find(from_text, "utt_synth") && Find(speak, "flite_do_synth") && Find(drop, "delete_utterance") && Find(wave, "utt_wave") && Find(relation, "utt_relation") && Find(head, "relation_head") && Find(next, "item_next") && Find(text_of, "item_feat_string") &&
           Find(number_of, "item_feat_float") && init() >= 0;
  }

  decltype(&flite_init) init = nullptr;
  decltype(&new_utterance) begin = nullptr;
  decltype(&utt_set_input_text) take = nullptr;
  decltype(&flite_feat_set_float) set = nullptr;
  decltype(&utt_synth) from_text = nullptr;
  decltype(&flite_do_synth) speak = nullptr;
  decltype(&delete_utterance) drop = nullptr;
  decltype(&utt_wave) wave = nullptr;
  decltype(&utt_relation) relation = nullptr;
  decltype(&relation_head) head = nullptr;
  decltype(&item_next) next = nullptr;
  decltype(&item_feat_string) text_of = nullptr;
  decltype(&item_feat_float) number_of = nullptr;
};

/// A voice as its makers tuned it: mean and deviation of its pitch, and how much louder it is than she is to be.
struct FliteVoice {
  const char* name;
  double pitch_hz, deviation_hz, level_db;
};
constexpr std::array kVoices = {FliteVoice{"slt", 172, 27, 2.5}, FliteVoice{"rms", 98, 24, -2.5}, FliteVoice{"awb", 132, 25, -2.7}, FliteVoice{"kal", 95, 11, -.2}};

Result<cst_voice*> OpenVoice(const std::string& name) {
  static std::mutex one_at_a_time;
  static std::map<std::string, cst_voice*> open;
  const std::lock_guard lock(one_at_a_time);
  if (const auto known = open.find(name); known != open.end()) return known->second;
  const std::string file = fmt::format("libflite_cmu_us_{}.so.1", name), entry = fmt::format("register_cmu_us_{}", name);
  OpenedLibrary library;
  cst_voice* (*add)(const char*) = nullptr;
  cst_voice* const voice = library.Open(file.c_str()) && library.Find(add, entry.c_str()) ? add(nullptr) : nullptr;
  if (voice == nullptr) return Fail(ErrorCode::kUnavailable, fmt::format(fmt::runtime(kMissing), file));
  return open[name] = voice;
}

/// What flite can read: ASCII. Letters of Latin-1 lose their accents, the rest is left out.
std::string Ascii(std::string_view text) {
  constexpr std::string_view kPlain = "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTsaaaaaaaceeeeiiiidnooooo ouuuuyty";  // U+00C0 to U+00FF
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = DecodeUtf8(text, at);
    out += c < 0x80 ? static_cast<char>(c) : c >= 0xC0 && c <= 0xFF ? kPlain[c - 0xC0] : ' ';
  }
  return out;
}

/// What its lexicon would spell out, in words that sound so; the letter A, where it is no article.
std::string Readable(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSounds = {{{"hmm", "hum"}, {"hm", "hum"}, {"mm", "um"}, {"mm-hm", "uh-huh"}, {"aww", "awe"}, {"shh", "shush"}}};
  const std::string plain = Ascii(text);
  std::string out;
  for (size_t at = 0; at < plain.size();) {
    size_t end = at;
    while (end < plain.size() && (std::isalpha(static_cast<unsigned char>(plain[end])) || (plain[end] == '-' && end > at))) ++end;
    const std::string word = plain.substr(at, end - at);
    const auto sound = std::find_if(kSounds.begin(), kSounds.end(), [low = ToLower(word)](const auto& known) { return known.first == low; });
    const bool begins = out.find_last_not_of(' ') == std::string::npos || std::string_view(".?!").find(out[out.find_last_not_of(' ')]) != std::string_view::npos;
    if (sound != kSounds.end()) out += sound->second;
    else out += word == "A" && !begins ? "ay" : word;
    if (end == at) out += plain[end++];
    at = end;
  }
  return out;
}

/// What was said, its rests `pause` times as long; nothing of those before the first sound and after the last.
Pcm WithRests(const FliteLibrary& flite, cst_utterance* said, double pause) {
  const cst_wave* const wave = flite.wave(said);
  Pcm sound{wave->sample_rate, {}};
  const auto sample_at = [&](double seconds) { return std::clamp(static_cast<std::ptrdiff_t>(std::lround(seconds * wave->sample_rate)), std::ptrdiff_t{0}, std::ptrdiff_t{wave->num_samples}); };
  std::ptrdiff_t from = 0, rest = 0;  // rest: owed before the next sound
  for (const cst_item* segment = flite.head(flite.relation(said, "Segment")); segment != nullptr; segment = flite.next(segment)) {
    const std::ptrdiff_t to = std::max(from, sample_at(flite.number_of(segment, "end")));
    if (std::string_view(flite.text_of(segment, "name")) == "pau") {
      if (!sound.samples.empty()) rest += static_cast<std::ptrdiff_t>(static_cast<double>(to - from) * pause);
    } else {
      sound.samples.resize(sound.samples.size() + static_cast<size_t>(std::exchange(rest, 0)));
      sound.samples.insert(sound.samples.end(), wave->samples + from, wave->samples + to);
    }
    from = to;
  }
  return sound;
}

}  // namespace

const std::vector<std::string>& FliteVoices() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const FliteVoice& voice : kVoices) all.emplace_back(voice.name);
    return all;
  }();
  return names;
}

Result<Pcm> SayByFlite(std::string_view text, const std::string& voice, const Prosody& prosody) {
  static FliteLibrary flite;
  static const bool there = flite.Open();
  if (!there) return Fail(ErrorCode::kUnavailable, fmt::format(fmt::runtime(kMissing), "libflite.so.1"));
  const std::string readable = Readable(text);
  if (std::none_of(readable.begin(), readable.end(), [](unsigned char c) { return std::isalnum(c) != 0; })) return Pcm{16000, {}};
  const auto tuned = std::find_if(kVoices.begin(), kVoices.end(), [&](const FliteVoice& known) { return known.name == voice; });
  if (tuned == kVoices.end()) return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no English voice; there are slt, rms, awb and kal", voice.substr(0, 40)));
  const auto opened = OpenVoice(voice);
  if (!opened) return tl::unexpected(opened.error());
  const double shift = std::pow(2, prosody.pitch_shift_st / 12);
  cst_utterance* const begun = flite.begin();  // it has the prosody: the voice is everybody's
  flite.take(begun, readable.c_str());
  const auto set = [&](const char* name, double value) { flite.set(begun->features, name, static_cast<float>(value)); };
  set("duration_stretch", 1 / prosody.rate);
  set("int_f0_target_mean", tuned->pitch_hz * shift);
  set("int_f0_target_stddev", tuned->deviation_hz * shift * prosody.range);
  cst_utterance* const said = flite.speak(begun, *opened, flite.from_text);
  if (said == nullptr) return Fail(ErrorCode::kInternal, "flite made no sound of a sentence; say it in other words");
  Pcm sound = WithRests(flite, said, prosody.pause);
  flite.drop(said);
  Amplify(sound, -tuned->level_db);
  return sound;
}

}  // namespace sam
