// Opus packets: a length of two bytes before each; one of 0 was lost.
#include "audio/opus.h"

#include <cmath>

#include "fuzz/fuzz.h"

namespace sam::fuzz {
namespace {

constexpr size_t kMostPackets = 64;

std::string Framed(const std::string& packet) { return std::string({static_cast<char>(packet.size() & 0xFF), static_cast<char>(packet.size() >> 8)}) + packet; }

}  // namespace

std::vector<std::string> Seeds() {
  std::vector<std::string> seeds;
  for (const int rate : {8000, 16000, 48000}) {
    const auto writer = OpusPacketWriter::Create({.rate_hz = rate, .expected_loss = 20});
    std::string seed(1, static_cast<char>(rate / 8000));
    for (int n = 0; n < 8; ++n) {
      std::vector<int16_t> samples(static_cast<size_t>(rate / 50));
      for (size_t i = 0; i < samples.size(); ++i) samples[i] = static_cast<int16_t>(8000 * std::sin(static_cast<double>(i) * (n + 2) * 0.02));
      seed += n == 5 ? std::string(2, '\0') : Framed((*writer)->Write(samples).value());
    }
    seeds.push_back(seed);
  }
  return seeds;
}

void Try(std::string_view input) {
  if (input.empty()) return;
  const int rates[] = {8000, 12000, 16000, 24000, 48000};
  const int rate = rates[static_cast<unsigned char>(input[0]) % 5];
  const auto reader = std::move(OpusPacketReader::Create(rate).value());
  input.remove_prefix(1);
  for (size_t n = 0; n < kMostPackets && input.size() >= 2; ++n) {
    const size_t size = std::min(input.size() - 2, static_cast<size_t>(static_cast<unsigned char>(input[0]) | static_cast<unsigned char>(input[1]) << 8));
    const std::string packet(input.substr(2, size));
    input.remove_prefix(2 + size);
    const auto sound = size == 0 ? reader->ReadLost(input.size() > 2 ? input.substr(2, 100) : "") : reader->Read(packet);
    SAM_CHECK(!sound || sound->size() <= static_cast<size_t>(rate) * 120 / 1000);
  }
}

}  // namespace sam::fuzz
