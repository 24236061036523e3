// Models that can be got by name: lists that people write or pass on, each entry with the hash that its file must have.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace sam::llm {

/// An entry of a list; docs/models.md has the format. What is 0 or empty is not told, but name, url and sha256 always are.
struct KnownModel {
  std::string name;    // letters, digits, '.', '_', '-', ':'; at most 100 bytes
  std::string url;     // https
  std::string sha256;  // 64 hexadecimal digits in lower case
  uint64_t bytes = 0;
  std::string licence, quantisation;
  uint64_t parameters = 0;
  uint32_t context = 0;
  std::vector<std::string> languages;
};

/// A JSON array of entries, or an object with such an array under "models". kCorrupt where one entry is wrong: a list is taken whole or not at all.
Result<std::vector<KnownModel>> ReadKnownModels(const std::string& file);
/// Why it may not be fetched; success where it may.
Result<void> CheckKnownModel(const KnownModel& model);

}  // namespace sam::llm
