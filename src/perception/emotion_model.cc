#include "perception/emotion_model.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "perception/vector_sums.h"

namespace sam {
namespace {

float Logistic(float x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

EmotionModel::EmotionModel(std::span<const uint8_t> bytes, Language language)
    : header_(reinterpret_cast<const EmotionHeader*>(bytes.data())),
      fingerprints_(reinterpret_cast<const uint16_t*>(bytes.data() + sizeof(EmotionHeader))),
      rows_(reinterpret_cast<const EmotionRow*>(fingerprints_ + header_->slots)),
      language_(language) {}

Result<EmotionModel> EmotionModel::Load(std::span<const uint8_t> bytes, Language language) {
  const auto bad = [&](std::string_view why) {
    return Fail(ErrorCode::kCorrupt, "emotion weights (" + std::string(Code(language)) + ") " + std::string(why) +
                                         "; make them again with train_emotions");
  };
  if (bytes.size() < sizeof(EmotionHeader)) return bad("are too short");
  if (reinterpret_cast<uintptr_t>(bytes.data()) % alignof(EmotionHeader) != 0) return bad("are not aligned");
  EmotionHeader header;
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.magic != EmotionHeader{}.magic) return bad("have another format");
  if (header.slots < kSlotsInBucket || !std::has_single_bit(header.slots)) return bad("have a bad table size");
  const size_t expected = sizeof(header) + size_t{header.slots} * (sizeof(uint16_t) + sizeof(EmotionRow));
  if (bytes.size() != expected) return bad("have the wrong length");
  return EmotionModel(bytes, language);
}

EmotionReading EmotionModel::Read(std::span<const Feature> features) const {
  std::array<float, sizeof(EmotionRow)> sum{};
  const auto known = FindFeatures(features, header_->slots, [&](size_t slot) { return fingerprints_ + slot; }, [&](size_t slot) { return rows_ + slot; });
  std::vector<WeighedRow> rows;
  rows.reserve(known.size());
  for (const KnownFeature& feature : known) {
    const EmotionRow& row = rows_[feature.slot];
    rows.push_back({reinterpret_cast<const int8_t*>(&row), feature.weight * ScaleOf(row.scale)});  // the scale's two bytes go into places not read
  }
  AddRows(rows, sum);
  EmotionReading reading;
  for (size_t i = 0; i < kEmotionLabels; ++i) reading.labels[i] = Logistic(sum[i] + header_->bias[i]);
  reading.valence = std::tanh((sum[kValenceOutput] + header_->bias[kValenceOutput]) / 2);
  return reading;
}

}  // namespace sam
