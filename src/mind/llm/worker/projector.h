// The eyes and ears of a model: a projector's file (mmproj), which makes of a picture or a sound what the model reads in the place of tokens.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct llama_context;
struct llama_model;
struct mtmd_bitmap;
struct mtmd_context;
struct mtmd_input_chunk;

namespace sam::llm {

/// A stretch of a prompt that stands for a picture or a sound, or for a part of one.
struct MediaPiece {
  std::vector<int32_t> tokens{};                    // the model's own marks around it; empty where there is a chunk
  std::shared_ptr<const mtmd_input_chunk> chunk{};  // what is encoded; none where there are tokens
  size_t positions = 0, cells = 0;                  // of the chunk: how far it moves what follows, and what it takes of the context
  int32_t stand_in = 0;                             // negative; the same for the same part of the same file, else hardly ever
};

/// The model must outlive it. Not thread-safe.
class Projector {
 public:
  struct Config {
    std::string file;       // opened by its name, several times
    int threads = 1;
    int most_tokens = 1024;  // of a picture, where its size is not fixed
  };
  /// kCorrupt where it cannot be loaded or belongs to another model.
  static Result<std::unique_ptr<Projector>> Load(const Config& config, const llama_model* model);

  bool sees() const;
  bool hears() const;
  /// Of a model that reads all of a chunk at once and not from left to right: how many cells one pass must take at least. 0 for others.
  size_t OnePass() const;
  /// About what a picture of the largest size takes of the context; 0 where it does not see.
  int picture_tokens() const { return picture_tokens_; }

  /// The pieces of a picture's file (JPEG, PNG), in order. kInvalidArgument: it is none, or this model does not see.
  Result<std::vector<MediaPiece>> See(std::string_view file) const;
  /// The pieces of a sound's file (WAV), in order. kInvalidArgument: it is none, is empty, longer than 10 minutes, or this model does not hear.
  Result<std::vector<MediaPiece>> Hear(std::string_view file) const;
  /// Encodes a chunk and lets the context read it as `sequence` from `position` on, at most `batch` cells a pass. kUnavailable where that fails: then the
  /// sequence holds nobody knows what.
  Result<void> Show(const MediaPiece& piece, llama_context* context, size_t position, int sequence, int batch) const;

 private:
  struct Free {
    void operator()(mtmd_context* context) const;
  };
  explicit Projector(std::unique_ptr<mtmd_context, Free> context);
  Result<std::vector<MediaPiece>> PiecesOf(const mtmd_bitmap* bitmap, std::string_view file) const;
  std::unique_ptr<mtmd_context, Free> context_;
  int picture_tokens_ = 0;
};

}  // namespace sam::llm
