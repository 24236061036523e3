// What a mind says passes the conscience, sentence by sentence, on its way to the person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "companion/reply_limit.h"
#include "companion/tool_desk.h"
#include "conscience/censor.h"
#include "mind/mind.h"

namespace sam {

class MendingSink final : public MindSink {
 public:
  /// kHerOwn: of the content, written for her. kOfAModel: anything may come.
  enum class Words : uint8_t { kHerOwn, kOfAModel };
  MendingSink(SentenceSink& beyond, const Thought& thought, Words words, ToolDesk& desk);

  Said OnSentence(std::string_view sentence) override;
  Said OnOwnSentence(std::string_view sentence) override;
  Said OnDocument(std::string_view document, const std::vector<std::string>& texts) override;
  /// What is to be shown of a call is said as it is.
  boost::asio::awaitable<CallOutcome> OnCall(ToolCall call, std::stop_token stop) override;
  /// Says what is held back: a quotation of several sentences is looked at whole, so that the person's own words in it are left alone.
  void LetGo();
  /// A sentence that needs no mending.
  void Add(const std::string& sentence);
  /// What the person got.
  const std::string& said() const { return said_; }
  /// Why sentences of a model did not go out, each reason once.
  const std::vector<std::string>& held_back() const { return held_back_; }
  /// It is a document.
  bool has_document() const { return has_document_; }
  /// It would have been longer than the request allows.
  bool cut_to_length() const { return limit_.too_long(); }

 private:
  Said Take(std::string_view sentence, Words words);
  Said Judge(std::string_view sentence);
  void Hold(std::string_view sentence);

  SentenceSink& beyond_;
  const Thought& thought_;
  const Words words_;
  ToolDesk& desk_;
  std::optional<conscience::Censor> censor_;  // of a model
  ReplyLimit limit_;
  std::string said_, held_;
  std::vector<std::string> held_back_;
  int sentences_ = 0;
  bool has_document_ = false;
};

}  // namespace sam
