#include "audio/wav.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace sam {
namespace {

constexpr uint32_t kToTheEnd = 0xFFFFFFFF, kPipeEnd = 0x7FFFF000;  // from kPipeEnd on: what programs write that cannot go back
constexpr uint16_t kPcm = 1, kFloat = 3, kExtensible = 0xFFFE;
constexpr int kMostChannels = 8, kLowestRate = 4000, kHighestRate = 192000;

uint32_t Number(std::string_view bytes, size_t at, size_t size) {
  uint32_t value = 0;
  for (size_t i = 0; i < size; ++i) value |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

void Append(std::string& out, uint32_t value, size_t size) {
  for (size_t i = 0; i < size; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

struct Format {
  uint16_t kind = 0;
  int channels = 0, rate_hz = 0, bits = 0;
};

Result<Format> ReadFormat(std::string_view chunk) {
  if (chunk.size() < 16) return Fail(ErrorCode::kCorrupt, fmt::format("the WAV file's format has {} bytes, where 16 are needed; send it again", chunk.size()));
  Format format{static_cast<uint16_t>(Number(chunk, 0, 2)), static_cast<int>(Number(chunk, 2, 2)), 0, static_cast<int>(Number(chunk, 14, 2))};
  const uint32_t rate = Number(chunk, 4, 4), block = Number(chunk, 12, 2);
  if (format.kind == kExtensible && chunk.size() >= 26) format.kind = static_cast<uint16_t>(Number(chunk, 24, 2));
  const bool readable = (format.kind == kPcm && format.bits == 16) || (format.kind == kFloat && format.bits == 32);
  if (!readable) return Fail(ErrorCode::kInvalidArgument, fmt::format("the WAV file has {} bits of kind {}; send 16-bit PCM", format.bits, format.kind));
  if (format.channels < 1 || format.channels > kMostChannels) return Fail(ErrorCode::kInvalidArgument, fmt::format("the WAV file has {} channels; send 1 or 2", format.channels));
  if (rate < kLowestRate || rate > kHighestRate) return Fail(ErrorCode::kInvalidArgument, fmt::format("the WAV file has {} samples a second; send from {} to {}", rate, kLowestRate, kHighestRate));
  if (block != static_cast<uint32_t>(format.channels * format.bits / 8)) return Fail(ErrorCode::kCorrupt, fmt::format("the WAV file's format contradicts itself: {} bytes a sample", block));
  format.rate_hz = static_cast<int>(rate);
  return format;
}

double SampleAt(std::string_view data, size_t at, const Format& format) {
  if (format.kind == kPcm) return static_cast<int16_t>(Number(data, at, 2));
  const float value = std::bit_cast<float>(Number(data, at, 4));
  return std::isfinite(value) ? static_cast<double>(value) * 32767.0 : 0.0;
}

Pcm Decode(std::string_view data, const Format& format) {
  const size_t wide = static_cast<size_t>(format.bits / 8), channels = static_cast<size_t>(format.channels), frame = wide * channels;
  Pcm sound{format.rate_hz, std::vector<int16_t>(data.size() / frame)};
  for (size_t i = 0; i < sound.samples.size(); ++i) {
    double sum = 0;
    for (size_t channel = 0; channel < channels; ++channel) sum += SampleAt(data, i * frame + channel * wide, format);
    sound.samples[i] = static_cast<int16_t>(std::lround(std::clamp(sum / format.channels, -32768.0, 32767.0)));
  }
  return sound;
}

}  // namespace

std::string WavHeader(int rate_hz, std::optional<size_t> samples) {
  const uint32_t bytes = samples ? static_cast<uint32_t>(*samples * 2) : kToTheEnd, rate = static_cast<uint32_t>(rate_hz);
  std::string out = "RIFF";
  Append(out, samples ? bytes + 36 : kToTheEnd, 4);
  out += "WAVEfmt ";
  Append(out, 16, 4);
  Append(out, kPcm, 2);
  Append(out, 1, 2);
  Append(out, rate, 4);
  Append(out, rate * 2, 4);
  Append(out, 2, 2);
  Append(out, 16, 2);
  out += "data";
  Append(out, bytes, 4);
  return out;
}

std::string WriteWav(const Pcm& sound) { return WavHeader(sound.rate_hz, sound.samples.size()) + ToBytes(sound.samples); }

Result<Pcm> ReadWav(std::string_view file) {
  if (file.size() < 12 || file.substr(0, 4) != "RIFF" || file.substr(8, 4) != "WAVE") return Fail(ErrorCode::kCorrupt, "this is no WAV file: it does not begin with RIFF and WAVE");
  std::optional<Format> format;
  for (size_t at = 12; at + 8 <= file.size();) {
    const std::string_view name = file.substr(at, 4);
    const uint32_t size = Number(file, at + 4, 4);
    const std::string_view rest = file.substr(at + 8);
    const bool to_the_end = name == "data" && (size >= kPipeEnd || size == 0);
    if (!to_the_end && size > rest.size()) return Fail(ErrorCode::kCorrupt, fmt::format("the WAV file is cut off: a part of {} bytes has {}", size, rest.size()));
    const std::string_view chunk = to_the_end ? rest : rest.substr(0, size);
    if (name == "fmt ") {
      auto read = ReadFormat(chunk);
      if (!read) return tl::unexpected(read.error());
      format = *read;
    }
    if (name == "data") {
      if (!format) return Fail(ErrorCode::kCorrupt, "the WAV file has its sound before its format");
      return Decode(chunk, *format);
    }
    at += 8 + size + (size & 1);
  }
  return Fail(ErrorCode::kCorrupt, "the WAV file has no sound in it");
}

}  // namespace sam
