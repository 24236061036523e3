#include "mind/llm/think_filter.h"

#include <algorithm>
#include <utility>

namespace sam::llm {
namespace {

struct Tag {
  std::string_view text;
  bool opens;
};
constexpr Tag kTags[] = {{"<think>", true}, {"</think>", false}, {"<thinking>", true}, {"</thinking>", false}};

const Tag* TagAt(std::string_view text) {
  const auto* tag = std::ranges::find_if(kTags, [text](const Tag& t) { return text.starts_with(t.text); });
  return tag == std::end(kTags) ? nullptr : tag;
}
bool MayBecomeTag(std::string_view text) {
  return std::ranges::any_of(kTags, [text](const Tag& t) { return t.text.starts_with(text); });
}

}  // namespace

std::string ThinkFilter::Feed(std::string_view piece) {
  std::string answer;
  const std::string held = std::exchange(waiting_, {}) + std::string(piece);
  auto say = [&](std::string_view text) {
    if (thinking_) return;
    if (has_thought_ && !said_) text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));  // the lines between thought and answer
    said_ = said_ || !text.empty();
    answer += text;
  };
  for (std::string_view text = held; !text.empty();) {
    const size_t at = std::min(text.find('<'), text.size());
    say(text.substr(0, at));
    text.remove_prefix(at);
    if (text.empty()) break;
    if (const Tag* tag = TagAt(text)) {
      thinking_ = tag->opens;
      has_thought_ = true;
      text.remove_prefix(tag->text.size());
    } else if (MayBecomeTag(text)) {
      waiting_ = text;
      break;
    } else {
      say(text.substr(0, 1));
      text.remove_prefix(1);
    }
  }
  return answer;
}

std::string ThinkFilter::End() {
  std::string left = std::exchange(waiting_, {});
  return thinking_ ? std::string() : left;
}

}  // namespace sam::llm
