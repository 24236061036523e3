// A model's answer as it comes, made into sentences; its marks are taken in and not shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/request_context.h"

namespace sam::llm {

/// "<feel joy 0.6>", "<pause 400>": how the words after it are meant to sound.
struct SpokenMark {
  std::string name;   // "feel" or "pause"
  std::string value;  // "joy 0.6", "400" (milliseconds)
  bool operator==(const SpokenMark&) const = default;
};

class StreamReader {
 public:
  /// Whole sentences that a piece completes. A line break ends one, too.
  std::vector<std::string> Feed(std::string_view piece);
  /// What is left at the end; one that was cut in its middle is dropped.
  enum class End : uint8_t { kWhole, kCut };
  std::vector<std::string> Close(End end);
  const std::vector<SpokenMark>& marks() const { return marks_; }
  /// "<call NAME {...}>": after one nothing is read until it is taken.
  bool calls() const { return call_.has_value(); }
  const std::optional<ToolCall>& call() const { return call_; }
  /// Lets go of what came behind it.
  std::optional<ToolCall> TakeCall();
  /// Leaves the call behind and reads on: the sentences before it and behind.
  std::vector<std::string> PassCall();

 private:
  /// Takes tags out of pending_ and moves what can be shown to shown_.
  void Sift(bool at_end);
  /// Looks at the tag at the start of pending_; 0 where more of it has to come first, else the bytes that are dealt with.
  size_t TakeTag(bool at_end);
  std::vector<std::string> Cut(bool at_end);

  /// The same where it begins a call.
  size_t TakeCallMark(bool at_end);

  std::string pending_, shown_;
  std::optional<ToolCall> call_;
  std::vector<SpokenMark> marks_;
};

}  // namespace sam::llm
