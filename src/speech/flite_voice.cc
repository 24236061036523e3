#include "speech/flite_voice.h"

#include <flite/flite.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "base/opened_library.h"
#include "base/unicode.h"

namespace sam {
namespace {

constexpr std::string_view kMissing = "the English voice is not there ({}); install it: apt-get install libflite1";

struct FliteLibrary : private OpenedLibrary {
  bool Open() {
    return OpenedLibrary::Open("libflite.so.1") && Find(init, "flite_init") && Find(speak, "flite_text_to_wave") && Find(drop, "delete_wave") && Find(set, "flite_feat_set_float") && init() >= 0;
  }

  decltype(&flite_init) init = nullptr;
  decltype(&flite_text_to_wave) speak = nullptr;
  decltype(&delete_wave) drop = nullptr;
  decltype(&flite_feat_set_float) set = nullptr;
};

Result<cst_voice*> OpenVoice(const std::string& name) {
  static std::map<std::string, cst_voice*> open;
  if (const auto known = open.find(name); known != open.end()) return known->second;
  const std::string file = fmt::format("libflite_cmu_us_{}.so.1", name), entry = fmt::format("register_cmu_us_{}", name);
  OpenedLibrary library;
  cst_voice* (*add)(const char*) = nullptr;
  cst_voice* const voice = library.Open(file.c_str()) && library.Find(add, entry.c_str()) ? add(nullptr) : nullptr;
  if (voice == nullptr) return Fail(ErrorCode::kUnavailable, fmt::format(fmt::runtime(kMissing), file));
  return open[name] = voice;
}

/// What flite can read: ASCII. Quotation marks and dashes become theirs, letters of Latin-1 lose their accents, the rest is left out.
std::string Readable(std::string_view text) {
  constexpr std::string_view kPlain = "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTsaaaaaaaceeeeiiiidnooooo ouuuuyty";  // U+00C0 to U+00FF
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = DecodeUtf8(text, at);
    if (c < 0x80) out += static_cast<char>(c);
    else if (c >= 0xC0 && c <= 0xFF) out += kPlain[c - 0xC0];
    else if (c == 0x2018 || c == 0x2019) out += '\'';
    else if (c == 0x2026) out += "...";
    else if (c == 0x2013 || c == 0x2014) out += ", ";
    else out += ' ';
  }
  return out;
}

}  // namespace

const std::vector<std::string>& FliteVoices() {
  static const std::vector<std::string> names = {"slt", "rms", "awb", "kal"};
  return names;
}

Result<Pcm> SayByFlite(std::string_view text, const std::string& voice, double speed) {
  static FliteLibrary flite;
  static const bool there = flite.Open();
  if (!there) return Fail(ErrorCode::kUnavailable, fmt::format(fmt::runtime(kMissing), "libflite.so.1"));
  const std::string readable = Readable(text);
  Pcm sound{16000, {}};
  if (std::none_of(readable.begin(), readable.end(), [](unsigned char c) { return std::isalnum(c) != 0; })) return sound;
  const auto opened = OpenVoice(voice);
  if (!opened) return tl::unexpected(opened.error());
  flite.set((*opened)->features, "duration_stretch", static_cast<float>(1 / speed));
  cst_wave* const wave = flite.speak(readable.c_str(), *opened);
  if (wave == nullptr) return Fail(ErrorCode::kInternal, "flite made no sound of a sentence; say it in other words");
  sound.rate_hz = wave->sample_rate;
  sound.samples.assign(wave->samples, wave->samples + wave->num_samples);
  flite.drop(wave);
  return sound;
}

}  // namespace sam
