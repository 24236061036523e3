#include "spoken.h"

#include <dlfcn.h>
#include <flite/flite.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>

#include "audio/resample.h"
#include "base/unicode.h"

extern "C" {
cst_voice* register_cmu_us_slt(const char*);
cst_voice* register_cmu_us_rms(const char*);
cst_voice* register_cmu_us_awb(const char*);
cst_voice* register_cmu_us_kal16(const char*);
}

namespace sam::voice_test {
namespace {

constexpr int kRate = 16000;

std::vector<std::string> WordsIn(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

cst_voice* FliteVoice(const std::string& name) {
  static std::map<std::string, cst_voice*> voices;
  if (voices.empty()) {
    flite_init();
    voices = {{"slt", register_cmu_us_slt(nullptr)}, {"rms", register_cmu_us_rms(nullptr)}, {"awb", register_cmu_us_awb(nullptr)}, {"kal", register_cmu_us_kal16(nullptr)}};
  }
  const auto found = voices.find(name);
  return found == voices.end() ? nullptr : found->second;
}

/// The end of a token is that of the last segment of its last word.
double EndOfToken(const cst_item* token) {
  const cst_item* const word = item_last_daughter(token);
  return word == nullptr ? -1 : 1000.0 * static_cast<double>(ffeature_float(word, "R:SylStructure.daughtern.daughtern.R:Segment.end"));
}

Result<Spoken> SpeakByFlite(const std::string& text, const std::string& name, const Speaker& speaker) {
  cst_voice* const voice = FliteVoice(name);
  if (voice == nullptr) return Fail(ErrorCode::kInvalidArgument, "no flite voice '" + name + "'; there are slt rms awb kal");
  feat_set_float(voice->features, "duration_stretch", static_cast<float>(1 / speaker.speed));
  static std::map<std::string, float> means;
  means.emplace(name, get_param_float(voice->features, "int_f0_target_mean", 100));
  feat_set_float(voice->features, "int_f0_target_mean", means[name] * static_cast<float>(speaker.pitch));
  cst_utterance* const utterance = flite_synth_text(text.c_str(), voice);
  if (utterance == nullptr) return Fail(ErrorCode::kInternal, "flite made no sound of '" + text + "'");
  const cst_wave* const wave = utt_wave(utterance);
  Spoken out;
  out.sound = Resample({wave->sample_rate, std::vector<int16_t>(wave->samples, wave->samples + wave->num_samples)}, kRate);
  const std::vector<std::string> words = WordsIn(text);
  double begin = 0;
  const cst_item* token = relation_head(utt_relation(utterance, "Token"));
  for (const std::string& word : words) {
    const double end = token == nullptr ? -1 : EndOfToken(token);
    out.words.push_back({word, begin, end > begin ? end : begin + 1});
    begin = out.words.back().end_ms;
    if (token != nullptr) token = item_next(token);
  }
  delete_utterance(utterance);
  return out;
}

/// What espeak-ng's speak_lib.h declares; its header is not always there.
struct EspeakEvent {
  int type;
  unsigned int identifier;
  int text_position, length, audio_position, sample;
  void* user;
  union {
    int number;
    const char* name;
    char text[8];
  } id;
};
constexpr int kEventEnd = 0, kEventWord = 1, kEventSentenceEnd = 5, kSynchronous = 2, kCharacters = 1, kUtf8 = 1, kParameterRate = 1, kParameterPitch = 3;

struct Espeak {
  int (*initialize)(int, int, const char*, int) = nullptr;
  void (*set_callback)(int (*)(short*, int, EspeakEvent*)) = nullptr;
  int (*set_voice)(const char*) = nullptr;
  int (*set_parameter)(int, int, int) = nullptr;
  int (*synth)(const void*, size_t, unsigned, int, unsigned, unsigned, unsigned*, void*) = nullptr;
  int rate = 0;

  bool Open() {
    void* const library = dlopen("libespeak-ng.so.1", RTLD_NOW);
    if (library == nullptr) return false;
    initialize = reinterpret_cast<decltype(initialize)>(dlsym(library, "espeak_Initialize"));
    set_callback = reinterpret_cast<decltype(set_callback)>(dlsym(library, "espeak_SetSynthCallback"));
    set_voice = reinterpret_cast<decltype(set_voice)>(dlsym(library, "espeak_SetVoiceByName"));
    set_parameter = reinterpret_cast<decltype(set_parameter)>(dlsym(library, "espeak_SetParameter"));
    synth = reinterpret_cast<decltype(synth)>(dlsym(library, "espeak_Synth"));
    if (!initialize || !set_callback || !set_voice || !set_parameter || !synth) return false;
    rate = initialize(kSynchronous, 0, nullptr, 0);
    return rate > 0;
  }
};

std::vector<int16_t> g_samples;
std::vector<std::pair<int, double>> g_words;  // where in the text, when

int TakeEspeak(short* samples, int count, EspeakEvent* events) {
  if (samples != nullptr) g_samples.insert(g_samples.end(), samples, samples + count);
  for (; events->type != kEventEnd; ++events) {
    if (events->type == kEventWord) g_words.emplace_back(events->text_position, events->audio_position);
  }
  return 0;
}

Result<Spoken> SpeakByEspeak(const std::string& text, const std::string& name, const Speaker& speaker) {
  static Espeak espeak;
  static const bool there = espeak.Open();
  if (!there) return Fail(ErrorCode::kUnavailable, "libespeak-ng.so.1 is not there; apt-get install espeak-ng");
  if (espeak.set_voice(name.c_str()) != 0) return Fail(ErrorCode::kInvalidArgument, "no espeak voice '" + name + "'");
  espeak.set_parameter(kParameterRate, static_cast<int>(std::lround(165 * speaker.speed)), 0);
  espeak.set_parameter(kParameterPitch, static_cast<int>(std::lround(50 * speaker.pitch)), 0);
  g_samples.clear(), g_words.clear();
  espeak.set_callback(TakeEspeak);
  espeak.synth(text.c_str(), text.size() + 1, 0, kCharacters, 0, kUtf8, nullptr, nullptr);
  Spoken out;
  const double whole_ms = 1000.0 * static_cast<double>(g_samples.size()) / espeak.rate;
  int position = 1;
  for (const std::string& word : WordsIn(text)) {
    double begin = out.words.empty() ? 0 : out.words.back().begin_ms;
    for (const auto& [where, when] : g_words) if (where <= position) begin = std::max(begin, when);
    if (!out.words.empty()) out.words.back().end_ms = begin;
    out.words.push_back({word, begin, whole_ms});
    position += static_cast<int>(ToUtf32(word).size()) + 1;
  }
  out.sound = Resample({espeak.rate, g_samples}, kRate);
  return out;
}

}  // namespace

Result<Spoken> Speak(const std::string& text, const Speaker& speaker) {
  const size_t colon = speaker.voice.find(':');
  const std::string name = colon == std::string::npos ? "" : speaker.voice.substr(colon + 1);
  return speaker.voice.starts_with("flite:") ? SpeakByFlite(text, name, speaker) : SpeakByEspeak(text, name, speaker);
}

}  // namespace sam::voice_test
