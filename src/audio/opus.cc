#include "audio/opus.h"

#include <fmt/format.h>
#include <opus.h>

#include <array>

namespace sam {
namespace {

constexpr int kLongestPacketMs = 120;
constexpr int kEffort = 5;  // of 10: what a phone affords, and no difference for speech

Error Refused(std::string_view what, int code) { return Error{ErrorCode::kCorrupt, fmt::format("{} ({})", what, opus_strerror(code))}; }

bool IsRate(int rate_hz) { return rate_hz == 8000 || rate_hz == 12000 || rate_hz == 16000 || rate_hz == 24000 || rate_hz == 48000; }
tl::unexpected<Error> NoRate(int rate_hz) { return Fail(ErrorCode::kInvalidArgument, fmt::format("Opus knows no rate of {} Hz; there are 8000, 12000, 16000, 24000 and 48000", rate_hz)); }

}  // namespace

struct OpusPacketWriter::Opus {
  OpusEncoder* encoder = nullptr;
  size_t frame = 0;  // samples
  ~Opus() { opus_encoder_destroy(encoder); }
};

OpusPacketWriter::OpusPacketWriter(std::unique_ptr<Opus> opus) : opus_(std::move(opus)) {}
OpusPacketWriter::~OpusPacketWriter() = default;

Result<std::unique_ptr<OpusPacketWriter>> OpusPacketWriter::Create(const OpusConfig& config) {
  if (!IsRate(config.rate_hz)) return NoRate(config.rate_hz);
  if (config.bits_per_second < 6000 || config.bits_per_second > 128000 || config.expected_loss < 0 || config.expected_loss > 100)
    return Fail(ErrorCode::kInvalidArgument, fmt::format("Opus cannot send {} bits a second with {} % lost; give 6000 to 128000, and 0 to 100", config.bits_per_second, config.expected_loss));
  int code = OPUS_OK;
  auto opus = std::make_unique<Opus>();
  opus->encoder = opus_encoder_create(config.rate_hz, 1, OPUS_APPLICATION_VOIP, &code);
  if (opus->encoder == nullptr) return tl::unexpected(Error{ErrorCode::kExhausted, fmt::format("Opus cannot be set up ({})", opus_strerror(code))});
  opus->frame = static_cast<size_t>(config.rate_hz / 1000 * kOpusFrameMs);
  for (const int set : {opus_encoder_ctl(opus->encoder, OPUS_SET_BITRATE(config.bits_per_second)), opus_encoder_ctl(opus->encoder, OPUS_SET_COMPLEXITY(kEffort)),
                        opus_encoder_ctl(opus->encoder, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE)), opus_encoder_ctl(opus->encoder, OPUS_SET_INBAND_FEC(config.expected_loss > 0 ? 1 : 0)),
                        opus_encoder_ctl(opus->encoder, OPUS_SET_PACKET_LOSS_PERC(config.expected_loss)), opus_encoder_ctl(opus->encoder, OPUS_SET_DTX(1))})
    if (set != OPUS_OK) return tl::unexpected(Error{ErrorCode::kInternal, fmt::format("Opus takes no such setting ({})", opus_strerror(set))});
  return std::unique_ptr<OpusPacketWriter>(new OpusPacketWriter(std::move(opus)));
}

Result<std::string> OpusPacketWriter::Write(std::span<const int16_t> samples) {
  if (samples.size() != opus_->frame) return Fail(ErrorCode::kInvalidArgument, fmt::format("an Opus packet takes {} samples, not {}", opus_->frame, samples.size()));
  std::array<unsigned char, kLargestOpusPacket> packet;
  const int size = opus_encode(opus_->encoder, samples.data(), static_cast<int>(samples.size()), packet.data(), static_cast<int>(packet.size()));
  if (size < 0) return tl::unexpected(Error{ErrorCode::kInternal, fmt::format("Opus cannot write the sound ({})", opus_strerror(size))});
  constexpr int kNothingToSend = 2;  // bytes: libopus says so by a packet as short as this
  return size <= kNothingToSend ? std::string() : std::string(packet.begin(), packet.begin() + size);
}

struct OpusPacketReader::Opus {
  OpusDecoder* decoder = nullptr;
  int rate_hz = 0;
  ~Opus() { opus_decoder_destroy(decoder); }
};

OpusPacketReader::OpusPacketReader(std::unique_ptr<Opus> opus) : opus_(std::move(opus)) {}
OpusPacketReader::~OpusPacketReader() = default;

Result<std::unique_ptr<OpusPacketReader>> OpusPacketReader::Create(int rate_hz) {
  if (!IsRate(rate_hz)) return NoRate(rate_hz);
  int code = OPUS_OK;
  auto opus = std::make_unique<Opus>();
  opus->decoder = opus_decoder_create(rate_hz, 1, &code);
  if (opus->decoder == nullptr) return tl::unexpected(Error{ErrorCode::kExhausted, fmt::format("Opus cannot be set up ({})", opus_strerror(code))});
  opus->rate_hz = rate_hz;
  return std::unique_ptr<OpusPacketReader>(new OpusPacketReader(std::move(opus)));
}

Result<std::vector<int16_t>> OpusPacketReader::Decode(std::string_view packet, int most_samples, int from_next) {
  std::vector<int16_t> samples(static_cast<size_t>(most_samples));
  const auto* const bytes = packet.empty() ? nullptr : reinterpret_cast<const unsigned char*>(packet.data());
  const int count = opus_decode(opus_->decoder, bytes, static_cast<opus_int32>(packet.size()), samples.data(), most_samples, from_next);
  if (count < 0) return tl::unexpected(Refused(fmt::format("{} bytes that are no Opus packet", packet.size()), count));
  samples.resize(static_cast<size_t>(count));
  return samples;
}

Result<std::vector<int16_t>> OpusPacketReader::Read(std::string_view packet) {
  constexpr size_t kMostFrames = kLongestPacketMs / 2.5;
  if (packet.empty() || packet.size() > kMostFrames * kLargestOpusPacket) return Fail(ErrorCode::kCorrupt, fmt::format("{} bytes are no Opus packet", packet.size()));
  return Decode(packet, opus_->rate_hz / 1000 * kLongestPacketMs, 0);
}

Result<std::vector<int16_t>> OpusPacketReader::ReadLost(std::string_view next_packet) {
  const int frame = opus_->rate_hz / 1000 * kOpusFrameMs;
  if (!next_packet.empty()) {
    auto carried = Decode(next_packet, frame, 1);
    if (carried) return carried;
  }
  return Decode({}, frame, 0);
}

}  // namespace sam
