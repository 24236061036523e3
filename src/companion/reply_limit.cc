#include "companion/reply_limit.h"

#include <algorithm>

#include "base/tokens.h"
#include "base/unicode.h"

namespace sam {
namespace {

/// As much of the sentence as has so many tokens, in whole words if there is one.
std::string_view FirstWords(std::string_view sentence, size_t most) {
  const std::string_view beginning = FirstTokens(sentence, most);
  if (beginning.size() == sentence.size()) return sentence;
  const size_t space = sentence[beginning.size()] == ' ' ? beginning.size() : beginning.rfind(' ');
  return Trim(space == beginning.npos || space == 0 ? beginning : beginning.substr(0, space));
}

}  // namespace

std::string_view ReplyLimit::Fit(std::string_view sentence) {
  if (reached_) return {};
  size_t end = sentence.size();
  for (const std::string& stop : context_.stops) end = std::min(end, sentence.find(stop));
  if (end < sentence.size()) reached_ = true, sentence = Trim(sentence.substr(0, end));
  if (context_.most_tokens <= 0) return sentence;
  const size_t most = static_cast<size_t>(context_.most_tokens), tokens = EstimateTokens(sentence);
  if (tokens_ + tokens > most) {
    reached_ = too_long_ = true;
    sentence = tokens_ == 0 ? FirstWords(sentence, most) : std::string_view();
  }
  tokens_ += tokens;
  return sentence;
}

}  // namespace sam
