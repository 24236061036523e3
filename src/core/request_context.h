// What a program's request brings along with what a person says: quoted material of one turn, never learnt, never kept, never above the conscience.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/tools.h"

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

/// kNone: nothing is offered. kMust: the answer is a call.
enum class Calling : uint8_t { kNone, kMay, kMust };

/// The program's functions, which it calls itself where a mind asks for them. Their names are 1 to 64 of [A-Za-z0-9_-]; tools of the house have a dot in theirs.
struct ProgramFunctions {
  static constexpr size_t kMostCalls = 8;  // in one answer

  std::vector<OfferedTool> offered{};  // each schema is that of a JSON object
  Calling calling = Calling::kMay;     // kMust: one of `offered`
  size_t most_calls = kMostCalls;

  bool may_call() const { return calling != Calling::kNone && !offered.empty(); }
  bool must_call() const { return calling == Calling::kMust && !offered.empty(); }
  bool operator==(const ProgramFunctions&) const = default;
};

/// The answer as a JSON document.
struct AnswerFormat {
  enum class Strictness : uint8_t { kAsFarAsCan, kStrict };

  std::string schema{};  // that it follows: a JSON schema of an object; "" where she answers in words
  Strictness strictness = Strictness::kAsFarAsCan;

  bool is_json() const { return !schema.empty(); }
  bool operator==(const AnswerFormat&) const = default;
};

/// Empty for everything that is said directly to her.
struct RequestContext {
  std::string system{};                  // what the program asks of her; several messages are parted by a blank line
  std::vector<QuotedMessage> earlier{};  // the talk before, oldest first, without what she remembers of it herself
  std::vector<QuotedMessage> since{};    // what came after the person's words: what tools gave
  ProgramFunctions functions{};
  AnswerFormat format{};
  int most_tokens = 0;                   // of the answer, by EstimateTokens() or the model's own count; 0: no bound
  std::vector<std::string> stops{};      // the answer ends before any of these
  std::optional<double> temperature{};   // [0, 2]
  std::optional<double> top_p{};         // [0, 1]
  std::optional<uint64_t> seed{};        // of the model's draws

  /// A person reads the answer as it is.
  bool wants_words() const { return !format.is_json() && !functions.must_call(); }
  bool empty() const { return *this == RequestContext(); }
  bool operator==(const RequestContext&) const = default;
};

}  // namespace sam
