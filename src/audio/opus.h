// Opus packets (RFC 6716): speech of one channel at some 24 kbit/s, and what to do about those that are lost.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sam {

constexpr int kOpusFrameMs = 20;
constexpr size_t kLargestOpusPacket = 1275;  // bytes, of one frame

struct OpusConfig {
  int rate_hz = 48000;          // 8000, 12000, 16000, 24000 or 48000
  int bits_per_second = 24000;  // [6000, 128000]
  int expected_loss = 10;       // percent, [0, 100]: from 1 on a packet carries the one before it again, coarsely
};

/// One stream. Not thread-safe.
class OpusPacketWriter {
 public:
  static Result<std::unique_ptr<OpusPacketWriter>> Create(const OpusConfig& config);
  ~OpusPacketWriter();
  /// 20 ms at the rate of the stream, as a packet of 1 to kLargestOpusPacket bytes; "" where nobody speaks and nothing need be sent. kInvalidArgument for another length.
  Result<std::string> Write(std::span<const int16_t> samples);

 private:
  struct Opus;
  explicit OpusPacketWriter(std::unique_ptr<Opus> opus);
  std::unique_ptr<Opus> opus_;
};

/// One stream. Not thread-safe.
class OpusPacketReader {
 public:
  /// `rate_hz` as in OpusConfig; it need not be the writer's.
  static Result<std::unique_ptr<OpusPacketReader>> Create(int rate_hz);
  ~OpusPacketReader();
  /// The sound of a packet, up to 120 ms. kCorrupt for what is no packet; the stream goes on.
  Result<std::vector<int16_t>> Read(std::string_view packet);
  /// 20 ms for a packet that did not come: from the next one, if that carries it, else what went on so far, fading out.
  Result<std::vector<int16_t>> ReadLost(std::string_view next_packet);

 private:
  struct Opus;
  explicit OpusPacketReader(std::unique_ptr<Opus> opus);
  Result<std::vector<int16_t>> Decode(std::string_view packet, int most_samples, int from_next);
  std::unique_ptr<Opus> opus_;
};

}  // namespace sam
