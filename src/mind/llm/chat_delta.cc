#include "mind/llm/chat_delta.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/json_nesting.h"
#include "base/unicode.h"

namespace sam::llm {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 32;
constexpr char32_t kByte = 0x10FF00;  // of a private plane: stands for the broken byte added to it while the JSON is read

/// A server may cut a character in two; the JSON reader takes whole ones only.
std::string HideBrokenBytes(std::string_view text) {
  std::string hidden;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    const char32_t c = DecodeUtf8(text, pos);
    const bool broken = c == 0xFFFD && pos == begin + 1;
    AppendUtf8(broken ? kByte + static_cast<unsigned char>(text[begin]) : c, hidden);
  }
  return hidden;
}
std::string ShowBrokenBytes(std::string_view text) {
  std::string shown;
  for (size_t pos = 0; pos < text.size();) {
    const char32_t c = DecodeUtf8(text, pos);
    if (c >= kByte + 0x80 && c <= kByte + 0xFF) shown += static_cast<char>(c - kByte);
    else AppendUtf8(c, shown);
  }
  return shown;
}

/// Half of a pair of \u escapes is no character and would make the whole unreadable.
std::string MendEscapes(std::string_view text) {
  std::string mended(text);
  auto surrogate = [&](size_t at, std::string_view leads) {
    return at + 6 <= mended.size() && mended[at] == '\\' && mended[at + 1] == 'u' && (mended[at + 2] | 0x20) == 'd' && leads.find(static_cast<char>(mended[at + 3] | 0x20)) != std::string_view::npos;
  };
  for (size_t at = mended.find('\\'); at != std::string::npos && at + 1 < mended.size(); at = mended.find('\\', at)) {
    const bool high = surrogate(at, "89ab"), low = surrogate(at, "cdef");
    if (high && surrogate(at + 6, "cdef")) at += 12;
    else if (high || low) mended.replace(at, 6, "\\ufffd"), at += 6;
    else at += 2;
  }
  return mended;
}

struct Parsed {
  Json json;
  bool hidden = false;
  std::string Text(const Json& text) const { return hidden ? ShowBrokenBytes(text.get_ref<const std::string&>()) : text.get<std::string>(); }
};

Result<Parsed> Parse(std::string_view data) {
  if (NestsDeeperThan(data, kDeepest)) return Fail(ErrorCode::kCorrupt, "the answer is nested too deep");
  Parsed parsed;
  parsed.hidden = !IsUtf8(data);
  const std::string text = parsed.hidden ? HideBrokenBytes(data) : std::string(data);
  parsed.json = Json::parse(text, nullptr, false);
  if (parsed.json.is_discarded()) parsed.json = Json::parse(MendEscapes(text), nullptr, false);
  if (!parsed.json.is_object()) return Fail(ErrorCode::kCorrupt, "the answer is no JSON object");
  return parsed;
}

const Json* Member(const Json& json, const char* key) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find(key);
  return found == json.end() || found->is_null() ? nullptr : &*found;
}
const Json* TextMember(const Json& json, const char* key) {
  const Json* member = Member(json, key);
  return member != nullptr && member->is_string() ? member : nullptr;
}
int Count(const Json& json, const char* key) {
  const Json* member = Member(json, key);
  if (member == nullptr || !member->is_number()) return 0;
  return static_cast<int>(std::clamp(member->get<double>(), 0.0, static_cast<double>(std::numeric_limits<int>::max())));
}

/// A name such as "rate_limit_exceeded"; "" where it might be anything else.
std::string CodeOf(const Json& error) {
  for (const char* key : {"code", "type"}) {
    const Json* code = TextMember(error, key);
    if (code == nullptr) continue;
    const std::string name = ToLower(code->get_ref<const std::string&>());
    if (!name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; })) return name;
  }
  return "";
}

/// A text, or parts of which some are text.
std::string ContentText(const Parsed& parsed, const Json& content) {
  if (content.is_string()) return parsed.Text(content);
  std::string text;
  if (content.is_array())
    for (const Json& part : content)
      if (const Json* words = TextMember(part, "text")) text += parsed.Text(*words);
  return text;
}

