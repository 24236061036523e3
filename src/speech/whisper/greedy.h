// Words out of a sound by a whisper model, the likeliest token each time. Inside speech/whisper only.
#pragma once

#include <span>
#include <string>
#include <vector>

struct whisper_context;

namespace sam::whisper {

struct GreedyOrder {
  std::span<const float> samples;  // at least a second of them
  int audio_frames = 1500;         // of the encoder, 50 a second: how much of the sound it looks at
  std::string language{};          // as whisper calls it, "en"; anything else: told by the sound
  std::string prompt{};
  int most_tokens = 200;
  int threads = 2;
};

struct GreedyWords {
  int failed = 0;                  // other than 0: a step of whisper.cpp's, or it was stopped
  std::string text{}, language{};
};

/// As whisper_full() does it with one temperature and no timestamps, but the encoder, which takes most of the time, runs once: there it runs a second time where the language is
/// not known. That is one of those she speaks, unless another is ten times as likely. What is likely silence, and is read badly, has no words (OpenAI's rule: over 0.6, under -1).
class GreedyDecoder {
 public:
  explicit GreedyDecoder(whisper_context* context);
  GreedyWords Decode(const GreedyOrder& order);

 private:
  bool Encode(const GreedyOrder& order);
  bool Step(std::span<const int> tokens, int threads);
  std::span<const float> Logits() const;
  std::vector<int> Prompt(const std::string& text) const;
  std::string LikeliestLanguage() const;
  double ChanceOf(int token) const;
  /// The best of the tokens that may come, and the logarithm of its chance among them.
  int Best(bool first, double& log_chance) const;

  whisper_context* context_;
  std::vector<bool> text_;  // by token: whether it may be text
  int blank_ = -1;
  int past_ = 0;            // tokens that the decoder has taken
  size_t last_ = 0;         // of the tokens of a step: whose logits count
};

}  // namespace sam::whisper
