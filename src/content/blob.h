// The layout of a compiled pack: a header, tables of fixed records, a pool of text. Little-endian, 4-byte fields.
#pragma once

#include <cstdint>

namespace sam::content {

inline constexpr uint32_t kBlobMagic = 0x504d4153;  // "SAMP"
inline constexpr uint32_t kBlobVersion = 4;

struct BlobText {
  uint32_t begin = 0, size = 0;
};  // in the pool
struct BlobList {
  uint32_t begin = 0, count = 0;
};  // in the table of texts

struct BlobHeader {
  uint32_t magic = kBlobMagic, version = kBlobVersion;
  uint32_t texts = 0, intents = 0, blocks = 0, lines = 0, pool = 0;  // counts; bytes of the pool
};

struct BlobIntent {
  BlobText name, act;
  BlobList examples;
};
struct BlobLines {
  BlobText key;
  BlobList lines;
};

struct BlobBlock {
  BlobText id, text, skill;
  BlobList intents, emotions, topics, after, answers;
  float humour = 0, warmth = 0, directness = 0, liveliness = 0, closeness = 0, weight = 1;
  uint32_t part = 0, answer = 0, tones = 0, emotion_bits = 0, acts = 0, feel = 0, at = 0, met = 0, slots = 0, group = 0,
           asks = 0;
};

}  // namespace sam::content
