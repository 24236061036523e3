#include "mind/llm/dialogue.h"

#include <algorithm>

#include "mind/llm/program_calls.h"
#include "mind/llm/prompt.h"

namespace sam::llm {
namespace {

constexpr size_t kFewest = 2;  // turns that stay when it is shortened

}  // namespace

int Dialogue::Tokens() const {
  int tokens = 0;
  for (const ChatMessage& message : messages_) tokens += EstimateTokens(message.text);
  return tokens;
}

void Dialogue::Begin(const Thought& thought, std::string persona) {
  persona_ = std::move(persona);
  shared_bytes_ = SharedRules().size();
  messages_ = {{Role::kSystem, std::string(SharedRules()) + persona_ + LifeWords(thought)}};
  last_ = TurnId::kNone;
  unanswered_ = false;
}

void Dialogue::CatchUp(const Discourse& discourse) {
  for (const DiscourseTurn& turn : discourse.recent) {
    if (const std::string& answer = turn.reply == said_ ? raw_ : turn.reply; unanswered_ && turn.turn == last_ && !answer.empty()) {
      messages_.push_back({Role::kAssistant, answer});
      unanswered_ = false;
    } else if (turn.turn > last_ && !turn.said.empty() && !turn.reply.empty()) {
      messages_.push_back({Role::kUser, Quoted(turn.said)});
      messages_.push_back({Role::kAssistant, turn.reply});
      last_ = turn.turn;
    }
  }
  if (unanswered_) messages_.pop_back(), unanswered_ = false;  // it was never answered, or longer ago than the talk remembers
}

std::vector<ChatMessage> Dialogue::Prepare(const Thought& thought, std::string words, Shown shown, int most_tokens) {
  const size_t room_for_functions = static_cast<size_t>(std::max(most_tokens, 0)) * 3 / 4;  // bytes: a quarter of what can be read
  std::string persona = PersonaWords(thought) + FunctionWords(thought.utterance.context.functions, room_for_functions);
  const auto& recent = thought.discourse.recent;
  const bool gap = !recent.empty() && last_ != TurnId::kNone && recent.front().turn > Next(last_);
  if (messages_.empty() || persona != persona_ || gap) Begin(thought, std::move(persona));
  CatchUp(thought.discourse);
  const int room = most_tokens - EstimateTokens(words) - LengthFor(thought).tokens;
  while (Tokens() > room && messages_.size() > 1 + 2 * kFewest) Shorten();
  messages_.push_back({Role::kUser, std::move(words)});
  last_ = thought.turn;
  unanswered_ = true;
  raw_.clear();
  said_.clear();
  std::vector<ChatMessage> messages = messages_;
  if (shown == Shown::kPicture) messages_.back().text += PictureGone();
  return messages;
}

void Dialogue::Answered(const Thought& thought, std::string raw, std::string said) {
  if (last_ != thought.turn || !unanswered_) return;
  raw_ = std::move(raw);
  said_ = std::move(said);
}

void Dialogue::Shorten() {
  const size_t turns = (messages_.size() - 1) / 2, drop = 2 * std::max<size_t>(1, turns / 2);
  messages_.erase(messages_.begin() + 1, messages_.begin() + 1 + static_cast<std::ptrdiff_t>(drop));
}

}  // namespace sam::llm
