// What a program's request brings along with what a person says: quoted material of one turn, never learnt, never kept, never above the conscience.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sam {

/// kDocument: what the person shows that others wrote.
enum class QuotedSpeaker : uint8_t { kPerson, kHer, kTool, kDocument };

/// As the request has it: whether it was ever said, nobody knows.
struct QuotedMessage {
  QuotedSpeaker speaker = QuotedSpeaker::kPerson;
  std::string text;
  bool operator==(const QuotedMessage&) const = default;
};

/// A function of the program's that a mind asks for; the program may call it and come back with what it gave.
struct ToolCall {
  std::string id;
  std::string name;
  std::string arguments;  // JSON
  bool operator==(const ToolCall&) const = default;
};

/// Empty for everything that is said directly to her.
struct RequestContext {
  std::string system{};                  // what the program asks of her; several messages are parted by a blank line
  std::vector<QuotedMessage> earlier{};  // the talk before, oldest first, without what she remembers of it herself
  std::vector<QuotedMessage> since{};    // what came after the person's words: what tools gave
  std::string tools{};                   // the functions that may be asked for: a JSON array as the request has it; "" for none
  std::string tool_choice{};             // JSON as the request has it; "" where it has none
  int most_tokens = 0;                   // of the answer, by EstimateTokens() or the model's own count; 0: no bound
  std::vector<std::string> stops{};      // the answer ends before any of these
  std::optional<double> temperature{};   // [0, 2]
  std::optional<double> top_p{};         // [0, 1]

  bool empty() const { return *this == RequestContext(); }
  bool operator==(const RequestContext&) const = default;
};

}  // namespace sam