void ReadChoice(const Parsed& parsed, const Json& choice, ChatDelta& delta) {
  if (const Json* finish = TextMember(choice, "finish_reason")) delta.finish = finish->get<std::string>();
  const Json* said = Member(choice, "delta");
  if (said == nullptr) said = Member(choice, "message");
  if (said == nullptr) return;
  for (const char* key : {"content", "refusal"})
    if (const Json* content = Member(*said, key)) delta.text += ContentText(parsed, *content);
  for (const char* key : {"reasoning_content", "reasoning"}) {
    const Json* thought = TextMember(*said, key);
    delta.reasons = delta.reasons || (thought != nullptr && !thought->get_ref<const std::string&>().empty());
  }
}

/// What servers write before the number of tokens that fit; the first number behind it is that one.
int ContextIn(std::string_view words) {
  for (const std::string_view before : {"n_ctx:", "maximum context length is", "maximum context length of", "context length of only", "available context size ("}) {
    const size_t at = words.find(before);
    if (at == words.npos) continue;
    const std::string_view rest = Trim(words.substr(at + before.size(), 24));
    int tokens = 0;
    std::from_chars(rest.data(), rest.data() + rest.size(), tokens);
    if (tokens > 0) return tokens;
  }
  return 0;
}

Complaint ComplaintOf(std::string_view code, std::string_view words) {
  const auto tells = [&](std::initializer_list<std::string_view> phrases) { return std::ranges::any_of(phrases, [&](std::string_view phrase) { return words.find(phrase) != words.npos; }); };
  if (code == "exceed_context_size_error" || code == "context_length_exceeded") return Complaint::kTooLong;
  if (tells({"context size has been exceeded"})) return Complaint::kCrowded;
  if (tells({"context length", "context size", "context window", "maximum context", "max context", "prompt is too long", "input is too long", "max_tokens must be at least 1"})) return Complaint::kTooLong;
  if (tells({"loading model", "model is loading", "currently loading", "model is still loading"})) return Complaint::kLoading;
  if (code == "model_not_found" || (tells({"model"}) && tells({"not found", "does not exist", "not loaded"}))) return Complaint::kNoModel;
  if (tells({"roles must alternate", "system role", "role system", "system message", "roles are supported", "got system"})) return Complaint::kRoles;
  return Complaint::kOther;
}

ServerError ErrorOf(const Json& error, std::string_view body) {
  ServerError read;
  read.code = CodeOf(error);
  read.words = ToLower(IsUtf8(body) ? body : std::string_view());
  read.complaint = ComplaintOf(read.code, read.words);
  if (read.complaint == Complaint::kTooLong) read.context_tokens = std::max(Count(error, "n_ctx"), ContextIn(read.words));
  return read;
}

/// `usage`, in whose place or beside which llama.cpp tells `timings`.
std::optional<TokenUsage> ReadUsage(const Json& json) {
  const Json *usage = Member(json, "usage"), *timings = Member(json, "timings");
  if (usage != nullptr && usage->is_object()) {
    const Json* details = Member(*usage, "prompt_tokens_details");
    const int reused = std::max({details == nullptr ? 0 : Count(*details, "cached_tokens"), Count(*usage, "prompt_cache_hit_tokens"), timings == nullptr ? 0 : Count(*timings, "cache_n")});
    return TokenUsage{Count(*usage, "prompt_tokens"), reused, Count(*usage, "completion_tokens")};
  }
  if (timings == nullptr || !timings->is_object()) return std::nullopt;
  const int reused = Count(*timings, "cache_n");
  return TokenUsage{reused + Count(*timings, "prompt_n"), reused, Count(*timings, "predicted_n")};
}

/// Of an entry of `/models`: what it is loaded with, else the most that it takes; 0 where it does not tell.
int ContextOf(const Json& model) {
  const Json* meta = Member(model, "meta");
  const int loaded = std::max(Count(model, "loaded_context_length"), meta == nullptr ? 0 : Count(*meta, "n_ctx"));
  if (loaded > 0) return loaded;
  int most = 0;
  for (const char* key : {"max_model_len", "context_length", "max_context_length"}) most = std::max(most, Count(model, key));
  return most;
}

bool IsLoaded(const Json& model) {
  const Json* status = Member(model, "status");
  const Json* state = status == nullptr ? TextMember(model, "state") : TextMember(*status, "value");
  return state == nullptr || *state == "loaded";
}

