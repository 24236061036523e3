#include "speech/whisper/greedy.h"

#include <whisper.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace sam::whisper {
namespace {

constexpr double kLikelySilence = 0.6, kReadBadly = -1;
constexpr float kSpoken = 2.3f;  // log 10: another language than those she speaks is ten times as likely before it is taken for the one

/// What stands for sounds and not for words: marks, brackets and notes alone (OpenAI's tokenizer.py leaves out the same), and a hyphen or an apostrophe that begins a word.
bool IsMark(std::string_view token) {
  const bool begins = token.starts_with(' ');
  token.remove_prefix(begins ? 1 : 0);
  if (token.empty()) return false;
  if (token == "-" || token == "'") return begins;
  for (const std::string_view other : {"「", "」", "『", "』", "♩", "♪", "♫", "♬", "♭", "♮", "♯"})
    if (token.starts_with(other)) return true;
  if (token.size() > 3) return false;
  return std::all_of(token.begin(), token.end(), [](char c) { return std::string_view("\"#()*+/:;<=>@[\\]^_`{|}~-'").find(c) != std::string_view::npos; });
}

double LogSum(std::span<const float> logits, float most) {
  double sum = 0;
  for (const float logit : logits) sum += std::exp(logit - most);
  return most + std::log(sum);
}

}  // namespace

GreedyDecoder::GreedyDecoder(whisper_context* context) : context_(context) {
  const int end = whisper_token_eot(context);
  text_.resize(static_cast<size_t>(std::max(0, end)));
  for (int token = 0; token < end; ++token) {
    const std::string_view text = whisper_token_to_str(context, token);
    text_[static_cast<size_t>(token)] = !IsMark(text);
    if (text == " ") blank_ = token;
  }
}

/// whisper_full() alone sets how much of a sound the encoder looks at: it is left before it encodes.
bool GreedyDecoder::Encode(const GreedyOrder& order) {
  whisper_full_params params = whisper_full_default_params(WHISPER_SAMPLING_GREEDY);
  params.n_threads = order.threads;
  params.audio_ctx = order.audio_frames;
  params.print_progress = false;
  params.language = "en";
  params.encoder_begin_callback = [](whisper_context*, whisper_state*, void*) { return false; };
  return whisper_full(context_, params, order.samples.data(), static_cast<int>(order.samples.size())) == 0 && whisper_encode(context_, 0, order.threads) == 0;
}

bool GreedyDecoder::Step(std::span<const int> tokens, int threads) {
  if (whisper_decode(context_, tokens.data(), static_cast<int>(tokens.size()), past_, threads) != 0) return false;
  past_ += static_cast<int>(tokens.size());
  last_ = tokens.size() - 1;
  return true;
}

std::span<const float> GreedyDecoder::Logits() const {
  const auto count = static_cast<size_t>(whisper_n_vocab(context_));
  return {whisper_get_logits(context_) + last_ * count, count};
}

std::vector<int> GreedyDecoder::Prompt(const std::string& text) const {
  if (text.empty()) return {};
  std::vector<int> tokens(text.size() + 1);
  const int count = whisper_tokenize(context_, text.c_str(), tokens.data(), static_cast<int>(tokens.size()));
  const int most = whisper_n_text_ctx(context_) / 2 - 1;
  tokens.resize(static_cast<size_t>(std::max(0, count)));
  if (count > most) tokens.erase(tokens.begin(), tokens.end() - most);
  if (!tokens.empty()) tokens.insert(tokens.begin(), whisper_token_prev(context_));
  return tokens;
}

std::string GreedyDecoder::LikeliestLanguage() const {
  int best = 0;
  float most = -std::numeric_limits<float>::infinity();
  for (int id = 0; id <= whisper_lang_max_id() && whisper_token_lang(context_, id) < whisper_token_translate(context_); ++id) {
    const std::string_view language = whisper_lang_str(id);
    const float logit = Logits()[static_cast<size_t>(whisper_token_lang(context_, id))] + (language == "en" || language == "ko" ? kSpoken : 0);
    if (logit > most) most = logit, best = id;
  }
  return whisper_lang_str(best);
}

double GreedyDecoder::ChanceOf(int token) const {
  const auto logits = Logits();
  return std::exp(logits[static_cast<size_t>(token)] - LogSum(logits, *std::max_element(logits.begin(), logits.end())));
}

int GreedyDecoder::Best(bool first, double& log_chance) const {
  const auto logits = Logits().first(text_.size() + 1);
  const int end = static_cast<int>(text_.size());
  const auto may = [&](int token) { return token == end ? !first : text_[static_cast<size_t>(token)] && !(first && token == blank_); };
  int best = end;
  float most = -std::numeric_limits<float>::infinity();
  for (int token = 0; token <= end; ++token)
    if (logits[static_cast<size_t>(token)] > most && may(token)) most = logits[static_cast<size_t>(token)], best = token;
  double sum = 0;
  for (int token = 0; token <= end; ++token)
    if (may(token)) sum += std::exp(logits[static_cast<size_t>(token)] - most);
  log_chance = -std::log(sum);
  return best;
}

GreedyWords GreedyDecoder::Decode(const GreedyOrder& order) {
  if (!Encode(order)) return {.failed = 1};
  past_ = 0;
  std::vector<int> before = Prompt(order.prompt);
  before.push_back(whisper_token_sot(context_));
  if (!Step(before, order.threads)) return {.failed = 2};
  GreedyWords words{.language = "en"};
  const double silence = ChanceOf(whisper_token_nosp(context_));
  std::vector<int> task;
  if (whisper_is_multilingual(context_) != 0) {
    words.language = whisper_lang_id(order.language.c_str()) >= 0 ? order.language : LikeliestLanguage();
    task = {whisper_token_lang(context_, whisper_lang_id(words.language.c_str())), whisper_token_transcribe(context_)};
  }
  task.push_back(whisper_token_not(context_));
  double log_chances = 0;
  int count = 0;
  for (std::vector<int> next = task; count < order.most_tokens && past_ + static_cast<int>(next.size()) <= whisper_n_text_ctx(context_); ++count) {
    if (!Step(next, order.threads)) return {.failed = 3};
    double log_chance = 0;
    const int best = Best(count == 0, log_chance);
    log_chances += log_chance;
    if (best == whisper_token_eot(context_)) break;
    words.text += whisper_token_to_str(context_, best);
    next = {best};
  }
  if (silence > kLikelySilence && log_chances / std::max(1, count) < kReadBadly) words.text.clear();
  return words;
}

}  // namespace sam::whisper
