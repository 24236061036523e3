// Hears a model out: its sentences are passed on as they come, its calls are taken in.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/thought.h"
#include "mind/llm/language_model.h"
#include "mind/llm/stop_words.h"
#include "mind/llm/stream_reader.h"
#include "mind/llm/think_filter.h"
#include "mind/mind.h"

namespace sam::llm {

/// Of one answer, which may take several generations; all on one executor. What it is made of outlives it.
class Listener final : public PieceSink {
 public:
  /// Where an answer is known, nothing is passed on before a sentence that has it; where `draft` answers with what the person once said, none before one with a word of that.
  Listener(MindSink& sink, const Thought& thought, const Reply& draft);

  void OnPiece(std::string_view piece) override;
  /// A tool of the house that it wishes to call, after which it goes on or has ended; none where it was given up, too.
  std::optional<ToolCall> TakeCall();
  /// A call of the program's that does not fit, in words for the model, after which it may try again.
  std::optional<std::string> TakeMisfit();
  /// Begins the whole answer anew, where nothing of it was passed on.
  void Restart();
  void Close(StreamReader::End end);
  /// `reflex`: a word of her own where the model keeps her waiting.
  void SayReflex(const std::string& reflex);
  void MarkSaid() { said_any_ = true; }
  void GiveUp() { gave_up_ = true, stop_.request_stop(); }

  std::stop_source& stop() { return stop_; }
  bool said_any() const { return said_any_; }
  /// What the program is to call, each fitting, without ids.
  std::vector<ToolCall>& calls() { return calls_; }
  /// It came to a text before which it is to end.
  bool met_stop() const { return stops_.met(); }
  const std::string& raw() const { return raw_; }
  /// What the model is to read of its answer in later turns: as it wrote it, or without what might not be said.
  const std::string& to_remember() const { return changed_ || met_stop() ? passed_ : raw_; }
  const std::string& passed() const { return passed_; }
  const std::string& reflex() const { return reflex_; }
  const std::vector<SpokenMark>& marks() const { return reader_.marks(); }

 private:
  void Hear(const std::vector<std::string>& sentences);
  void HearOne(const std::string& sentence);
  void Pass(const std::string& sentence);
  /// The call that the reader holds, where it is the program's: true where there may be more behind it.
  bool TakeProgramCall();
  void BeginAnew();

  MindSink& sink_;
  const Thought& thought_;
  ThinkFilter thinking_;
  StopWords stops_;
  StreamReader reader_;
  std::stop_source stop_;
  std::string raw_, passed_, reflex_;
  std::vector<std::string> awaited_;  // one of these; none: nothing, or it has come
  std::vector<std::string> held_;   // until it comes
  std::vector<ToolCall> calls_;
  std::optional<std::string> misfit_;
  bool said_any_ = false, changed_ = false, gave_up_ = false;
  int refused_ = 0;
};

}  // namespace sam::llm
