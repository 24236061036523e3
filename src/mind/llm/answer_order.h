// An answer that a request wants as JSON: a document of its schema, a call of one of its functions, or either.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "core/request_context.h"

namespace sam::llm {

class AnswerOrder {
 public:
  /// Nothing where the request wants words. The order keeps no reference to `context`.
  static std::optional<AnswerOrder> Of(const RequestContext& context);

  /// What the model's answer has to follow, and the same where that makes no grammar and need not be kept to the letter.
  const std::string& schema() const { return schema_; }
  static std::string_view loose_schema() { return R"({"type":"object"})"; }
  bool is_strict() const { return strict_; }
  /// For the model.
  std::string InWords() const;

  struct Found {
    std::string document{};  // on one line; "" where it is a call
    std::optional<ToolCall> call{};
  };
  /// kCorrupt: it is no JSON or does not fit; the message says what is wrong, for the model.
  Result<Found> Read(std::string_view answer) const;

 private:
  AnswerOrder() = default;
  Result<Found> ReadCall(const std::string& name, const std::string& arguments) const;

  ProgramFunctions functions_;  // empty where none may be called
  AnswerFormat format_;
  std::string schema_;
  enum class Shape : uint8_t { kDocument, kArguments, kNext } shape_ = Shape::kDocument;  // kArguments: of the one function; kNext: {"next": a call or {"answer": the document}}
  bool strict_ = false;
};

}  // namespace sam::llm
