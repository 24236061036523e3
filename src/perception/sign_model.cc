#include "perception/sign_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "perception/vector_sums.h"

namespace sam {

Result<SignModel> SignModel::Load(std::span<const uint8_t> bytes, size_t labels) {
  const auto bad = [](std::string_view why) {
    return Fail(ErrorCode::kCorrupt, "weights of signs " + std::string(why) + "; make them again with train_signs");
  };
  SignModel model;
  if (bytes.size() < sizeof(SignHeader)) return bad("are too short");
  std::memcpy(&model.header_, bytes.data(), sizeof(SignHeader));
  if (model.header_.magic != SignHeader{}.magic) return bad("have another format");
  if (model.header_.labels != labels || labels > kMostLabels) return bad("have other labels");
  if (!std::has_single_bit(model.header_.rows)) return bad("have a bad table size");
  const size_t rows = size_t{model.header_.rows} * sizeof(SignRow), kinds = SignLexicon::kSlots * sizeof(SignLexicon::Entry);
  if (bytes.size() != sizeof(SignHeader) + rows + kinds) return bad("have the wrong length");
  model.rows_ = {reinterpret_cast<const SignRow*>(bytes.data() + sizeof(SignHeader)), model.header_.rows};
  model.kinds_.resize(SignLexicon::kSlots);
  std::memcpy(model.kinds_.data(), bytes.data() + sizeof(SignHeader) + rows, kinds);
  return model;
}

SignProbabilities SignModel::Read(std::string_view text) const {
  std::array<float, kMostLabels> sums{};
  const size_t mask = rows_.size() - 1;
  const std::vector<Feature> features = SignFeatures(text, SignLexicon(kinds_));
  for (const Feature& feature : features) __builtin_prefetch(&rows_[feature.hash & mask]);
  std::vector<WeighedRow> rows;
  rows.reserve(features.size());
  for (const Feature& feature : features) rows.push_back({rows_[feature.hash & mask].data(), feature.weight});
  AddRows(rows, sums);
  SignProbabilities scores{};
  for (size_t i = 0; i < header_.labels; ++i) scores[i] = sums[i] * header_.scale + header_.bias[i];
  Softmax(std::span(scores).first(header_.labels));
  return scores;
}

void Softmax(std::span<float> scores) {
  const float top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - top);
  for (float& score : scores) score /= sum;
}

}  // namespace sam
