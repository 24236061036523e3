#include "mind/llm/worker/chat_format.h"

#include <chat.h>
#include <fmt/format.h>
#include <llama.h>

#include <algorithm>
#include <stdexcept>

#include "mind/llm/worker/template_bound.h"

namespace sam::llm {
namespace {

constexpr size_t kMostPatterns = 256;
constexpr size_t kLongestAround = 1 << 16;  // bytes that a template may write around a message

/// Stands for the text of message `n` while the template is read; nothing that a template looks for.
std::string Stand(size_t n) { return fmt::format("Zq7xMessage{:04}x7qZ", n); }

const char* NameOf(Role role) { return role == Role::kSystem ? "system" : role == Role::kUser ? "user" : "assistant"; }

/// Of templates that know no system: what it says goes before what is said first.
std::vector<ChatMessage> WithoutSystem(const std::vector<ChatMessage>& messages) {
  std::vector<ChatMessage> out(messages.begin() + 1, messages.end());
  if (out.empty() || out.front().role != Role::kUser) out.insert(out.begin(), {Role::kUser, ""});
  out.front().text = messages.front().text + (out.front().text.empty() ? "" : "\n\n") + out.front().text;
  return out;
}

Result<void> AppendMedia(Result<std::vector<MediaPiece>> pieces, Prompt& prompt) {
  if (!pieces) return tl::unexpected(pieces.error());
  for (MediaPiece& piece : *pieces) {
    if (piece.chunk == nullptr) {
      prompt.tokens.insert(prompt.tokens.end(), piece.tokens.begin(), piece.tokens.end());
      continue;
    }
    const size_t at = prompt.tokens.size();
    prompt.tokens.resize(at + piece.positions, piece.stand_in);
    prompt.more_cells += piece.cells > piece.positions ? piece.cells - piece.positions : 0;
    prompt.media.push_back({at, std::move(piece)});
  }
  return {};
}

}  // namespace

const MediaSpan* Prompt::MediaFrom(size_t from) const {
  const auto found = std::find_if(media.begin(), media.end(), [&](const MediaSpan& span) { return span.at >= from; });
  return found == media.end() ? nullptr : &*found;
}

void GivenAnswers::Add(const std::string& text, Tokens tokens) {
  answers_.emplace_front(text, std::move(tokens));
  if (answers_.size() > kMost) answers_.pop_back();
}

const Tokens* GivenAnswers::Find(const std::string& text) const {
  const auto found = std::find_if(answers_.begin(), answers_.end(), [&](const auto& answer) { return answer.first == text; });
  return found == answers_.end() ? nullptr : &found->second;
}

struct ChatFormat::Template {
  common_chat_templates_ptr chat;
  std::string bos;
  bool takes_system = true;