bool IsCalled(const Json& model, std::string_view name) {
  if (model["id"] == name) return true;
  const Json* aliases = Member(model, "aliases");
  return aliases != nullptr && aliases->is_array() && std::ranges::find(*aliases, Json(name)) != aliases->end();
}

/// A list that names pictures, or an object that says of them that it is so.
bool NamesPictures(const Json* told) {
  constexpr std::string_view kNames[] = {"vision", "multimodal", "image"};
  if (told == nullptr) return false;
  return std::ranges::any_of(kNames, [&](std::string_view name) {
    if (told->is_object()) return told->value(name, Json()) == true;
    return told->is_array() && std::ranges::find(*told, Json(name)) != told->end();
  });
}

bool IsNamed(const Json& model, std::string_view name) {
  return std::ranges::any_of(std::initializer_list<const char*>{"id", "name", "model"}, [&](const char* key) {
    const Json* text = TextMember(model, key);
    return text != nullptr && (name.empty() || text->get_ref<const std::string&>() == name);
  });
}

}  // namespace

Result<ChatDelta> ReadChatDelta(std::string_view data) {
  const auto parsed = Parse(data);
  if (!parsed) return tl::unexpected(parsed.error());
  const Json& json = parsed->json;
  ChatDelta delta;
  const Json* choices = Member(json, "choices");
  if (const Json* error = Member(json, "error")) delta.error = ErrorOf(*error, data);
  else if (choices == nullptr && TextMember(json, "message") != nullptr) delta.error = ErrorOf(json, data);
  if (choices != nullptr && choices->is_array() && !choices->empty()) ReadChoice(*parsed, choices->front(), delta);
  delta.usage = ReadUsage(json);
  return delta;
}

ServerError ReadServerError(std::string_view body) {
  const auto parsed = Parse(body);
  const Json* inner = parsed ? Member(parsed->json, "error") : nullptr;
  return ErrorOf(parsed ? inner == nullptr ? parsed->json : *inner : Json(), body);
}

std::optional<std::string> FindJsonObject(std::string_view answer) {
  const size_t begin = answer.find('{'), end = answer.rfind('}');
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return std::nullopt;
  const std::string_view object = answer.substr(begin, end - begin + 1);
  if (NestsDeeperThan(object, kDeepest) || !Json::accept(object)) return std::nullopt;
  return std::string(object);
}

Result<ListedModel> ReadListedModel(std::string_view body, std::string_view name) {
  const auto parsed = Parse(body);
  if (!parsed) return tl::unexpected(parsed.error());
  const Json* list = Member(parsed->json, "data");
  if (list == nullptr || !list->is_array()) return Fail(ErrorCode::kCorrupt, "the list of models is no list");
  std::optional<ListedModel> first;
  for (const Json& model : *list) {
    const Json* id = TextMember(model, "id");
    if (id == nullptr || id->get_ref<const std::string&>().empty()) continue;
    ListedModel listed{id->get<std::string>(), ContextOf(model)};
    if (name.empty() ? IsLoaded(model) : IsCalled(model, name)) return listed;
    if (!first) first = std::move(listed);
  }
  const bool takes_any = first && list->size() == 1;  // a server of one model answers to every name
  if (first && (name.empty() || takes_any)) return *std::move(first);
  return Fail(ErrorCode::kNotFound, name.empty() ? "it lists no model" : "it lists no model of this name");
}

bool TellsSight(std::string_view body, std::string_view model) {
  const auto parsed = Parse(body);
  if (!parsed) return false;
  for (const char* list : {"data", "models"}) {  // llama.cpp tells it in the second
    const Json* models = Member(parsed->json, list);
    if (models == nullptr || !models->is_array()) continue;
    const auto found = std::ranges::find_if(*models, [&](const Json& one) { return one.is_object() && IsNamed(one, model); });
    if (found == models->end()) continue;
    const Json* architecture = Member(*found, "architecture");
    for (const Json* told : {Member(*found, "capabilities"), Member(*found, "input_modalities"), Member(*found, "modalities"), architecture ? Member(*architecture, "input_modalities") : nullptr})
      if (NamesPictures(told)) return true;
  }
  return false;
}

}  // namespace sam::llm
