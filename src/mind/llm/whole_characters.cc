#include "mind/llm/whole_characters.h"

#include <utility>

#include "base/unicode.h"
#include "mind/llm/unfinished.h"

namespace sam::llm {
namespace {

std::string Mended(std::string text) {
  if (IsUtf8(text)) return text;
  std::string mended;
  for (size_t pos = 0; pos < text.size();) AppendUtf8(DecodeUtf8(text, pos), mended);
  return mended;
}

}  // namespace

std::string WholeCharacters::Feed(std::string_view bytes) {
  std::string text = std::exchange(waiting_, {});
  text += bytes;
  const size_t whole = text.size() - UnfinishedTail(text);
  waiting_ = text.substr(whole);
  text.resize(whole);
  return Mended(std::move(text));
}

std::string WholeCharacters::End() { return Mended(std::exchange(waiting_, {})); }

}  // namespace sam::llm