  /// The prompt with stand-ins for the messages; throws what the template's interpreter throws.
  std::string Render(const std::vector<ChatMessage>& messages) const {
    const TemplateBound bound;
    common_chat_templates_inputs inputs;
    inputs.enable_thinking = false;
    for (size_t i = 0; i < messages.size(); ++i) {
      common_chat_msg message;
      message.role = NameOf(messages[i].role);
      message.content = Stand(i);
      inputs.messages.push_back(std::move(message));
    }
    std::string prompt = common_chat_templates_apply(chat.get(), inputs).prompt;
    if (!bos.empty() && prompt.starts_with(bos)) prompt.erase(0, bos.size());
    if (prompt.size() > kLongestAround * (messages.size() + 1)) throw std::length_error("it writes too much around what is said");
    return prompt;
  }
};

ChatFormat::ChatFormat(const llama_model* model, std::unique_ptr<Template> chat) : model_(model), template_(std::move(chat)) {}
ChatFormat::~ChatFormat() = default;

Result<std::unique_ptr<ChatFormat>> ChatFormat::Of(const llama_model* model) {
  const llama_vocab* vocab = llama_model_get_vocab(model);
  auto chat = std::make_unique<Template>();
  try {
    {
      const TemplateBound bound;
      chat->chat = common_chat_templates_init(model, "");
    }
    if (const llama_token bos = llama_vocab_bos(vocab); bos >= 0) chat->bos = llama_vocab_get_text(vocab, bos);
    const std::vector<ChatMessage> probe = {{Role::kSystem, ""}, {Role::kUser, ""}};
    try {
      chat->takes_system = chat->Render(probe).find(Stand(0)) != std::string::npos;
    } catch (const std::exception&) {
      chat->takes_system = false;
    }
    if (chat->Render({{Role::kUser, ""}}).find(Stand(0)) == std::string::npos) return Fail(ErrorCode::kCorrupt, "the model's chat template leaves out what is said to it; take another model");
  } catch (const std::exception& wrong) {
    return Fail(ErrorCode::kCorrupt, fmt::format("the model's chat template cannot be read ({}); take another model", std::string(wrong.what()).substr(0, 120)));
  }
  return std::unique_ptr<ChatFormat>(new ChatFormat(model, std::move(chat)));
}

Result<const std::vector<std::string>*> ChatFormat::Around(const std::vector<ChatMessage>& messages) {
  std::string roles;
  for (const ChatMessage& message : messages) roles += NameOf(message.role)[0];
  if (const auto known = around_.find(roles); known != around_.end()) return &known->second;
  std::vector<std::string> pieces;
  try {
    const std::string prompt = template_->Render(messages);
    size_t from = 0;
    for (size_t i = 0; i < messages.size(); ++i) {
      const size_t at = prompt.find(Stand(i), from);
      if (at == std::string::npos) return Fail(ErrorCode::kInvalidArgument, "the model's chat template leaves a message out; take another model");
      pieces.push_back(prompt.substr(from, at - from));
      from = at + Stand(i).size();
    }
    pieces.push_back(prompt.substr(from));
  } catch (const std::exception& wrong) {
    return Fail(ErrorCode::kInvalidArgument, fmt::format("the model's chat template refuses these messages ({})", std::string(wrong.what()).substr(0, 120)));
  }
  if (around_.size() >= kMostPatterns) around_.clear();
  return &(around_[roles] = std::move(pieces));
}

void ChatFormat::Append(const std::string& text, bool first, bool control, Tokens& tokens) const {
  if (text.empty() && !first) return;
  const llama_vocab* vocab = llama_model_get_vocab(model_);
  const size_t had = tokens.size();
  tokens.resize(had + text.size() + 2);
  const int32_t n = llama_tokenize(vocab, text.data(), static_cast<int32_t>(text.size()), tokens.data() + had, static_cast<int32_t>(tokens.size() - had), first, control);
  tokens.resize(had + static_cast<size_t>(std::max(n, 0)));
}

Result<Prompt> ChatFormat::Read(const std::vector<ChatMessage>& given, size_t shared_bytes, const GivenAnswers& answers, const Projector* projector) {
  if (given.empty()) return Fail(ErrorCode::kInvalidArgument, "there is no message to answer");
  const bool moved = !template_->takes_system && given.front().role == Role::kSystem;
  const std::vector<ChatMessage> without = moved ? WithoutSystem(given) : std::vector<ChatMessage>();
  const std::vector<ChatMessage>& messages = moved ? without : given;
  const auto around = Around(messages);
  if (!around) return tl::unexpected(around.error());
  Prompt prompt;
  Append((**around)[0], true, true, prompt.tokens);
  for (size_t i = 0; i < messages.size(); ++i) {
    const std::string& text = messages[i].text;
    const Tokens* given_before = messages[i].role == Role::kAssistant ? answers.Find(text) : nullptr;
    if (given_before) {
      prompt.tokens.insert(prompt.tokens.end(), given_before->begin(), given_before->end());
    } else if (i == 0 && shared_bytes > 0 && shared_bytes < text.size()) {
      Append(text.substr(0, shared_bytes), false, false, prompt.tokens);
      prompt.shared = prompt.tokens.size();
      Append(text.substr(shared_bytes), false, false, prompt.tokens);
    } else {
      Append(text, false, false, prompt.tokens);
    }
    if (projector == nullptr && !(messages[i].images.empty() && messages[i].sounds.empty())) return Fail(ErrorCode::kInvalidArgument, "this model has no projector, so it neither sees nor hears");
    for (const std::string& image : messages[i].images)
      if (auto shown = AppendMedia(projector->See(image), prompt); !shown) return tl::unexpected(shown.error());
    for (const std::string& sound : messages[i].sounds)
      if (auto heard = AppendMedia(projector->Hear(sound), prompt); !heard) return tl::unexpected(heard.error());
    Append((**around)[i + 1], false, true, prompt.tokens);
  }
  return prompt;
}

}  // namespace sam::llm
